import * as vscode from 'vscode';
import { registerCommand } from '../command.ts';
import type { FormContext } from '../retrospective/formContext.ts';
import type { CaseLibrary } from './library.ts';
import type { LibraryShare } from './libraryShare.ts';
import { PublishedCases } from './publishedCases.ts';

/** What publishing, masking and sharing cases work with. */
export interface PublishContext {
  readonly extensionUri: vscode.Uri;
  readonly forms: FormContext;
  readonly library: CaseLibrary;
  /** Outlives projects, as libraries do. */
  readonly state: vscode.Memento;
  readonly published: PublishedCases;
  readonly share: LibraryShare;
}

/** Makes what the commands around new cases share; it is disposed of with the extension. */
export function createPublishContext(
  extension: vscode.ExtensionContext,
  forms: FormContext,
  library: CaseLibrary,
  share: LibraryShare,
): PublishContext {
  const published = new PublishedCases(extension.globalState);
  extension.subscriptions.push(published);
  const { extensionUri, globalState: state } = extension;
  return { extensionUri, forms, library, state, published, share };
}

/** Registers the commands that make, mask and share cases. What they do is loaded when the first of them runs. */
export function registerPublishCommands(context: PublishContext): vscode.Disposable {
  const handlers: Record<string, (argument: unknown) => Promise<unknown>> = {
    'fupan.publishCase': async (argument) =>
      (await import('./publishCase.ts')).publishCase(context, argument),
    'fupan.newCase': async (argument) => (await import('./newCase.ts')).newCase(context, argument),
    'fupan.maskCase': async (argument) => (await import('./maskDocument.ts')).maskDocument(context, argument),
    'fupan.maskSelection': async () => (await import('./maskDocument.ts')).maskSelection(),
    'fupan.shareCases': async (argument) => (await import('./shareCases.ts')).shareCases(context, argument),
  };
  return vscode.Disposable.from(...Object.entries(handlers).map(([id, run]) => registerCommand(id, run)));
}
