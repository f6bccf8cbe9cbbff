import MarkdownIt from 'markdown-it';
import { applyEdits } from '../../src/markdown/text.ts';
import { checkRetrospective } from '../../src/retrospective/check.ts';
import { editRetrospective } from '../../src/retrospective/edit.ts';
import { parseRetrospective } from '../../src/retrospective/parse.ts';
import { largeRetrospective } from './largeRetrospective.ts';
import type { Row } from './measure.ts';
import { measure } from './measure.ts';

const text = largeRetrospective(1_000_000, 20261120);
const model = parseRetrospective(text);
const row = Math.floor(model.timeline.length / 2);

/** What the data is. */
export const about = `A retrospective of ${(text.length / 1e6).toFixed(2)} million characters (${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB as UTF-8): ${model.timeline.length} timeline rows, ${model.claims.length} claims.`;

/** Changes a cell in the middle of the timeline; returns the new text. */
function parseAndEdit(): string {
  const result = editRetrospective(text, parseRetrospective(text), {
    kind: 'setCell',
    table: 'timeline',
    row,
    column: 'text',
    value: '客户电话确认',
  });
  if (!result.ok) throw new Error(result.error);
  return applyEdits(text, result.edits);
}

/** Parse and edit against markdown-it's parse of the same text, which builds tokens without ranges inside a line. */
export async function run(): Promise<readonly Row[]> {
  const markdownIt = new MarkdownIt({ html: true });
  const state = () => new markdownIt.core.State(text, markdownIt, {});
  const times = measure(
    {
      edit: parseAndEdit,
      parse: () => parseRetrospective(text),
      check: () => checkRetrospective(model, '2026-12-10'),
      blocks: () => {
        // What our parser does too: the block structure, without looking inside paragraphs.
        const blocks = state();
        markdownIt.block.parse(text, markdownIt, {}, blocks.tokens);
      },
      tokens: () => markdownIt.parse(text, {}),
    },
    { warmUp: 5, counted: 30 },
  );
  const to = 'markdown-it, blocks only';
  return [
    {
      what: 'parse + edit one cell',
      ...times.edit,
      unit: 'ms',
      ratio: { to, value: times.edit.median / times.blocks.median },
      target: { of: 'median', atMost: 30 },
    },
    {
      what: 'parse',
      ...times.parse,
      unit: 'ms',
      ratio: { to, value: times.parse.median / times.blocks.median },
    },
    { what: 'completeness rules', ...times.check, unit: 'ms' },
    { what: to, ...times.blocks, unit: 'ms' },
    { what: 'markdown-it, all tokens', ...times.tokens, unit: 'ms' },
  ];
}
