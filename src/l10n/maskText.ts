import * as l10n from '@vscode/l10n';
import type { MaskKind } from '../cases/mask.ts';

/** What a kind of finding is called. */
export function maskKindName(kind: MaskKind): string {
  switch (kind) {
    case 'internal':
      return l10n.t('internal block');
    case 'secret':
      return l10n.t('password or key');
    case 'mail':
      return l10n.t('mail address');
    case 'identity':
      return l10n.t('identity number');
    case 'card':
      return l10n.t('card number');
    case 'phone':
      return l10n.t('phone');
    case 'plate':
      return l10n.t('licence plate');
    case 'account':
      return l10n.t('account');
    case 'ip':
      return l10n.t('IP address');
    case 'host':
      return l10n.t('host');
    case 'customer':
      return l10n.t('customer');
    case 'person':
      return l10n.t('person');
    case 'other':
      return l10n.t('other text');
  }
}
