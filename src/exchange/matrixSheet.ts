import { letters, type Matrix } from '../raci/model.ts';
import { matrixTexts } from '../raci/texts.ts';
import type { SheetToWrite } from './sheet.ts';

/** What a sheet says beside the matrix, in the reader's language. */
export interface MatrixSheetWords {
  /** Name of the sheet where the matrix has no title. */
  readonly name: string;
  /** BCP 47 tag of the matrix's language. */
  readonly language: string;
  readonly warningTitle: string;
  readonly warning: string;
}

/** A matrix as a table to write, roles as columns, with the letters to choose from; `written` is the moment of writing. */
export function matrixSheet(matrix: Matrix, words: MatrixSheetWords, written: Date): SheetToWrite {
  const { name, language, warningTitle, warning } = words;
  return {
    name: matrix.title || name,
    rows: matrixTexts(matrix),
    language,
    headColumns: 1,
    sections: matrix.rows.flatMap((row, index) => (row.kind === 'section' ? [index + 1] : [])),
    choices: {
      columns: matrix.roles.map((_, index) => index + 1),
      values: [...letters, 'R/A'],
      warningTitle,
      warning,
    },
    written,
  };
}
