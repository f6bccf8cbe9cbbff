import type * as vscode from 'vscode';
import type { Range } from '../../markdown/text.ts';
import { parseRetrospective } from '../../retrospective/parse.ts';
import type { WordingCache } from '../../wording/check.ts';
import { newWordingCache, wordingSteps } from '../../wording/check.ts';
import { severityOf } from '../../wording/checkSettings.ts';
import type { WordingRules } from '../../wording/compiledRules.ts';
import type { WordingContext, WordingProblem } from '../../wording/model.ts';
import { unreadableText } from '../readable.ts';
import type { ProjectRules } from './projectRules.ts';
import { isLeftOut } from './projectRules.ts';
import { contextOf, isCommitMessage, placeOf, wordingSetting } from './scope.ts';
import { inSlices } from './slices.ts';

/** What is known of one document. */
interface Known {
  readonly version: number;
  readonly key: string;
  readonly rules: WordingRules;
  readonly cache: WordingCache;
  readonly problems: Promise<readonly WordingProblem[]>;
}

const known = new WeakMap<vscode.TextDocument, Known>();

/**
 * What the rules find in `document`, with the severities that the project gives them; nothing where it is not looked at.
 * Paragraphs that did not change are not read again, and a long document does not hold the host.
 */
export async function wordingOf(
  document: vscode.TextDocument,
  project: ProjectRules,
): Promise<readonly WordingProblem[]> {
  const context = await contextOf(document);
  if (!context) return [];
  const place = placeOf(document);
  const [rules, settings] = await Promise.all([project.rulesFor(place), project.settingsFor(place)]);
  if (document.isClosed || isLeftOut(place, settings)) return [];
  const off = wordingSetting<unknown>(document, 'ignoredRules', []);
  const names = Array.isArray(off) ? off.filter((name): name is string => typeof name === 'string') : [];
  const severities = [...(settings?.settings.severity ?? [])];
  const key = JSON.stringify([context, names, severities]);
  const last = known.get(document);
  const sameRules = last?.rules === rules ? last : undefined;
  if (sameRules?.version === document.version && sameRules.key === key) return sameRules.problems;
  const cache = sameRules?.cache ?? newWordingCache();
  const problems = check(document, rules, context, new Set(names), cache).then((found) =>
    found.flatMap((problem) => {
      const severity = settings
        ? severityOf(settings.settings, { ...problem, code: `wording/${problem.kind}` })
        : problem.severity;
      return severity === 'off' ? [] : [{ ...problem, severity }];
    }),
  );
  known.set(document, { version: document.version, key, rules, cache, problems });
  return problems;
}

async function check(
  document: vscode.TextDocument,
  rules: WordingRules,
  context: WordingContext,
  off: ReadonlySet<string>,
  cache: WordingCache,
): Promise<readonly WordingProblem[]> {
  if (unreadableText(document)) return [];
  const { version } = document;
  const text = document.getText();
  const steps = wordingSteps(text, rules, { context, off, cache, skip: skipped(document, text, context) });
  const isStale = (): boolean => document.isClosed || document.version !== version;
  return (await inSlices(steps, isStale)) ?? [];
}

/** What is not for us to judge: the parties' own claims, and what git itself writes below a commit message. */
function skipped(document: vscode.TextDocument, text: string, context: WordingContext): Range[] {
  if (isCommitMessage(document)) return gitComments(text);
  return context === 'retrospective' ? parseRetrospective(text).claims.map(({ range }) => range) : [];
}

function gitComments(text: string): Range[] {
  const cut = text.search(/^# -+ >8 -+$/m);
  const end = cut < 0 ? text.length : cut;
  const ranges = [...text.slice(0, end).matchAll(/^#.*$/gm)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }));
  return [...ranges, { start: end, end: text.length + 1 }];
}
