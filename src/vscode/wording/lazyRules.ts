import * as vscode from 'vscode';
import type { ProjectRules } from './projectRules.ts';

/** The rules of the project, loaded when the first document needs them. */
export class LazyRules implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #changed = new vscode.EventEmitter<void>();
  /** The rules or settings of the project changed: what was found may be outdated. */
  readonly onDidChange = this.#changed.event;
  #project: Promise<ProjectRules> | null = null;
  #disposed = false;

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
  }

  /** The rules; the first call loads their code. */
  get(): Promise<ProjectRules> {
    this.#project ??= import('./projectRules.ts').then(({ ProjectRules }) => {
      const project = new ProjectRules(this.#extensionUri);
      if (this.#disposed) project.dispose();
      project.onDidChange(() => this.#changed.fire());
      return project;
    });
    return this.#project;
  }

  dispose(): void {
    this.#disposed = true;
    void this.#project?.then((project) => project.dispose());
    this.#changed.dispose();
  }
}
