import { Parser } from 'commonmark';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/markdown/blocks.ts';
import { parseBlocks } from '../../../src/markdown/blocks.ts';
import { lineAt, splitLines } from '../../../src/markdown/text.ts';

const reference = new MarkdownIt({ html: true });

/** The block structure as `kind first-last` lines, indented by depth, in a form that both parsers can be brought to. */
function ours(text: string): string[] {
  const lines = splitLines(text);
  const out: string[] = [];
  const visit = (blocks: readonly Block[], depth: number): void => {
    for (const block of blocks) {
      const at = `${lineAt(lines, block.start)}`;
      if (block.kind === 'list') {
        out.push(`${'  '.repeat(depth)}list ${at}`);
        visit(block.items, depth + 1);
      } else if (block.kind === 'item' || block.kind === 'quote') {
        out.push(`${'  '.repeat(depth)}${block.kind} ${at}`);
        visit(block.children, depth + 1);
      } else if (block.kind === 'heading') {
        out.push(`${'  '.repeat(depth)}heading${block.level} ${at}`);
      } else if (block.kind === 'table') {
        out.push(`${'  '.repeat(depth)}table ${at} rows ${block.segments.length - 2}`);
      } else out.push(`${'  '.repeat(depth)}${block.kind} ${at}`);
    }
  };
  visit(parseBlocks(text), 0);
  return out;
}

const kinds: Record<string, string> = {
  bullet_list_open: 'list',
  ordered_list_open: 'list',
  list_item_open: 'item',
  blockquote_open: 'quote',
  paragraph_open: 'paragraph',
  fence: 'fence',
  code_block: 'code',
  html_block: 'html',
  hr: 'rule',
};

function theirs(text: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let rows = 0;
  for (const token of reference.parse(text, {})) {
    const at = `${token.map?.[0] ?? -1}`;
    const indent = '  '.repeat(depth);
    const kind = kinds[token.type];
    if (token.type === 'heading_open') out.push(`${indent}heading${token.tag.slice(1)} ${at}`);
    else if (token.type === 'table_open') {
      out.push(`${indent}table ${at}`);
      rows = -1;
    } else if (token.type === 'tr_open') rows++;
    else if (token.type === 'table_close') out[out.length - 1] += ` rows ${rows}`;
    else if (kind) out.push(`${indent}${kind} ${at}`);
    if (['list', 'item', 'quote'].includes(kind ?? '')) depth++;
    if (/^(bullet_list|ordered_list|list_item|blockquote)_close$/.test(token.type)) depth--;
  }
  return out;
}

const commonMarkKinds: Record<string, string> = {
  block_quote: 'quote',
  thematic_break: 'rule',
  html_block: 'html',
};

function commonMark(text: string): string[] {
  const out: string[] = [];
  const walker = new Parser().parse(text).walker();
  let depth = -1;
  for (let event = walker.next(); event; event = walker.next()) {
    const { node } = event;
    const container = ['document', 'list', 'item', 'block_quote'].includes(node.type);
    if (!event.entering) {
      if (container) depth--;
      continue;
    }
    // Inline nodes have no position, whatever the declared type says.
    const place = node.sourcepos as typeof node.sourcepos | undefined;
    if (node.type !== 'document' && place) {
      // The reference calls both kinds of code `code_block`; only a fence has the property `_isFenced`.
      const code =
        node.type === 'code_block' ? (Reflect.get(node, '_isFenced') === true ? 'fence' : 'code') : null;
      const kind = code ?? commonMarkKinds[node.type] ?? node.type;
      out.push(`${'  '.repeat(depth)}${kind}${kind === 'heading' ? node.level : ''} ${place[0][0] - 1}`);
    }
    if (container) depth++;
  }
  return out;
}

const samples: Record<string, string> = {
  'atx and setext headings': '# A\n\nB\n===\n\nC\nd\n---\n#not\n####### seven\n## closed ##\n##',
  'fences hide look-alikes': '```md\n## no\n| a |\n|---|\n```\n~~~~\n```\n~~~\n## no\n~~~~\n## yes',
  'an unclosed fence runs to the end': 'a\n\n````\n## no\n```\n',
  'nested lists': '- a\n  - b\n    - c\n\n      more c\n  - d\n- e\n\n1. x\n2) y\n',
  'a heading in an item is none of the document': '- a\n  ## inside\n\n## outside',
  'lazy continuation': '> quote\nlazy\n\n- item\nlazy\n> - deep\nlazy too\n',
  'indented code': 'a\n    lazy\n\n    code\n\n    more\n- x\n\n      code in item',
  'html blocks': '<!-- a\n\n## no -->\n## yes\n<div>\n## no\n\n## yes\n<b>x</b>\n## para? no\n',
  'a table ends at a blank line or block': '| a | b |\n|---|---|\n| 1 | 2 |\n3\n> q\n\n|x|\n|-|\n\n| y |',
  'a table after text': 'text\n| a | b |\n| - | - |\n| c |',
  'no table where the columns differ': '| a | b |\n|---|\n',
  'a delimiter that is a list': 'a | b\n- | -\n',
  tabs: '-\ta\n\n\tb\n\n\t\tcode\n>\tq\n1.\tx\n   \ty\n',
  'line ends': '# A\r\n\r\n- b\r\n  c\r\r## D\r',
  'an empty item': '-\n\n  not inside\n-\n  inside\n- \n',
  'ordered lists interrupt only with 1': 'a\n2. b\n1. c\n',
  rules: '***\n- - -\na\n***\n_ _ _\n--\n',
};

describe('parseBlocks', () => {
  for (const [name, text] of Object.entries(samples)) {
    it(`reads ${name} as the reference parser does`, () => {
      expect(ours(text)).toEqual(theirs(text));
    });
  }

  const runs = Number(process.env['FC_NUM_RUNS'] ?? 3000);
  const flat = ['# h', '## 二 ', 'text', '中文 段落', '', '    code', '```', '~~~', '<!-- c', '-->', '<div>'];
  const more = [
    '---',
    '===',
    '***',
    '\ttab',
    '  two',
    '- a',
    '  - b',
    '    - c',
    '* x',
    '1. n',
    '- [ ] task @a',
  ];
  const tables = [
    '| a | b |',
    '|---|---|',
    '| 1 |',
    'a | b',
    '| `a|b` | c \\| d |',
    ':-: | :-',
    '|---|---| x',
  ];

  it('agrees with the CommonMark reference on generated documents', () => {
    const piece = fc.constantFrom(
      ...flat,
      ...more,
      '<b>',
      '> q',
      '>',
      '> > r',
      '> - s',
      '   - three',
      '>\tt',
      '-\tu',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\r'), (pieces, eol) => {
        const text = pieces.join(eol);
        expect(ours(text)).toEqual(commonMark(text));
      }),
      { numRuns: runs },
    );
  });

  // Without `<b>`: a lone tag ends a table on GitHub (cmark-gfm), but not in this reference.
  it('agrees with the table reference on generated documents', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...flat, ...more, ...tables, ...tables), { maxLength: 12 }),
        (pieces) => {
          const text = pieces.join('\n');
          expect(ours(text)).toEqual(theirs(text));
        },
      ),
      { numRuns: runs },
    );
  });
});
