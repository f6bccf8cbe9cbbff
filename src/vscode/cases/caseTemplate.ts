import type * as vscode from 'vscode';
import { renderTemplate } from '../../documents/template.ts';
import type { CaseVariables } from '../../exchange/caseDraft.ts';
import type { DocumentLanguage } from '../language.ts';
import { findTemplates } from '../templates.ts';

/** A case without anything in it. */
export const emptyCase: CaseVariables = {
  title: '',
  date: '',
  product: '',
  industry: '',
  customer: '',
  accusation: '',
  complaint: '',
  severity: '',
  outcome: '',
  factors: [],
  tags: [],
  event: '',
  cause: '',
  handling: '',
  result: '',
  lesson: '',
};

/**
 * Fills the template of a case: the team's own (`.fupan/templates/case/case.md`) where it works and the workspace is trusted, else
 * the built-in one.
 */
export async function fillCase(
  extensionUri: vscode.Uri,
  place: { readonly language: DocumentLanguage; readonly folder: vscode.WorkspaceFolder | undefined },
  variables: CaseVariables,
): Promise<string> {
  const own = await useCase(extensionUri, place, variables);
  return own ?? (await useCase(extensionUri, { ...place, folder: undefined }, variables)) ?? '';
}

async function useCase(
  extensionUri: vscode.Uri,
  place: { readonly language: DocumentLanguage; readonly folder: vscode.WorkspaceFolder | undefined },
  variables: CaseVariables,
): Promise<string | null> {
  const templates = await findTemplates(extensionUri, { kind: 'case', ...place });
  const template = templates.find(({ name }) => name === 'case');
  const result = renderTemplate(template?.text ?? '', { ...variables });
  return result.ok && /^fupan:\s*case\s*$/m.test(result.text.slice(0, 2000)) ? result.text : null;
}
