import * as l10n from '@vscode/l10n';
import type { Accusation, Complaint } from '../markdown/complaintKinds.ts';
import type {
  ClaimState,
  Concept,
  Factor,
  FieldName,
  ListName,
  Severity,
  Status,
  Term,
} from '../retrospective/model.ts';
import type { Problem } from '../retrospective/problem.ts';
import type { QuickFixKind } from '../retrospective/quickFix.ts';

/**
 * The words for what the domain names by codes, in the reader's language. Shared by the extension, the form and the
 * command line, each of which configures `@vscode/l10n` first.
 */

/** The sentence for a finding of the completeness rules: what is missing. */
export function problemText({ code, params }: Problem): string {
  switch (code) {
    case 'front-matter-invalid':
      return l10n.t(
        'The front matter cannot be read ({0}). Correct it in the text editor; it is left as it is.',
        text(params['message']),
      );
    case 'invalid-value':
      return l10n.t(
        '“{0}” is no valid value of {1}. Allowed: {2}.',
        text(params['value']),
        text(params['field']),
        text(params['allowed']),
      );
    case 'no-time':
      return l10n.t('The time of the event is missing.');
    case 'no-place':
      return l10n.t('The place of the event is missing.');
    case 'no-people':
      return l10n.t('The people involved are missing.');
    case 'missing-section':
      return l10n.t('The section “{0}” is missing.', conceptName(params['concept'] as Concept));
    case 'empty-section':
      return l10n.t('The section “{0}” is empty.', conceptName(params['concept'] as Concept));
    case 'claim-no-evidence':
      return params['party']
        ? l10n.t('The claim of “{0}” has no evidence.', text(params['party']))
        : l10n.t('Claim {0} has no evidence.', params['row'] ?? '');
    case 'empty-factor':
      return l10n.t(
        '{0}: no cause is named. If it played no part, write “Not applicable” and why.',
        factorName(params['factor'] as Factor),
      );
    case 'shallow-why':
      return l10n.t('“{0}” has {1} of at least three whys.', short(params['cause']), params['whys'] ?? 0);
    case 'no-fix':
      return l10n.t('No fix is named.');
    case 'fix-no-owner':
      return l10n.t('“{0}” has no owner (@name).', short(params['fix']));
    case 'fix-no-due':
      return l10n.t('“{0}” has no due date (due:YYYY-MM-DD).', short(params['fix']));
    case 'fix-invalid-date':
      return l10n.t('“{0}” is no date; write YYYY-MM-DD.', text(params['date']));
    case 'fix-overdue':
      return l10n.t('“{0}” has been overdue for {1} day(s).', short(params['fix']), params['days'] ?? 0);
    case 'fix-not-verified':
      return l10n.t(
        '“{0}” is done, but nobody has verified that it worked (verified:YYYY-MM-DD).',
        short(params['fix']),
      );
    case 'matter-no-accountable':
      return l10n.t(
        'Nobody is accountable (A) for “{0}” in the responsibility matrix, so the same can happen again.',
        short(params['matter']),
      );
    case 'matter-not-found':
      return l10n.t(
        'No responsibility matrix has the matter “{0}”. Choose another one, or correct the link.',
        short(params['matter']),
      );
  }
}

function text(value: string | number | undefined): string {
  return String(value ?? '');
}

/** A quotation for one line of the Problems panel. */
function short(value: string | number | undefined): string {
  const chars = [...text(value)];
  return chars.length > 40 ? `${chars.slice(0, 39).join('')}…` : chars.join('');
}

/** What a quick fix does, as the title of a code action. */
export function quickFixTitle(kind: QuickFixKind): string {
  switch (kind) {
    case 'add-now':
      return l10n.t('Insert the current time');
    case 'add-slot':
      return l10n.t('Make room for it');
    case 'add-section':
      return l10n.t('Add the section');
    case 'add-cause':
      return l10n.t('Add a cause');
    case 'mark-not-applicable':
      return l10n.t('State that it played no part');
    case 'add-whys':
      return l10n.t('Add the missing whys');
    case 'add-fix':
      return l10n.t('Add a fix');
    case 'add-owner':
      return l10n.t('Add an owner');
    case 'add-due':
      return l10n.t('Set a due date');
    case 'mark-done':
      return l10n.t('Mark as done');
    case 'move-due':
      return l10n.t('Move the due date to a week from today');
    case 'mark-verified':
      return l10n.t('Verified today');
    case 'add-evidence':
      return l10n.t('Add a link to evidence');
  }
}

