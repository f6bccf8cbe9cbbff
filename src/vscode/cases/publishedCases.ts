import * as vscode from 'vscode';
import type { MaskFinding, MaskNames } from '../../cases/mask.ts';
import { afterRename } from '../files.ts';

/** What this machine remembers of a case that was published or checked here. It is never written into the case. */
interface PublishedCase {
  readonly uri: string;
  /** The document it was made of; empty where it was written as a case. */
  readonly source: string;
  /** What somebody decided to leave as it is: the values as written and what they stand for. */
  readonly kept: readonly string[];
  /** Customers and people of the source, so that one who turns up in the case later is still known. */
  readonly customers: readonly string[];
  readonly people: readonly string[];
}

const memento = 'fupan.cases.published';
/** Beyond this the oldest are forgotten; a share then asks again. */
const mostRemembered = 2000;

/** The cases published from this machine, newest first; follows renames. */
export class PublishedCases implements vscode.Disposable {
  readonly #state: vscode.Memento;
  readonly #renames: vscode.Disposable;

  constructor(state: vscode.Memento) {
    this.#state = state;
    this.#renames = vscode.workspace.onDidRenameFiles(({ files }) => {
      const moved = this.#all().map((each) => {
        const uri = vscode.Uri.parse(each.uri);
        const next = files
          .map(({ oldUri, newUri }) => afterRename(uri, oldUri, newUri))
          .find((found) => found);
        return next ? { ...each, uri: next.toString() } : each;
      });
      void this.#state.update(memento, moved);
    });
  }

  dispose(): void {
    this.#renames.dispose();
  }

  #all(): readonly PublishedCase[] {
    return this.#state.get<PublishedCase[]>(memento, []);
  }

  /** What is remembered of the case at `uri`; empty where nothing is. */
  of(uri: vscode.Uri): PublishedCase {
    const key = uri.toString();
    return (
      this.#all().find((each) => each.uri === key) ?? {
        uri: key,
        source: '',
        kept: [],
        customers: [],
        people: [],
      }
    );
  }

  /** True where the case at `uri` was made or checked here. */
  has(uri: vscode.Uri): boolean {
    return this.#all().some((each) => each.uri === uri.toString());
  }

  /** The cases made of the document at `source`. */
  madeOf(source: vscode.Uri): vscode.Uri[] {
    return this.#all()
      .filter((each) => each.source === source.toString())
      .map((each) => vscode.Uri.parse(each.uri));
  }

  /** Remembers `added` beside what is known of its case. */
  async remember(added: { readonly uri: vscode.Uri } & Partial<Omit<PublishedCase, 'uri'>>): Promise<void> {
    const before = this.of(added.uri);
    const both = (one: readonly string[], other: readonly string[] = []) => [...new Set([...one, ...other])];
    const next: PublishedCase = {
      uri: before.uri,
      source: added.source ?? before.source,
      kept: both(before.kept, added.kept),
      customers: both(before.customers, added.customers),
      people: both(before.people, added.people),
    };
    const rest = this.#all().filter((each) => each.uri !== before.uri);
    await this.#state.update(memento, [next, ...rest].slice(0, mostRemembered));
  }

  /** Names that findings in the case at `uri` are looked for by. */
  namesOf(uri: vscode.Uri, people: readonly string[]): MaskNames {
    const { customers, people: known } = this.of(uri);
    return { customers, people: [...known, ...people] };
  }
}

/** What stands for a finding among those kept. */
export function keptAs({ original, same }: MaskFinding): string[] {
  return [...new Set([original, same])];
}

/** Whether a finding is among those kept. */
export function isKept(finding: MaskFinding, kept: ReadonlySet<string>): boolean {
  return kept.has(finding.original) || kept.has(finding.same);
}
