import type * as vscode from 'vscode';
import type { Fragments, ReplyHead, TemplateFault } from '../../replies/template.ts';
import type { DocumentLanguage } from '../language.ts';

/** Where a reply comes from: the product, the person's own folder, the team's, or `.fupan/replies` of the workspace. */
export type ReplyOrigin = 'shipped' | 'user' | 'team' | 'workspace';

/** A reply template of the library. */
export interface Reply extends ReplyHead {
  /** Names it from one session to the next: its path for a shipped one, else its address. */
  readonly id: string;
  readonly origin: ReplyOrigin;
  /** Its file; undefined for one of the product's. */
  readonly uri: vscode.Uri | undefined;
  /** Its text as it is now. */
  readonly read: () => Promise<string>;
  readonly language: DocumentLanguage;
  readonly fragments: Fragments;
}

/** A file among the templates that is of no use, and why. */
export interface BrokenReply {
  readonly uri: vscode.Uri;
  readonly fault:
    TemplateFault | { readonly code: 'too-large' | 'unreadable'; readonly line: 1; readonly detail: string };
}

/** A folder of which not everything is there. */
export interface FolderNotice {
  readonly folder: vscode.Uri;
  readonly reason: 'missing' | 'too-many' | 'untrusted';
  /** Files that were found, and the most that are read. */
  readonly found: number;
  readonly most: number;
}
