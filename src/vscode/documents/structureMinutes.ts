import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { withRoom } from '../../documents/blanks.ts';
import { readMinutes } from '../../documents/minutes/minutes.ts';
import { minutesReport } from '../../documents/minutes/report.ts';
import { readFrontMatter, readScalar } from '../../markdown/frontMatter.ts';
import { addressOf } from '../arguments.ts';
import { currentMoment, currentTime, localDate } from '../clock.ts';
import { teamHolidays } from '../followUp/holidays.ts';
import { ReaderError } from '../readerError.ts';
import { author } from '../settings.ts';
import { meetingTimes } from './meetingTimes.ts';

/** Longest notes that are sorted, in UTF-16 units: far beyond the longest meeting. */
const longestNotes = 1_000_000;

interface Notes {
  readonly text: string;
  readonly uri?: vscode.Uri;
}

/**
 * Sorts free notes of a meeting into a report, which opens beside as a new document; the notes stay as they are. The notes are
 * what is selected, else the active text or the one at `argument`, else the clipboard.
 */
export async function structureMinutes(argument: unknown): Promise<vscode.Uri | undefined> {
  const notes = await findNotes(argument);
  if (!notes) {
    throw new ReaderError(
      'no-notes',
      l10n.t(
        'There are no notes to sort. Open or select the notes of the meeting, or copy them, then run the command again.',
      ),
    );
  }
  if (notes.text.length > longestNotes) {
    throw new ReaderError(
      'too-long',
      l10n.t('The notes are too long to be sorted at once. Select the part about one meeting.'),
    );
  }
  const { content, customer, project } = withoutFrontMatter(notes.text);
  const minutes = readMinutes(content, meetingTimes(currentMoment(), await teamHolidays()));
  const report = minutesReport(minutes, {
    date: localDate(currentTime()),
    customer,
    project,
    author: author(notes.uri),
  });
  const document = await vscode.workspace.openTextDocument({
    language: 'markdown',
    content: withRoom(report),
  });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  return document.uri;
}

async function findNotes(argument: unknown): Promise<Notes | null> {
  const uri = addressOf(argument);
  const editor = vscode.window.activeTextEditor;
  if (uri && uri.toString() !== editor?.document.uri.toString()) {
    const document = await vscode.workspace.openTextDocument(uri);
    return says(document.getText()) ? { text: document.getText(), uri } : null;
  }
  if (editor) {
    const selected = editor.selections.map((selection) => editor.document.getText(selection)).join('\n');
    const text = says(selected) ? selected : editor.document.getText();
    if (says(text)) return { text, uri: editor.document.uri };
  }
  const copied = await vscode.env.clipboard.readText();
  return says(copied) ? { text: copied } : null;
}

function says(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** The notes without front matter, and what that says of the customer and project. */
function withoutFrontMatter(text: string): { content: string; customer: string; project: string } {
  const matter = readFrontMatter(text);
  if (!matter.map || !matter.place) return { content: text, customer: '', project: '' };
  return {
    content: text.slice(matter.place.range.end),
    customer: readScalar(matter, 'customer')?.value ?? '',
    project: readScalar(matter, 'project')?.value ?? '',
  };
}
