import { isTechnicalFix } from './technicalFix.ts';
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
export interface ActionFacts {
  readonly text: string;
  readonly owner?: string;
  readonly due?: string;
  readonly isDone?: boolean;
  readonly verified?: string;
  /** Title of the retrospective it comes from, where several were read. */
  readonly source?: string;
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
  /** What the customer said. */
  readonly feedback?: readonly string[];
  /** The row of the responsibility matrix that this is about. */
  readonly matter?: {
    readonly name: string;
    readonly responsible: readonly string[];
    readonly accountable: readonly string[];
  };
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
 * `lessons`, `accusation`, `complaint`, `severity`, `references`, `matter`, `matterResponsible`, `matterAccountable`); dates
 * (`weekFrom` Monday, `weekTo` Friday, `nextFriday`, `goLive`, `visitOne`, `visitThree`, `firstResponse`, `fullAnswer`);
 * lists of texts (`people`, `feedback`); and rows (`issues`, `next`, `risks`, `done` and `doneThisWeek` of actions, `actions`
 * for all of them, `retests` for those that change the software, `timeline`, `claims`, `evidence`, `causes`, `matters`). Names in one text are joined as `language` does.
 */
export function documentVariables(
  facts: DocumentFacts,
  today: string,
  language: 'zh-cn' | 'en',
): TemplateVariables {
  const join = (names: readonly string[] | undefined) => (names ?? []).join(language === 'en' ? ', ' : '、');
  const all = [...(facts.actions ?? [])].sort(compareActions);
  const actions = all.map((action, at) => ({
    ...rowOf(action, at + 1, today),
    isDone: action.isDone === true,
  }));
  const open = actions.filter(({ isDone }) => !isDone).map(rowOnly);
  const done = actions.filter(({ isDone }) => isDone).map(rowOnly);
  const monday = weekStart(today);
  const weekTo = addDays(monday, 4);
  const goLive = normalDay(facts.goLive);
  const references = (facts.claims ?? []).map(({ reference = '' }) => reference).filter(Boolean);
  return {
    title: facts.title ?? '',
    date: today,
    author: facts.author ?? '',
    customer: facts.customer ?? '',
    project: facts.project ?? '',
    place: facts.place ?? '',
    occurred: (facts.occurred ?? '').replace('T', ' '),
    event: facts.event ?? '',
    impact: facts.impact ?? '',
    lessons: facts.lessons ?? '',
    accusation: facts.accusation ?? '',
    complaint: facts.complaint ?? '',
    severity: facts.severity ?? '',
    references: join([...new Set(references)]),
    matter: facts.matter?.name ?? '',
    matterResponsible: join(facts.matter?.responsible),
    matterAccountable: join(facts.matter?.accountable),
    weekFrom: monday,
    weekTo,
    nextFriday: addDays(weekTo, today >= weekTo ? 7 : 0),
    goLive,
    visitOne: addMonths(goLive || today, 1),
    visitThree: addMonths(goLive || today, 3),
    firstResponse: addHours(facts.occurred, responseHours.first),
    fullAnswer: addHours(facts.occurred, responseHours.full),
    people: facts.people ?? [],
    feedback: facts.feedback ?? [],
    actions: actions.map(rowOnly),
    retests: actions.filter(({ text }) => isTechnicalFix(text)).map(rowOnly),
    issues: open,
    next: open.filter(({ due }) => due === '' || due <= addDays(today, nextDays)),
    risks: open.filter(({ state }) => state !== 'open'),
    done,
    doneThisWeek: done.filter((row) => isNews(row, monday, today)),
    timeline: (facts.timeline ?? []).map(({ time, text, evidence = '' }) => ({ time, text, evidence })),
    claims: (facts.claims ?? []).map(({ party, claim, evidence = '', reference = '', state = '' }) => ({
      ...{ party, claim, evidence, reference, state },
    })),
    evidence: (facts.evidence ?? []).map(({ label, href }) => ({ label, href })),
    causes: (facts.causes ?? []).map(({ factor, text }) => ({ factor, text })),
    matters: (facts.matters ?? []).map((row) => ({
      matter: row.matter,
      responsible: join(row.responsible),
      accountable: join(row.accountable),
      consulted: join(row.consulted),
      informed: join(row.informed),
    })),
  };
}

/** `state` is `done`, `open`, `overdue` or, without owner or date, `unassigned`. */
function rowOf(action: ActionFacts, number: number, today: string) {
  const { text, owner = '', due = '', isDone = false, verified = '', source = '' } = action;
  const late = due !== '' && due < today;
  const state = isDone ? 'done' : late ? 'overdue' : owner === '' || due === '' ? 'unassigned' : 'open';
  return { number: String(number), text, owner, due, verified, source, state };
}

type ActionRow = ReturnType<typeof rowOf>;

function rowOnly({ number, text, owner, due, verified, source, state }: ActionRow): ActionRow {
  return { number, text, owner, due, verified, source, state };
}

/**
 * Whether what is done belongs into this week's report. A task says when its effect was checked, not when it was done: one
 * that is not checked yet stays news for a week after it was due.
 */
function isNews({ due, verified }: ActionRow, monday: string, today: string): boolean {
  if (verified !== '') return verified >= monday && verified <= today;
  return due === '' || due >= addDays(monday, -7);
}

/** Open ones first, the earliest first; those without a date last. */
function compareActions(a: ActionFacts, b: ActionFacts): number {
  return Number(a.isDone ?? false) - Number(b.isDone ?? false) || compareDue(a.due ?? '', b.due ?? '');
}

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
