import { beatsOf } from '../../src/replies/beats.ts';
import { heldOutReplies } from '../unit/replies/heldOutReplies.ts';
import { labelledReplies } from '../unit/replies/labelledReplies.ts';
import type { Row } from './measure.ts';
import { measure } from './measure.ts';

const letters = {
  empathy: 'E',
  facts: 'F',
  solution: 'S',
  dated: 'D',
  compensation: 'C',
  unfilled: 'U',
} as const;
const names = Object.keys(letters) as (keyof typeof letters)[];

/** Shares right and balanced (F1) of one beat, in per cent. */
function scoreOf(
  replies: typeof heldOutReplies,
  name: (typeof names)[number],
): { right: number; f1: number } {
  let [hits, extra, missed] = [0, 0, 0];
  for (const [beats, text] of replies) {
    const wanted = beats.includes(letters[name]);
    const found = beatsOf(text)[name];
    if (wanted && found) hits++;
    else if (found) extra++;
    else if (wanted) missed++;
  }
  return {
    right: (100 * (replies.length - extra - missed)) / replies.length,
    f1: (200 * hits) / Math.max(1, 2 * hits + extra + missed),
  };
}

/** What the data is. */
export const about = `Beats of ${heldOutReplies.length} replies that the rules were not written with (of ${labelledReplies.length} they were: in the last rows), Chinese and English.`;

/** Accuracy of each beat, and the time that a long reply takes. */
export async function run(): Promise<readonly Row[]> {
  const rows = (replies: typeof heldOutReplies, what: string): Row[] =>
    names.flatMap((name) => {
      const { right, f1 } = scoreOf(replies, name);
      return [
        { what: `${what}, ${name}: right`, median: right, p95: right, unit: '%' as const },
        { what: `${what}, ${name}: F1`, median: f1, p95: f1, unit: '%' as const },
      ];
    });
  const long = heldOutReplies
    .map(([, text]) => text)
    .join('\n')
    .repeat(20);
  const { check } = measure({ check: () => beatsOf(long) }, { warmUp: 3, counted: 15 });
  return [
    ...rows(heldOutReplies, 'held out'),
    ...rows(labelledReplies, 'written with'),
    { what: `beats of ${Math.round(long.length / 1000)},000 characters`, ...check, unit: 'ms' },
  ];
}
