import { internalBlocks } from '../markdown/internalBlocks.ts';
import type { Range, TextEdit } from '../markdown/text.ts';
import { applyEdits } from '../markdown/text.ts';
import { parseCase } from './parse.ts';
import { aliasesOf, findCompanies } from './maskCompanies.ts';
import { findNetwork } from './maskNetwork.ts';
import type { Candidate } from './maskNumbers.ts';
import { findNumbers } from './maskNumbers.ts';
import { findPeople } from './maskPeople.ts';

/** What is masked. `internal` are blocks that no customer may see; they are dropped. */
export const maskKinds = [
  'internal',
  'secret',
  'mail',
  'identity',
  'card',
  'phone',
  'plate',
  'ip',
  'host',
  'customer',
  'person',
] as const;
export type MaskKind = (typeof maskKinds)[number];

/** Something that should not leave the project, where it stands and what would stand there instead. */
export interface MaskFinding {
  readonly kind: MaskKind;
  readonly range: Range;
  readonly original: string;
  /** The same for the same customer, person or value throughout the text; empty for what is dropped. */
  readonly replacement: string;
}

/** Names that are known without looking at the text. */
export interface MaskNames {
  readonly customers: readonly string[];
  readonly people: readonly string[];
}

/** What stands in place of each kind, in the language of the text; a letter or number follows. */
const pseudonyms: Readonly<Record<'zh' | 'en', Readonly<Record<MaskKind, string>>>> = {
  zh: {
    internal: '',
    secret: '密钥',
    mail: '邮箱',
    identity: '证件号',
    card: '卡号',
    phone: '电话',
    plate: '车牌',
    ip: 'IP',
    host: '主机',
    customer: '客户',
    person: '人员',
  },
  en: {
    internal: '',
    secret: 'Secret ',
    mail: 'Mail ',
    identity: 'ID ',
    card: 'Card ',
    phone: 'Phone ',
    plate: 'Plate ',
    ip: 'IP ',
    host: 'Host ',
    customer: 'Customer ',
    person: 'Person ',
  },
};

/**
 * Finds what should not leave the project, in the order of the text and without overlap: named customers and companies (their short
 * forms too), people, phones, mails, identity and card numbers, addresses, hosts, passwords and keys, licence plates, internal blocks.
 */
export function findSensitive(text: string, names: MaskNames): MaskFinding[] {
  const internal = internalBlocks(text).map(({ start, end }): Candidate => ({
    kind: 'internal',
    start,
    end,
    same: '',
  }));
  const known = knownNames(text, names);
  const found = [...findNetwork(text), ...findNumbers(text), ...known.candidates];
  const chosen = withoutOverlap([...internal, ...found]);
  const language = languageOf(text);
  const numbers = new Map<string, string>();
  const counts = new Map<MaskKind, number>();
  return chosen.map(({ kind, start, end, same }) => {
    const range = { start, end };
    const original = text.slice(start, end);
    if (kind === 'internal') return { kind, range, original, replacement: '' };
    const key = `${kind}\t${same}`;
    let replacement = numbers.get(key);
    if (replacement === undefined) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const mark = kind === 'customer' ? letterOf(count) : String(count);
      replacement = `${pseudonyms[language][kind]}${mark}`;
      numbers.set(key, replacement);
    }
    return { kind, range, original, replacement };
  });
}

/** The text with the findings replaced; those that somebody decided to keep are simply not handed over. */
export function maskText(text: string, findings: readonly MaskFinding[]): string {
  const edits: TextEdit[] = findings.map(({ range, replacement }) => ({ range, newText: replacement }));
  return applyEdits(text, edits);
}

