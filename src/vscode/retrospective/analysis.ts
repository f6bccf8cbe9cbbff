import type * as vscode from 'vscode';
import { checkRetrospective, progressOf } from '../../retrospective/check.ts';
import type { Retrospective } from '../../retrospective/model.ts';
import { parseRetrospective } from '../../retrospective/parse.ts';
import type { Problem, Progress } from '../../retrospective/problem.ts';

/** What is known of one version of a document. */
export interface Analysis {
  readonly version: number;
  readonly text: string;
  readonly model: Retrospective;
  readonly today: string;
  readonly problems: readonly Problem[];
  readonly progress: Progress;
}

/** The last analysis of each open document; form, Problems panel and status bar share it. */
const known = new WeakMap<vscode.TextDocument, Analysis>();

/** Parses and checks `document` as of `today` (`YYYY-MM-DD`); answers from memory while neither changed. */
export function analyse(document: vscode.TextDocument, today: string): Analysis {
  const last = known.get(document);
  const same = last?.version === document.version ? last : undefined;
  if (same?.today === today) return same;
  const text = same?.text ?? document.getText();
  const model = same?.model ?? parseRetrospective(text);
  const problems = checkRetrospective(model, today);
  const analysis = {
    version: document.version,
    text,
    model,
    today,
    problems,
    progress: progressOf(model, problems),
  };
  known.set(document, analysis);
  return analysis;
}
