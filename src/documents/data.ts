import type { TemplateVariables } from './template.ts';

/** The documents that the product makes, by the name that their front matter carries as `fupan:`. */
export const documentNames = [
  'complaint-note',
  'weekly-report',
  'progress-brief',
  'change-order',
  'acceptance-checklist',
  'visit-survey',
  'pain-map',
  'user-story',
  'meeting-minutes',
  'evidence-record',
  'release-note',
  'daily-journal',
  'sla-sop',
  'training-plan',
  'shortage-report',
] as const;

/** Something to do: a fix, a promise or an issue. Dates are `YYYY-MM-DD`, or empty. */
interface ActionFacts {
  readonly text: string;
  readonly owner?: string;
  readonly due?: string;
  /** When it was done; empty or absent while it is open. */
  readonly done?: string;
  readonly verified?: string;
}

/** What a document may be filled from; whatever is not known is left out, and its place stays to be filled by hand. */
export interface DocumentFacts {
  readonly title?: string;
  readonly author?: string;
  readonly customer?: string;
  readonly project?: string;
  readonly place?: string;
  /** When it happened, or came in: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`. */
  readonly occurred?: string;
  /** The day of going live, `YYYY-MM-DD`: visits are one and three months later. */
  readonly goLive?: string;
  readonly people?: readonly string[];
  readonly event?: string;
  readonly impact?: string;
  readonly lessons?: string;
  readonly accusation?: string;
  readonly complaint?: string;
  readonly severity?: string;
  readonly timeline?: readonly { readonly time: string; readonly text: string; readonly evidence?: string }[];
  readonly claims?: readonly {
    readonly party: string;
    readonly claim: string;
    readonly evidence?: string;
    readonly reference?: string;
    readonly state?: string;
  }[];
  readonly evidence?: readonly { readonly label: string; readonly href: string }[];
  readonly causes?: readonly { readonly factor: string; readonly text: string }[];
  readonly actions?: readonly ActionFacts[];
  readonly feedback?: readonly string[];
  /** Rows of the responsibility matrix: who holds each letter. */
  readonly matters?: readonly {
    readonly matter: string;
    readonly responsible?: readonly string[];
    readonly accountable?: readonly string[];
    readonly consulted?: readonly string[];
    readonly informed?: readonly string[];
  }[];
}

const hour = 3_600_000;
const day = 24 * hour;

/** First response and full answer to a complaint, in hours after it came in. */
const responseHours = { first: 2, full: 48 };
/** An action due within so many days is "next". */
const nextDays = 7;

/**
 * The variables of every document template, from `facts` and the day `today` (`YYYY-MM-DD`). Each is there, empty where
 * nothing is known: texts (`title`, `date`, `author`, `customer`, `project`, `place`, `occurred`, `event`, `impact`,
 * `lessons`, `accusation`, `complaint`, `severity`); dates (`weekFrom` Monday, `weekTo` Friday, `nextFriday`, `goLive`,
 * `visitOne`, `visitThree`, `firstResponse`, `fullAnswer`); lists of texts (`people`, `feedback`); and rows (`issues`, `next`,
 * `risks` and `done` of actions, `timeline`, `claims`, `evidence`, `causes`, `matters`).
 */
