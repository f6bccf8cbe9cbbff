import * as l10n from '@vscode/l10n';
import type { Letter } from '../raci/model.ts';

/** What a letter means, as a word: the name of a toggle, a column of a load table. */
export function letterName(letter: Letter): string {
  return {
    R: l10n.t('Responsible'),
    A: l10n.t('Accountable'),
    C: l10n.t('Consulted'),
    I: l10n.t('Informed'),
    S: l10n.t('Supporting'),
  }[letter];
}
