import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, invertEdits } from '../../../src/markdown/text.ts';
import { editRaci } from '../../../src/raci/edit.ts';
import type { Matrix, RaciDocument } from '../../../src/raci/model.ts';
import { looksLikeRaci, parseRaci } from '../../../src/raci/parse.ts';
import { sample } from './arbitraries.ts';
import { intent } from './intents.ts';

const folder = join(import.meta.dirname, '../../fixtures/raci');
const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

/** A document's matrices in lines that a person can check against it. */
function written(name: string, document: RaciDocument): string {
  const lines = [`## ${name}${document.title === '' ? '' : ` · ${document.title}`}`];
  for (const matrix of document.matrices) lines.push(...matrixLines(matrix));
  return `${lines.join('\n')}\n\n`;
}

function matrixLines(matrix: Matrix): string[] {
  const roles = matrix.roles.map((role) => role.text).join(' ¦ ');
  const head = [matrix.orientation, matrix.title, matrix.matterLabel.text, roles].join(' · ');
  const rows = matrix.rows.map((row, at) => {
    const notes = matrix.notes.map((note) => note.cells[at]?.text ?? '').filter((text) => text !== '');
    const cells =
      row.kind === 'section'
        ? `-- ${row.matter.text}`
        : `${row.matter.text} = ${row.cells
            .map(({ letters, unknown, words }) => {
              const strange = unknown.length === 0 ? '' : `?${unknown.join('')}`;
              const said = words === '' ? '' : `“${words.replaceAll('\n', '⏎')}”`;
              return letters.join('') + strange + said || '.';
            })
            .join(' ¦ ')}`;
    return [cells, ...notes].join(' · ');
  });
  return [`${matrix.line} ${head}`, ...rows];
}

describe('documents in the shapes of real ones', () => {
  it('are read as a person reads them', () => {
    const all = files.map((name) => written(name, parseRaci(textOf(name)))).join('');
    expect(all).toBe(readFileSync(join(folder, 'readings.txt'), 'utf8'));
  });

  it('survive the way to a webview, which takes plain data only', () => {
    for (const name of files) {
      const document = parseRaci(textOf(name));
      expect(JSON.parse(JSON.stringify(document)), name).toEqual(document);
    }
  });

  it('has a line in the README for each', () => {
    const readme = textOf('README.md');
    for (const name of readdirSync(folder)) if (name !== 'README.md') expect(readme).toContain(`\`${name}\``);
  });

  it('takes no table for a matrix that only looks like one', () => {
    const text = textOf('look-alikes.md');
    const one = text.split(/^(?=## )/m).slice(1);
    expect(one.length).toBeGreaterThan(25);
    for (const section of one)
      expect({ section, found: parseRaci(section).matrices.length }).toEqual({ section, found: 0 });
  });

  it.each(files)('%s: cells that are given what they say stay as they are', (name) => {
    const text = textOf(name);
    const document = parseRaci(text);
    document.matrices.forEach((matrix, index) => {
      const cells = matrix.rows.flatMap((row, at) =>
        row.kind === 'section'
          ? []
          : row.cells.flatMap(({ letters, words, unknown }, role) =>
              // Clearing a sign that is none of ours is a change.
              unknown.length > 0 ? [] : [{ row: at, role, letters, words }],
            ),
      );
      expect(editRaci(text, document, { kind: 'setCells', matrix: index, cells })).toEqual({
        ok: true,
        edits: [],
      });
      matrix.rows.forEach((row, at) => {
        if (row.matter.text === '') return;
        const same = editRaci(text, document, {
          kind: 'renameRow',
          matrix: index,
          row: at,
          name: row.matter.text,
        });
        expect(same).toEqual({ ok: true, edits: [] });
      });
    });
  });

  it.each(files)('%s: any action can be taken back, and touches no other line ending', (name) => {
    const text = textOf(name);
    const document = parseRaci(text);
    fc.assert(
      fc.property(intent, fc.nat({ max: 2 }), (action, index) => {
        const result = editRaci(text, document, { ...action, matrix: index } as typeof action);
        if (!result.ok) return;
        const edited = applyEdits(text, result.edits);
        expect(applyEdits(edited, invertEdits(text, result.edits))).toBe(text);
        const breaks = new Set(text.match(/\r\n|\r|\n/g));
        for (const one of new Set(edited.match(/\r\n|\r|\n/g))) expect(breaks).toContain(one);
        expect(parseRaci(edited).title).toBe(document.title);
      }),
    );
  });
});

describe('reading', () => {
  it('throws on nothing', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '|',
        '\n',
        '\\',
        '`',
        '**',
        '<br>',
        '[',
        '](',
        ')',
        '&#65;',
        'R',
        'A',
        '---',
        ':-:',
        '- ',
        '> ',
        '（',
        'and ',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(() =>
          parseRaci(`---\nfupan: raci\n---\n| a | b |\n|---|---|\n${pieces.join('')}`),
        ).not.toThrow();
      }),
    );
  });

  it('gives places that say what they stand for', () => {
    fc.assert(
      fc.property(sample, ({ text }) => {
        for (const matrix of parseRaci(text).matrices) {
          for (const span of [...matrix.roles, ...matrix.rows.map((row) => row.matter)]) {
            const source = text.slice(span.range.start, span.range.end);
            expect(source.replaceAll(/[`*]/g, '').replaceAll('\\|', '|')).toBe(span.text);
          }
        }
      }),
    );
  });

  it('takes a line of megabytes', () => {
    const unit = ['R,', '(', '[a](', '`', '*_', '<b', '&#6', 'a & ', '\\|', '**x '];
    for (const one of unit) {
      const text = `# RACI\n\n| Task | PM | Dev |\n|---|---|---|\n| a | R | ${one.repeat(400_000)} |\n| b | A | R |\n`;
      expect(() => parseRaci(text)).not.toThrow();
    }
  });

  it('knows a declared document by its front matter', () => {
    expect(looksLikeRaci('---\nfupan: raci\n---\n')).toBe(true);
    expect(looksLikeRaci('---\r\ntitle: x\r\nfupan: "raci" # ours\r\n---\r\n')).toBe(true);
    expect(looksLikeRaci('---\nfupan: retrospective\n---\n')).toBe(false);
    expect(looksLikeRaci('# fupan: raci\n')).toBe(false);
  });
});
