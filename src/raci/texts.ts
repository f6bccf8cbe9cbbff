import { writeCellText } from './cellText.ts';
import type { Matrix } from './model.ts';

/**
 * A matrix as texts, roles as columns whatever its shape in the document: first row the label of the matters, the roles and
 * the further columns; then a row each. `section` writes the heading of a group of rows, whose other texts are empty.
 */
export function matrixTexts(matrix: Matrix, section: (name: string) => string = (name) => name): string[][] {
  const { matterLabel, roles, notes, rows } = matrix;
  const header = [matterLabel.text, ...roles.map(({ text }) => text), ...notes.map(({ text }) => text)];
  return [
    header,
    ...rows.map((row, index) =>
      row.kind === 'section'
        ? [section(row.matter.text), ...header.slice(1).map(() => '')]
        : [
            row.matter.text,
            ...row.cells.map((cell) => writeCellText(cell)),
            ...notes.map((note) => note.cells[index]?.text ?? ''),
          ],
    ),
  ];
}
