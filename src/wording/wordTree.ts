import { isWordUnit } from './fold.ts';

/**
 * Numbers of a node: its parent, the unit that leads to it, the unit that leads to the node after it, what ends at it. The
 * parent of a unit that is a word is 0; that of two units in a row is `~` of the first, so that one look finds both.
 */
const stride = 4;
/** Set in the last number where further children are found by their hash. */
const branches = 1;

/**
 * All words of all rules in one tree, so that a text is read once however many rules there are. Most nodes have one child,
 * and it is the node after them; the others are found in a hash table. All is in typed arrays and small: what is slow about
 * a tree of a hundred thousand words is waiting for memory.
 */
export class WordTree {
  #count = 1;
  #nodes = new Int32Array(stride << 10);
  /** Children that are not the node after their parent, by the hash of parent and unit; 0 is nobody. */
  #table = new Int32Array(1 << 12);
  #edges = 0;
  /** One bit for each hash of two units that some word starts with, and one for each unit that is a word. */
  readonly #pairs = new Int32Array(1 << 13);
  readonly #single = new Int32Array(1 << 11);
  /** What ends at a node, by the number that the node has for it; 0 is nothing. */
  readonly #ends: End[] = [{ whole: [], open: [] }];
  /** The bags of each of them, that of the whole word and that of one that goes on: at hand for every hit. */
  #endBags = new Int32Array(2 << 10);
  readonly #bagByKey = new Map<string, number>();
  /** Collections of sets that words have in common; hits name them by their place here. */
  readonly bags: (readonly number[])[] = [];

