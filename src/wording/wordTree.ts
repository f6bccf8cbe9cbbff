import { isWordUnit } from './fold.ts';

/**
 * All words of all rules in one tree, so that a text is read once however many rules there are. Children are found in an
 * open hash table of typed arrays: four times faster than nested maps, and most units leave at the first step.
 */
export class WordTree {
  #nodes = 1;
  #keyNode = new Int32Array(1 << 12);
  #keyUnit = new Uint16Array(1 << 12);
  #child = new Int32Array(1 << 12);
  #edges = 0;
  /** First steps by unit: 0 where no word starts with it. */
  readonly #first = new Int32Array(0x10000);
  /** Which first two units some word starts with, by a hash of both; single units are marked with every second one. */
  readonly #pairs = new Uint8Array(1 << 18);
  readonly #single = new Uint8Array(0x10000);
  /** What ends at a node. */
  readonly #ends = new Map<number, End>();
  /** 1 where something ends at a node: looked at before the map. */
  #isEnd = new Uint8Array(1 << 12);

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
    if (text.length === 1) this.#single[text.charCodeAt(0)] = 1;
    else this.#pairs[pairOf(text.charCodeAt(0), text.charCodeAt(1))] = 1;
    let ends = this.#ends.get(node);
    if (!ends) this.#ends.set(node, (ends = { whole: new Set(), open: new Set() }));
    if (node >= this.#isEnd.length) {
      const longer = new Uint8Array(Math.max(node + 1, this.#isEnd.length * 2));
      longer.set(this.#isEnd);
      this.#isEnd = longer;
    }
    this.#isEnd[node] = 1;
    ends.whole.add(set);
    if (open) ends.open.add(set);
  }

  /**
   * Reports each word of `text` that starts from `from` on and ends by `to`: the sets it belongs to, its start and end.
   * Latin words are found as whole words only.
   */
  find(text: string, from: number, to: number, found: Hits): void {
    // Fields of the class cost a check each time they are read, and this is the innermost loop of all.
    const [first, pairs, single, ends] = [this.#first, this.#pairs, this.#single, this.#ends];
    const [keyNode, keyUnit, child] = [this.#keyNode, this.#keyUnit, this.#child];
    const isEnd = this.#isEnd;
    const mask = child.length - 1;
    let inWord = from > 0 && isWordUnit(text.charCodeAt(from - 1));
    let next = text.charCodeAt(from);
    for (let start = from; start < to; start++) {
      const unit = next;
      next = start + 1 < to ? text.charCodeAt(start + 1) : 0;
      const word = isWordUnit(unit);
      const blocked = word && inWord;
      inWord = word;
      // Most units leave here: no word starts with these two.
      if (blocked || (pairs[pairOf(unit, next)] === 0 && single[unit] === 0)) continue;
      let node = first[unit] ?? 0;
      for (let at = start + 1; node !== 0; at++) {
        if (isEnd[node] === 1) {
          const end = ends.get(node);
          if (end) report(text, end, start, at, to, found);
        }
        if (at >= to) break;
        const wanted = text.charCodeAt(at);
        let slot = hash(node, wanted) & mask;
        let step = child[slot] ?? 0;
        while (step !== 0 && (keyNode[slot] !== node || keyUnit[slot] !== wanted)) {
          slot = (slot + 1) & mask;
          step = child[slot] ?? 0;
        }
        node = step;
      }
    }
  }

  #step(node: number, unit: number): number {
    const mask = this.#child.length - 1;
    for (let at = hash(node, unit) & mask; ; at = (at + 1) & mask) {
      const child = this.#child[at] ?? 0;
      if (child === 0 || (this.#keyNode[at] === node && this.#keyUnit[at] === unit)) return child;
    }
  }

  #link(node: number, unit: number, child: number): void {
    if (++this.#edges * 2 > this.#child.length) this.#grow();
    const mask = this.#child.length - 1;
    let at = hash(node, unit) & mask;
    while (this.#child[at] !== 0) at = (at + 1) & mask;
    this.#keyNode[at] = node;
    this.#keyUnit[at] = unit;
    this.#child[at] = child;
  }

  #grow(): void {
    const [nodes, units, children] = [this.#keyNode, this.#keyUnit, this.#child];
    const size = children.length * 2;
    this.#keyNode = new Int32Array(size);
    this.#keyUnit = new Uint16Array(size);
    this.#child = new Int32Array(size);
    const mask = size - 1;
    children.forEach((child, old) => {
      if (child === 0) return;
      let at = hash(nodes[old] ?? 0, units[old] ?? 0) & mask;
      while (this.#child[at] !== 0) at = (at + 1) & mask;
      this.#keyNode[at] = nodes[old] ?? 0;
      this.#keyUnit[at] = units[old] ?? 0;
      this.#child[at] = child;
    });
  }
}

/** Words seen in a text: the sets each belongs to, its start and its end, in arrays side by side. */
export class Hits {
  readonly sets: ReadonlySet<number>[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  push(sets: ReadonlySet<number>, start: number, end: number): void {
    this.sets.push(sets);
    this.starts.push(start);
    this.ends.push(end);
  }
}

/** The sets of the words that end at a node, and of those that may go on. */
interface End {
  readonly whole: Set<number>;
  readonly open: Set<number>;
}

function report(
  text: string,
  { whole, open }: End,
  start: number,
  end: number,
  to: number,
  found: Hits,
): void {
  const goesOn = end < to && isWordUnit(text.charCodeAt(end)) && isWordUnit(text.charCodeAt(end - 1));
  if (!goesOn) {
    found.push(whole, start, end);
    return;
  }
  if (open.size === 0) return;
  let last = end;
  while (last < to && last - end < 30 && isWordUnit(text.charCodeAt(last))) last++;
  found.push(open, start, last);
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 14;
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
