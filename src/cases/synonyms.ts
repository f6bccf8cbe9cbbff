import { classOf, foldText, unitClass } from './characters.ts';

/** A word of the table as it is searched for: `concept` is the number of its group. */
export interface Entry {
  readonly word: string;
  readonly concept: number;
}

/** Words that mean the same, in whichever languages, each group a list. */
export interface SynonymTable {
  /** What goes wrong, why, and what is done about it. */
  readonly problems: readonly (readonly string[])[];
  /** Where it happens: trades, documents, devices, people. Two cases that share only these are not alike. */
  readonly settings: readonly (readonly string[])[];
}

/** The table of words that mean the same, ready to be found in texts. */
export interface Synonyms {
  /** The words of each group, folded, as given. */
  readonly groups: readonly (readonly string[])[];
  /** Number of the first group of the settings. */
  readonly firstSetting: number;
  /** The groups that hold a word. */
  readonly groupsOf: ReadonlyMap<string, readonly number[]>;
  /** Words in Chinese by their first two units: `pairKey`, as a signed number, which engines keep without allocating. */
  readonly byPair: ReadonlyMap<number, readonly Entry[]>;
  /** One bit for each place of `pairBit` that an entry of `byPair` has: most pairs are ruled out by it. */
  readonly pairBits: Uint8Array;
  /** Words of letters by their first word ("access right" under `access`). */
  readonly byWord: ReadonlyMap<string, readonly Entry[]>;
  /** The same for the first two letters of the words of `byWord`. */
  readonly wordBits: Uint8Array;
  /** Pairs of characters, and words, that belong to settings. */
  readonly settingPairs: ReadonlySet<number>;
  readonly settingWords: ReadonlySet<string>;
  /** Changes with the table: a stored index was built with one. */
  readonly hash: number;
}

/**
 * Prepares the table for being found in texts. Words of a single Chinese character are looked up when they are searched for, but not
 * found in texts: they turn up inside too many others.
 */
export function compileSynonyms({ problems, settings }: SynonymTable): Synonyms {
  const folded = [...problems, ...settings].map((group) => [
    ...new Set(group.map((word) => foldText(word).trim())),
  ]);
  const groupsOf = new Map<string, number[]>();
  const byPair = new Map<number, Entry[]>();
  const pairBits = new Uint8Array(0x2000);
  const byWord = new Map<string, Entry[]>();
  const wordBits = new Uint8Array(0x2000);
  const settingPairs = new Set<number>();
  const settingWords = new Set<string>();
  let hash = problems.length;
  folded.forEach((group, concept) => {
    for (const word of group) {
      hash = hashText(word, hash + concept);
      push(groupsOf, word, concept);
      if (classOf[word.charCodeAt(0)] === unitClass.character) {
        if (word.length > 1) {
          const key = pairKey(word.charCodeAt(0), word.charCodeAt(1));
          push(byPair, key | 0, { word, concept });
          setBit(pairBits, pairBit(key));
        }
      } else if (word !== '') {
        const first = firstWord(word);
        push(byWord, first, { word, concept });
        setBit(wordBits, wordBit(first, 0, first.length));
      }
      if (concept < problems.length) continue;
      settingWords.add(word);
      for (let at = 1; at < word.length; at++)
        settingPairs.add(pairKey(word.charCodeAt(at - 1), word.charCodeAt(at)));
    }
  });
  return {
    groups: folded,
    firstSetting: problems.length,
    groupsOf,
    byPair,
    pairBits,
    byWord,
    wordBits,
    settingPairs,
    settingWords,
    hash: hash >>> 0,
  };
}

/** The two units as one number. */
export function pairKey(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}

/** A place from 0 to 65535 for a key. */
export function pairBit(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 16;
}

/** A place from 0 to 65535 for the beginning of the word at `start` of a text: no stem differs from its word there. */
function wordBit(text: string, start: number, end: number): number {
  return pairBit(pairKey(text.charCodeAt(start), end - start > 1 ? text.charCodeAt(start + 1) : 0));
}

