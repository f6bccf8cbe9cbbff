import * as l10n from '@vscode/l10n';
import type { FieldName, ListName } from '../src/retrospective/model.ts';

/** What the form calls a key of the front matter. */
export function fieldLabel(field: FieldName | ListName): string {
  switch (field) {
    case 'title':
      return l10n.t('Title');
    case 'status':
      return l10n.t('Status');
    case 'occurred':
      return l10n.t('Time');
    case 'place':
      return l10n.t('Place');
    case 'people':
      return l10n.t('People');
    case 'customer':
      return l10n.t('Customer');
    case 'project':
      return l10n.t('Project');
    case 'accusation':
      return l10n.t('Accusation');
    case 'complaint':
      return l10n.t('Complaint');
    case 'severity':
      return l10n.t('Severity');
    case 'tags':
      return l10n.t('Tags');
    case 'raci':
      return l10n.t('RACI row');
  }
}
