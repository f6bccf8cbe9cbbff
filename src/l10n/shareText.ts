import * as l10n from '@vscode/l10n';
import type { Waiting } from '../protocol/library.ts';

/** What waits as half a sentence, for a list or a tool tip. */
export function waitingText({ changed, ahead, behind }: Waiting): string {
  const pieces = [
    changed > 0 ? l10n.t('{0} not shared', changed) : '',
    ahead > 0 ? l10n.t('{0} to push', ahead) : '',
    behind > 0 ? l10n.t('{0} to fetch', behind) : '',
  ].filter((piece) => piece !== '');
  return pieces.length > 0 ? pieces.join(l10n.t(', ')) : l10n.t('up to date');
}