/** Whether the table may know the word from `start` to `end` of a folded text, or its stem: most words are ruled out by this. */
export function mayBeKnown({ wordBits }: Synonyms, text: string, start: number, end: number): boolean {
  const bit = wordBit(text, start, end);
  return (((wordBits[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
}

function setBit(bits: Uint8Array, bit: number): void {
  bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
}

/** FNV-1a over the UTF-16 units. */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function firstWord(word: string): string {
  let end = 0;
  while (end < word.length && classOf[word.charCodeAt(end)] === unitClass.letter) end++;
  return word.slice(0, end);
}

/** Endings that English words of the table are found with: "export" in "exports", "exported", "exporting". */
const endings: ReadonlySet<string> = new Set(['', 's', 'es', 'ed', 'd', 'ing', 'ment', 'ly', "'s"]);

/**
 * The stem under which the table may know an English word, and the word itself: takes off the common endings. The result is
 * looked up, so that a wrong stem finds nothing.
 */
export function stemsOf(word: string): readonly string[] {
  if (word.length < 4 || word.charCodeAt(word.length - 1) < 0x61) return [word];
  const last = word.charAt(word.length - 1);
  if (last === 's') {
    if (word.endsWith('ies')) return [word, `${word.slice(0, -3)}y`];
    if (word.endsWith('es')) return [word, word.slice(0, -1), word.slice(0, -2)];
    return [word, word.slice(0, -1)];
  }
  if (word.endsWith('ing') && word.length > 5) {
    const stem = word.slice(0, -3);
    return [word, stem, `${stem}e`, undoubled(stem)];
  }
  if (word.endsWith('ed') && word.length > 4) {
    const stem = word.slice(0, -2);
    if (word.endsWith('ied')) return [word, `${word.slice(0, -3)}y`];
    return [word, stem, `${stem}e`, undoubled(stem)];
  }
  return [word];
}

function undoubled(stem: string): string {
  return stem.length > 3 && stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
}

/** Whether the entry's word stands in `text` at `start`, where its first word `first` (as written) begins. */
export function standsAt(text: string, start: number, first: string, entry: string): boolean {
  const head = firstWord(entry);
  const rest = entry.slice(head.length);
  const from = start + first.length;
  if (rest === '') return true;
  if (!text.startsWith(rest, from)) return false;
  // Behind the last word an ending may follow.
  let end = from + rest.length;
  if (classOf[entry.charCodeAt(entry.length - 1)] !== unitClass.letter) return true;
  const tail = end;
  while (end < text.length && classOf[text.charCodeAt(end)] === unitClass.letter) end++;
  return endings.has(text.slice(tail, end));
}

const none: readonly Entry[] = [];

/** How often each group of the table turns up in a folded text. */
export function conceptsIn(folded: string, synonyms: Synonyms): Map<number, number> {
  const { byPair, pairBits, byWord } = synonyms;
  const found = new Map<number, number>();
  const count = (concept: number) => found.set(concept, (found.get(concept) ?? 0) + 1);
  for (let at = 0; at < folded.length;) {
    const unit = folded.charCodeAt(at);
    if (classOf[unit] === unitClass.character) {
      const key = (unit << 16) | folded.charCodeAt(at + 1);
      const bit = pairBit(key);
      if (((pairBits[bit >> 3] ?? 0) >> (bit & 7)) & 1) {
        for (const { word, concept } of byPair.get(key) ?? none) {
          if (folded.startsWith(word, at)) count(concept);
        }
      }
      at++;
    } else if (classOf[unit] === unitClass.letter) {
      const start = at;
      do at++;
      while (at < folded.length && classOf[folded.charCodeAt(at)] === unitClass.letter);
      if (!mayBeKnown(synonyms, folded, start, at)) continue;
      const word = folded.slice(start, at);
      for (const stem of stemsOf(word)) {
        for (const entry of byWord.get(stem) ?? none) {
          if (standsAt(folded, start, word, entry.word)) count(entry.concept);
        }
      }
    } else at++;
  }
  return found;
}
