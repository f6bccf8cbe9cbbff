/** Finds the concepts that a normalised text names. */
export interface Concepts {
  readonly names: readonly string[];
  /** Indices into `names` of the concepts in `text` (see `normaliseMessage`), each once, ascending. */
  find(text: string): number[];
}

interface TrieNode {
  readonly next: Map<number, TrieNode>;
  /** Concepts of terms that end here, whatever follows. */
  readonly open: number[];
  /** Concepts of Latin terms that count only where the word ends here. */
  readonly closed: number[];
}

/**
 * Reads a list of concepts: lines `name: term | term`, `#` for comments; a name may come again. A Latin term is a whole
 * word or words, with a trailing `*` also the beginning of one; any other term counts wherever it stands.
 */
export function readConcepts(source: string): Concepts {
  const names: string[] = [];
  const root = newNode();
  for (const line of source.split('\n')) {
    const colon = line.indexOf(':');
    if (line.startsWith('#') || colon < 0) continue;
    const name = line.slice(0, colon).trim();
    if (!names.includes(name)) names.push(name);
    for (const term of line.slice(colon + 1).split('|')) addTerm(root, term.trim(), names.indexOf(name));
  }
  return { names, find: (text) => findIn(root, text) };
}

function newNode(): TrieNode {
  return { next: new Map(), open: [], closed: [] };
}

function addTerm(root: TrieNode, term: string, concept: number): void {
  const isOpen = term.endsWith('*');
  const letters = isOpen ? term.slice(0, -1) : term;
  if (letters === '') return;
  let node = root;
  for (let at = 0; at < letters.length; at++) {
    const unit = letters.charCodeAt(at);
    let next = node.next.get(unit);
    if (!next) node.next.set(unit, (next = newNode()));
    node = next;
  }
  const latin = isLatin(letters.charCodeAt(letters.length - 1));
  (isOpen || !latin ? node.open : node.closed).push(concept);
}

/** One walk down the trie from each place where a term may begin: linear in the text, as terms are short. */
function findIn(root: TrieNode, text: string): number[] {
  const found = new Set<number>();
  for (let start = 0; start < text.length; start++) {
    const first = text.charCodeAt(start);
    if (isLatin(first) && start > 0 && isLatin(text.charCodeAt(start - 1))) continue;
    let node = root.next.get(first);
    for (let at = start + 1; node; at++) {
      for (const concept of node.open) found.add(concept);
      const unit = at < text.length ? text.charCodeAt(at) : 0;
      if (!isLatin(unit)) for (const concept of node.closed) found.add(concept);
      node = node.next.get(unit);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** A letter of a Latin script, or a digit: what may follow within a word. */
function isLatin(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0xc0 && unit <= 0x24f);
}
