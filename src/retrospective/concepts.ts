import {
  claimColumnNames,
  claimStateNames,
  fixColumnNames,
  type FixColumn,
  notApplicableNames,
  timelineColumnNames,
} from './columnNames.ts';
import { chineseFillers, englishFillers, headingNames } from './headingNames.ts';
import type { ClaimColumn, TimelineColumn } from './intent.ts';
import { type ClaimState, claimStates, type Concept, concepts } from './model.ts';
import {
  foldText,
  hanPart,
  isHan,
  numberingLayers,
  otherPart,
  phraseKey,
  withoutBrackets,
} from './phrase.ts';

/** What a heading was taken for, and how safely. */
export interface HeadingMatch {
  readonly concept: Concept;
  /**
   * True for a name that always means this concept. False where it was read through filler words or by a common word that
   * could mean something else: of two sections with the same concept the sure one is the better one.
   */
  readonly sure: boolean;
}

interface Lookup {
  readonly exact: ReadonlyMap<string, HeadingMatch>;
  readonly inside: ReadonlyMap<string, Concept>;
  /** Names that may have filler words around them, by their first character, longest first. */
  readonly chinese: ReadonlyMap<string, readonly (readonly [string, Concept])[]>;
  /** The same by their first word. */
  readonly english: ReadonlyMap<string, readonly (readonly [readonly string[], Concept])[]>;
}

const longestHeading = 90;
const fillerWords: ReadonlySet<string> = new Set(englishFillers);
const fillersByStart = new Map<string, string[]>();
for (const filler of chineseFillers) push(fillersByStart, filler.charAt(0), filler);
let lookup: Lookup | null = null;

/** The heading a new section of this concept gets. */
export function canonicalHeading(concept: Concept, language: 'zh-cn' | 'en'): string {
  return headingNames[concept].canonical[language];
}

/**
 * What a heading is about, from its text alone (Markdown markup, numbering, emoji and bracketed remarks are ignored).
 * `within` is the concept of the section around it: inside causes the bare word "Technical" is a factor. Null where the
 * heading is none of ours.
 */
export function conceptOf(heading: string, within: Concept | null = null): Concept | null {
  return headingMatch(heading, within)?.concept ?? null;
}

/** Like `conceptOf`, and tells in addition how safe the reading is. */
export function headingMatch(heading: string, within: Concept | null = null): HeadingMatch | null {
  if (heading.length > 4 * longestHeading) return null;
  const folded = numberingLayers(foldText(heading));
  const bare = numberingLayers(withoutBrackets(folded[0] ?? ''));
  const texts = [...new Set([...folded, ...bare])].filter((text) => text.length <= longestHeading);
  const keys = [...new Set(texts.map(phraseKey))];
  for (const match of [matchExact, matchPhrase]) {
    for (const key of keys) {
      const found = match(key, within);
      if (found) return found;
    }
  }
  return matchLabel(folded.at(-1) ?? '', within) ?? matchParts(bare.at(-1) ?? '', within);
}

/** "Root cause: the mapping file" is a root cause section: the part before a colon, if that is a name as it stands. */
function matchLabel(text: string, within: Concept | null): HeadingMatch | null {
  const colon = text.indexOf(':');
  if (colon <= 0 || colon > longestHeading) return null;
  const found = matchExact(phraseKey(withoutBrackets(text.slice(0, colon))), within);
  return found?.sure ? { ...found, sure: false } : null;
}

const partSeparators = /[/|&+,;、，；·•—–-]|与|及|和|\band\b/u;

/** "Root cause and resolution": each part has to be a name of ours or filler; the first name wins. */
function matchParts(text: string, within: Concept | null): HeadingMatch | null {
  if (text.length > longestHeading) return null;
  const parts = text
    .split(partSeparators)
    .map(phraseKey)
    .filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 5) return null;
  let first: HeadingMatch | null = null;
  let same = true;
  for (const part of parts) {
    const found = matchExact(part, within) ?? matchPhrase(part, within);
    if (found) {
      same &&= first === null || first.concept === found.concept;
      first ??= found;
    } else if (!isFiller(part)) {
      return null;
    }
  }
  return first && { concept: first.concept, sure: first.sure && same };
}

/** A name among fillers, or a heading in both languages. */
function matchPhrase(key: string, within: Concept | null): HeadingMatch | null {
  if (key === '') return null;
  const chinese = hanPart(key);
  if (chinese === '' || chinese === key) return matchAmongFillers(key);
  return matchBoth(chinese, otherPart(key), within);
}

