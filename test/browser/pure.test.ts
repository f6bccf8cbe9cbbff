import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChannelError } from '../../src/protocol/channel.ts';
import type { FormRequest } from '../../src/protocol/retrospective.ts';
import { checkRetrospective, progressOf } from '../../src/retrospective/check.ts';
import { concepts } from '../../src/retrospective/model.ts';
import { parseRetrospective } from '../../src/retrospective/parse.ts';
import { daysFromTo, timelineTime } from '../../webview/dates.ts';
import { splitNames } from '../../webview/elements/chips.ts';
import { wordsBesideLinks } from '../../webview/elements/evidenceCell.ts';
import { caretMover } from '../../webview/elements/replaceText.ts';
import { placeOf, problemsIn, sectionNames, sectionOf, sectionOfPlace } from '../../webview/places.ts';
import { RequestQueue } from '../../webview/requestQueue.ts';
import { RowKeys } from '../../webview/rowKeys.ts';
import { sample } from './page.ts';

describe('keys of rows', () => {
  const after = (...lists: string[][]): (readonly number[])[] => {
    const keys = new RowKeys();
    return lists.map((list) => keys.align(list));
  };

  it('stay when nothing, or one row, changes', () => {
    expect(after(['a', 'b', 'c'], ['a', 'b', 'c'], ['a', 'B', 'c'])).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });

  it('go along when a row is added, removed or moved', () => {
    expect(after(['a', 'b', 'c'], ['x', 'a', 'b', 'c'])[1]).toEqual([3, 0, 1, 2]);
    expect(after(['a', 'b', 'c'], ['a', 'c'])[1]).toEqual([0, 2]);
    expect(after(['a', 'b', 'c'], ['b', 'a', 'c'])[1]).toEqual([1, 0, 2]);
    expect(after(['a', 'b'], ['a', 'b', 'b'])[1]).toEqual([0, 1, 2]);
  });

  it('are new where a guess could put a draft into another row', () => {
    expect(after(['a', 'b', 'c'], ['a', 'x', 'y', 'c'])[1]).toEqual([0, 3, 4, 2]);
  });

  it('stay at their places where these were written anew, and nowhere else', () => {
    const align = (now: string[], from: number, count: number): readonly number[] => {
      const keys = new RowKeys();
      keys.align(['a', 'b', 'c']);
      return keys.align(now, { from, count });
    };
    expect(align(['b', 'a', 'c'], 0, 2)).toEqual([0, 1, 2]);
    expect(align(['a', 'x', 'b', 'c'], 1, 3)).toEqual([0, 1, 2, 3]);
    // Somebody else changed it, so what went where is looked for.
    expect(align(['b', 'a', 'c'], 1, 2)).toEqual([1, 0, 2]);
    expect(align(['x', 'a', 'b', 'c'], 0, 2)).toEqual([3, 0, 1, 2]);
  });

  it('are always different from each other, and the same for the same list', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 5 }), (lists) => {
        const keys = new RowKeys();
        for (const one of lists) {
          const given = keys.align(one);
          expect(new Set(given).size).toBe(one.length);
          expect(keys.align(one)).toEqual(given);
        }
      }),
    );
  });
});

describe('the caret', () => {
  it('stays between the characters it stood between', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (head, old, fresh, tail) => {
        const move = caretMover(head + old + tail, head + fresh + tail);
        const length = (head + fresh + tail).length;
        for (let at = 0; at <= (head + old + tail).length; at++) {
          expect(move(at)).toBeGreaterThanOrEqual(0);
          expect(move(at)).toBeLessThanOrEqual(length);
        }
        expect(move(0)).toBe(0);
        if (tail) expect(move((head + old + tail).length)).toBe(length);
      }),
    );
    expect(caretMover('one two', 'one big two')(7)).toBe(11);
    expect(caretMover('one two', 'ONE two')(5)).toBe(5);
  });
});

describe('places', () => {
  it('of problems lie in the section that counts them', () => {
    const bare = sample.replace(/^(occurred|place|people):.*$/gm, '$1:').replace(/^- .*$/gm, '');
    for (const text of [sample, bare, '# Notes\n']) {
      const problems = checkRetrospective(parseRetrospective(text), '2026-11-24');
      expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems) {
        const { target, code } = problem;
        expect(sectionOfPlace(placeOf(target, code))).toBe(sectionOf(target));
      }
      const inside = sectionNames.flatMap((name) => problemsIn(problems, name));
      expect(inside).toHaveLength(problems.length);
      for (const { target } of progressOf(parseRetrospective(text), problems).missing) {
        expect(sectionOfPlace(placeOf(target))).not.toBeNull();
      }
    }
  });

  it('exist for every concept', () => {
    for (const concept of concepts) {
      expect(sectionNames).toContain(sectionOfPlace(placeOf({ part: 'section', concept })));
    }
  });
});

describe('dates', () => {
  it('are counted in whole days of the calendar', () => {
    expect(daysFromTo('2026-11-22', '2026-11-24')).toBe(2);
    expect(daysFromTo('2026-12-31', '2027-01-01')).toBe(1);
    expect(daysFromTo('2026-11-24', '2026-11-22')).toBe(-2);
    expect(daysFromTo('2026-02-30', '2026-03-01')).toBeNull();
    expect(daysFromTo('', '2026-03-01')).toBeNull();
    expect(daysFromTo('tomorrow', '2026-03-01')).toBeNull();
  });

  it('of the timeline are written with the time', () => {
    expect(timelineTime(new Date(2026, 0, 5, 7, 9))).toBe('2026-01-05 07:09');
  });
});

describe('texts', () => {
  it('hold names in either script', () => {
    expect(splitNames(' 王敏、李强, Ann ;；\n')).toEqual(['王敏', '李强', 'Ann']);
  });

  it('of a cell may say more than its links', () => {
    expect(wordsBesideLinks('[a](b.png), ![c](d.png)<br>[e](f)')).toBe('');
    expect(wordsBesideLinks('[a](b.png) page 3')).toBe('page 3');
  });
});

describe('requests', () => {
  it('are made one after the other, with the version of that moment', async () => {
    const sent: FormRequest[] = [];
    let version = 1;
    const queue = new RequestQueue(
      async (request) => {
        sent.push(request);
        await Promise.resolve();
        version++;
      },
      () => version,
    );
    const make = (value: string) => () =>
      ({ type: 'edit', intent: { kind: 'setField', field: 'place', value } }) as const;
    const outcomes = await Promise.all([queue.run(make('a')), queue.run(() => null), queue.run(make('b'))]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
    expect(sent.map((request) => 'version' in request && request.version)).toEqual([1, 2]);
  });

  it('do not wait for a dialog, and survive a refusal', async () => {
    const types: string[] = [];
    const queue = new RequestQueue(
      (request) => {
        types.push(request.type);
        if (request.type === 'undo') return Promise.reject(new ChannelError('read-only', 'No.'));
        return request.type === 'pickEvidence' ? new Promise(() => undefined) : Promise.resolve();
      },
      () => 1,
    );
    void queue.run(() => ({ type: 'pickEvidence', to: { at: 'section' } }));
    expect(await queue.run(() => ({ type: 'undo' }))).toEqual({
      ok: false,
      code: 'read-only',
      message: 'No.',
    });
    expect(await queue.run(() => ({ type: 'save' }))).toEqual({ ok: true });
    expect(types).toEqual(['pickEvidence', 'undo', 'save']);
  });
});
