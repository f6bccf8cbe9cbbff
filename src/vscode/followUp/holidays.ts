import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { HolidayFile } from '../../replies/holidayFile.ts';
import type { HolidayList } from '../../replies/workingDays.ts';
import { openDocument } from '../documents.ts';
import { exists } from '../files.ts';
import { createFile } from '../newFile.ts';
import { ReaderError } from '../readerError.ts';
import { showText } from '../textEditors.ts';
import { currentTime } from '../clock.ts';

/** Where a team keeps its holiday list, below the workspace folder. */
const place = ['.fupan', 'holidays.yaml'] as const;

/** The lists of all workspace folders together; null where there is none, so that what needs one is asked. */
export async function teamHolidays(): Promise<HolidayList | null> {
  const files = await Promise.all((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => readList(uri)));
  const lists = files.flatMap((file) => (file ? [file.list] : []));
  if (lists.length === 0) return null;
  return {
    holidays: new Map(lists.flatMap(({ holidays }) => [...holidays])),
    workdays: new Set(lists.flatMap(({ workdays }) => [...workdays])),
  };
}

async function readList(folder: vscode.Uri): Promise<HolidayFile | null> {
  const text = await textAt(vscode.Uri.joinPath(folder, ...place));
  if (text === null) return null;
  const { readHolidays } = await import('../../replies/holidayFile.ts');
  return readHolidays(text);
}

/** The list as it is in its editor, saved or not, else on disk; null where there is none. */
async function textAt(uri: vscode.Uri): Promise<string | null> {
  const open = openDocument(uri);
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}

/** Opens the holiday list of the first workspace folder; makes one with an explanation where there is none. */
export async function editHolidays(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) {
    throw new ReaderError(
      'no-folder',
      l10n.t('Open the folder of the project first: the holiday list is kept in it.'),
    );
  }
  const uri = vscode.Uri.joinPath(folder.uri, ...place);
  if (!(await exists(uri))) {
    const bytes = new TextEncoder().encode(newList(currentTime().getFullYear()));
    await createFile(vscode.Uri.joinPath(folder.uri, place[0]), place[1], bytes);
  }
  await showText(uri, null);
}

function newList(year: number): string {
  return [
    `# ${l10n.t('Days off and weekends worked in return. Promised working days are reckoned with this list.')}`,
    `# ${l10n.t('A day or a range, then the name; take the # away and put your dates in.')}`,
    'holidays:',
    `#  ${year}-10-01..${year}-10-07: ${l10n.t('National Day')}`,
    '',
    `# ${l10n.t('Saturdays and Sundays that are worked')}`,
    'workdays:',
    `#  - ${year}-10-10`,
    '',
  ].join('\n');
}
