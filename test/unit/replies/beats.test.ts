import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatsOf } from '../../../src/replies/beats.ts';
import { findUnfilled } from '../../../src/replies/placeholders.ts';
import { hasCompensation } from '../../../src/replies/compensation.ts';
import { compensationCases } from './compensationCases.ts';
import { heldOutReplies } from './heldOutReplies.ts';
import { labelledReplies } from './labelledReplies.ts';
import { writtenReplies } from './writtenReplies.ts';

const letters = {
  E: 'empathy',
  F: 'facts',
  S: 'solution',
  D: 'dated',
  C: 'compensation',
  U: 'unfilled',
} as const;

function lettersOf(text: string): string {
  const beats = beatsOf(text);
  return (Object.keys(letters) as (keyof typeof letters)[])
    .filter((letter) => beats[letters[letter]])
    .join('');
}

describe('the beats of a reply', () => {
  it.each(labelledReplies)('are “%s” in: %s', (beats, text) => {
    expect([...lettersOf(text)].sort()).toEqual([...beats].sort());
  });

  it('are right in nine of ten replies that the rules were not written with', () => {
    for (const [letter, beat] of Object.entries(letters)) {
      const right = heldOutReplies.filter(([beats, text]) => beatsOf(text)[beat] === beats.includes(letter));
      expect(right.length / heldOutReplies.length, beat).toBeGreaterThanOrEqual(0.9);
    }
  });

  it.each(Object.entries(letters))(
    'are right in 19 of 20 sentences of a working day: %s, %s',
    (letter, beat) => {
      const wrong = writtenReplies.filter(([beats, text]) => beatsOf(text)[beat] !== beats.includes(letter));
      expect(wrong.length, wrong.map(([, text]) => text).join('\n')).toBeLessThanOrEqual(
        writtenReplies.length / 20,
      );
    },
  );

  it('of an empty reply are none', () => {
    expect(lettersOf('')).toBe('');
    expect(lettersOf('> 很抱歉\n\n```\n我们明天中午前修好\n```\n')).toBe('');
  });

  it('of a megabyte are told', () => {
    const text = `${'对不起'.repeat(50_000)}${'“'.repeat(100_000)}${'【'.repeat(100_000)}${'[a'.repeat(100_000)}${'1:'.repeat(100_000)}`;
    expect(beatsOf(text).empathy).toBe(true);
  });
});

describe('compensation', () => {
  it.each(compensationCases)('is granted or proposed, %s: %s', (offered, sentence) => {
    expect(hasCompensation(sentence)).toBe(offered);
  });
});

describe('placeholders that are left', () => {
  const found = (text: string): string[] =>
    findUnfilled(text).map(({ start, end }) => text.slice(start, end));

  it('are given as written, in their order', () => {
    expect(found('【待填：姓名】您好，{{ customer | upcase }} 的单号是XXX，<月><日>前办好')).toEqual([
      '【待填：姓名】',
      '{{ customer | upcase }}',
      'XXX',
      '<月>',
      '<日>',
    ]);
    expect(found('Dear [CUSTOMER NAME], on [DATE TBD] or TBC, ${owner}: ____ x')).toEqual([
      '[CUSTOMER NAME]',
      '[DATE TBD]',
      'TBC',
      '${owner}',
      '____',
    ]);
  });

  it('are none in code, links, notices and ordinary words', () => {
    expect(found('`{{ x }}` 【重要】 [手册](a.md) [x] [1] [ABC-12] XXL <br> 3 × 4')).toEqual([]);
    expect(found('```\n{{ x }}\n```\n')).toEqual([]);
  });

  it('lie in the text and do not overlap', () => {
    const parts = fc.constantFrom(
      '{{',
      '}}',
      '【',
      '】',
      '待填',
      'XXX',
      '<',
      '>',
      '[',
      ']',
      'name',
      '`',
      '\n',
      'a',
      '月',
      '___',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (words) => {
        const text = words.join('');
        let last = 0;
        for (const { start, end } of findUnfilled(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
