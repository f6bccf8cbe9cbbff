import * as l10n from '@vscode/l10n';
import type { Moment } from '../replies/moment.ts';
import { parseMoment } from '../replies/moment.ts';
import type { HolidayList } from '../replies/workingDays.ts';
import { readHolidays } from '../replies/holidayFile.ts';
import { holidayProblemText } from '../l10n/followUpText.ts';
import { findPromises } from '../replies/promises.ts';
import { InputError, readDocument } from './input.ts';
import { readItems } from './jsonLines.ts';
import type { Values } from './main.ts';

/** `fupan promises`: prints the promised times of each text from standard input; returns the exit status. */
export async function runPromises(paths: readonly string[], values: Values): Promise<number> {
  if (paths.length > 0) throw new InputError(l10n.t('--jsonl reads standard input and takes no paths.'));
  if (!values.jsonl) throw new InputError(l10n.t('Texts come from standard input: add --jsonl.'));
  const usual = values.now === undefined ? null : momentOf(values.now);
  const holidays = values.holidays === undefined ? null : holidaysIn(values.holidays);
  let status = 0;
  for await (const item of readItems()) {
    const now = item && (item.now === null ? (usual ?? clock()) : parseMoment(item.now));
    if (item && now) {
      const promises = findPromises(item.text, { now, holidays });
      process.stdout.write(`${JSON.stringify({ id: item.id, promises })}\n`);
      continue;
    }
    status = 2;
    // A line that is no item has been reported where it was read.
    if (item) process.stderr.write(`fupan: ${faultOfMoment(item.now ?? '')}\n`);
  }
  return status;
}

/** The holiday list of a file; lines that cannot be read are told on standard error and left out. */
function holidaysIn(file: string): HolidayList {
  const { list, problems } = readHolidays(readDocument(file));
  for (const problem of problems) {
    process.stderr.write(`${file}:${problem.line}: ${holidayProblemText(problem)}\n`);
  }
  return list;
}

function faultOfMoment(text: string): string {
  return l10n.t('“{0}” is no moment with its zone, such as {1}.', text, '2026-11-20T15:30+08:00');
}

function momentOf(text: string): Moment {
  const moment = parseMoment(text);
  if (!moment) throw new InputError(faultOfMoment(text));
  return moment;
}

/** This machine's clock, in its zone. */
function clock(): Moment {
  const date = new Date();
  const offset = -date.getTimezoneOffset();
  const part = (value: number): string => String(Math.abs(value)).padStart(2, '0');
  const zone = `${offset < 0 ? '-' : '+'}${part(Math.trunc(offset / 60))}:${part(offset % 60)}`;
  return { local: Math.floor(date.getTime() / 1000) + offset * 60, offset, zone };
}
