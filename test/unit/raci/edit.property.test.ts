import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, invertEdits } from '../../../src/markdown/text.ts';
import { editRaci } from '../../../src/raci/edit.ts';
import { parseRaci } from '../../../src/raci/parse.ts';
import { said, sample } from './arbitraries.ts';
import type { Said } from './arbitraries.ts';
import { byName, expected } from './expected.ts';
import { intent } from './intents.ts';

function read(text: string): Said | null {
  const matrix = parseRaci(text).matrices[0];
  return matrix ? said(matrix) : null;
}

const breaks = (text: string) => new Set(text.match(/\r\n|\r|\n/g));

describe('a generated matrix', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(sample, ({ text, orientation, said: written }) => {
        const [matrix] = parseRaci(text).matrices;
        expect(matrix?.orientation).toBe(orientation);
        expect(read(text)).toEqual(written);
      }),
    );
  });

  it('does not change by being given what it says', () => {
    fc.assert(
      fc.property(sample, ({ text }) => {
        const document = parseRaci(text);
        const cells = document.matrices[0]?.rows.flatMap((row, at) =>
          row.kind === 'section'
            ? []
            : row.cells.map(({ letters, words }, role) => ({ row: at, role, letters, words })),
        );
        expect(editRaci(text, document, { kind: 'setCells', matrix: 0, cells: cells ?? [] })).toEqual({
          ok: true,
          edits: [],
        });
      }),
    );
  });
});

describe('an action', () => {
  it('does what it says and nothing else, and can be taken back', () => {
    fc.assert(
      fc.property(sample, intent, ({ text, orientation, said: before, lines }, action) => {
        const document = parseRaci(text);
        const result = editRaci(text, document, action);
        if (!result.ok) return;
        const edited = applyEdits(text, result.edits);
        expect(applyEdits(edited, invertEdits(text, result.edits))).toBe(text);
        for (const one of breaks(edited)) expect(breaks(text)).toContain(one);
        // Outside the table nothing changes.
        const split = (of: string) => of.split(/\r\n|\r|\n/);
        expect(split(edited).slice(0, lines.first)).toEqual(split(text).slice(0, lines.first));
        const tail = split(text).slice(lines.last + 1);
        expect(tail.length === 0 ? [] : split(edited).slice(-tail.length)).toEqual(tail);
        if (action.kind === 'sortRows') return;
        // Where no matter is left, nothing tells a heading of a group from a matter, or roles from none.
        const gone = action.kind === 'removeRows' ? action.rows : [];
        if (gone.length > 0 && before.rows.every((row, at) => row.cells === null || gone.includes(at)))
          return;
        const after = read(edited);
        const wanted = expected(before, action, orientation);
        if (orientation === 'letters-as-columns') {
          expect(after && byName(after)).toEqual(byName(wanted));
        } else expect(after).toEqual(wanted);
      }),
    );
  });
});
