import * as l10n from '@vscode/l10n';
import { normalDate } from '../markdown/task.ts';
import { kindOf } from '../wording/documentKind.ts';
import type { WordingContext } from '../wording/model.ts';
import type { FileOptions } from './checkFile.ts';
import { ruleMistakes } from './checkFile.ts';
import { checkFiles } from './checkFiles.ts';
import type { Checks, Finding } from './checkText.ts';
import { checksOf, checkText, noChecks } from './checkText.ts';
import { findDocuments, InputError } from './input.ts';
import { readItems } from './jsonLines.ts';
import type { Values } from './main.ts';
import { settingsMistakes } from './settings.ts';
import { toSarif } from './sarif.ts';

/** `fupan check`: prints the findings and returns the exit status. */
export async function runCheck(paths: readonly string[], values: Values): Promise<number> {
  const context = oneOf('context', values.context, ['retrospective', 'reply'] as const);
  const failOn = oneOf('fail-on', values['fail-on'], ['error', 'warning'] as const) ?? 'warning';
  const format =
    oneOf('format', values.format ?? (values.json ? 'json' : undefined), [
      'text',
      'json',
      'sarif',
    ] as const) ?? 'text';
  if (values.json && format !== 'json')
    throw new InputError(l10n.t('--json and --format {0} are two formats; name one.', format));
  const today = values.today ?? localDate(new Date());
  if (!normalDate(today))
    throw new InputError(l10n.t('--today takes a date as YYYY-MM-DD, not “{0}”.', today));
  const failing = (findings: readonly Finding[]): boolean =>
    findings.some(({ severity }) => severity === 'error' || (failOn === 'warning' && severity === 'warning'));
  if (values.jsonl) {
    if (values.format !== undefined)
      throw new InputError(l10n.t('--jsonl writes one JSON object a line and takes no --format.'));
    if (paths.length > 0) throw new InputError(l10n.t('--jsonl reads standard input and takes no paths.'));
    return checkLines(today, context, failing);
  }
  if (paths.length === 0) throw new InputError(l10n.t('Name at least one file or folder to check.'));
  const findings: Finding[] = [];
  const complaints = new Complaints();
  const options: FileOptions = { today, context, suggest: format !== 'text' };
  for (const checked of await checkFiles(findDocuments(paths), options)) {
    // Spread over the arguments of a call, the findings of many files would be too many.
    for (const finding of checked.findings) findings.push(finding);
    for (const message of checked.complaints) complaints.add(message);
  }
  process.stdout.write(render(findings, format));
  return complaints.any ? 2 : failing(findings) ? 1 : 0;
}

/** What cannot be used, each said once on standard error. */
class Complaints {
  readonly #said = new Set<string>();

  get any(): boolean {
    return this.#said.size > 0;
  }

  add(message: string): void {
    if (this.#said.has(message)) return;
    this.#said.add(message);
    process.stderr.write(`fupan: ${message}\n`);
  }
}

function render(findings: readonly Finding[], format: string): string {
  if (format === 'json') return `${JSON.stringify(findings, null, 2)}\n`;
  if (format === 'sarif') return `${JSON.stringify(toSarif(findings), null, 2)}\n`;
  return findings
    .map(
      ({ file, line, column, severity, code, message, rule }) =>
        // The rule by its name, since that is what one switches off or ignores.
        `${file}:${line}:${column}: ${severity} ${code} ${message}${rule === undefined ? '' : ` (${rule})`}\n`,
    )
    .join('');
}

async function checkLines(
  today: string,
  context: WordingContext | undefined,
  failing: (findings: readonly Finding[]) => boolean,
): Promise<number> {
  const complaints = new Complaints();
  for (const message of [...settingsMistakes('.'), ...ruleMistakes('.')]) complaints.add(message);
  let status = complaints.any ? 2 : 0;
  for await (const item of readItems()) {
    if (!item) {
      status = 2;
      continue;
    }
    const findings = checkText('-', item.text, checksOfLine(item.text, context), today, true);
    const problems = findings.map(({ code, rule, severity, start, end, message, suggestions }) => ({
      code,
      rule,
      severity,
      start,
      end,
      message,
      suggestions,
    }));
    process.stdout.write(`${JSON.stringify({ id: item.id, problems })}\n`);
    if (status === 0 && failing(findings)) status = 1;
  }
  return status;
}

/** A sentence or two have no sections that could be missing: they are judged by their wording alone. */
function checksOfLine(text: string, context: WordingContext | undefined): Checks {
  const kind = kindOf(text);
  if (context === undefined && kind !== null) return checksOf(kind);
  if (context === 'reply') return { ...noChecks, wording: 'reply', openPlaces: kind };
  const document = /^(?:\ufeff?---[ \t]*\r?\n|[ \t]{0,3}#{1,6}[ \t]+\S)/m.test(text);
  return { ...noChecks, completeness: document, wording: 'retrospective' };
}

function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  const found = allowed.find((one) => one === value);
  if (value === undefined || found !== undefined) return found;
  throw new InputError(l10n.t('--{0} takes {1}, not “{2}”.', option, allowed.join(' | '), value));
}

function localDate(date: Date): string {
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}
