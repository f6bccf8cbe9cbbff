import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addMonths } from '../../documents/data.ts';
import { parseKinds } from '../../documents/kinds.ts';
import { nextSteps, type NextReason, type NextStep } from '../../documents/nextSteps.ts';
import { isTechnicalFix } from '../../documents/technicalFix.ts';
import { factors, type Cause } from '../../retrospective/model.ts';
import { writeCalendar } from '../../exchange/ics.ts';
import { readFrontMatter, readScalar } from '../../markdown/frontMatter.ts';
import { normalDate } from '../../markdown/task.ts';
import { retrospectiveFileName } from '../../retrospective/fileName.ts';
import { currentTime, localDate } from '../clock.ts';
import { folderOf, nameOf } from '../files.ts';
import { createFile } from '../newFile.ts';
import { addressOf } from '../arguments.ts';
import { ReaderError } from '../readerError.ts';
import type { FormContext } from '../retrospective/formContext.ts';
import { activeFile } from '../retrospective/identity.ts';
import { documentFolder, goLiveDate, templateLanguage } from '../settings.ts';
import { shippedTemplate } from '../shippedTemplates.ts';
import { addToChecklist, openChecklist } from './acceptance.ts';
import { actionsOf, type SourceRetrospective } from './facts.ts';
import { makeDocument } from './newDocument.ts';
import { findRetrospectives, readRetrospective } from './sources.ts';

/** The command of another part of the product that adds a retrospective to the case library. */
const publishCommand = 'fupan.publishCase';

interface Item extends vscode.QuickPickItem {
  readonly step: NextStep;
}

/**
 * Lets the person choose what to prepare after closing the retrospective at `argument`, or the active one, and does it.
 * `steps` says what to do without asking: names of documents, `publish`. Returns the addresses of the documents that were made; an acceptance checklist that
 * is there already gets what it lacks instead of a second one.
 */
export async function chooseNextSteps(
  context: FormContext,
  argument: unknown,
  steps?: unknown,
): Promise<vscode.Uri[]> {
  const uri = addressOf(argument) ?? activeFile() ?? context.current.uri;
  const source =
    (uri && (await readRetrospective(uri))) ??
    (context.current.uri ? await readRetrospective(context.current.uri) : null);
  if (!source) {
    throw new ReaderError('no-document', l10n.t('No retrospective is open. Open one, or create a new one.'));
  }
  const items = await itemsOf(context, source);
  const wanted = Array.isArray(steps)
    ? items.filter(({ step }) => steps.includes(nameOfStep(step)))
    : await choose(items);
  const made: vscode.Uri[] = [];
  for (const { step } of wanted ?? []) {
    const checklist = isChecklist(step) ? await openChecklist(source) : undefined;
    if (checklist) {
      await addToChecklist(checklist, source);
      made.push(checklist);
    } else if (step.kind === 'document') {
      const created = await makeDocument(context, { kind: step.name, retrospective: source.uri });
      if (created) made.push(created);
    } else if (step.kind === 'visits') {
      made.push(await writeVisits(source, visitDates(source)));
    } else {
      await vscode.commands.executeCommand(publishCommand, source.uri);
    }
  }
  return made;
}

