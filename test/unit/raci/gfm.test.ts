import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/markdown/blocks.ts';
import { parseBlocks } from '../../../src/markdown/blocks.ts';
import { readTable } from '../../../src/markdown/table.ts';
import { readPlain } from '../../../src/raci/plainText.ts';

const markdownIt = new MarkdownIt();

/** The cells of the tables of a document as text, by markdown-it. Rows have as many cells as the header. */
function theirs(text: string): string[][][] {
  const tables: string[][][] = [];
  for (const token of markdownIt.parse(text, {})) {
    if (token.type === 'table_open') tables.push([]);
    else if (token.type === 'tr_open') tables.at(-1)?.push([]);
    else if (token.type === 'inline' && tables.length > 0 && /^t[hd]$/.test(tagOf(token.level, tables))) {
      const said = (token.children ?? [])
        .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? '\n' : content))
        .join('');
      tables.at(-1)?.at(-1)?.push(said.trim());
    }
  }
  return tables;
}

/** Inline text inside a table is at level 4 at least; text outside of one is nearer to the top. */
function tagOf(level: number, tables: readonly unknown[]): string {
  return level >= 4 && tables.length > 0 ? 'td' : 'p';
}

function ours(text: string): string[][][] {
  const found: string[][][] = [];
  const walk = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      if (block.kind === 'quote' || block.kind === 'item') walk(block.children);
      if (block.kind === 'list') walk(block.items);
      if (block.kind !== 'table') continue;
      const { header, rows } = readTable(text, block);
      found.push(
        [header, ...rows].map((row) =>
          header.cells.map((_, at) => readPlain(row.cells[at]?.source ?? '').text.trim()),
        ),
      );
    }
  };
  walk(parseBlocks(text));
  return found;
}

/** Made after the rules of the specification's chapter on tables, one rule each. */
const cases: Record<string, string> = {
  'header, delimiter and rows': '| a | b |\n| - | - |\n| c | d |\n',
  'no outer pipes, cells of other widths': 'a | bb\n--|-:\nccc | d\n',
  'alignment in every form': '|a|b|c|d|\n|:-|-:|:-:|---|\n|1|2|3|4|\n',
  'a pipe that is escaped, and one in code': '| f\\|oo | b |\n|---|---|\n| b `\\|` az | b **\\|** im |\n',
  'a pipe in code without a backslash splits': '| a | b |\n|---|---|\n| `x | y` |\n',
  'ends where another block starts': '| a | b |\n|---|---|\n| c | d |\n> e\n',
  'ends at a heading': '| a | b |\n|---|---|\n| c | d |\n# e | f\n',
  'ends at a list': '| a | b |\n|---|---|\n| c | d |\n- e | f\n',
  'ends at a fence': '| a | b |\n|---|---|\n| c | d |\n```\n| e | f |\n```\n',
  'ends at a blank line': '| a | b |\n|---|---|\n| c | d |\n\n| e | f |\n',
  'a line of text is a row': '| a | b |\n|---|---|\n| c | d |\nplain\n\nplain\n',
  'header and delimiter of different lengths are no table': '| a | b |\n|---|\n| c |\n',
  'fewer and more cells than the header': '| a | b |\n|---|---|\n| c |\n| d | e | f |\n',
  'no body': '| a | b |\n|---|---|\n',
  'one column': '| a |\n|---|\n| b |\n',
  'inline content': '| *a* | **b** |\n|---|---|\n| [c](d) | `e` |\n| ~~f~~ | \\*g\\* |\n',
  'indented by three, not by four':
    '   | a | b |\n   |---|---|\n   | c | d |\n\n    | a | b |\n    |---|---|\n',
  'in a quote and in a list':
    '> | a | b |\n> |---|---|\n> | c | d |\n\n- | e | f |\n  |---|---|\n  | g | h |\n',
  'a delimiter needs a pipe or a colon to be one': 'a\n---\nb\n',
  'blanks and tabs behind the lines': '| a | b | \t\n|---|---|  \n| c | d |\t\n',
  'Windows line endings': '| a | b |\r\n|---|---|\r\n| c | d |\r\n',
  Chinese: '| 事项 | 角色 |\n|:--:|---|\n| 调研 | 实施 |\n',
};

describe('tables of the GFM specification', () => {
  it.each(Object.entries(cases))('%s', (_, text) => {
    expect(ours(text)).toEqual(theirs(text));
  });
});
