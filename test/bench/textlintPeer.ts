import { createRequire } from 'node:module';
import path from 'node:path';
import type { RuleFile } from '../../src/wording/rule.ts';

/** Where textlint is: this project's packages, or those of the folder that is named (to try a version). */
const load = createRequire(path.join(process.env['FUPAN_BENCH_MODULES'] ?? process.cwd(), 'package.json'));

interface Context {
  readonly Syntax: { readonly Str: string };
  readonly RuleError: new (message: string, place: { index: number }) => object;
  readonly report: (node: unknown, error: object) => void;
  readonly getSource: (node: unknown) => string;
}

interface Kernel {
  lintText(text: string, options: object): Promise<{ readonly messages: readonly unknown[] }>;
}

/** Checks one Markdown text with textlint and answers how many words it found. */
export type TextlintPeer = (text: string) => Promise<number>;

/**
 * textlint with a rule for each list of words of ours, each a regular expression with as many words: what a team would
 * write to find the same, without contexts, exceptions and sequences.
 */
export function textlintPeer(files: readonly RuleFile[]): TextlintPeer {
  const { TextlintKernel } = load('@textlint/kernel') as { TextlintKernel: new () => Kernel };
  const kernel = new TextlintKernel();
  const markdown = load('@textlint/textlint-plugin-markdown') as { default?: unknown };
  const plugin = markdown.default ?? markdown;
  const rules = files.flatMap((file) =>
    [...file.lists.entries()].map(([name, { text }]) => ({
      ruleId: `${file.file}-${name}`,
      rule: ruleOf(wordsOf(text)),
      options: true,
    })),
  );
  const options = { ext: '.md', plugins: [{ pluginId: 'markdown', plugin, options: true }], rules };
  return async (text) => (await kernel.lintText(text, options)).messages.length;
}

/** The words of a list as far as they are plain. */
function wordsOf(text: string): string[] {
  return text
    .split(/[|()\n]/)
    .map((word) => word.replace(/[?~]$/, '').trim())
    .filter((word) => word.length > 1 && !/[!{}…?~\\^$]/.test(word));
}

function ruleOf(words: readonly string[]): (context: Context) => object {
  const escaped = words.map((word) => word.replace(/[.*+[\]]/g, '\\$&'));
  const pattern = new RegExp(escaped.length === 0 ? '(?!)' : escaped.join('|'), 'gi');
  return ({ Syntax, RuleError, report, getSource }) => ({
    [Syntax.Str](node: unknown) {
      for (const { index } of getSource(node).matchAll(pattern))
        report(node, new RuleError('found', { index }));
    },
  });
}
