import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/markdown/text.ts';
import type { GridState, RaciViewState, SentRaciState } from '../../../src/protocol/raci.ts';
import { RaciStatePacker, unpackRaciState } from '../../../src/protocol/raciState.ts';
import { checkRaci, loadsOf } from '../../../src/raci/check.ts';
import { editRaci } from '../../../src/raci/edit.ts';
import type { RaciIntent } from '../../../src/raci/intent.ts';
import { parseRaci } from '../../../src/raci/parse.ts';
import { sample } from '../raci/arbitraries.ts';
import { intent } from '../raci/intents.ts';

/** The state of a text, as the extension makes it. */
function stateOf(text: string, version: number): RaciViewState {
  const document = parseRaci(text);
  if (document.matrices.length === 0) return { kind: 'none', fileName: 'a.raci.md', version };
  const problems = checkRaci(document, { overload: 0.6 });
  return {
    kind: 'grid',
    uri: 'file:///a.raci.md',
    fileName: 'a.raci.md',
    title: document.title,
    version,
    dirty: version > 1,
    readOnly: false,
    matrices: document.matrices.map((matrix, at) => ({
      ...matrix,
      problems: problems
        .filter((problem) => problem.matrix === at)
        .map(({ code, severity, row, role, params }) => {
          return { code, severity, row, role, message: JSON.stringify(params) };
        }),
      loads: loadsOf(matrix),
    })),
  };
}

/** What a state says, without the places in the document, which are not sent. */
function said(state: RaciViewState): unknown {
  if (state.kind !== 'grid') return state;
  const { uri, fileName, title, version, dirty, readOnly } = state;
  const matrices = state.matrices.map((matrix) => ({
    title: matrix.title,
    label: matrix.matterLabel.text,
    roles: matrix.roles.map(({ text, editable }) => ({ text, editable })),
    rows: matrix.rows.map((row) => [
      row.kind,
      row.matter.text,
      row.kind === 'matter' && row.cells.map(({ letters, words, unknown }) => ({ letters, words, unknown })),
    ]),
    notes: matrix.notes.map(({ text, cells }) => [text, ...cells.map((cell) => cell.text)]),
    problems: matrix.problems,
    loads: matrix.loads,
  }));
  return { uri, fileName, title, version, dirty, readOnly, matrices };
}

/** Over the channel goes JSON. */
const sent = (state: SentRaciState): SentRaciState => JSON.parse(JSON.stringify(state)) as SentRaciState;

const after = (text: string, change: RaciIntent): string => {
  const result = editRaci(text, parseRaci(text), change);
  return result.ok ? applyEdits(text, result.edits) : text;
};

const grid = (state: RaciViewState): GridState => {
  if (state.kind !== 'grid') throw new Error('no grid');
  return state;
};

describe('a state that is sent', () => {
  it('says the same at the other end, whatever was changed before', () => {
    fc.assert(
      fc.property(sample, fc.array(intent, { maxLength: 6 }), fc.nat(6), (first, changes, lost) => {
        const packer = new RaciStatePacker();
        let { text } = first;
        let shown: RaciViewState | null = null;
        [null, ...changes].forEach((change, step) => {
          if (change) text = after(text, change);
          const state = stateOf(text, step + 1);
          // A page that was loaded anew has nothing, and asks for all.
          if (step === lost) shown = null;
          shown = unpackRaciState(sent(packer.pack(state, step === lost)), shown);
          expect({ ...(said(shown) as object), serial: undefined }).toEqual({
            ...(said(state) as object),
            serial: undefined,
          });
          expect(shown).toMatchObject({ serial: packer.serial });
        });
      }),
    );
  });

  it('holds only the row that changed, and the others stay the same objects', () => {
    const rows = [...Array(50).keys()].map((at) => `| Matter ${at} | R | A | note ${at} |`);
    const text = ['| Matter | Engineer | Customer | Note |', '| --- | --- | --- | --- |', ...rows].join('\n');
    const packer = new RaciStatePacker();
    const whole = packer.pack(stateOf(text, 1));
    const before = grid(unpackRaciState(sent(whole), null));
    const cells = [{ row: 20, role: 1, letters: ['A', 'C'] as const }];
    const message = packer.pack(stateOf(after(text, { kind: 'setCells', matrix: 0, cells }), 2));
    expect(JSON.stringify(message).length).toBeLessThan(JSON.stringify(whole).length / 3);
    const now = grid(unpackRaciState(sent(message), before));
    now.matrices[0]?.rows.forEach((row, at) => {
      expect(row === before.matrices[0]?.rows[at]).toBe(at !== 20);
    });
    expect(now.matrices[0]?.rows[20]).toMatchObject({ cells: [{ letters: ['R'] }, { letters: ['A', 'C'] }] });
    expect(now.matrices[0]?.notes[0]?.cells[49]?.text).toBe('note 49');
  });
});
