import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Range } from '../../../src/markdown/text.ts';
import { applyEdits, invertEdits } from '../../../src/markdown/text.ts';
import type { Cause } from '../../../src/retrospective/model.ts';
import { editRetrospective } from '../../../src/retrospective/edit.ts';
import type { Intent } from '../../../src/retrospective/intent.ts';
import { parseRetrospective } from '../../../src/retrospective/parse.ts';
import { anyDocument, anyIntent, runs } from './arbitraries.ts';

/** Every range of a model has to lie in the text and hold what the model says. */
function rangesOf(value: unknown, found: Range[] = []): Range[] {
  if (typeof value !== 'object' || value === null) return found;
  if (
    'start' in value &&
    'end' in value &&
    typeof value.start === 'number' &&
    typeof value.end === 'number'
  ) {
    found.push({ start: value.start, end: value.end });
  } else for (const part of Object.values(value)) rangesOf(part, found);
  return found;
}

function edited(text: string, intent: Intent): string | null {
  const result = editRetrospective(text, parseRetrospective(text), intent);
  return result.ok ? applyEdits(text, result.edits) : null;
}

describe('editing any document', () => {
  it('reads it with all ranges inside the text', () => {
    fc.assert(
      fc.property(anyDocument, (text) => {
        for (const { start, end } of rangesOf(parseRetrospective(text))) {
          if (start > end || end > text.length) throw new Error(`${start}-${end} of ${text.length}`);
        }
      }),
      { numRuns: runs },
    );
  });

  it('is undone to the same bytes', () => {
    fc.assert(
      fc.property(anyDocument, anyIntent, (text, intent) => {
        const result = editRetrospective(text, parseRetrospective(text), intent);
        if (!result.ok) return;
        const after = applyEdits(text, result.edits);
        expect(applyEdits(after, invertEdits(text, result.edits))).toBe(text);
      }),
      { numRuns: runs },
    );
  });

  it('gives the same result when the same value is set again', () => {
    fc.assert(
      fc.property(anyDocument, anyIntent, (text, intent) => {
        if (!/^set/.test(intent.kind)) return;
        const once = edited(text, intent);
        if (once === null) return;
        const twice = edited(once, intent);
        // A fix or cause whose new text reads as metadata may no longer be found where it was.
        if (intent.kind === 'setFix' || intent.kind === 'setCause') return;
        expect(twice).toBe(once);
      }),
      { numRuns: runs },
    );
  });

  it('keeps every line that the action is not about', () => {
    fc.assert(
      fc.property(anyDocument, anyIntent, (text, intent) => {
        const result = editRetrospective(text, parseRetrospective(text), intent);
        if (!result.ok || result.edits.length === 0) return;
        const first = Math.min(...result.edits.map(({ range }) => range.start));
        const last = Math.max(...result.edits.map(({ range }) => range.end));
        const after = applyEdits(text, result.edits);
        expect(after.startsWith(text.slice(0, first))).toBe(true);
        expect(after.endsWith(text.slice(last))).toBe(true);
        // All edits of one action stay inside one block of its section: no section outside is touched.
        const model = parseRetrospective(text);
        const touched = model.sections.filter(
          ({ range }) =>
            range.start < last && range.end > first && !(range.start <= first && range.end >= last),
        );
        if (intent.kind !== 'moveRow' && intent.kind !== 'moveFix') expect(touched).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('never mixes line endings', () => {
    fc.assert(
      fc.property(anyDocument, anyIntent, (text, intent) => {
        const after = edited(text, intent);
        if (after === null || !/[\r\n]/.test(text)) return;
        const kinds = new Set(after.match(/\r\n|\r|\n/g));
        expect(kinds.size).toBe(1);
      }),
      { numRuns: runs },
    );
  });

  it('survives a whole session of actions, and takes all of them back', () => {
    fc.assert(
      fc.property(anyDocument, fc.array(anyIntent, { maxLength: 12 }), (text, intents) => {
        const undo: string[] = [];
        let current = text;
        for (const intent of intents) {
          const after = edited(current, intent);
          if (after === null) continue;
          undo.push(current);
          current = after;
        }
        const known = parseRetrospective(text).sections.map(({ heading }) => heading);
        const left = parseRetrospective(current).sections.map(({ heading }) => heading);
        for (const heading of known) expect(left).toContain(heading);
        if (undo[0] !== undefined) expect(undo[0]).toBe(text);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });
});

describe('an action does what it says', () => {
  const check = (name: string, holds: (text: string, after: string, intent: Intent) => void): void => {
    it(name, () => {
      fc.assert(
        fc.property(anyDocument, anyIntent, (text, intent) => {
          const after = edited(text, intent);
          if (after !== null) holds(text, after, intent);
        }),
        { numRuns: runs * 2 },
      );
    });
  };

  check('setField reads back', (_, after, intent) => {
    if (intent.kind !== 'setField' || intent.value.trim() === '') return;
    expect(parseRetrospective(after).fields[intent.field].value).toBe(intent.value.trim());
  });

  check('setList reads back', (_, after, intent) => {
    if (intent.kind !== 'setList') return;
    const wanted = [...new Set(intent.items.map((item) => item.replace(/\s+/g, ' ').trim()))].filter(
      (item) => item !== '',
    );
    expect(parseRetrospective(after).lists[intent.field].items).toEqual(wanted);
  });

  check('addRow adds one row, setCell sets its cell', (text, after, intent) => {
    const before = parseRetrospective(text);
    const model = parseRetrospective(after);
    if (intent.kind === 'addRow') expect(model[intent.table].length).toBe(before[intent.table].length + 1);
    if (intent.kind === 'setCell') expect(model[intent.table].length).toBe(before[intent.table].length);
    if (intent.kind === 'removeRow') expect(model[intent.table].length).toBe(before[intent.table].length - 1);
    if (intent.kind === 'moveRow') expect(model[intent.table].length).toBe(before[intent.table].length);
  });

  check('causes and fixes are added and removed one by one', (text, after, intent) => {
    const before = parseRetrospective(text);
    const model = parseRetrospective(after);
    if (intent.kind === 'addCause' && intent.under.length === 0) {
      expect(model.causes[intent.factor].length).toBe(before.causes[intent.factor].length + 1);
    }
    if (intent.kind === 'removeCause' && intent.path.length === 1) {
      expect(model.causes[intent.factor].length).toBe(before.causes[intent.factor].length - 1);
    }
    const all = (causes: readonly Cause[]): number =>
      causes.reduce((sum, cause) => sum + 1 + all(cause.children), 0);
    if (intent.kind === 'addCause')
      expect(all(model.causes[intent.factor])).toBe(all(before.causes[intent.factor]) + 1);
    if ((intent.kind === 'setCause' && intent.text.trim() !== '') || intent.kind === 'moveCause') {
      expect(all(model.causes[intent.factor])).toBe(all(before.causes[intent.factor]));
    }
    if (intent.kind === 'addFix')
      expect(model.fixes[intent.term].length).toBe(before.fixes[intent.term].length + 1);
    if (intent.kind === 'removeFix')
      expect(model.fixes[intent.term].length).toBe(before.fixes[intent.term].length - 1);
    if (intent.kind === 'setFix' && intent.patch.done !== undefined) {
      expect(model.fixes[intent.term][intent.index]?.done).toBe(intent.patch.done);
    }
    if (intent.kind === 'setFix' && intent.patch.text === undefined && intent.patch.due) {
      expect(model.fixes[intent.term][intent.index]?.due.text).toBe(intent.patch.due);
    }
  });

  check('prose reads back', (_, after, intent) => {
    if (intent.kind !== 'setProse') return;
    // A heading is kept as text by a backslash in front of its signs.
    const plain = (text: string): string =>
      text
        .replace(/\r\n?/g, '\n')
        .replace(/^( {0,3})\\(?=[#=-])/gm, '$1')
        .trim();
    expect(plain(parseRetrospective(after).prose[intent.concept]?.text ?? '')).toBe(plain(intent.text));
  });
});
