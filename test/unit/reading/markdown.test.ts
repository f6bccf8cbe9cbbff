import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkTarget } from '../../../src/reading/links.ts';
import { readMarkdown } from '../../../src/reading/markdown.ts';
import { readingTags, textOf, type ReadingElement, type ReadingNode } from '../../../src/reading/tree.ts';

/** All elements of a tree. */
function elements(nodes: readonly ReadingNode[]): ReadingElement[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elements(node.children)]));
}

const read = (text: string): ReadingElement[] => elements(readMarkdown(text).nodes);
const said = (text: string): string => readMarkdown(text).nodes.map(textOf).join('\n');
const tagsOf = (text: string): string[] => read(text).map(({ tag }) => tag);

describe('a document', () => {
  it('becomes a tree of what it is made of', () => {
    const text = `# 标题\n\n一段 **重点** 和 \`代码\`。\n\n1. 一\n2. 二\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n\`\`\`sql\nselect 1\n\`\`\`\n`;
    expect(tagsOf(text)).toEqual([
      ...['h1', 'p', 'strong', 'code', 'ol', 'li', 'li'],
      ...['table', 'thead', 'tr', 'th', 'th', 'tbody', 'tr', 'td', 'td', 'pre', 'code'],
    ]);
    expect(read(text).filter(({ align }) => align === 'right')).toHaveLength(2);
  });

  it('shows tasks as done or not', () => {
    const items = read('- [x] 回滚 @李强\n- [ ] 评审\n- 说明\n\n* [X] loose\n\n* [] none\n').filter(
      ({ tag }) => tag === 'li',
    );
    expect(items.map((item) => [item.checked, textOf(item).trim()])).toEqual([
      [true, '回滚 @李强'],
      [false, '评审'],
      [undefined, '说明'],
      [true, 'loose'],
      [undefined, '[] none'],
    ]);
  });

  it('gives headings the names that links to them use', () => {
    const headings = read('## 1. 根本原因（技术）\n\n## Root cause: *why*?\n\n## Root cause: why\n');
    expect(headings.flatMap(({ id }) => id ?? [])).toEqual([
      '1-根本原因技术',
      'root-cause-why',
      'root-cause-why-1',
    ]);
  });

  it('leaves comments out, wherever they are', () => {
    expect(
      said('a\n\n<!-- internal -->\n\nb <!-- x --> c\n\n<!--\nlong\n-->\n\n- d\n  <!-- e -->\n'),
    ).not.toMatch(/internal|x|long|e|<!--/);
    expect(said('a <!-- open\n\nb')).toContain('<!-- open');
    expect(said('```\n<!-- code -->\n```\n')).toContain('<!-- code -->');
  });

  it('ends where it is longer than anybody reads', () => {
    const rows = '| a | b | c |\n'.repeat(30_000);
    const table = readMarkdown(`| x | y | z |\n|---|---|---|\n${rows}`);
    expect(table.cut).toBe(true);
    expect(elements(table.nodes).length).toBeLessThan(21_000);
    expect(readMarkdown('字'.repeat(2_000_000)).cut).toBe(true);
    expect(readMarkdown('a\n').cut).toBe(false);
  });
});

/** Attempts to run something, load something or leave; none may survive as more than text. */
const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="command:workbench.action.closeWindow">x</a>',
  '<svg onload=alert(1)><style>*{display:none}</style></svg>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java&#10;script:alert(1))',
  '[x](&#x6A;avascript&colon;alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](command:workbench.action.terminal.sendSequence?%7B%7D)',
  '[x](vscode://extension/run)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](file:///etc/passwd)',
  '[x](//evil.example/x)',
  '[x](\\\\\\\\evil.example\\\\share)',
  '[x](%6Aavascript:alert(1))',
  '[x][r]\n\n[r]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml;base64,PHN2Zz4=)',
  '![x](//evil.example/pixel.png)',
];

describe('hostile text', () => {
  it.each(hostile)('%s is harmless', (text) => {
    for (const element of read(`a\n\n${text}\n`)) {
      expect(readingTags).toContain(element.tag);
      for (const link of [element.href, element.src]) {
        if (link !== undefined && link !== '') expect(linkTarget(link)?.kind).toMatch(/^(web|file|heading)$/);
        expect(link ?? '').not.toMatch(/script:|^command|^data|^vscode|^file:|evil/i);
      }
    }
  });

  it('of any kind becomes a tree of plain elements, and shows all of its letters', () => {
    const piece = fc.constantFrom(
      ...hostile,
      '<',
      '>',
      '[',
      ']',
      '(',
      ')',
      '!',
      '`',
      '*',
      '&',
      'javascript:',
      '\n',
      '案例',
      '<!--',
      '-->',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        for (const { tag, href, src } of read(pieces.join(''))) {
          expect(readingTags).toContain(tag);
          for (const link of [href, src]) if (link) expect(linkTarget(link)).not.toBeNull();
        }
      }),
    );
  });

  it.each(['[', '![', '<!--', '> ', '*a ', '`', '<', '- ', '[x](', '|', '&#'])(
    '%s a hundred thousand times is read',
    (piece) => {
      expect(readMarkdown(piece.repeat(100_000)).nodes.length).toBeGreaterThanOrEqual(0);
    },
  );
});