function choose(items: readonly Item[]): Thenable<Item[] | undefined> {
  return vscode.window.showQuickPick(items, {
    title: l10n.t('Next steps, so that it does not happen again'),
    placeHolder: l10n.t('Tick what to prepare'),
    canPickMany: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
}

async function itemsOf(context: FormContext, source: SourceRetrospective): Promise<Item[]> {
  const language = templateLanguage(source.uri);
  const titles = new Map(
    parseKinds(await shippedTemplate(context.extensionUri, `${language}/documents/kinds.yaml`))
      .flatMap(({ kinds }) => kinds)
      .map(({ name, title }) => [name, title]),
  );
  const checklist = await openChecklist(source);
  const canPublish = (await vscode.commands.getCommands(true)).includes(publishCommand);
  const { model } = source;
  const closed = {
    causes: causesOf(source),
    complaint: model.fields.complaint.value,
    fixes: actionsOf(source, '').filter(({ text }) => isTechnicalFix(text)).length,
  };
  return nextSteps(closed, await causesOfOthers(source)).flatMap((step): Item[] => {
    switch (step.kind) {
      case 'document':
        return [
          {
            step,
            label: titles.get(step.name) ?? step.name,
            detail:
              checklist && isChecklist(step)
                ? l10n.t('Adds what is missing to {0}', nameOf(checklist))
                : reasonText(step.reason, step.count),
            picked:
              step.reason === 'unrecorded-change' || step.reason === 'shortage' || step.reason === 'repeated',
          },
        ];
      case 'publish':
        return canPublish
          ? [
              {
                step,
                label: l10n.t('Add to the case library'),
                detail: l10n.t('Masked, for colleagues to learn from'),
              },
            ]
          : [];
      case 'visits': {
        const [one = '', three = ''] = visitDates(source);
        return [
          {
            step,
            label: l10n.t('Visits as calendar entries (.ics)'),
            detail: l10n.t('On {0} and {1}, for your calendar', one, three),
          },
        ];
      }
    }
  });
}

/** The days one and three months after going live, or after today where that is not known. */
function visitDates({ text, uri }: SourceRetrospective): string[] {
  const written = readScalar(readFrontMatter(text), 'goLive')?.value ?? '';
  const start = normalDate(written.slice(0, 10)) ?? (goLiveDate(uri) || localDate(currentTime()));
  return [1, 3].map((months) => addMonths(start, months));
}

/** Writes the visits as a calendar file beside the other documents and returns its address. */
async function writeVisits(source: SourceRetrospective, dates: readonly string[]): Promise<vscode.Uri> {
  const { model, uri } = source;
  const title = model.fields.title.value || nameOf(uri);
  const who = model.fields.customer.value || title;
  const events = dates.map((date) => ({
    identity: `visit ${uri.toString()} ${date}`,
    summary: l10n.t('Visit: {0}', who),
    description: l10n.t('Follow-up on “{0}”: watch the work, ask how it is.', title),
    date,
    time: null,
    offset: null,
  }));
  const now = currentTime();
  const text = writeCalendar(events, { now, name: l10n.t('Visit: {0}', who), remindMinutes: 24 * 60 });
  const workspace = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const folder = workspace
    ? vscode.Uri.joinPath(workspace, documentFolder.read(workspace) ?? documentFolder.fallback)
    : folderOf(uri);
  const name = (
    retrospectiveFileName(`${l10n.t('Visits')} ${title}`, localDate(now)) ?? `${localDate(now)}.md`
  ).replace(/\.md$/, '.ics');
  const created = await createFile(folder, name, new TextEncoder().encode(text));
  void vscode.window.showInformationMessage(
    l10n.t('The visits are in {0}. Open it with your calendar.', vscode.workspace.asRelativePath(created)),
  );
  return created;
}

function isChecklist(step: NextStep): boolean {
  return step.kind === 'document' && step.name === 'acceptance-checklist';
}

function nameOfStep(step: NextStep): string {
  return step.kind === 'document' ? step.name : step.kind;
}

function reasonText(reason: NextReason, count: number): string {
  switch (reason) {
    case 'always':
      return l10n.t('Visit one and three months after go-live, and ask how it is');
    case 'fixes':
      return l10n.t('Fixes for the customer to test again: {0}', count);
    case 'unrecorded-change':
      return l10n.t('A cause is a change that was not written down and signed');
    case 'shortage':
      return l10n.t('{0} retrospectives name the same shortage: report it, do not carry it alone', count);
    case 'repeated':
      return l10n.t('{0} retrospectives have the same cause: report it, do not carry it alone', count);
    case 'technical-complaint':
      return l10n.t('Tell those who use it what is solved and what they have to do');
    case 'service-complaint':
      return l10n.t('Write down who answers, and within what time');
    case 'training-cause':
      return l10n.t('A cause is about training');
  }
}

function causesOf({ model }: SourceRetrospective): string[] {
  const all = (causes: readonly Cause[]): string[] =>
    causes.flatMap((cause) => (cause.notApplicable ? [] : [cause.text, ...all(cause.children)]));
  return [...factors, 'unsorted' as const].flatMap((factor) => all(model.causes[factor]));
}

/** The causes of the other retrospectives of the workspace folder, a list each. */
async function causesOfOthers(source: SourceRetrospective): Promise<string[][]> {
  const folder = vscode.workspace.getWorkspaceFolder(source.uri);
  if (!folder) return [];
  const { retrospectives } = await findRetrospectives(folder);
  return retrospectives.filter(({ uri }) => uri.toString() !== source.uri.toString()).map(causesOf);
}
