import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/**
 * Makes `l10n.t` answer in the reader's language. Modules that also run outside VS Code (the command line, webviews) use
 * the library directly, so the host hands its bundle over instead of everybody calling `vscode.l10n`.
 */
export function configureLanguage(): void {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
}

/** The two languages that templates and documents come in. */
export type DocumentLanguage = 'zh-cn' | 'en';

/** The language of new documents for a reader whose VS Code speaks `language` (a locale such as `zh-cn` or `de`). */
export function documentLanguage(language: string): DocumentLanguage {
  return /^zh\b/i.test(language) ? 'zh-cn' : 'en';
}
