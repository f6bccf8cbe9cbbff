import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { measuresOf } from '../../cases/measures.ts';
import { parseCase } from '../../cases/parse.ts';
import { termName } from '../../l10n/problemText.ts';
import { addFixes } from '../../retrospective/addFixes.ts';
import { terms, type Term } from '../../retrospective/model.ts';
import { looksLikeRetrospective, parseRetrospective } from '../../retrospective/parse.ts';
import { applyToDocument, inTurn } from '../documentEdits.ts';
import { nameOf } from '../files.ts';
import { unreadableText } from '../readable.ts';
import { ReaderError } from '../readerError.ts';
import { acceptedEdits } from '../retrospective/refusal.ts';
import { summaryOf } from './caseFile.ts';
import type { CasesContext } from './casesContext.ts';

/** A fix that is offered; `term` is null where the case does not say. */
export interface OfferedFix {
  readonly text: string;
  readonly term: Term | null;
}

/** The fixes that the text of a case names, without owners and dates. */
export function fixesOf(text: string, path: string): OfferedFix[] {
  if (looksLikeRetrospective(text)) {
    const { fixes } = parseRetrospective(text);
    const named = [...terms, 'unsorted' as const].flatMap((term) =>
      fixes[term].map((fix) => ({ text: fix.text.trim(), term: term === 'unsorted' ? null : term })),
    );
    const filled = named.filter((fix) => fix.text !== '');
    if (filled.length > 0) return filled;
  }
  return measuresOf(text, parseCase(text, path));
}

/**
 * Lets the person choose fixes of a case, and a term for those that have none, and adds them as tasks to the current retrospective in
 * one undo step.
 */
export async function useFixes(context: CasesContext, uri: vscode.Uri): Promise<void> {
  const { uri: target, missing } = context.forms.current;
  if (!target || missing) {
    throw new ReaderError(
      'no-document',
      l10n.t('No retrospective is open. Open the one that the fixes are for, then come back to this case.'),
    );
  }
  const { title, text, path } = await summaryOf(context.library, uri);
  const offered = fixesOf(text, path);
  if (offered.length === 0) {
    throw new ReaderError('no-fixes', l10n.t('“{0}” names no fixes that could be taken over.', title));
  }
  const picked = await vscode.window.showQuickPick(
    offered.map((fix) => ({
      fix,
      label: fix.text,
      ...(fix.term ? { description: termName(fix.term) } : {}),
    })),
    {
      canPickMany: true,
      title: l10n.t('Fixes of “{0}” for {1}', title, nameOf(target)),
      placeHolder: l10n.t('Choose what your retrospective should take over; owner and date are up to you'),
      matchOnDescription: true,
    },
  );
  if (!picked || picked.length === 0) return;
  const chosen = picked.map(({ fix }) => fix);
  const rest = chosen.some(({ term }) => term === null) ? await pickTerm() : 'short';
  if (!rest) return;
  await addChosen(target, chosen, rest);
}

/** Adds `chosen` to the retrospective at `target`; those without a term go to `rest`. */
export function addChosen(target: vscode.Uri, chosen: readonly OfferedFix[], rest: Term): Promise<void> {
  return inTurn(target, async () => {
    const document = await vscode.workspace.openTextDocument(target);
    const unreadable = unreadableText(document);
    if (unreadable) throw new ReaderError('unreadable', unreadable.message);
    const fixes = chosen.map(({ text, term }) => ({ text, term: term ?? rest }));
    await applyToDocument(document, acceptedEdits(addFixes(document.getText(), fixes)).edits);
  });
}

async function pickTerm(): Promise<Term | undefined> {
  const picked = await vscode.window.showQuickPick(
    terms.map((term) => ({ term, label: termName(term) })),
    { title: l10n.t('Where should fixes without a term go?') },
  );
  return picked?.term;
}