/** 1 is A, 26 is Z, 27 is AA. */
function letterOf(count: number): string {
  let letters = '';
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function languageOf(text: string): 'zh' | 'en' {
  const chinese = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const words = text.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  return chinese > words ? 'zh' : 'en';
}

/** All places of the names that were given, stand in the front matter, or show by their form somewhere. */
function knownNames(text: string, names: MaskNames): { candidates: Candidate[] } {
  const model = parseCase(text, '');
  const companies = findCompanies(text);
  const people = findPeople(text);
  const customers = [
    ...names.customers,
    ...(model.fields.customer ? [model.fields.customer.text] : []),
    ...companies.map(({ same }) => same),
  ];
  const persons = [
    ...names.people,
    ...(model.lists.people ?? []).map((person) => person.text.replace(/\s*[（(].*$/, '')),
    ...people.map(({ same }) => same),
  ];
  const candidates = [
    ...occurrences(text, 'customer', groupAliases(customers, aliasesOf)),
    ...occurrences(text, 'person', groupAliases(persons, personAliases)),
  ];
  const entity = new Map(candidates.map(({ kind, start, same }) => [`${kind}${String(start)}`, same]));
  // What showed by its form belongs to the same customer or person as the name itself.
  for (const each of [...companies, ...people]) {
    candidates.push({ ...each, same: entity.get(`${each.kind}${String(each.start)}`) ?? each.same });
  }
  return { candidates };
}

/** Each way to write a name with the first name that is written so: 瑞成 and 瑞成精密 are one customer. */
function groupAliases(
  all: readonly string[],
  aliases: (name: string) => readonly string[],
): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const longestFirst = [...new Set(all.map((name) => name.trim()))]
    .filter((name) => name.length >= 2 && !isPlaceholder(name))
    .sort((a, b) => b.length - a.length);
  for (const name of longestFirst) {
    const forms = aliases(name);
    const owner =
      owners.get(name) ?? forms.map((form) => owners.get(form)).find((known) => known !== undefined) ?? name;
    for (const form of forms) if (!owners.has(form)) owners.set(form, owner);
  }
  return owners;
}

/** What is masked already, or says that nobody is meant. */
function isPlaceholder(name: string): boolean {
  return /^(?:客户[A-Z]{0,2}|某.*|人员\d*|Customer [A-Z]{1,2}|Person \d+|n\/?a|none|无|暂无|待定|tbd|unknown|customer|client|-+|\?+)$/i.test(
    name,
  );
}

/** "Maria Lopez" is also written Lopez, 王建国 has one form only. */
function personAliases(name: string): readonly string[] {
  const parts = name.split(' ').filter((part) => /^[A-Z][\p{L}'’-]{2,}$/u.test(part));
  return parts.length > 1 ? [name, ...parts] : [name];
}

function occurrences(text: string, kind: MaskKind, owners: ReadonlyMap<string, string>): Candidate[] {
  const found: Candidate[] = [];
  for (const [form, owner] of owners) {
    const isLatin = /^[\w.&'’ ,-]+$/u.test(form) || /^[A-Za-z]/.test(form);
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
      const end = at + form.length;
      // A name of letters is a word of its own; 何时 is no 何.
      if (isLatin && /[\p{L}\p{N}_]/u.test(text.charAt(at - 1)) && /[A-Za-z0-9_]/.test(text.charAt(at - 1)))
        continue;
      if (isLatin && /[A-Za-z0-9_]/.test(text.charAt(end))) continue;
      if (form.length === 1) continue;
      found.push({ kind, start: at, end, same: owner });
    }
  }
  return found;
}

/** Of findings that overlap the more important kind stays, then the longer one. */
function withoutOverlap(candidates: readonly Candidate[]): Candidate[] {
  const rank = (kind: MaskKind) => maskKinds.indexOf(kind);
  const sorted = [...candidates].sort(
    (a, b) => rank(a.kind) - rank(b.kind) || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const taken = new Set<number>();
  const chosen: Candidate[] = [];
  const starts: Candidate[] = [];
  for (const candidate of sorted) {
    let free = true;
    if (candidate.kind === 'internal') starts.push(candidate);
    else if (starts.some(({ start, end }) => candidate.start < end && start < candidate.end)) free = false;
    if (candidate.end - candidate.start <= 2000 && candidate.kind !== 'internal') {
      for (let at = candidate.start; at < candidate.end && free; at++) if (taken.has(at)) free = false;
      if (free) for (let at = candidate.start; at < candidate.end; at++) taken.add(at);
    } else if (free && candidate.kind !== 'internal') starts.push(candidate);
    if (free) chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.start - b.start);
}
