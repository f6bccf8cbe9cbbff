import { internalBlocks } from '../markdown/internalBlocks.ts';
import type { Range, TextEdit } from '../markdown/text.ts';
import { applyEdits } from '../markdown/text.ts';
import { foldText } from './foldedText.ts';
import { findBareNames } from './maskBareNames.ts';
import { findCompanies } from './maskCompanies.ts';
import { findEnglishNames } from './maskEnglishNames.ts';
import { findAgain, findKnown, formsOf } from './maskKnown.ts';
import { findNetwork } from './maskNetwork.ts';
import { findNamesInContext } from './maskNamesInContext.ts';
import { findNicknames } from './maskNicknames.ts';
import type { Candidate } from './maskNumbers.ts';
import { findNumbers } from './maskNumbers.ts';
import { findOrganisations } from './maskOrganisations.ts';
import { findPeople } from './maskPeople.ts';
import { parseCase } from './parse.ts';
import { pseudonymGiver, pseudonymsIn } from './pseudonyms.ts';

/**
 * What is masked; where findings overlap the earlier kind stays. `internal` are blocks that no customer may see; they are dropped.
 * `other` is what a person marked that no finder knows.
 */
export const maskKinds = [
  'internal',
  'secret',
  'mail',
  'identity',
  'card',
  'phone',
  'plate',
  'account',
  'ip',
  'host',
  'customer',
  'person',
  'other',
] as const;
export type MaskKind = (typeof maskKinds)[number];

/** Something that should not leave the project, where it stands and what would stand there instead. */
export interface MaskFinding {
  readonly kind: MaskKind;
  readonly range: Range;
  readonly original: string;
  /** The same for the same customer, person or value throughout the text; empty for what is dropped. */
  readonly replacement: string;
  /** What is meant, however it is written: the whole name, the digits of a phone. Empty for what is dropped. */
  readonly same: string;
  /** A name that is known, at a place where it is more likely an ordinary word (天天 in 天天加班). */
  readonly doubtful: boolean;
}

/** Names that are known without looking at the text. */
export interface MaskNames {
  readonly customers: readonly string[];
  readonly people: readonly string[];
  /** Further text to mask, as a person marked it. */
  readonly other?: readonly string[];
}

/**
 * Finds what should not leave the project, in the order of the text and without overlap: named customers and companies (their short
 * forms too), people, phones, mails, identity and card numbers, accounts, addresses, hosts, passwords and keys, licence plates,
 * internal blocks. What is masked already is not found again.
 */
export function findSensitive(text: string, names: MaskNames): MaskFinding[] {
  const internal = internalBlocks(text).map(({ start, end }): Candidate => {
    return { kind: 'internal', start, end, same: '' };
  });
  const folded = foldText(text);
  const narrow = inHalfWidth(text);
  const values = [...findNetwork(narrow), ...findNumbers(narrow)];
  const other = (names.other ?? []).map((form) => ({ kind: 'other' as const, form, same: form }));
  const candidates = [
    ...values,
    ...findAgain(text, folded, values),
    ...findNames(text, names),
    ...findKnown(text, folded, other),
  ];
  const masked = pseudonymsIn(text);
  const chosen = withoutOverlap([...internal, ...outside(candidates, masked)]);
  const pseudonymOf = pseudonymGiver(text);
  // Pseudonyms go to what will be masked first, so that a doubtful word takes no letter from a customer.
  for (const { kind, same, doubtful } of chosen) if (!doubtful) pseudonymOf(kind, same);
  return chosen.map(({ kind, start, end, same, doubtful = false }) => ({
    kind,
    range: { start, end },
    original: text.slice(start, end),
    replacement: pseudonymOf(kind, same),
    same,
    doubtful,
  }));
}

/** Letters, digits and the marks of addresses in half width, each unit at its place; punctuation stays, since it ends values. */
function inHalfWidth(text: string): string {
  return text.replace(
    /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff20\uff0e\uff0d\uff0f\uff0b\uff3f]/g,
    (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0),
  );
}

/** The text with the findings replaced; those that somebody decided to keep are simply not handed over. */
export function maskText(text: string, findings: readonly MaskFinding[]): string {
  const edits: TextEdit[] = findings.map(({ range, replacement }) => ({ range, newText: replacement }));
  return applyEdits(text, edits);
}

/** All places of the names that were given, stand in the front matter, or show by their form somewhere. */
function findNames(text: string, names: MaskNames): Candidate[] {
  const folded = foldText(text);
  const model = parseCase(text, '');
  const shown = [
    ...findCompanies(text),
    ...findOrganisations(text),
    ...findPeople(text),
    ...findBareNames(text),
    ...findEnglishNames(text),
    ...findNamesInContext(text),
    ...findNicknames(text),
  ];
  const of = (kind: MaskKind) => shown.filter((each) => each.kind === kind).map(({ same }) => same);
  const customer = model.fields.customer ? [model.fields.customer.text] : [];
  const people = (model.lists.people ?? []).map((person) => person.text);
  const forms = formsOf(
    [...names.customers, ...customer, ...of('customer')],
    [...names.people, ...people, ...of('person')],
  );
  const codeNames = of('other').map((form) => ({ kind: 'other' as const, form, same: form }));
  const known = findKnown(text, folded, [...forms, ...codeNames]);
  const entity = new Map(known.map(({ kind, start, same }) => [`${kind}${String(start)}`, same]));
  // What showed by its form belongs to the same customer or person as the name itself.
  return [
    ...known,
    ...shown.map((each) => ({
      ...each,
      same: entity.get(`${each.kind}${String(each.start)}`) ?? each.same,
    })),
  ];
}

/** The candidates that do not touch a pseudonym; both lists may be in any order. */
function outside(candidates: readonly Candidate[], masked: readonly Range[]): Candidate[] {
  if (masked.length === 0) return [...candidates];
  const starts = masked.map(({ start }) => start);
  return candidates.filter(({ start, end }) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    const last = masked[low - 1];
    return !last || last.end <= start;
  });
}

/**
 * Of findings that overlap the sure ones stay, then the more important kind, then the longer one. What a finding that goes covered
 * beyond them is added to its neighbour, so that no half of a name is left.
 */
function withoutOverlap(candidates: readonly Candidate[]): Candidate[] {
  const rank = ({ kind, doubtful }: Candidate) => maskKinds.indexOf(kind) + (doubtful ? maskKinds.length : 0);
  const sorted = [...candidates].sort(
    (a, b) => rank(a) - rank(b) || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  // The finding that each unit belongs to, counted from 1.
  const owners = new Uint32Array(sorted.reduce((longest, { end }) => Math.max(longest, end), 0));
  const chosen: { -readonly [K in keyof Candidate]: Candidate[K] }[] = [];
  for (const candidate of sorted) {
    const { start, end } = candidate;
    const covered = owners.subarray(start, end).findIndex((owner) => owner > 0);
    if (covered < 0) {
      chosen.push({ ...candidate });
      owners.fill(chosen.length, start, end);
      continue;
    }
    if (candidate.doubtful) continue;
    let owner = owners[start + covered] ?? 0;
    for (let at = start; at < end; at++) {
      if ((owners[at] ?? 0) > 0) owner = owners[at] ?? 0;
      const neighbour = chosen[owner - 1];
      if (!neighbour || owners[at] === owner) continue;
      owners[at] = owner;
      neighbour.start = Math.min(neighbour.start, at);
      neighbour.end = Math.max(neighbour.end, at + 1);
    }
  }
  return chosen.sort((a, b) => a.start - b.start);
}
