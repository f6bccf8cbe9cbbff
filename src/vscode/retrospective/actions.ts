import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { applyEdits, type Range } from '../../markdown/text.ts';
import { problemText } from '../../l10n/problemText.ts';
import { renderTemplate } from '../../documents/template.ts';
import { editRetrospective } from '../../retrospective/edit.ts';
import {
  adoptEdit,
  fishboneEdit,
  headingFor,
  meetingEdit,
  timelineEntryEdit,
} from '../../retrospective/insert.ts';
import type { EditResult } from '../../retrospective/intent.ts';
import type { Retrospective, Status } from '../../retrospective/model.ts';
import { parseRetrospective } from '../../retrospective/parse.ts';
import type { Problem } from '../../retrospective/problem.ts';
import { localDate, localMinute } from '../clock.ts';
import { applyToDocument, inTurn } from '../documentEdits.ts';
import { nameOf } from '../files.ts';
import { unreadableText } from '../readable.ts';
import { ReaderError } from '../readerError.ts';
import { useTemplate } from '../templates.ts';
import { analyse } from './analysis.ts';
import type { FormContext } from './formContext.ts';
import { acceptedEdits } from './refusal.ts';

/** Changes `document` as it is when its turn comes; returns what to select afterwards, in the new text. */
function changeNow(
  context: FormContext,
  document: vscode.TextDocument,
  compute: (text: string, model: Retrospective) => EditResult | Promise<EditResult>,
): Promise<Range | null> {
  return inTurn(document.uri, async () => {
    const unreadable = unreadableText(document);
    if (unreadable) throw new ReaderError('unreadable', unreadable.message);
    const { text, model } = analyse(document, context);
    const { edits, select } = acceptedEdits(await compute(text, model));
    await applyToDocument(document, edits);
    return select;
  });
}

/** Adds a timeline entry at the time of now; returns the place of its description. */
export function insertTimelineEntry(
  context: FormContext,
  document: vscode.TextDocument,
  description: string,
): Promise<Range | null> {
  return changeNow(context, document, (text, model) =>
    timelineEntryEdit(text, model, localMinute(new Date()).replace('T', ' '), description),
  );
}

/** Draws the causes as a fishbone diagram in the document. */
export function insertFishbone(context: FormContext, document: vscode.TextDocument): Promise<Range | null> {
  // A diagram is part of the document, so its words are in the document's language, not the reader's.
  return changeNow(context, document, (text, model) => {
    const labels = {
      effect: model.fields.title.value || nameOf(document.uri),
      factors: {
        technical: headingFor(model, 'cause-technical'),
        process: headingFor(model, 'cause-process'),
        communication: headingFor(model, 'cause-communication'),
      },
    };
    return selecting(text, fishboneEdit(text, model, labels), (edited) => fishboneOf(edited));
  });
}

/** Takes a foreign Markdown file over as a retrospective: adds the front matter that says so. */
export function adopt(context: FormContext, document: vscode.TextDocument): Promise<Range | null> {
  return changeNow(context, document, (text) => adoptEdit(text));
}

/**
 * Puts the section of the internal review meeting in, and a draft under review, as one undo step. Where the section is
 * there already, only the status changes and the section is selected.
 */
export function startReview(context: FormContext, document: vscode.TextDocument): Promise<Range | null> {
  return changeNow(context, document, async (text, model) => {
    const markdown = await meetingSection(context, document, model);
    return selecting(text, meetingEdit(text, model, markdown), (edited) => {
      const { sections } = parseRetrospective(edited);
      return sections.find((section) => section.concept === 'meeting')?.headingRange ?? null;
    });
  });
}

/** `result` with the place to select as `find` sees it in the edited text. */
function selecting(text: string, result: EditResult, find: (edited: string) => Range | null): EditResult {
  return result.ok ? { ...result, select: find(applyEdits(text, result.edits)) } : result;
}

function fishboneOf(text: string): Range | null {
  const at = text.search(/^[`~]{3,}[ \t]*mermaid[^\r\n]*[\r\n]+\s*ishikawa/m);
  return at < 0 ? null : { start: at, end: at };
}

function meetingSection(
  context: FormContext,
  document: vscode.TextDocument,
  model: Retrospective,
): Promise<string> {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const variables = {
    title: model.fields.title.value || nameOf(document.uri),
    date: localDate(new Date()),
    people: model.lists.people.items,
  };
  const place = { name: 'meeting.md', language: model.language, folder } as const;
  return useTemplate(context.extensionUri, place, (template) => {
    const result = renderTemplate(template, variables);
    return result.ok ? { ok: true, value: result.text } : result;
  });
}

/** The problems that keep `document` from being closed. */
export function closingProblems(context: FormContext, document: vscode.TextDocument): Problem[] {
  return analyse(document, context).problems.filter((problem) => problem.severity === 'error');
}

/** The edit that sets the status. Throws `not-complete` with the reasons when closing while errors remain. */
export function statusEdit(
  text: string,
  model: Retrospective,
  problems: readonly Problem[],
  status: Status,
): EditResult {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (status === 'closed' && errors.length > 0) {
    const reasons = [...new Set(errors.map(problemText))];
    const more = reasons.length > 5 ? ' …' : '';
    throw new ReaderError(
      'not-complete',
      l10n.t('It cannot be closed yet. Still missing: {0}', reasons.slice(0, 5).join(' ') + more),
    );
  }
  return editRetrospective(text, model, { kind: 'setField', field: 'status', value: status });
}

/** Sets the status of `document` as it is now. */
export async function setStatus(
  context: FormContext,
  document: vscode.TextDocument,
  status: Status,
): Promise<void> {
  await changeNow(context, document, (text, model) =>
    statusEdit(text, model, analyse(document, context).problems, status),
  );
}
