import * as l10n from '@vscode/l10n';

/** Takes the translations that the host put into the page. Without any, the English sentences are shown. */
export function configureL10n(page: Document): void {
  const bundle = page.getElementById('fupan-l10n')?.textContent;
  if (bundle && bundle.trim() !== '' && bundle.trim() !== '{}') l10n.config({ contents: bundle });
}