/** Name of a section. */
export function conceptName(concept: Concept): string {
  switch (concept) {
    case 'event':
      return l10n.t('Event');
    case 'impact':
      return l10n.t('Impact');
    case 'timeline':
      return l10n.t('Timeline');
    case 'claims':
      return l10n.t('Claims');
    case 'evidence':
      return l10n.t('Evidence');
    case 'causes':
      return l10n.t('Root causes');
    case 'cause-technical':
      return factorName('technical');
    case 'cause-process':
      return factorName('process');
    case 'cause-communication':
      return factorName('communication');
    case 'review-view':
      return l10n.t('Why the customer sees it so');
    case 'review-detection':
      return l10n.t('Why we did not find it earlier');
    case 'review-gap':
      return l10n.t('Which gap in the process let it through');
    case 'fixes':
      return l10n.t('Fixes');
    case 'fix-short':
      return termName('short');
    case 'fix-mid':
      return termName('mid');
    case 'fix-long':
      return termName('long');
    case 'promises':
      return l10n.t('Promises to the customer');
    case 'meeting':
      return l10n.t('Internal review meeting');
    case 'lessons':
      return l10n.t('Lessons');
  }
}

/** Name of a key of the front matter, as the form labels it. */
export function fieldName(field: FieldName | ListName): string {
  switch (field) {
    case 'title':
      return l10n.t('Title');
    case 'status':
      return l10n.t('Status');
    case 'occurred':
      return l10n.t('Time');
    case 'place':
      return l10n.t('Place');
    case 'customer':
      return l10n.t('Customer');
    case 'project':
      return l10n.t('Project');
    case 'accusation':
      return l10n.t('Kind of blame');
    case 'complaint':
      return l10n.t('Kind of complaint');
    case 'severity':
      return l10n.t('Severity');
    case 'raci':
      return l10n.t('RACI row');
    case 'people':
      return l10n.t('People');
    case 'tags':
      return l10n.t('Tags');
  }
}

/** Name of a group of causes. */
export function factorName(factor: Factor): string {
  return {
    technical: l10n.t('Technical factors'),
    process: l10n.t('Process factors'),
    communication: l10n.t('Communication factors'),
  }[factor];
}

/** Name of a group of fixes; `unsorted` ones stand outside the three terms. */
export function termName(term: Term | 'unsorted'): string {
  return {
    short: l10n.t('Short term'),
    mid: l10n.t('Mid term'),
    long: l10n.t('Long term'),
    unsorted: l10n.t('Without a term'),
  }[term];
}

export function statusName(status: Status): string {
  return { draft: l10n.t('Draft'), reviewing: l10n.t('In review'), closed: l10n.t('Closed') }[status];
}

/** The kind of blame in the customer's voice. */
export function accusationName(accusation: Accusation): string {
  return {
    'cannot-use': l10n.t('“It isn’t done, I can’t use it”'),
    'others-work': l10n.t('“It works for other customers”'),
    'promised-feature': l10n.t('“What you promised isn’t there”'),
    'dont-care': l10n.t('“You don’t care about our business”'),
    'slowed-project': l10n.t('“You’re delaying the whole project”'),
  }[accusation];
}

export function complaintName(complaint: Complaint): string {
  return { technical: l10n.t('Technical'), service: l10n.t('Service'), management: l10n.t('Management') }[
    complaint
  ];
}

export function severityName(severity: Severity): string {
  return { critical: l10n.t('Critical'), major: l10n.t('Major'), minor: l10n.t('Minor') }[severity];
}

export function claimStateName(state: ClaimState): string {
  return { agreed: l10n.t('Agreed'), disputed: l10n.t('Disputed'), arbitrated: l10n.t('Arbitrated') }[state];
}
