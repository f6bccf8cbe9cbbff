import type * as vscode from 'vscode';
import { checkRetrospective, progressOf } from '../../retrospective/check.ts';
import type { Retrospective } from '../../retrospective/model.ts';
import { parseRetrospective } from '../../retrospective/parse.ts';
import type { Problem, Progress } from '../../retrospective/problem.ts';
import type { Today } from '../clock.ts';
import type { Matters } from '../raci/matters.ts';

/** What is known of one version of a document. */
export interface Analysis {
  readonly version: number;
  readonly text: string;
  readonly model: Retrospective;
  readonly today: string;
  /** Revision of what was known of linked matters. */
  readonly matters: number;
  readonly problems: readonly Problem[];
  readonly progress: Progress;
}

/** The last analysis of each open document; form, Problems panel and status bar share it. */
const known = new WeakMap<vscode.TextDocument, Analysis>();

/** What the rules judge a document by, beside its text. */
export interface RuleContext {
  readonly today: Today;
  readonly matters: Matters;
}

/** Parses and checks `document`; answers from memory while nothing changed. */
export function analyse(document: vscode.TextDocument, { today, matters }: RuleContext): Analysis {
  const last = known.get(document);
  const same = last?.version === document.version ? last : undefined;
  if (same?.today === today.date && same.matters === matters.revision) return same;
  const text = same?.text ?? document.getText();
  const model = same?.model ?? parseRetrospective(text);
  const problems = checkRetrospective(model, today.date, (link) => matters.stateOf(document.uri, link));
  const analysis = {
    version: document.version,
    text,
    model,
    today: today.date,
    matters: matters.revision,
    problems,
    progress: progressOf(model, problems),
  };
  known.set(document, analysis);
  return analysis;
}