  /** Adds a folded word to the set `set`; a `~` at its end lets the word go on. */
  add(word: string, set: number): void {
    const open = word.endsWith('~');
    const text = open ? word.slice(0, -1) : word;
    if (text === '') return;
    const one = text.charCodeAt(0);
    const two = text.charCodeAt(1);
    let node: number;
    if (text.length === 1) {
      setBit(this.#single, one);
      node = this.#childOf(0, one);
    } else {
      setBit(this.#pairs, pairOf(one, two));
      node = this.#childOf(~one, two);
    }
    for (let at = 2; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      node = this.#nodes[node * stride + 2] === unit ? node + 1 : this.#childOf(node, unit);
    }
    const place = node * stride + 3;
    const last = this.#nodes[place] ?? 0;
    let end = this.#ends[last >> 1 || -1];
    if (!end) {
      end = { whole: [], open: [] };
      this.#nodes[place] = (this.#ends.length << 1) | (last & branches);
      this.#ends.push(end);
      if (this.#ends.length * 2 > this.#endBags.length) this.#endBags = twice(this.#endBags);
    }
    const number = (this.#nodes[place] ?? 0) >> 1;
    if (!end.whole.includes(set)) end.whole.push(set);
    this.#endBags[number * 2] = unmade;
    if (!open) return;
    if (!end.open.includes(set)) end.open.push(set);
    this.#endBags[number * 2 + 1] = unmade;
  }

  /**
   * Reports each word of `text` that starts from `from` on and ends by `to`: the sets it belongs to, its start and end.
   * Latin words are found as whole words only.
   */
  find(text: string, from: number, to: number, found: Hits): void {
    // Fields of the class cost a check each time they are read, and this is the innermost loop of all.
    const pairs = this.#pairs;
    const single = this.#single;
    const table = this.#table;
    const nodes = this.#nodes;
    let inWord = from > 0 && isWordUnit(text.charCodeAt(from - 1));
    let next = text.charCodeAt(from);
    for (let start = from; start < to; start++) {
      const unit = next;
      next = start + 1 < to ? text.charCodeAt(start + 1) : 0;
      const word = isWordUnit(unit);
      const blocked = word && inWord;
      inWord = word;
      if (blocked) continue;
      if (hasBit(single, unit)) {
        const last = nodes[lookUp(nodes, table, 0, unit) * stride + 3] ?? 0;
        this.#report(text, last >> 1, start, start + 1, to, found);
      }
      // Most units leave here: no word starts with these two.
      if (start + 1 >= to || !hasBit(pairs, pairOf(unit, next))) continue;
      let node = lookUp(nodes, table, ~unit, next);
      for (let at = start + 2; node !== 0; at++) {
        const last = nodes[node * stride + 3] ?? 0;
        if (last > branches) this.#report(text, last >> 1, start, at, to, found);
        if (at >= to) break;
        const wanted = text.charCodeAt(at);
        if (nodes[node * stride + 2] === wanted) node++;
        else if ((last & branches) === 0) break;
        else node = lookUp(nodes, table, node, wanted);
      }
    }
  }

  #report(text: string, number: number, start: number, end: number, to: number, found: Hits): void {
    const goesOn = end < to && isWordUnit(text.charCodeAt(end)) && isWordUnit(text.charCodeAt(end - 1));
    let bag = this.#endBags[goesOn ? number * 2 + 1 : number * 2] ?? 0;
    if (bag === 0) return;
    if (bag === unmade) bag = this.#makeBag(number, goesOn);
    let last = end;
    if (goesOn) while (last < to && last - end < 30 && isWordUnit(text.charCodeAt(last))) last++;
    found.push(bag - 1, start, last);
  }

  #makeBag(number: number, goesOn: boolean): number {
    const sets = (goesOn ? this.#ends[number]?.open : this.#ends[number]?.whole) ?? [];
    return (this.#endBags[goesOn ? number * 2 + 1 : number * 2] = this.#bagOf(sets) + 1);
  }

  /** The same few collections of sets turn up at many words: each has one number. */
  #bagOf(sets: readonly number[]): number {
    const key = [...sets].sort((a, b) => a - b).join();
    let bag = this.#bagByKey.get(key);
    if (bag === undefined) {
      bag = this.bags.push(sets) - 1;
      this.#bagByKey.set(key, bag);
    }
    return bag;
  }

  #newNode(parent: number, unit: number): number {
    const node = this.#count++;
    if ((node + 1) * stride > this.#nodes.length) this.#nodes = twice(this.#nodes);
    this.#nodes[node * stride] = parent;
    this.#nodes[node * stride + 1] = unit;
    this.#nodes[node * stride + 2] = -1;
    return node;
  }

  /** The child of a node that is not known to be the node after it; it is made if there is none. */
  #childOf(parent: number, unit: number): number {
    const known = lookUp(this.#nodes, this.#table, parent, unit);
    if (known !== 0) return known;
    const child = this.#newNode(parent, unit);
    if (parent > 0) {
      if (child === parent + 1) {
        this.#nodes[parent * stride + 2] = unit;
        return child;
      }
      this.#nodes[parent * stride + 3] = (this.#nodes[parent * stride + 3] ?? 0) | branches;
    }
    if (++this.#edges * 4 > this.#table.length) {
      const old = this.#table;
      this.#table = new Int32Array(old.length * 2);
      for (const each of old) if (each !== 0) this.#put(each);
    }
    this.#put(child);
    return child;
  }

  #put(child: number): void {
    const table = this.#table;
    const mask = table.length - 1;
    let slot = hash(this.#nodes[child * stride] ?? 0, this.#nodes[child * stride + 1] ?? 0) & mask;
    while (table[slot] !== 0) slot = (slot + 1) & mask;
    table[slot] = child;
  }
}

/** Words seen in a text, in one array: of each the bag of sets that it belongs to, its start and its end. */
export class Hits {
  #words = new Int32Array(192);
  count = 0;

  push(bag: number, start: number, end: number): void {
    const at = this.count++ * 3;
    if (at + 3 > this.#words.length) this.#words = twice(this.#words);
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

  /** The hits from the number `from` on; more can be added behind them. */
  since(from: number): HitsPart {
    return new HitsPart(this, from, this.count - from);
  }
}

/** Some hits in a row. */
export class HitsPart {
  readonly #all: Hits;
  readonly #from: number;
  readonly count: number;

  constructor(all: Hits, from: number, count: number) {
    this.#all = all;
    this.#from = from;
    this.count = count;
  }

  bag(index: number): number {
    return this.#all.bag(this.#from + index);
  }

  start(index: number): number {
    return this.#all.start(this.#from + index);
  }

  end(index: number): number {
    return this.#all.end(this.#from + index);
  }
}

/** The sets of the words that end at a node, and of those that may go on. */
interface End {
  readonly whole: number[];
  readonly open: number[];
}

/** A bag that is made when its word is first met; others are their number and one, 0 is none. */
const unmade = -1;

/** The same numbers, with as much room again behind them. */
function twice(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
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

/** The child of a parent in the hash table, 0 where it has none there. */
function lookUp(nodes: Int32Array, table: Int32Array, parent: number, unit: number): number {
  const mask = table.length - 1;
  for (let slot = hash(parent, unit) & mask; ; slot = (slot + 1) & mask) {
    const child = table[slot] ?? 0;
    if (child === 0 || (nodes[child * stride] === parent && nodes[child * stride + 1] === unit)) return child;
  }
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
