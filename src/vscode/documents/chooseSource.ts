import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { statusName } from '../../l10n/problemText.ts';
import type { FormContext } from '../retrospective/formContext.ts';
import { recentRetrospectives } from '../retrospective/recent.ts';
import { readRetrospective } from './sources.ts';
import type { SourceRetrospective } from './facts.ts';

/** Lets the person choose a retrospective, or null for none; undefined where they cancel. */
export async function chooseRetrospective(
  context: FormContext,
): Promise<SourceRetrospective | null | undefined> {
  const rows = await recentRetrospectives(context);
  const items: (vscode.QuickPickItem & { readonly uri: string | null })[] = rows.map((row) => ({
    label: row.title,
    description: [row.date, statusName(row.status)].filter(Boolean).join(' · '),
    uri: row.uri,
  }));
  items.push({ label: l10n.t('None: leave everything blank'), uri: null });
  const picked = await vscode.window.showQuickPick(items, {
    title: l10n.t('Fill in from which retrospective'),
    matchOnDescription: true,
  });
  if (!picked) return undefined;
  return picked.uri === null ? null : readRetrospective(vscode.Uri.parse(picked.uri, true));
}
