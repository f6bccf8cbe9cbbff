import * as l10n from '@vscode/l10n';
import { fieldOf } from '../cases/fieldNames.ts';
import type { FacetField } from '../cases/indexDocument.ts';
import type { SkippedFile } from '../protocol/library.ts';
import { complaintName, factorName, fieldName, severityName } from './problemText.ts';

/** The words for what the case library names by codes, in the reader's language. */

/** Name of a field that cases can be filtered by. */
export function facetName(field: FacetField): string {
  return {
    library: l10n.t('Library'),
    accusation: l10n.t('Kind of blame'),
    complaint: l10n.t('Kind of complaint'),
    factor: l10n.t('Factor'),
    product: l10n.t('Product'),
    industry: l10n.t('Industry'),
    customer: l10n.t('Customer'),
    tag: l10n.t('Tag'),
    severity: l10n.t('Severity'),
    year: l10n.t('Year'),
    cause: l10n.t('Cause'),
  }[field];
}

/** A key of the front matter in the reader's words, where it means something to the library; as it is otherwise. */
export function fieldLabel(key: string): string {
  const field = fieldOf(key);
  switch (field) {
    case null:
      // What only retrospectives have.
      return key === 'status' || key === 'place' || key === 'project' || key === 'raci'
        ? fieldName(key)
        : key;
    case 'title':
      return l10n.t('Title');
    case 'date':
      return l10n.t('Date');
    case 'outcome':
      return l10n.t('Outcome');
    case 'source':
      return l10n.t('Source');
    case 'people':
      return l10n.t('People');
    case 'factors':
      return facetName('factor');
    case 'tags':
      return facetName('tag');
    default:
      return facetName(field);
  }
}

/** A value of a field as it is shown: the codes of the format in words, anything else as it is. */
export function facetValueName(field: FacetField, value: string): string {
  switch (field) {
    case 'accusation':
      return accusationWord(value);
    case 'complaint':
      return value === 'technical' || value === 'service' || value === 'management'
        ? complaintName(value)
        : value;
    case 'factor':
      return value === 'technical' || value === 'process' || value === 'communication'
        ? factorName(value)
        : value;
    case 'severity':
      return value === 'critical' || value === 'major' || value === 'minor' ? severityName(value) : value;
    default:
      return value;
  }
}

/** The kinds of blame in a word or two, for lists; `accusationName` has the sentence. */
function accusationWord(value: string): string {
  switch (value) {
    case 'cannot-use':
      return l10n.t('Can’t use it');
    case 'others-work':
      return l10n.t('Works elsewhere');
    case 'promised-feature':
      return l10n.t('Promise not kept');
    case 'dont-care':
      return l10n.t('Not caring');
    case 'slowed-project':
      return l10n.t('Delays the project');
    default:
      return value;
  }
}

/** Why a file of a library is not searched, and what helps. */
export function skippedText({ reason, detail }: SkippedFile): string {
  switch (reason) {
    case 'too-large':
      return l10n.t('Larger than 20 MB: split it, or move attachments out of it.');
    case 'binary':
      return l10n.t('Not a text, whatever its name says.');
    case 'unknown-encoding':
      return l10n.t('In an encoding that is not known: save it as UTF-8.');
    case 'no-permission':
      return l10n.t('You may not read it.');
    case 'broken-link':
      return l10n.t('A link that leads nowhere.');
    case 'link-circle':
      return l10n.t('A link that leads back to a folder above it.');
    case 'link':
      return l10n.t('A link to a folder: add that folder to the libraries instead.');
    case 'no-file':
      return l10n.t('Not a file.');
    case 'unreachable':
      return l10n.t('The disk or connection did not answer.');
    case 'error':
      return detail ? l10n.t('It could not be read: {0}', detail) : l10n.t('It could not be read.');
  }
}