function matchExact(key: string, within: Concept | null): HeadingMatch | null {
  const { exact, inside } = names();
  const insideConcept = within === null ? undefined : inside.get(`${within} ${key}`);
  if (insideConcept !== undefined) return { concept: insideConcept, sure: true };
  return exact.get(key) ?? null;
}

/** A heading in both languages: each half has to say the same, or nothing of its own. */
function matchBoth(chinese: string, english: string, within: Concept | null): HeadingMatch | null {
  const left = matchExact(chinese, within) ?? matchAmongFillers(chinese);
  const right = matchExact(english, within) ?? matchAmongFillers(english);
  if (left && right) {
    if (left.concept === right.concept) return { concept: left.concept, sure: left.sure || right.sure };
    if (left.sure !== right.sure) return { concept: (left.sure ? left : right).concept, sure: false };
    return null;
  }
  if (left && isFiller(english)) return { concept: left.concept, sure: false };
  if (right && isFiller(chinese)) return { concept: right.concept, sure: false };
  return null;
}

function matchAmongFillers(key: string): HeadingMatch | null {
  const concept = isHan(key.charAt(0)) ? chineseAmongFillers(key) : englishAmongFillers(key.split(' '));
  return concept && { concept, sure: false };
}

/** Tries the names at each place that only fillers come before; the first place with a whole reading wins. */
function chineseAmongFillers(key: string): Concept | null {
  for (const at of fillerEnds(key)) {
    for (const [name, concept] of names().chinese.get(key.charAt(at)) ?? []) {
      if (key.startsWith(name, at) && isChineseFiller(key.slice(at + name.length))) return concept;
    }
  }
  return null;
}

function englishAmongFillers(words: readonly string[]): Concept | null {
  for (const [at, first] of words.entries()) {
    for (const [name, concept] of names().english.get(first) ?? []) {
      const found = name.every((word, i) => words[at + i] === word);
      if (found && words.slice(at + name.length).every((word) => fillerWords.has(word))) return concept;
    }
    if (!fillerWords.has(first)) return null;
  }
  return null;
}

function isFiller(key: string): boolean {
  return isHan(key.charAt(0)) ? isChineseFiller(key) : key.split(' ').every((word) => fillerWords.has(word));
}

/** Whether the whole text can be cut into filler words; the empty text can. */
function isChineseFiller(text: string): boolean {
  return fillerEnds(text).includes(text.length);
}

/** The places up to which `text` can be cut into filler words, 0 included, in order. */
function fillerEnds(text: string): number[] {
  const ends = [0];
  for (let next = 0; next < ends.length; next += 1) {
    const at = ends[next] ?? 0;
    for (const filler of fillersByStart.get(text.charAt(at)) ?? []) {
      const end = at + filler.length;
      if (text.startsWith(filler, at) && !ends.includes(end)) ends.push(end);
    }
  }
  return ends.sort((a, b) => a - b);
}

function names(): Lookup {
  lookup ??= buildLookup();
  return lookup;
}

