import type * as vscode from 'vscode';
import { checkRaci } from '../../raci/check.ts';
import type { RaciDocument } from '../../raci/model.ts';
import { parseRaci } from '../../raci/parse.ts';
import type { RaciProblem } from '../../raci/problem.ts';
import { overloadShare } from '../settings.ts';

/** What is known of one version of a document with RACI matrices. */
export interface RaciAnalysis {
  readonly version: number;
  readonly text: string;
  readonly model: RaciDocument;
  readonly overload: number;
  readonly problems: readonly RaciProblem[];
}

/** The last analysis of each open document; grid, Problems panel and completion share it. */
const known = new WeakMap<vscode.TextDocument, RaciAnalysis>();

/** Parses and checks `document` by its settings; answers from memory while neither changed. */
export function analyseRaci(document: vscode.TextDocument): RaciAnalysis {
  const overload = overloadShare(document.uri);
  const last = known.get(document);
  const same = last?.version === document.version ? last : undefined;
  if (same?.overload === overload) return same;
  const text = same?.text ?? document.getText();
  const model = same?.model ?? parseRaci(text);
  const analysis = {
    version: document.version,
    text,
    model,
    overload,
    problems: checkRaci(model, { overload }),
  };
  known.set(document, analysis);
  return analysis;
}
