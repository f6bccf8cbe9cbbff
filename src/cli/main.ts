#!/usr/bin/env node
import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { InputError } from './input.ts';
import { configureLanguage } from './language.ts';

/** Options of all commands; a command takes what it knows and refuses the rest. */
const options = {
  lang: { type: 'string' },
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  format: { type: 'string' },
  context: { type: 'string' },
  'fail-on': { type: 'string' },
  today: { type: 'string' },
  to: { type: 'string' },
  output: { type: 'string', short: 'o' },
  matrix: { type: 'string' },
  force: { type: 'boolean' },
  library: { type: 'string', multiple: true },
  limit: { type: 'string' },
  customer: { type: 'string', multiple: true },
  person: { type: 'string', multiple: true },
  now: { type: 'string' },
  holidays: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** The code of a command is loaded when it is called. */
const commands: Record<
  string,
  {
    readonly options: readonly string[];
    run(paths: readonly string[], values: Values): Promise<number>;
  }
> = {
  check: {
    options: ['json', 'jsonl', 'format', 'context', 'fail-on', 'today'],
    run: async (...args) => (await import('./check.ts')).runCheck(...args),
  },
  export: {
    options: ['to', 'output', 'matrix', 'force'],
    run: async (...args) => (await import('./export.ts')).runExport(...args),
  },
  raci: { options: ['json'], run: async (...args) => (await import('./raci.ts')).runRaci(...args) },
  retrospective: {
    options: ['json'],
    run: async (...args) => (await import('./retrospective.ts')).runRetrospective(...args),
  },
  search: {
    options: ['library', 'limit', 'json'],
    run: async (...args) => (await import('./search.ts')).runSearch(...args),
  },
  similar: {
    options: ['library', 'limit', 'jsonl'],
    run: async (...args) => (await import('./similar.ts')).runSimilar(...args),
  },
  index: {
    options: ['library', 'json'],
    run: async (...args) => (await import('./indexLibrary.ts')).runIndex(...args),
  },
  mask: {
    options: ['customer', 'person'],
    run: async (...args) => (await import('./mask.ts')).runMask(...args),
  },
  promises: {
    options: ['now', 'holidays', 'jsonl'],
    run: async (...args) => (await import('./promises.ts')).runPromises(...args),
  },
  beats: { options: ['jsonl'], run: async (...args) => (await import('./beats.ts')).runBeats(...args) },
  recognise: {
    options: ['jsonl'],
    run: async (...args) => (await import('./recognise.ts')).runRecognise(...args),
  },
};

function usage(): string {
  return [
    l10n.t('Usage: fupan COMMAND [OPTIONS]'),
    '',
    `  check PATH… [--context reply|retrospective] [--fail-on error|warning] [--format text|json|sarif] [--today YYYY-MM-DD]`,
    `      ${l10n.t('What is missing in retrospectives and responsibility matrices of files and folders, and what should be worded otherwise.')}`,
    '  check --jsonl [--context reply|retrospective]',
    `      ${l10n.t('The same for texts from standard input, one JSON object a line: {0}', '{"id": …, "text": …}')}`,
    '  export FILE --to xlsx|csv|tsv|html|ics -o OUT [--matrix N] [--force]',
    `      ${l10n.t('Writes a responsibility matrix as a table for other programs, or what is open with a date as a calendar.')}`,
    '  raci FILE [--json]',
    `      ${l10n.t('The responsibility matrices of a file, with what is wrong in them.')}`,
    '  retrospective FILE [--json]',
    `      ${l10n.t('What was read from a document: event, timeline, claims, causes, fixes, lessons.')}`,
    '  search QUERY --library DIR [--limit N] [--json]',
    `      ${l10n.t('Cases of a folder that have the words, "exact characters" or field:value, and lack -these.')}`,
    '  similar FILE | --jsonl --library DIR [--limit N]',
    `      ${l10n.t('Cases with the same underlying problem as a document.')}`,
    '  index --library DIR [--json]',
    `      ${l10n.t('What is in the folder, and what was left out and why.')}`,
    '  mask FILE [--customer NAME]… [--person NAME]…',
    `      ${l10n.t('The text without names, phones, addresses, keys and internal blocks; what was masked on standard error.')}`,
    '  promises [--now ISO] [--holidays FILE] --jsonl',
    `      ${l10n.t('The times that replies promise, reckoned from the moment of writing, one JSON object a line.')}`,
    '  beats --jsonl',
    `      ${l10n.t('Which beats replies have: empathy, facts, solution, a date, compensation; and what is left unfilled.')}`,
    '  recognise --jsonl',
    `      ${l10n.t('What a customer’s message blames and complains of, usual causes, questions to ask, fitting replies.')}`,
    '',
    l10n.t('All commands take --lang en|zh-cn. FILE may be - for standard input.'),
    l10n.t('Exit status: 0 clean, 1 findings, 2 bad usage or unreadable input.'),
  ].join('\n');
}

async function main(argv: readonly string[]): Promise<number> {
  // The language is wanted before anything can be said about the other arguments.
  const lang = argv.find((arg) => arg.startsWith('--lang='))?.slice(7) ?? argv[argv.indexOf('--lang') + 1];
  configureLanguage(argv.some((arg) => arg.startsWith('--lang')) ? lang : undefined);
  const { values, positionals } = readArguments(argv);
  const [name, ...paths] = positionals;
  if (values.help || name === undefined) {
    (values.help ? process.stdout : process.stderr).write(`${usage()}\n`);
    return values.help ? 0 : 2;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new InputError(l10n.t('There is no command “{0}”. See fupan --help.', name));
  const foreign = Object.keys(values).find((key) => key !== 'lang' && !command.options.includes(key));
  if (foreign) throw new InputError(l10n.t('“fupan {0}” does not take --{1}.', name, foreign));
  return command.run(paths, values);
}

function readArguments(argv: readonly string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error));
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`fupan: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
// A reader that goes away (`fupan … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});
