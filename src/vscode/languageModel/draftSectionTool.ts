import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Cause, Retrospective } from '../../retrospective/model.ts';
import { openDocument } from '../documents.ts';
import { isRetrospective } from '../retrospective/identity.ts';
import type { FormContext } from '../retrospective/formContext.ts';
import { insideFolder } from '../settings.ts';
import { jsonResult, textOf } from './toolResult.ts';

/** What each section of a retrospective has to say, for the model that drafts it. */
const guidance = {
  event:
    'Facts only, in the order of time: when, where, who, what was seen, what it stopped. No cause and no judgement.',
  impact: 'Who could not do what, for how long, in numbers.',
  causes:
    'Three headings: technical, process, communication. Under each a nested list, every level answering “why?” of the one above, at least three levels. Name a missing step or check, never a person.',
  fixes:
    'Three headings: short, mid and long term. Each a task “- [ ] what @owner due:YYYY-MM-DD” that removes one of the causes.',
  lessons:
    'Two to four sentences that help somebody who was not there: what to look for, what to do earlier.',
} as const;

/** A section that can be drafted. */
export type DraftSection = keyof typeof guidance;
const sections = Object.keys(guidance) as DraftSection[];

/** Everything that a draft of one section may draw on, and how it is to be written. */
export interface DraftMaterial {
  readonly uri: string;
  readonly section: DraftSection;
  readonly language: string;
  readonly write: readonly string[];
  readonly facts: object;
  readonly usualCauses: readonly string[];
}

/** Hands a model what it needs to draft a section of a retrospective; nothing is written into the document. */
export class DraftSectionTool implements vscode.LanguageModelTool<object> {
  readonly #context: FormContext;

  constructor(context: FormContext) {
    this.#context = context;
  }

  /** The material for `section` (one of event, impact, causes, fixes, lessons); null without a retrospective. */
  async material(section: string, file = ''): Promise<DraftMaterial | null> {
    const document = await this.#document(file);
    if (!document) return null;
    const { parseRetrospective } = await import('../../retrospective/parse.ts');
    const model = parseRetrospective(document.getText());
    const wanted = sections.find((each) => each === section) ?? 'event';
    const causes = await this.#context.usualCauses.of(document.uri, model.language);
    return {
      uri: document.uri.toString(),
      section: wanted,
      language: model.language,
      write: [
        guidance[wanted],
        'Use only the facts given here; where one is missing write 【…】 (Chinese) or […] (English) for the person to fill in.',
        'No blame, no guarantee, no irony, no commitment without a date. Short sentences in the language given above.',
      ],
      facts: factsOf(model),
      usualCauses: (causes.get(model.fields.accusation.value) ?? causes.get('any') ?? []).map(
        ({ text }) => text,
      ),
    };
  }

  async invoke({
    input,
  }: vscode.LanguageModelToolInvocationOptions<object>): Promise<vscode.LanguageModelToolResult> {
    const material = await this.material(textOf(input, 'section'), textOf(input, 'file'));
    return jsonResult(
      material ?? {
        error: 'There is no current retrospective: ask the person to open one, or to name its file.',
      },
    );
  }

  prepareInvocation(): vscode.PreparedToolInvocation {
    return { invocationMessage: l10n.t('Reading the retrospective') };
  }

  /** The retrospective at a path inside the workspace, or the current one. */
  async #document(file: string): Promise<vscode.TextDocument | null> {
    const path = file === '' ? null : insideFolder(file);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (file !== '' && (path === null || !folder)) return null;
    const uri = path !== null && folder ? vscode.Uri.joinPath(folder, path) : this.#context.current.uri;
    if (!uri) return null;
    try {
      const document = openDocument(uri) ?? (await vscode.workspace.openTextDocument(uri));
      return (await isRetrospective(document)) ? document : null;
    } catch {
      return null;
    }
  }
}

function factsOf(model: Retrospective): object {
  const fields = Object.entries(model.fields).flatMap(([name, { value }]) =>
    value === '' ? [] : [[name, value]],
  );
  const prose = Object.entries(model.prose).flatMap(([name, found]) =>
    found && found.text.trim() !== '' ? [[name, found.text]] : [],
  );
  return {
    ...(Object.fromEntries(fields) as object),
    people: model.lists.people.items,
    ...(Object.fromEntries(prose) as object),
    timeline: model.timeline.map(({ time, text }) => `${time.text} ${text.text}`.trim()),
    claims: model.claims.map(({ party, claim, state }) => ({
      party: party.text,
      claim: claim.text,
      state: state ?? '',
    })),
    evidence: model.evidence.map(({ label }) => label),
    causes: Object.fromEntries(
      Object.entries(model.causes).map(([factor, list]) => [factor, list.map(toTree)]),
    ),
    fixes: Object.fromEntries(
      Object.entries(model.fixes).map(([term, list]) => [
        term,
        list.map(({ text, owners, due, done }) => ({ text, owners, due: due.text, done })),
      ]),
    ),
  };
}

function toTree({ text, children }: Cause): object {
  return children.length === 0 ? { why: text } : { why: text, because: children.map(toTree) };
}
