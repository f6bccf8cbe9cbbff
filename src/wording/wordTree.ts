import { isWordUnit } from './fold.ts';

/**
 * All words of all rules in one tree, so that a text is read once however many rules there are. Children are found in an
 * open hash table of typed arrays: four times faster than nested maps, and most units leave at the first step.
 */
export class WordTree {
  #nodes = 1;
  /** Slots of four numbers: node, unit, child, nothing. Side by side, so that one look fetches them all. */
  #table = new Int32Array(1 << 14);
  #edges = 0;
  /** First steps by unit: 0 where no word starts with it. */
  readonly #first = new Int32Array(0x10000);
  /** One bit for each hash of two units that some word starts with, and one for each unit that is a word. */
  readonly #pairs = new Int32Array(1 << 13);
  readonly #single = new Int32Array(1 << 11);
  /** What ends at a node, by the number that `#endAt` has for it; 0 is nothing. */
  readonly #ends: End[] = [{ whole: new Set(), open: new Set(), wholeBag: -1, openBag: -1 }];
  #endAt = new Int32Array(1 << 12);
  readonly #bagByKey = new Map<string, number>();
  /** Collections of sets that words have in common; hits name them by their place here. */
  readonly bags: ReadonlySet<number>[] = [];

  /** Adds a folded word to the set `set`; a `~` at its end lets the word go on. */
  add(word: string, set: number): void {
    const open = word.endsWith('~');
    const text = open ? word.slice(0, -1) : word;
    let node = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      let next = node === 0 ? (this.#first[unit] ?? 0) : this.#step(node, unit);
      if (next === 0) {
        next = this.#nodes++;
        if (node === 0) this.#first[unit] = next;
        else this.#link(node, unit, next);
      }
      node = next;
    }
    const one = text.charCodeAt(0);
    if (text.length === 1) setBit(this.#single, one);
    else setBit(this.#pairs, pairOf(one, text.charCodeAt(1)));
    if (node >= this.#endAt.length) {
      const longer = new Int32Array(Math.max(node + 1, this.#endAt.length * 2));
      longer.set(this.#endAt);
      this.#endAt = longer;
    }
    let end = this.#ends[this.#endAt[node] || -1];
    if (!end) {
      end = { whole: new Set(), open: new Set(), wholeBag: -1, openBag: -1 };
      this.#endAt[node] = this.#ends.length;
      this.#ends.push(end);
    }
    end.whole.add(set);
    end.wholeBag = -1;
    if (open) {
      end.open.add(set);
      end.openBag = -1;
    }
  }

  /**
   * Reports each word of `text` that starts from `from` on and ends by `to`: the sets it belongs to, its start and end.
   * Latin words are found as whole words only.
   */
  find(text: string, from: number, to: number, found: Hits): void {
    // Fields of the class cost a check each time they are read, and this is the innermost loop of all.
    const first = this.#first;
    const pairs = this.#pairs;
    const single = this.#single;
    const table = this.#table;
    const endAt = this.#endAt;
    const mask = table.length - 1;
    let inWord = from > 0 && isWordUnit(text.charCodeAt(from - 1));
    let next = text.charCodeAt(from);
    for (let start = from; start < to; start++) {
      const unit = next;
      next = start + 1 < to ? text.charCodeAt(start + 1) : 0;
      const word = isWordUnit(unit);
      const blocked = word && inWord;
      inWord = word;
      // Most units leave here: no word starts with these two.
      if (blocked || (!hasBit(pairs, pairOf(unit, next)) && !hasBit(single, unit))) continue;
      let node = first[unit] ?? 0;
      for (let at = start + 1; node !== 0; at++) {
        const end = endAt[node] ?? 0;
        if (end !== 0) this.#report(text, end, start, at, to, found);
        if (at >= to) break;
        const wanted = text.charCodeAt(at);
        let slot = hash(node, wanted) & mask;
        let step = table[slot + 2] ?? 0;
        while (step !== 0 && (table[slot] !== node || table[slot + 1] !== wanted)) {
          slot = (slot + 4) & mask;
          step = table[slot + 2] ?? 0;
        }
        node = step;
      }
    }
  }

  #report(text: string, number: number, start: number, end: number, to: number, found: Hits): void {
    const ending = this.#ends[number];
    if (!ending) return;
    const goesOn = end < to && isWordUnit(text.charCodeAt(end)) && isWordUnit(text.charCodeAt(end - 1));
    if (!goesOn) {
      if (ending.wholeBag < 0) ending.wholeBag = this.#bagOf(ending.whole);
      found.push(ending.wholeBag, start, end);
      return;
    }
    if (ending.open.size === 0) return;
    let last = end;
    while (last < to && last - end < 30 && isWordUnit(text.charCodeAt(last))) last++;
    if (ending.openBag < 0) ending.openBag = this.#bagOf(ending.open);
    found.push(ending.openBag, start, last);
  }

  /** The same few collections of sets turn up at many words: each has one number. */
  #bagOf(sets: ReadonlySet<number>): number {
    const key = [...sets].sort((a, b) => a - b).join();
    let bag = this.#bagByKey.get(key);
    if (bag === undefined) {
      bag = this.bags.push(sets) - 1;
      this.#bagByKey.set(key, bag);
    }
    return bag;
  }

  #step(node: number, unit: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    for (let at = hash(node, unit) & mask; ; at = (at + 4) & mask) {
      const child = table[at + 2] ?? 0;
      if (child === 0 || (table[at] === node && table[at + 1] === unit)) return child;
    }
  }

  #link(node: number, unit: number, child: number): void {
    if (++this.#edges * 8 > this.#table.length) {
      const old = this.#table;
      this.#table = new Int32Array(old.length * 2);
      for (let at = 0; at < old.length; at += 4) {
        if (old[at + 2] !== 0) this.#put(old[at] ?? 0, old[at + 1] ?? 0, old[at + 2] ?? 0);
      }
    }
    this.#put(node, unit, child);
  }

