import { CaseIndex } from '../cases/caseIndex.ts';
import { decodeText } from '../cases/decode.ts';
import { isOwnDocument } from '../cases/ownDocument.ts';
import { isBelow } from './addresses.ts';
import type { FileState, ReadFile, Refused, Root } from './messages.ts';

/** What is known of a file that is not in the index. */
type Left = Refused & Omit<FileState, 'path'>;

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
    const gone = [...this.index.files()].map(({ path }) => path).filter(isGone);
    for (const path of gone) this.index.remove(path);
    for (const path of [...this.refused.keys()].filter(isGone)) this.refused.delete(path);
    for (const path of [...this.#passed.keys()].filter(isGone)) this.#passed.delete(path);
  }

  /** Takes out what is not among `files`; answers which of them have to be read. */
  compare(files: readonly FileState[], unread: readonly string[]): FileState[] {
    this.index.commit();
    const known = new Map<string, Omit<FileState, 'path'>>([...this.refused, ...this.#passed]);
    for (const file of this.index.files()) known.set(file.path, file);
    const present = new Set<string>();
    const changed = files.filter((file) => {
      present.add(file.path);
      const before = known.get(file.path);
      return before?.size !== file.size || before.mtime !== file.mtime;
    });
    for (const path of known.keys()) {
      if (present.has(path) || unread.some((folder) => isBelow(path, folder))) continue;
      this.#isStored = false;
      this.index.remove(path);
      this.refused.delete(path);
      this.#passed.delete(path);
    }
    return changed;
  }

  /** Takes over what `pack` gave; false where it is damaged, of another version or of another root. */
  load(stored: Uint8Array): boolean {
    const index = CaseIndex.open(stored, this.index.synonyms);
    if (!index) return false;
    this.index = index;
    this.#isStored = true;
    return true;
  }

  /** The index as bytes; null where it is as it was stored. */
  pack(): Uint8Array | null {
    if (this.#isStored) return null;
    this.#isStored = true;
    return this.index.pack();
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
