import * as l10n from '@vscode/l10n';
import { letterName } from '../../../src/l10n/letterName.ts';
import type { Letter } from '../../../src/raci/model.ts';

/** What letters say, such as “Responsible, Accountable”; an empty text for none. */
export function lettersInWords(letters: readonly Letter[], unknown: readonly string[] = []): string {
  const said = [...letters.map(letterName), ...(unknown.length ? [l10n.t('unknown')] : [])];
  return said.join(l10n.t(', '));
}