  #put(node: number, unit: number, child: number): void {
    const table = this.#table;
    const mask = table.length - 1;
    let at = hash(node, unit) & mask;
    while (table[at + 2] !== 0) at = (at + 4) & mask;
    table[at] = node;
    table[at + 1] = unit;
    table[at + 2] = child;
  }
}

/** Words seen in a text, in one array: of each the bag of sets that it belongs to, its start and its end. */
export class Hits {
  #words: Int32Array;
  count = 0;

  constructor(words = new Int32Array(192)) {
    this.#words = words;
  }

  push(bag: number, start: number, end: number): void {
    const at = this.count++ * 3;
    if (at + 3 > this.#words.length) {
      const longer = new Int32Array(this.#words.length * 2);
      longer.set(this.#words);
      this.#words = longer;
    }
    this.#words[at] = bag;
    this.#words[at + 1] = start;
    this.#words[at + 2] = end;
  }

  bag(index: number): number {
    return this.#words[index * 3] ?? 0;
  }

  start(index: number): number {
    return this.#words[index * 3 + 1] ?? 0;
  }

  end(index: number): number {
    return this.#words[index * 3 + 2] ?? 0;
  }

  /** The same hits in an array of their own, not to be added to: what one works in can be used again. */
  copy(): Hits {
    const copy = new Hits(this.#words.slice(0, this.count * 3));
    copy.count = this.count;
    return copy;
  }
}

/** The sets of the words that end at a node, and of those that may go on. */
interface End {
  readonly whole: Set<number>;
  readonly open: Set<number>;
  /** Their bags, -1 where they are not made yet. */
  wholeBag: number;
  openBag: number;
}

function setBit(bits: Int32Array, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

function hasBit(bits: Int32Array, at: number): boolean {
  return (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 14;
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  // The start of a slot of four.
  return ((mixed ^ (mixed >>> 15)) << 2) >>> 0;
}
