import type { FoldedText } from './foldedText.ts';
import { foldName, isHanCode } from './foldedText.ts';
import type { MaskKind } from './mask.ts';
import { aliasesOf } from './maskCompanies.ts';
import type { Candidate } from './maskNumbers.ts';
import { isOwnMention } from './wordBoundary.ts';

/** A name that is known, with the ways to write it; `same` is the name itself. */
interface KnownForm {
  readonly kind: MaskKind;
  readonly form: string;
  readonly same: string;
}

/** Each way to write customers and people, longest names first, so that 瑞成 and 瑞成精密 are one customer. */
export function formsOf(customers: readonly string[], people: readonly string[]): KnownForm[] {
  return [
    ...grouped('customer', customers, aliasesOf),
    ...grouped('person', people.map(withoutRemark), personAliases),
  ];
}

function withoutRemark(person: string): string {
  return person.replace(/\s*[（(].*$/, '');
}

function grouped(
  kind: MaskKind,
  all: readonly string[],
  aliases: (name: string) => readonly string[],
): KnownForm[] {
  const owners = new Map<string, string>();
  const longestFirst = [...new Set(all.map((name) => name.trim()))]
    .filter((name) => name.length >= 2 && !saysNobody(name))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  for (const name of longestFirst) {
    const forms = aliases(name);
    const owner =
      owners.get(name) ?? forms.map((form) => owners.get(form)).find((known) => known !== undefined) ?? name;
    for (const form of forms) if (!owners.has(form)) owners.set(form, owner);
  }
  return [...owners].map(([form, same]) => ({ kind, form, same }));
}

/** What is masked already, or says that nobody is meant. */
function saysNobody(name: string): boolean {
  return /^(?:客户[A-Z]{0,2}|某.*|人员\d*|Customer [A-Z]{1,2}|Person \d+|n\/?a|none|无|暂无|待定|tbd|unknown|customer|client|\{\{.*|-+|\?+)$/i.test(
    name,
  );
}

/** "Maria Lopez" is also written Lopez, 王建国 has one form only. */
function personAliases(name: string): readonly string[] {
  const parts = name.split(' ').filter((part) => /^[A-Z][\p{L}'’-]{2,}$/u.test(part));
  return parts.length > 1 ? [name, ...parts] : [name];
}

/** English words that are names too: in lower case they are words. */
const wordsToo = new Set(
  (
    'will mark may rose grant bill jack frank hope grace dean art rob pat sue drew chip dale glen ray wade chase miles page price ' +
    'young long short brown black white green king bush cook hall wood stone field bell ford west hill banks love power best rich ' +
    'small little day summer april june august faith joy ivy violet iris olive lily daisy ruby amber crystal guy max rusty sandy ' +
    'sunny early noble major sterling baker carter cooper fisher hunter mason miller parker porter potter smith taylor turner ' +
    'walker weaver clark marshall hand head foot lane street rivers lake marsh north south east church temple bishop pope prior ' +
    'knight duke earl prince gate gates jobs case bond cash penny pound crown an man can he she her long yang fan pan song ' +
    'wing sun moon star tom sam ben ken don van ward reed rush sharp wise swift savage strong wild grey gray bird fox wolf lamb'
  ).split(' '),
);

/** Mostly longer forms than this are no help in an index by their first two units. */
const longestForm = 100;

/**
 * Every place where one of `forms` is written: in any case and width, stretched by blanks, percent-encoded in a link. Names of
 * letters count as whole words. A mention that is more likely an ordinary word (天天 in 天天加班) is doubtful.
 */
export function findKnown(text: string, folded: FoldedText, forms: readonly KnownForm[]): Candidate[] {
  const byStart = new Map<string, { lengths: Set<number>; forms: Map<string, KnownForm> }>();
  for (const each of forms) {
    const plain = foldName(each.form);
    if (plain.length < 2 || plain.length > longestForm) continue;
    for (const form of [plain, ...encoded(plain)]) {
      const key = form.slice(0, 2);
      const entry = byStart.get(key) ?? { lengths: new Set(), forms: new Map<string, KnownForm>() };
      byStart.set(key, entry);
      entry.lengths.add(form.length);
      if (!entry.forms.has(form)) entry.forms.set(form, each);
    }
  }
  if (byStart.size === 0) return [];
  const found: Candidate[] = [];
  for (let start = 0; start + 1 < folded.text.length; start++) {
    const entry = byStart.get(folded.text.slice(start, start + 2));
    if (!entry) continue;
    for (const length of entry.lengths) {
      if (start + length > folded.text.length) continue;
      const form = folded.text.slice(start, start + length);
      const known = entry.forms.get(form);
      if (known) addMention(text, folded, { start, end: start + length }, form, known, found);
    }
  }
  return [...found, ...stretched(text, forms)];
}

function encoded(form: string): string[] {
  return /[^\0-\x7f]/.test(form) ? [encodeURIComponent(form).toLowerCase()] : [];
}

function addMention(
  text: string,
  folded: FoldedText,
  place: { readonly start: number; readonly end: number },
  form: string,
  { kind, same }: KnownForm,
  found: Candidate[],
): void {
  const isWord = (at: number) => /[a-z0-9_\u00df-\u024f]/.test(folded.text.charAt(at));
  if (isWord(place.start) && isWord(place.start - 1)) return;
  if (isWord(place.end - 1) && isWord(place.end) && !form.includes('%')) return;
  const start = folded.at[place.start] ?? 0;
  const end = (folded.at[place.end - 1] ?? 0) + 1;
  const written = text.slice(start, end);
  const isShort = kind === 'customer' && same.includes(' ') && !form.includes(' ');
  // In lower case "apple" is no Apple Foods.
  if (written === written.toLowerCase() && same !== same.toLowerCase() && (isShort || wordsToo.has(form)))
    return;
  const doubtful =
    isHanCode(form.charCodeAt(0)) && form.length <= 3 && !isOwnMention(folded.text, place, kind);
  found.push({ kind, start, end, same, ...(doubtful ? { doubtful } : {}) });
}

/** Names of letters with a blank or mark between all of them: A C M E, A-C-M-E. */
function stretched(text: string, forms: readonly KnownForm[]): Candidate[] {
  const found: Candidate[] = [];
  const words = forms.filter(({ form }) => /^[A-Za-z]{3,16}$/.test(form)).slice(0, 100);
  for (const { kind, form, same } of words) {
    const pattern = new RegExp(`(?<![\\w])${[...form].join('[ .·\\u3000_-]')}(?![\\w])`, 'gi');
    for (const { 0: written, index } of text.matchAll(pattern)) {
      found.push({ kind, start: index, end: index + written.length, same });
    }
  }
  return found;
}

/** Further places of values that were found somewhere: what is secret beside its label is secret elsewhere too. */
export function findAgain(text: string, folded: FoldedText, found: readonly Candidate[]): Candidate[] {
  const values = new Map<string, KnownForm>();
  for (const { kind, start, end, same } of found) {
    if (kind === 'internal' || kind === 'customer' || kind === 'person') continue;
    const written = text.slice(start, end);
    // "admin" behind "password:" is a word that stands everywhere.
    if (kind === 'secret' && written.length < 8 && !/[\d\W_]/.test(written)) continue;
    for (const form of [written, same]) {
      if (form.length >= 4 && !/[\r\n]/.test(form)) values.set(`${kind}\t${form}`, { kind, form, same });
    }
  }
  return values.size === 0 ? [] : findKnown(text, folded, [...values.values()]);
}
