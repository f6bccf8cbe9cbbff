import * as l10n from '@vscode/l10n';
import {
  holdersText,
  matrixAnalysisText,
  orientationName,
  raciProblemText,
  roleAnalysisText,
} from '../l10n/raciText.ts';
import { displayWidth } from '../raci/displayWidth.ts';
import type { Line } from '../markdown/text.ts';
import { positionOf, splitLines } from '../markdown/text.ts';
import { analyse } from '../raci/analysis.ts';
import { writeCellText } from '../raci/cellText.ts';
import { checkRaci } from '../raci/check.ts';
import { holdersOf } from '../raci/matter.ts';
import type { Cell, Matrix, Row } from '../raci/model.ts';
import { parseRaci } from '../raci/parse.ts';
import type { RaciProblem } from '../raci/problem.ts';
import { defaultRules } from '../raci/problem.ts';
import { InputError, readDocument } from './input.ts';
import type { Values } from './main.ts';

/** Columns of a terminal that does not say how wide it is. */
const usualColumns = 120;

/** `fupan raci FILE`: the matrices of a file with their problems, as JSON or as text; 1 where there are problems. */
export function runRaci(paths: readonly string[], values: Values): number {
  const [file, ...others] = paths;
  if (file === undefined || others.length > 0) throw new InputError(l10n.t('Name one file.'));
  const text = readDocument(file);
  const document = parseRaci(text);
  const lines = splitLines(text);
  const problems = checkRaci(document, defaultRules);
  const tables = document.matrices.map((matrix, index) => ({
    matrix,
    problems: problems.filter((problem) => problem.matrix === index),
  }));
  if (values.json) {
    const plain = tables.map((table) => plainTable(table.matrix, table.problems, lines));
    process.stdout.write(`${JSON.stringify({ tables: plain }, null, 2)}\n`);
  } else if (tables.length === 0) {
    process.stdout.write(`${l10n.t('{0}: no matrix in this file.', file)}\n`);
  } else {
    process.stdout.write(
      tables.map((table) => overview(file, table.matrix, table.problems, lines)).join('\n'),
    );
  }
  return problems.length > 0 ? 1 : 0;
}

/** A matrix without the offsets that only an editor needs. Rows are matters; each says which section it stands in. */
function plainTable(matrix: Matrix, problems: readonly RaciProblem[], lines: readonly Line[]): object {
  let section: string | null = null;
  const rows: object[] = [];
  for (const [at, row] of matrix.rows.entries()) {
    if (row.kind === 'section') {
      section = row.matter.text;
      continue;
    }
    const notes = matrix.notes.flatMap((note) => {
      const said = note.cells[at]?.text ?? '';
      return said === '' ? [] : [{ label: note.text, text: said }];
    });
    rows.push({
      matter: row.matter.text,
      line: positionOf(lines, row.range.start).line + 1,
      ...(section === null ? {} : { section }),
      cells: row.cells.map(({ letters, words, unknown }) => ({
        letters,
        words,
        ...(unknown.length > 0 ? { unknown } : {}),
      })),
      ...(notes.length > 0 ? { notes } : {}),
    });
  }
  return {
    line: matrix.line,
    title: matrix.title,
    orientation: matrix.orientation,
    roles: matrix.roles.map(({ text }) => text),
    rows,
    problems: problems.map((problem) => {
      const { line, column } = positionOf(lines, problem.range.start);
      return {
        code: `raci/${problem.code}`,
        severity: problem.severity,
        message: raciProblemText(problem),
        matter: problem.row === null ? null : (matrix.rows[problem.row]?.matter.text ?? null),
        role: problem.role === null ? null : (matrix.roles[problem.role]?.text ?? null),
        line: line + 1,
        column: column + 1,
        start: problem.range.start,
        end: problem.range.end,
      };
    }),
  };
}

function overview(
  file: string,
  matrix: Matrix,
  problems: readonly RaciProblem[],
  lines: readonly Line[],
): string {
  const analysis = analyse(matrix);
  const head = matrix.title === '' ? `${file}:${matrix.line}` : `${file}:${matrix.line} ${matrix.title}`;
  const grid = gridLines(matrix);
  const columns = process.stdout.columns || usualColumns;
  // A table that is broken over several lines cannot be read: sentences can.
  const body = grid.every((line) => displayWidth(line) <= columns) ? grid : sentences(matrix);
  const found = problems.map((problem) => {
    const { line, column } = positionOf(lines, problem.range.start);
    return `${file}:${line + 1}:${column + 1}: ${problem.severity} raci/${problem.code} ${raciProblemText(problem)}`;
  });
  const summary = [
    ...matrixAnalysisText(matrix, analysis),
    ...analysis.roles.map((role) => roleAnalysisText(matrix, role)),
  ];
  return [
    [`${head} (${orientationName(matrix.orientation)})`],
    body,
    ...(found.length > 0 ? [found] : []),
    summary,
  ]
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');
}

/** The matrix with roles as columns, whatever shape it is written in, padded to equal widths. */
function gridLines(matrix: Matrix): string[] {
  const header = [matrix.matterLabel.text, ...matrix.roles.map(({ text }) => text)].map(oneLine);
  const rows = matrix.rows.map((row) =>
    row.kind === 'section' ? null : [oneLine(row.matter.text), ...row.cells.map(cellText)],
  );
  const widths = header.map((text, column) =>
    Math.max(displayWidth(text), ...rows.map((row) => displayWidth(row?.[column] ?? ''))),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, column) => text + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(text))))
      .join('  ')
      .trimEnd();
  return [
    line(header),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map((row, at) => (row ? line(row) : `[${sectionName(matrix.rows[at])}]`)),
  ];
}

function sentences(matrix: Matrix): string[] {
  return matrix.rows.map((row, at) =>
    row.kind === 'section'
      ? `[${sectionName(row)}]`
      : `${oneLine(row.matter.text)} | ${holdersText(holdersOf(matrix, at))}`,
  );
}

function sectionName(row: Row | undefined): string {
  return oneLine(row?.matter.text ?? '');
}

function cellText({ letters, words, unknown }: Cell): string {
  const text = oneLine(writeCellText({ letters, words: [...unknown, words].join(' ').trim() }));
  return text === '' ? '-' : text;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
