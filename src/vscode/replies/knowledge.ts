import * as vscode from 'vscode';
import { parseQuestions } from '../../replies/questions.ts';
import { createRecogniser, type Recogniser } from '../../replies/recogniser.ts';
import type { StoredModel } from '../../replies/recogniserModel.ts';
import { readAsText } from '../files.ts';
import { shippedTemplate } from '../shippedTemplates.ts';
import type { DocumentLanguage } from '../language.ts';

let recogniser: Promise<Recogniser> | undefined;
const questions = new Map<DocumentLanguage, Promise<ReadonlyMap<string, readonly string[]>>>();

/** The recogniser of blame; its weights are read when it is first asked for. */
export function loadRecogniser(extensionUri: vscode.Uri): Promise<Recogniser> {
  recogniser ??= readAsText(vscode.Uri.joinPath(extensionUri, 'dist', 'recogniser.json')).then((json) =>
    createRecogniser(JSON.parse(json) as StoredModel),
  );
  recogniser.catch(() => (recogniser = undefined));
  return recogniser;
}

/** Questions to ask by kind of blame or complaint, in `language`. */
export function loadQuestions(
  extensionUri: vscode.Uri,
  language: DocumentLanguage,
): Promise<ReadonlyMap<string, readonly string[]>> {
  let lists = questions.get(language);
  if (!lists) {
    lists = shippedTemplate(extensionUri, `${language}/recogniser/questions.yaml`).then((yaml) => {
      const result = parseQuestions(yaml);
      if (!result.ok) throw new Error(result.message);
      return result.value;
    });
    questions.set(language, lists);
    lists.catch(() => questions.delete(language));
  }
  return lists;
}
