import { CaseIndex } from '../cases/caseIndex.ts';
import { decodeText } from '../cases/decode.ts';
import { isOwnDocument } from '../cases/ownDocument.ts';
import { isBelow } from './addresses.ts';
import type { FileState, Listing, ReadFile, Refused, Root } from './messages.ts';

/** More segments than these become one when a pass over a root is done. */
const mostSegments = 24;

/** What is known of a file that is not in the index. */
type Left = Refused & Omit<FileState, 'path'>;

/** What is stored beside the index. */
interface Note {
  readonly key: string;
  readonly refused: readonly (readonly [path: string, left: Left])[];
  readonly passed: readonly (readonly [path: string, size: number, mtime: number])[];
}

/** The index of one root, and the files of it that are not searched. */
export class RootIndex {
  root: Root;
  index: CaseIndex;
  /** False where the folder does not answer just now. */
  reachable = true;
  /** Files that are not searched, with the reason, by path; an empty path is the root itself. */
  readonly refused = new Map<string, Left>();
  /** Files that are no cases, by path. */
  readonly #passed = new Map<string, Omit<FileState, 'path'>>();
  #isStored = false;

  constructor(root: Root, index: CaseIndex) {
    this.root = root;
    this.index = index;
  }

  /** Takes in a file, or notes why not; a version of before is replaced. */
  add(file: ReadFile): void {
    const { path, size, mtime, content } = file;
    this.#isStored = false;
    this.refused.delete(path);
    this.#passed.delete(path);
    const refuse = (refused: Refused) => {
      this.index.remove(path);
      this.refused.set(path, { ...refused, size, mtime });
    };
    if ('reason' in content) {
      refuse(content);
      return;
    }
    const decoded = decodeText(content);
    const { only } = this.root;
    if (!decoded.ok) {
      // A code repository may hold anything; only what could have been a case is worth a word.
      if (only === null || only.some((folder) => isBelow(path, folder)))
        refuse({ reason: decoded.reason === 'binary' ? 'binary' : 'unknown-encoding' });
      else this.#pass(file);
      return;
    }
    if (only !== null && !only.some((folder) => isBelow(path, folder)) && !isOwnDocument(decoded.text)) {
      this.#pass(file);
      return;
    }
    this.index.stage({ path, library: this.root.name, size, mtime, text: decoded.text });
  }

  #pass({ path, size, mtime }: FileState): void {
    this.index.remove(path);
    this.#passed.set(path, { size, mtime });
  }

  /** Takes out files, and folders with all that is in them. */
  remove(paths: readonly string[]): void {
    this.#isStored = false;
    const wanted = new Set(paths);
    const isGone = (path: string) => isAnyAbove(path, wanted);
    this.index.removeWhere(isGone);
    for (const path of [...this.refused.keys()].filter(isGone)) this.refused.delete(path);
    for (const path of [...this.#passed.keys()].filter(isGone)) this.#passed.delete(path);
  }

  /** Takes out what is not among `files`; answers which of them have to be read. */
  compare({ files, refused, unread }: Listing): FileState[] {
    this.index.commit();
    const known = new Map<string, Omit<FileState, 'path'>>([...this.refused, ...this.#passed]);
    for (const file of this.index.files()) known.set(file.path, file);
    const present = new Set<string>();
    const changed = files.filter((file) => {
      present.add(file.path);
      const before = known.get(file.path);
      return before?.size !== file.size || before.mtime !== file.mtime;
    });
    for (const file of refused) {
      const before = known.get(file.path);
      present.add(file.path);
      if (before?.size !== file.size || before.mtime !== file.mtime || !this.refused.has(file.path))
        this.add(file);
    }
    const isGone = (path: string) => !present.has(path) && !unread.some((folder) => isBelow(path, folder));
    for (const path of known.keys()) {
      if (!isGone(path)) continue;
      this.#isStored = false;
      this.refused.delete(path);
      this.#passed.delete(path);
    }
    this.index.removeWhere(isGone);
    return changed;
  }

  /** Makes few segments of many, so that a search has few to look through; nobody should be waiting. */
  putInOrder(): void {
    const before = this.index.slices;
    this.index.tidy();
    const dead = this.index.slices.reduce((sum, { segment, live }) => sum + segment.size - live, 0);
    if (this.index.slices.length > mostSegments || dead > 200 + this.index.count / 4) this.index.compact();
    if (this.index.slices !== before && this.index.slices.length !== before.length) this.#isStored = false;
  }

  /** Takes over what `pack` gave; false where it is damaged, of another version or of another root. */
  load(stored: Uint8Array): boolean {
    const index = CaseIndex.open(stored, this.index.synonyms);
    if (!index) return false;
    // The checksum held, so that this is what was written.
    const note = JSON.parse(new TextDecoder().decode(index.note)) as Note;
    if (note.key !== this.root.key) return false;
    this.index = index;
    this.refused.clear();
    this.#passed.clear();
    for (const [path, left] of note.refused) this.refused.set(path, left);
    for (const [path, size, mtime] of note.passed) this.#passed.set(path, { size, mtime });
    this.#isStored = true;
    return true;
  }

  /** The index as bytes; null where it is as it was stored. */
  pack(): Uint8Array | null {
    if (this.#isStored) return null;
    this.#isStored = true;
    const note: Note = {
      key: this.root.key,
      refused: [...this.refused],
      passed: [...this.#passed].map(([path, { size, mtime }]) => [path, size, mtime]),
    };
    return this.index.pack(new TextEncoder().encode(JSON.stringify(note)));
  }
}

/** Whether a path, or a folder above it, is among `paths`. */
function isAnyAbove(path: string, paths: ReadonlySet<string>): boolean {
  if (paths.has(path)) return true;
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    if (paths.has(path.slice(0, at))) return true;
  }
  return false;
}
