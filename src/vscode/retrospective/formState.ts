import * as vscode from 'vscode';
import type { FormState, ShownProblem, StartState } from '../../protocol/retrospective.ts';
import type { Problem } from '../../retrospective/problem.ts';
import { problemText } from '../../l10n/problemText.ts';
import { nameOf } from '../files.ts';
import { knownPeople } from '../settings.ts';
import { analyse } from './analysis.ts';
import type { FormContext } from './formContext.ts';
import { pictureAddresses } from './links.ts';
import { recentRetrospectives } from './recent.ts';

const foldedKey = 'fupan.retrospective.folded';

/** Problems with their sentence, and a key that stays while the same thing is wrong at the same part. */
export function shownProblems(problems: readonly Problem[]): ShownProblem[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const key = `${problem.code} ${JSON.stringify(problem.target)}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { ...problem, key: count === 1 ? key : `${key} ${count}`, message: problemText(problem) };
  });
}

/**
 * Everything the form draws for `document`. `stamp` turns the version of the text, which is known only at the end, into
 * the number that the form sends back with its changes.
 */
export async function formState(
  context: FormContext,
  document: vscode.TextDocument,
  surface: { imageAddress(file: vscode.Uri): string },
  pictures: Set<string>,
  stamp: (documentVersion: number) => number,
): Promise<FormState> {
  const today = context.today.date;
  // Asked for first: the text may change meanwhile, and the snapshot must hold one version of it.
  const { language } = analyse(document, context).model;
  const causes = await context.usualCauses.of(document.uri, language);
  const images = await pictureAddresses(
    document.uri,
    analyse(document, context).model,
    (file) => surface.imageAddress(file),
    pictures,
  );
  const { version, model, problems, progress } = analyse(document, context);
  const accusation = model.fields.accusation.value;
  const { raci, occurred } = model.fields;
  return {
    kind: 'form',
    uri: document.uri.toString(),
    fileName: nameOf(document.uri),
    version: stamp(version),
    dirty: document.isDirty,
    today,
    model,
    problems: shownProblems(problems),
    progress,
    matter:
      raci.value.trim() === ''
        ? null
        : (context.matters.shown(document.uri, raci.value, occurred.value) ?? null),
    similar: context.similar.shown(document, model),
    usualCauses: causes.get(accusation) ?? causes.get('any') ?? [],
    knownPeople: knownPeople(document.uri),
    images,
    folded: folded(context.state),
  };
}

/** What the start page draws. */
export async function startState(context: FormContext): Promise<StartState> {
  const { foreign } = context.current;
  return {
    kind: 'start',
    recent: await recentRetrospectives(context),
    foreign: foreign ? nameOf(foreign) : null,
    hasFolder: (vscode.workspace.workspaceFolders ?? []).length > 0,
  };
}

/** The ids of the sections that the person folded, in all forms of this workspace. */
function folded(state: vscode.Memento): string[] {
  return state.get<string[]>(foldedKey, []);
}

/** Remembers which sections are folded. */
export async function setFolded(state: vscode.Memento, ids: readonly string[]): Promise<void> {
  await state.update(foldedKey, [...ids]);
}