export function documentVariables(facts: DocumentFacts, today: string): TemplateVariables {
  const actions = (facts.actions ?? []).map((action, at) => rowOf(action, at + 1, today));
  const open = actions.filter(({ done }) => done === '').sort((a, b) => compareDue(a.due, b.due));
  const weekTo = addDays(weekStart(today), 4);
  const goLive = normalDay(facts.goLive);
  return {
    title: facts.title ?? '',
    date: today,
    author: facts.author ?? '',
    customer: facts.customer ?? '',
    project: facts.project ?? '',
    place: facts.place ?? '',
    occurred: facts.occurred ?? '',
    event: facts.event ?? '',
    impact: facts.impact ?? '',
    lessons: facts.lessons ?? '',
    accusation: facts.accusation ?? '',
    complaint: facts.complaint ?? '',
    severity: facts.severity ?? '',
    weekFrom: weekStart(today),
    weekTo,
    nextFriday: addDays(weekTo, today >= weekTo ? 7 : 0),
    goLive,
    visitOne: addMonths(goLive || today, 1),
    visitThree: addMonths(goLive || today, 3),
    firstResponse: addHours(facts.occurred, responseHours.first),
    fullAnswer: addHours(facts.occurred, responseHours.full),
    people: facts.people ?? [],
    feedback: facts.feedback ?? [],
    issues: open,
    next: open.filter(({ due }) => due === '' || due <= addDays(today, nextDays)),
    risks: open.filter(({ state }) => state !== 'open'),
    done: actions.filter(({ done }) => done !== ''),
    timeline: (facts.timeline ?? []).map(({ time, text, evidence = '' }) => ({ time, text, evidence })),
    claims: (facts.claims ?? []).map(({ party, claim, evidence = '', reference = '', state = '' }) => ({
      ...{ party, claim, evidence, reference, state },
    })),
    evidence: (facts.evidence ?? []).map(({ label, href }) => ({ label, href })),
    causes: (facts.causes ?? []).map(({ factor, text }) => ({ factor, text })),
    matters: (facts.matters ?? []).map((row) => ({
      matter: row.matter,
      responsible: (row.responsible ?? []).join(', '),
      accountable: (row.accountable ?? []).join(', '),
      consulted: (row.consulted ?? []).join(', '),
      informed: (row.informed ?? []).join(', '),
    })),
  };
}

/** `state` is `open`, `overdue` or, without owner or date, `unassigned`. */
function rowOf(
  { text, owner = '', due = '', done = '', verified = '' }: ActionFacts,
  number: number,
  today: string,
) {
  const state = due !== '' && due < today ? 'overdue' : owner === '' || due === '' ? 'unassigned' : 'open';
  return { number: String(number), text, owner, due, done, verified, state };
}

/** The earliest first; those without a date last. */
function compareDue(a: string, b: string): number {
  return a === b ? 0 : a === '' ? 1 : b === '' || a < b ? -1 : 1;
}

function normalDay(date: string | undefined): string {
  return date !== undefined && Number.isFinite(timeOf(date.slice(0, 10))) ? date.slice(0, 10) : '';
}

/** Milliseconds of a date or a date with a time, read as if in UTC; NaN where it is none. */
function timeOf(text: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?/.exec(text);
  if (!match) return Number.NaN;
  const [year = 0, month = 0, date = 0, hours = 0, minutes = 0] = match
    .slice(1)
    .map((part) => Number(part) || 0);
  const time = Date.UTC(year, month - 1, date, hours, minutes);
  return new Date(time).getUTCDate() === date ? time : Number.NaN;
}

function addDays(date: string, days: number): string {
  return isoDay(timeOf(date) + days * day);
}

/** The Monday of the week of `date`. */
function weekStart(date: string): string {
  return addDays(date, -((new Date(timeOf(date)).getUTCDay() + 6) % 7));
}

/** The same day of a later month, or that month's last day where it is shorter. */
export function addMonths(date: string, months: number): string {
  const start = new Date(timeOf(date));
  const last = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0));
  const wanted = Math.min(start.getUTCDate(), last.getUTCDate());
  return isoDay(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), wanted));
}

/** A time with its hours moved on, `YYYY-MM-DD HH:MM`; empty where `from` has no time of day. */
function addHours(from: string | undefined, hours: number): string {
  if (from === undefined || !/[T ]\d\d:\d\d/.test(from)) return '';
  const time = timeOf(from) + hours * hour;
  return Number.isFinite(time) ? new Date(time).toISOString().slice(0, 16).replace('T', ' ') : '';
}

function isoDay(time: number): string {
  return Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : '';
}