function buildLookup(): Lookup {
  const exact = new Map<string, HeadingMatch>();
  const inside = new Map<string, Concept>();
  const chinese = new Map<string, [string, Concept][]>();
  const english = new Map<string, [string[], Concept][]>();
  for (const concept of concepts) {
    const entry = headingNames[concept];
    for (const name of [...Object.values(entry.canonical), ...entry.names]) {
      exact.set(phraseKey(foldText(name)), { concept, sure: true });
    }
    for (const name of entry.names) {
      const key = phraseKey(foldText(name));
      if (isHan(key.charAt(0))) push(chinese, key.charAt(0), [key, concept]);
      else push(english, key.split(' ', 1)[0] ?? '', [key.split(' '), concept]);
    }
    for (const name of entry.inside?.names ?? []) {
      inside.set(`${entry.inside?.parent ?? ''} ${phraseKey(foldText(name))}`, concept);
    }
  }
  for (const concept of concepts) {
    for (const name of headingNames[concept].alone) {
      const key = phraseKey(foldText(name));
      if (!exact.has(key)) exact.set(key, { concept, sure: false });
    }
  }
  for (const list of [...chinese.values(), ...english.values()])
    list.sort((a, b) => b[0].length - a[0].length);
  return { exact, inside, chinese, english };
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Column headers of the tables of a new document, in the order of their columns. */
export const canonicalColumns: Readonly<
  Record<
    'zh-cn' | 'en',
    {
      readonly timeline: Readonly<Record<TimelineColumn, string>>;
      readonly claims: Readonly<Record<ClaimColumn, string>>;
    }
  >
> = {
  'zh-cn': {
    timeline: { time: '时间', text: '经过', evidence: '证据' },
    claims: { party: '责任方', claim: '主张', evidence: '证据', reference: '依据', state: '状态' },
  },
  en: {
    timeline: { time: 'Time', text: 'What happened', evidence: 'Evidence' },
    claims: { party: 'Party', claim: 'Claim', evidence: 'Evidence', reference: 'Reference', state: 'State' },
  },
};

/** Which column of a timeline a table header names; null where none. */
export function timelineColumnOf(header: string): TimelineColumn | null {
  return named(header, timelineColumnNames);
}

/** Which column of the claims ledger a table header names; null where none. */
export function claimColumnOf(header: string): ClaimColumn | null {
  return named(header, claimColumnNames);
}

/** Which column of a table of fixes a table header names; null where none. */
export function fixColumnOf(header: string): FixColumn | null {
  return named(header, fixColumnNames);
}

/** What the state cell of a claim says, in whichever words; null where it is empty, open or unknown. */
export function claimStateOf(text: string): ClaimState | null {
  if (text.length > longestHeading) return null;
  const known = readStates.get(text);
  if (known !== undefined) return known;
  const state = readClaimState(text);
  // The cells of a ledger repeat a few words; the bound keeps odd documents from filling the memory.
  if (readStates.size > 500) readStates.clear();
  readStates.set(text, state);
  return state;
}

const readStates = new Map<string, ClaimState | null>();

function readClaimState(text: string): ClaimState | null {
  const folded = foldText(text);
  const explained = folded.search(explanation);
  return (
    named(folded, claimStateNames) ??
    (explained > 0 ? named(folded.slice(0, explained), claimStateNames) : null)
  );
}

/** The word a state cell gets. */
export function canonicalClaimState(state: ClaimState, language: 'zh-cn' | 'en'): string {
  return claimStateNames[state][language === 'zh-cn' ? 0 : 1] ?? claimStates[0];
}

/** Whether the text of a cause says that the factor played no part ("不涉及", "None: …"). */
export function isNotApplicable(text: string): boolean {
  // Whatever says so starts with a negation; most causes are told apart by that alone.
  if (!/^[^\p{L}\p{N}]*(?:[不未无無没沒與与技流沟溝此本]|n|does|this|played)/iu.test(text)) return false;
  const folded = foldText(text.slice(0, 300));
  notApplicable ??= new Set(notApplicableNames.map((name) => phraseKey(foldText(name))));
  if (notApplicable.has(phraseKey(folded))) return true;
  const explained = folded.search(explanation);
  return explained > 0 && notApplicable.has(phraseKey(folded.slice(0, explained)));
}

/** Where an explanation begins after a short answer. A bare hyphen or full stop inside a word ("n.a.") is none. */
const explanation = /[:,;，。；、([—–]|\.(?=\s)|\s-+\s/u;
let notApplicable: ReadonlySet<string> | null = null;

/** The key whose names hold the text as a whole, or each half of a text in both languages. */
function named<K extends string>(text: string, table: Readonly<Record<K, readonly string[]>>): K | null {
  if (text.length > longestHeading) return null;
  const folded = foldText(text);
  for (const candidate of [folded, withoutBrackets(folded)]) {
    const key = phraseKey(candidate);
    const found = lookUp(table, key);
    if (found !== null) return found;
    const chinese = lookUp(table, hanPart(key));
    if (chinese !== null && chinese === lookUp(table, otherPart(key))) return chinese;
  }
  return null;
}

const nameTables = new WeakMap<object, ReadonlyMap<string, string>>();

function lookUp<K extends string>(table: Readonly<Record<K, readonly string[]>>, key: string): K | null {
  let byName = nameTables.get(table);
  if (!byName) {
    const entries = Object.entries<readonly string[]>(table).reverse();
    byName = new Map(entries.flatMap(([k, list]) => list.map((name) => [phraseKey(foldText(name)), k])));
    nameTables.set(table, byName);
  }
  return (byName.get(key) as K | undefined) ?? null;
}
