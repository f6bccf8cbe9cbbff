import MarkdownIt from 'markdown-it';
import { applyEdits } from '../../src/markdown/text.ts';
import { editRaci } from '../../src/raci/edit.ts';
import { parseRaci } from '../../src/raci/parse.ts';
import type { Row, Times } from './measure.ts';
import { measure } from './measure.ts';
import { randomText } from './randomText.ts';

/** A matrix of `rows` matters and `columns` roles with a group every 20 rows, as Markdown; the same for the same seed. */
function matrixText(rows: number, columns: number, seed: number): string {
  const random = randomText(seed);
  const notations: [string, ...string[]] = [
    'R',
    'A',
    'C',
    'I',
    '',
    '',
    'R/A',
    '**R**',
    'C 会审',
    'A（签字）',
    '-',
  ];
  const cell = () => random.pick(notations);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const roles = Array.from({ length: columns }, (_, column) => `角色 ${column + 1}`);
  const lines = [line(['事项', ...roles]), line(['---', ...roles.map(() => '---')])];
  for (let row = 0; row < rows; row++) {
    if (row % 20 === 0) lines.push(line([`**阶段 ${row / 20 + 1}**`, ...roles.map(() => '')]));
    lines.push(line([`事项 ${row + 1} ${random.sentence(8)}`, ...roles.map(cell)]));
  }
  return `---\nfupan: raci\n---\n\n# 责任矩阵\n\n${lines.join('\n')}\n`;
}

const large = matrixText(5000, 10, 20261120);
const wide = matrixText(200, 30, 20261121);

/** What the data is. */
export const about = `Two RACI documents: 200 matters × 30 roles (${(wide.length / 1000).toFixed(0)} thousand characters) and 5,000 × 10 (${(large.length / 1000).toFixed(0)} thousand).`;

/** Changes a cell in the middle, moves a row over half of the table; reading is done before. */
function editors(text: string) {
  const document = parseRaci(text);
  const rows = document.matrices[0]?.rows ?? [];
  const row = rows.findIndex((one, at) => at > rows.length / 2 && one.kind === 'matter');
  const apply = (intent: Parameters<typeof editRaci>[2]): string => {
    const result = editRaci(text, document, intent);
    if (!result.ok) throw new Error(result.error);
    return applyEdits(text, result.edits);
  };
  return {
    cell: () =>
      apply({
        kind: 'setCells',
        matrix: 0,
        cells: [{ row, role: 3, letters: ['A', 'R'], words: '现场确认' }],
      }),
    move: () => apply({ kind: 'moveRows', matrix: 0, rows: [1], to: row }),
  };
}

/** Reading and editing against markdown-it's parse of the same text, which builds tokens without places inside a line. */
export async function run(): Promise<readonly Row[]> {
  const markdownIt = new MarkdownIt({ html: true });
  const ofWide = editors(wide);
  const ofLarge = editors(large);
  const rounds = { warmUp: 5, counted: 30 };
  const small = measure(
    { parse: () => parseRaci(wide), ...ofWide, tokens: () => markdownIt.parse(wide, {}) },
    rounds,
  );
  const big = measure(
    { parse: () => parseRaci(large), ...ofLarge, tokens: () => markdownIt.parse(large, {}) },
    rounds,
  );
  const row = (what: string, times: Times, peer: Times, atMost?: number): Row => ({
    what,
    ...times,
    unit: 'ms',
    ratio: { to: 'markdown-it', value: times.median / peer.median },
    ...(atMost === undefined ? {} : { target: { of: 'median', atMost } }),
  });
  return Promise.resolve([
    row('200 × 30: read', small.parse, small.tokens),
    row('200 × 30: set a cell', small.cell, small.tokens),
    row('200 × 30: move a row', small.move, small.tokens),
    { what: '200 × 30: markdown-it', ...small.tokens, unit: 'ms' },
    row('5,000 × 10: read', big.parse, big.tokens, 60),
    row('5,000 × 10: set a cell', big.cell, big.tokens, 20),
    row('5,000 × 10: move a row', big.move, big.tokens, 20),
    { what: '5,000 × 10: markdown-it', ...big.tokens, unit: 'ms' },
  ]);
}
