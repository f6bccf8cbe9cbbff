import * as vscode from 'vscode';
import type { SimilarCase } from '../../protocol/library.ts';
import type { Cause, Retrospective } from '../../retrospective/model.ts';
import type { CaseLibrary } from '../cases/library.ts';
import { logError } from '../log.ts';

/** How many are shown beside a form. */
const most = 5;
/** Cases that share less with a document are about something else. */
const leastScore = 0.15;
/** A pause in writing after which cases are looked for, in milliseconds. */
const pause = 800;

interface Known {
  /** What the answer was found for. */
  key: string;
  cases: readonly SimilarCase[];
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The cases that tell of the same problem as a retrospective, as far as they are known: looked for when somebody pauses after event or
 * causes have changed, and never waited for.
 */
export class SimilarCases implements vscode.Disposable {
  readonly #library: CaseLibrary;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when other cases may be known now. */
  readonly onDidChange = this.#changed.event;
  readonly #known = new Map<string, Known>();
  readonly #subscription: vscode.Disposable;

  constructor(library: CaseLibrary) {
    this.#library = library;
    this.#subscription = library.onDidChange(() => {
      // What is indexed now may fit better; nobody asks while it is being read.
      if (library.state.kind !== 'ready') return;
      for (const known of this.#known.values()) known.key = '';
      if (this.#known.size > 0) this.#changed.fire();
    });
  }

  /** The cases known for `document`, whose model is given, best first; a look for others begins where they may be outdated. */
  shown(document: vscode.TextDocument, model: Retrospective): readonly SimilarCase[] {
    const uri = document.uri.toString();
    const key = keyOf(model);
    const known = this.#known.get(uri) ?? { key: '', cases: [], timer: undefined };
    this.#known.set(uri, known);
    if (key === '') known.cases = [];
    if (key === known.key) return known.cases;
    known.key = key;
    clearTimeout(known.timer);
    if (key !== '') known.timer = setTimeout(() => void this.#ask(document, known), pause);
    return known.cases;
  }

  dispose(): void {
    for (const { timer } of this.#known.values()) clearTimeout(timer);
    this.#known.clear();
    vscode.Disposable.from(this.#subscription, this.#changed).dispose();
  }

  async #ask(document: vscode.TextDocument, known: Known): Promise<void> {
    const { key } = known;
    try {
      const uri = document.uri.toString();
      const found = await this.#library.similar({ uri, text: document.getText() }, most);
      const cases = found.filter(({ score }) => score >= leastScore);
      if (known.key !== key || JSON.stringify(cases) === JSON.stringify(known.cases)) return;
      known.cases = cases;
      this.#changed.fire();
    } catch (error) {
      logError('similar cases', error);
    }
  }
}

/** What of a retrospective tells which cases are like it; empty where nothing has been written about it yet. */
function keyOf({ fields, prose, causes }: Retrospective): string {
  const said = [prose.event?.text ?? '', ...Object.values(causes).flat().map(causeText)].join('\n').trim();
  return said === '' ? '' : JSON.stringify([said, fields.title.value, fields.accusation.value]);
}

function causeText(cause: Cause): string {
  return [cause.text, ...cause.children.map(causeText)].join(' ');
}
