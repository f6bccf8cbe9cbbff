import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editRetrospective } from '../../../src/retrospective/edit.ts';
import type { Intent } from '../../../src/retrospective/intent.ts';
import { claimColumns, timelineColumns } from '../../../src/retrospective/intent.ts';
import type { Cause, Factor, Retrospective } from '../../../src/retrospective/model.ts';
import { factors, fieldNames, listNames, proseConcepts, terms } from '../../../src/retrospective/model.ts';
import { parseRetrospective } from '../../../src/retrospective/parse.ts';
import { anyDocument, runs } from './arbitraries.ts';

function causeIntents(
  factor: Factor | 'unsorted',
  causes: readonly Cause[],
  above: readonly number[],
): Intent[] {
  return causes.flatMap((cause, index) => {
    const path = [...above, index];
    const own: Intent[] = /[\r\n]/.test(cause.text)
      ? []
      : [{ kind: 'setCause', factor, path, text: cause.text }];
    return [...own, ...causeIntents(factor, cause.children, path)];
  });
}

/** For everything that a form shows, the intent that sets it to what it already is. */
function sameAgain(model: Retrospective): Intent[] {
  return [
    ...fieldNames.map((field): Intent => ({
      kind: 'setField',
      field,
      value: model.fields[field].range ? model.fields[field].value : '',
    })),
    ...listNames.map((field): Intent => ({ kind: 'setList', field, items: model.lists[field].items })),
    ...proseConcepts.map((concept): Intent => ({
      kind: 'setProse',
      concept,
      text: model.prose[concept]?.text ?? '',
    })),
    ...model.timeline.flatMap((entry, row) =>
      timelineColumns.map((column): Intent => ({
        kind: 'setCell',
        table: 'timeline',
        row,
        column,
        value: entry[column].text,
      })),
    ),
    ...model.claims.flatMap((claim, row) =>
      claimColumns.map((column): Intent => {
        const value = (column === 'state' ? claim.stateCell : claim[column]).text;
        return { kind: 'setCell', table: 'claims', row, column, value };
      }),
    ),
    ...[...factors, 'unsorted' as const].flatMap((factor) => causeIntents(factor, model.causes[factor], [])),
    ...[...terms, 'unsorted' as const].flatMap((term) =>
      model.fixes[term].map((fix, index): Intent => {
        const patch = {
          text: fix.text,
          owners: fix.owners,
          done: fix.done,
          due: fix.due.text,
          verified: fix.verified.text,
        };
        // In a table, a state such as "in progress" is more than done or not done.
        return { kind: 'setFix', term, index, patch: fix.shape === 'table' ? { text: fix.text } : patch };
      }),
    ),
  ];
}

function expectUnchanged(text: string): void {
  const model = parseRetrospective(text);
  for (const intent of sameAgain(model)) {
    const result = editRetrospective(text, model, intent);
    if (result.ok) expect(result.edits, JSON.stringify(intent)).toEqual([]);
    else expect(['front-matter-invalid', 'not-editable']).toContain(result.error);
  }
}

describe('what is read', () => {
  it('survives the way to a webview, which takes plain data only', () => {
    const folder = 'test/fixtures/retrospectives';
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
      const model = parseRetrospective(readFileSync(join(folder, name), 'utf8'));
      expect(JSON.parse(JSON.stringify(model)), name).toEqual(model);
    }
  });
});

describe('setting every value to what it is changes nothing', () => {
  const folders = ['test/fixtures/retrospectives', 'templates/example/retrospectives'];
  for (const folder of folders) {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
      it(`in ${name}`, () => {
        expectUnchanged(
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(join(folder, name))),
        );
      });
    }
  }

  it('in generated documents', () => {
    fc.assert(fc.property(anyDocument, expectUnchanged), { numRuns: Math.ceil(runs / 3) });
  });
});
