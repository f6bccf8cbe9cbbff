import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { blankProblems, isFilledIn } from '../documents/blankProblems.ts';
import { blankProblemText } from '../l10n/blankText.ts';
import { problemText, quickFixTitle } from '../l10n/problemText.ts';
import type { Line, Range, TextEdit } from '../markdown/text.ts';
import { positionOf, splitLines } from '../markdown/text.ts';
import { raciProblemText, raciQuickFixTitle } from '../l10n/raciText.ts';
import { replyProblemText } from '../l10n/replyText.ts';
import { checkRaci } from '../raci/check.ts';
import { parseRaci } from '../raci/parse.ts';
import { defaultRules } from '../raci/problem.ts';
import { raciQuickFixes } from '../raci/quickFix.ts';
import { isReplyTemplate, openSlots, replyProblems } from '../replies/checkReply.ts';
import { checkRetrospective } from '../retrospective/check.ts';
import type { Retrospective } from '../retrospective/model.ts';
import { parseRetrospective } from '../retrospective/parse.ts';
import { quickFixes } from '../retrospective/quickFix.ts';
import { checkWording } from '../wording/check.ts';
import { severityOf } from '../wording/checkSettings.ts';
import { wordingContextOf } from '../wording/documentKind.ts';
import type { Severity, WordingContext } from '../wording/model.ts';
import { currentLanguage } from './language.ts';
import { settingsFor } from './settings.ts';
import { rulesFor } from './wordingRules.ts';

/** One finding in one file: offsets in UTF-16 units, lines and columns from 1. */
export interface Finding {
  readonly file: string;
  readonly code: string;
  /** The wording rule that found it, for switching it off. */
  readonly rule?: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** What would put the missing piece in place, or say it better. */
  readonly suggestions: readonly {
    readonly title: string;
    readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
  }[];
}

/** What a text is looked at as. */
export interface Checks {
  /** The rules of a complete retrospective. */
  readonly completeness: boolean;
  readonly wording: WordingContext | null;
  /** The rules on responsibility matrices, for each that the text holds. */
  readonly matrices: boolean;
  /** The kind of document that decides what must not be left open in the text; null where nothing is said of that. */
  readonly openPlaces: string | null;
}

/** Nothing is checked. */
export const noChecks: Checks = { completeness: false, wording: null, matrices: false, openPlaces: null };

/** What is checked in a document that says `fupan: kind`; nothing where that is nothing of ours. */
export function checksOf(kind: string | null): Checks {
  if (kind === null || kind === '') return noChecks;
  return {
    completeness: kind === 'retrospective',
    wording: wordingContextOf(kind),
    matrices: kind === 'raci',
    openPlaces: kind,
  };
}

interface Raw {
  readonly code: string;
  readonly rule?: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly suggestions: () => { title: string; edits: readonly TextEdit[] }[];
}

/** Checks a text as `checks` says; `today` is `YYYY-MM-DD`. Findings come in the order of the text. */
export function checkText(
  file: string,
  text: string,
  checks: Checks,
  today: string,
  suggest: boolean,
): Finding[] {
  const folder = file === '-' ? '.' : dirname(file);
  const settings = settingsFor(folder);
  const model = checks.completeness || checks.wording === 'retrospective' ? parseRetrospective(text) : null;
  const raw = [
    ...(checks.completeness && model ? completeness(text, model, today) : []),
    ...(checks.matrices ? matrices(text) : []),
    ...(checks.wording ? wording(text, model, folder, checks.wording) : []),
    ...(checks.openPlaces === null ? [] : openPlaces(text, checks.openPlaces)),
  ];
  if (raw.length === 0) return [];
  const lines = splitLines(text);
  return raw
    .flatMap((problem) => {
      const severity = severityOf(settings, problem);
      return severity === 'off' ? [] : [finding(file, lines, { ...problem, severity }, suggest)];
    })
    .sort((a, b) => a.start - b.start);
}

function finding(file: string, lines: readonly Line[], problem: Raw, suggest: boolean): Finding {
  const start = positionOf(lines, problem.range.start);
  const end = positionOf(lines, problem.range.end);
  return {
    file,
    code: problem.code,
    ...(problem.rule === undefined ? {} : { rule: problem.rule }),
    severity: problem.severity,
    message: problem.message,
    ...problem.range,
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
    suggestions: suggest
      ? problem.suggestions().map(({ title, edits }) => ({
          title,
          edits: edits.map(({ range, newText }) => ({ ...range, newText })),
        }))
      : [],
  };
}

function completeness(text: string, model: Retrospective, today: string): Raw[] {
  return checkRetrospective(model, today).map((problem) => ({
    code: `retrospective/${problem.code}`,
    severity: problem.severity,
    message: problemText(problem),
    range: problem.range,
    suggestions: () =>
      quickFixes(text, model, problem, { today, now: `${today}T00:00`, owner: '' }).map(
        ({ kind, edits }) => ({
          title: quickFixTitle(kind),
          edits,
        }),
      ),
  }));
}

function matrices(text: string): Raw[] {
  const document = parseRaci(text);
  return checkRaci(document, defaultRules).map((problem) => ({
    code: `raci/${problem.code}`,
    severity: problem.severity,
    message: raciProblemText(problem),
    range: problem.range,
    suggestions: () =>
      raciQuickFixes(text, document, problem)
        .filter(({ edits }) => edits.length > 0)
        .map((fix) => ({ title: raciQuickFixTitle(fix), edits: fix.edits })),
  }));
}

/** What is left to fill in, and what a reply lacks. */
function openPlaces(text: string, kind: string): Raw[] {
  const isReply = kind === 'reply' && !isReplyTemplate(text);
  const replies = (isReply ? replyProblems(text) : openSlots(text, kind)).map((problem) => ({
    code: `reply/${problem.code}`,
    severity: problem.severity,
    message: replyProblemText(problem),
    range: problem.range,
    suggestions: () => [],
  }));
  if (!isFilledIn(kind)) return replies;
  const blanks = blankProblems(text).map((problem) => ({
    code: `document/${problem.code}`,
    severity: problem.severity,
    message: blankProblemText(problem),
    range: problem.range,
    suggestions: () => [],
  }));
  return [...replies, ...blanks];
}

/** The ledger quotes the parties: what they claim is theirs to word. */
function wording(text: string, model: Retrospective | null, folder: string, context: WordingContext): Raw[] {
  const skip = model?.claims.map(({ range }) => range) ?? [];
  const language = currentLanguage();
  return checkWording(text, rulesFor(folder).rules, { context, skip }).map((problem) => ({
    code: `wording/${problem.kind}`,
    rule: problem.rule,
    severity: problem.severity,
    message: problem.message[language],
    range: problem.range,
    suggestions: () =>
      problem.suggestions.map((suggestion) => ({
        title: l10n.t('Write “{0}”', suggestion.text),
        edits: suggestion.edits,
      })),
  }));
}
