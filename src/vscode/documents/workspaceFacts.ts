import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DocumentFacts } from '../../documents/data.ts';
import { nameOf } from '../files.ts';
import type { DocumentLanguage } from '../language.ts';
import { actionsOf, feedbackOf, type SourceRetrospective } from './facts.ts';
import { findRetrospectives } from './sources.ts';

/**
 * What all retrospectives around `folder` say for a report. Those of another customer are left out: of the customer of
 * `source`, or of the one the person chooses where there are several. Undefined where they cancel.
 */
export async function workspaceFacts(
  source: SourceRetrospective | null,
  folder: vscode.Uri,
  language: DocumentLanguage,
): Promise<DocumentFacts | undefined> {
  const workspace = vscode.workspace.getWorkspaceFolder(folder);
  if (!workspace) return source ? ownFacts([source], language) : {};
  const { retrospectives, isCut } = await findRetrospectives(workspace);
  if (isCut) {
    void vscode.window.showInformationMessage(
      l10n.t(
        'There are very many Markdown files, so some were not looked at. Check that the report has all issues.',
      ),
    );
  }
  const customer = source ? customerOf(source) : await chooseCustomer(retrospectives);
  if (customer === undefined) return undefined;
  const chosen = retrospectives.filter(
    (one) => customer === null || customer === '' || customerOf(one) === customer,
  );
  // One that is not saved yet, or lies elsewhere, counts too.
  const key = source?.uri.toString();
  const others = chosen.filter(({ uri }) => uri.toString() !== key);
  return {
    ...(customer ? { customer } : {}),
    ...ownFacts(source ? [source, ...others] : others, language),
  };
}

function ownFacts(retrospectives: readonly SourceRetrospective[], language: DocumentLanguage): DocumentFacts {
  const isOne = retrospectives.length === 1;
  return {
    actions: retrospectives.flatMap((one) => actionsOf(one, isOne ? '' : titleOf(one))),
    // What was said in cases that are closed has been dealt with.
    feedback: retrospectives
      .filter(({ model }) => model.fields.status.value !== 'closed')
      .flatMap((one) => feedbackOf(one, language)),
  };
}

function customerOf({ model }: SourceRetrospective): string {
  return model.fields.customer.value.trim();
}

function titleOf({ model, uri }: SourceRetrospective): string {
  return model.fields.title.value || nameOf(uri);
}

/** The customer whose issues are reported; null for all, undefined where the person cancels. */
async function chooseCustomer(
  retrospectives: readonly SourceRetrospective[],
): Promise<string | null | undefined> {
  const customers = [...new Set(retrospectives.map(customerOf))].filter((name) => name !== '').sort();
  if (customers.length < 2) return customers[0] ?? null;
  const picked = await vscode.window.showQuickPick(
    [
      ...customers.map((label) => ({ label, customer: label })),
      { label: l10n.t('All customers: for ourselves only'), customer: null },
    ],
    { title: l10n.t('Whose issues does the report list') },
  );
  return picked?.customer;
}
