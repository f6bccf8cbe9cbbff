import * as l10n from '@vscode/l10n';
import { problemText, quickFixTitle } from '../l10n/problemText.ts';
import { normalDate } from '../markdown/task.ts';
import { positionOf, splitLines } from '../markdown/text.ts';
import { checkRetrospective } from '../retrospective/check.ts';
import { looksLikeRetrospective, parseRetrospective } from '../retrospective/parse.ts';
import { quickFixes } from '../retrospective/quickFix.ts';
import type { Found } from './input.ts';
import { findDocuments, InputError, readDocument } from './input.ts';
import { answerLines } from './lines.ts';
import type { Values } from './main.ts';
import { toSarif } from './sarif.ts';

/** One finding in one file: offsets in UTF-16 units, lines and columns from 1. */
export interface Finding {
  readonly file: string;
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** What would put the missing piece in place. */
  readonly suggestions: readonly {
    readonly title: string;
    readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
  }[];
}

/** Checks a text as a retrospective; `today` is `YYYY-MM-DD`. */
export function checkText(file: string, text: string, today: string, suggest: boolean): Finding[] {
  const model = parseRetrospective(text);
  const lines = splitLines(text);
  return checkRetrospective(model, today).map((problem) => {
    const start = positionOf(lines, problem.range.start);
    const end = positionOf(lines, problem.range.end);
    const fixes = suggest
      ? quickFixes(text, model, problem, { today, now: `${today}T00:00`, owner: '' })
      : [];
    return {
      file,
      code: `retrospective/${problem.code}`,
      severity: problem.severity,
      message: problemText(problem),
      ...problem.range,
      line: start.line + 1,
      column: start.column + 1,
      endLine: end.line + 1,
      endColumn: end.column + 1,
      suggestions: fixes.map(({ kind, edits }) => ({
        title: quickFixTitle(kind),
        edits: edits.map(({ range, newText }) => ({ ...range, newText })),
      })),
    };
  });
}

/** `fupan check`: prints the findings and returns the exit status. */
export async function runCheck(paths: readonly string[], values: Values): Promise<number> {
  const context = oneOf('context', values.context, ['retrospective', 'reply']);
  const failOn = oneOf('fail-on', values['fail-on'], ['error', 'warning']) ?? 'warning';
  const format =
    oneOf('format', values.format ?? (values.json ? 'json' : undefined), ['text', 'json', 'sarif']) ?? 'text';
  const today = values.today ?? localDate(new Date());
  if (!normalDate(today))
    throw new InputError(l10n.t('--today takes a date as YYYY-MM-DD, not “{0}”.', today));
  const failing = (findings: readonly Finding[]): boolean =>
    findings.some(({ severity }) => failOn === 'warning' || severity === 'error');
  if (values.jsonl) {
    if (paths.length > 0) throw new InputError(l10n.t('--jsonl reads standard input and takes no paths.'));
    return checkLines(today, context !== 'reply', failing);
  }
  if (paths.length === 0) throw new InputError(l10n.t('Name at least one file or folder to check.'));
  const findings: Finding[] = [];
  let unreadable = false;
  for (const found of findDocuments(paths)) {
    try {
      findings.push(...checkFile(found, today, context, format !== 'text'));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      // One file that cannot be read must not hide what is missing in the others.
      process.stderr.write(`fupan: ${error.message}\n`);
      unreadable = true;
    }
  }
  process.stdout.write(render(findings, format));
  return unreadable ? 2 : failing(findings) ? 1 : 0;
}

function checkFile(
  { file, named }: Found,
  today: string,
  context: string | undefined,
  suggest: boolean,
): Finding[] {
  const text = readDocument(file);
  const wanted =
    context === 'retrospective'
      ? named || looksLikeRetrospective(text)
      : context === undefined && looksLikeRetrospective(text);
  return wanted ? checkText(file, text, today, suggest) : [];
}

function render(findings: readonly Finding[], format: string): string {
  if (format === 'json') return `${JSON.stringify(findings, null, 2)}\n`;
  if (format === 'sarif') return `${JSON.stringify(toSarif(findings), null, 2)}\n`;
  return findings
    .map(
      ({ file, line, column, severity, code, message }) =>
        `${file}:${line}:${column}: ${severity} ${code} ${message}\n`,
    )
    .join('');
}

async function checkLines(
  today: string,
  retrospective: boolean,
  failing: (findings: readonly Finding[]) => boolean,
): Promise<number> {
  let failures = 0;
  const status = await answerLines(({ id, text }) => {
    const findings = retrospective ? checkText('-', text, today, true) : [];
    if (failing(findings)) failures++;
    const problems = findings.map(({ code, severity, start, end, message, suggestions }) => ({
      code,
      severity,
      start,
      end,
      message,
      suggestions,
    }));
    return { id, problems };
  });
  return status === 0 && failures > 0 ? 1 : status;
}

function oneOf(option: string, value: string | undefined, allowed: readonly string[]): string | undefined {
  if (value === undefined || allowed.includes(value)) return value;
  throw new InputError(l10n.t('--{0} takes {1}, not “{2}”.', option, allowed.join(' | '), value));
}

function localDate(date: Date): string {
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}
