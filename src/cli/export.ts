import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { matrixSheet } from '../exchange/matrixSheet.ts';
import { sheetFormats, writeSheet, type SheetFormat } from '../exchange/sheetFormats.ts';
import { letterChoiceWarning } from '../l10n/raciText.ts';
import { parseRaci } from '../raci/parse.ts';
import { InputError, readDocument } from './input.ts';
import type { Values } from './main.ts';

/**
 * `fupan export FILE --to FORMAT -o OUT`: writes the first matrix of a file (or the one that `--matrix` counts, from 1) as a
 * spreadsheet, CSV, TSV or HTML file, or, as `ics`, what is open in it as a calendar. An existing file is replaced only with
 * `--force`.
 */
export async function runExport(paths: readonly string[], values: Values): Promise<number> {
  const [file, ...others] = paths;
  if (file === undefined || others.length > 0) throw new InputError(l10n.t('Name one file.'));
  const format = sheetFormats.find((each) => each === values.to);
  if (!format && values.to !== 'ics') {
    const formats = [...sheetFormats, 'ics'].join(' | ');
    throw new InputError(l10n.t('--{0} takes {1}, not “{2}”.', 'to', formats, values.to ?? ''));
  }
  const { output } = values;
  if (!output) throw new InputError(l10n.t('Name the file to write with -o.'));
  if (!values.force && existsSync(output)) {
    throw new InputError(l10n.t('{0} is there already; --force replaces it.', output));
  }
  const bytes = format
    ? await matrixBytes(file, format, values)
    : (await import('./exportCalendar.ts')).calendarOf(readDocument(file), file);
  try {
    writeFileSync(output, bytes, { flag: values.force ? 'w' : 'wx' });
  } catch (error) {
    throw new InputError(`${output}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return 0;
}

async function matrixBytes(file: string, format: SheetFormat, values: Values): Promise<Uint8Array> {
  const count = Number(values.matrix ?? 1);
  const text = readDocument(file);
  const { matrices } = parseRaci(text);
  if (matrices.length === 0) throw new InputError(l10n.t('{0}: no matrix in this file.', file));
  const matrix = matrices[count - 1];
  if (!matrix) {
    throw new InputError(
      l10n.t('--matrix takes a number from 1 to {0}, not “{1}”.', matrices.length, values.matrix ?? ''),
    );
  }
  const name = basename(file).replace(/(?:\.raci)?\.[^.]*$/, '');
  const language = /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en';
  const writing = await writeSheet(
    format,
    matrixSheet(matrix, { name, language, ...letterChoiceWarning() }, new Date()),
  );
  if (!writing.ok) {
    throw new InputError(l10n.t('{0}: the matrix does not fit into this format ({1}).', file, writing.error));
  }
  return writing.bytes;
}
