import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** A line of code in a folder, and a piece of the sentence that must refuse it. */
type Case = readonly [file: string, code: string, sentence: string];

const knowsNoVscode = 'Only src/vscode knows VS Code';
const noNode = 'runs where Node does not exist';
const oneWay = 'Imports go one way';
const apart = 'Domain folders do not know each other';
const pure = 'Domain folders are pure functions on text';

const refused: readonly Case[] = [
  ['src/markdown/a.ts', `import * as vscode from 'vscode'; vscode.env;`, knowsNoVscode],
  ['src/markdown/a.ts', `import type { Uri } from 'vscode'; export type A = Uri;`, knowsNoVscode],
  ['src/markdown/a.ts', `export type A = import('vscode').Uri;`, knowsNoVscode],
  ['src/markdown/a.ts', `import { readFileSync } from 'node:fs'; readFileSync('a');`, noNode],
  ['src/markdown/a.ts', `import { join } from 'path'; join('a');`, noNode],
  ['src/markdown/a.ts', `export const a = () => import('node:fs/promises');`, noNode],
  ['src/markdown/a.ts', `import { a } from '../retrospective/model.ts'; a();`, oneWay],
  ['src/markdown/deep/a.ts', `import { a } from '../../cases/model.ts'; a();`, oneWay],
  ['src/markdown/a.ts', `import MarkdownIt from 'markdown-it'; new MarkdownIt();`, pure],
  ['src/retrospective/a.ts', `import { a } from '../protocol/channel.ts'; a();`, oneWay],
  ['src/retrospective/a.ts', `import { a } from '../l10n/problemText.ts'; a();`, oneWay],
  ['src/retrospective/a.ts', `import { a } from '../vscode/notify.ts'; a();`, oneWay],
  ['src/retrospective/a.ts', `import { a } from '../../webview/retrospective.ts'; a();`, oneWay],
  ['src/retrospective/a.ts', `import { a } from '../documents/template.ts'; a();`, apart],
  ['src/raci/a.ts', `import { a } from '../retrospective/model.ts'; a();`, apart],
  ['src/documents/a.ts', `import { html } from 'lit'; html;`, pure],
  ['src/cases/a.ts', `import 'vscode';`, knowsNoVscode],
  ['src/exchange/a.ts', `import { a } from '../protocol/channel.ts'; a();`, oneWay],
  ['src/replies/a.ts', `import { a } from '../followup/item.ts'; a();`, oneWay],
  ['src/followup/a.ts', `import { a } from '../exchange/ics.ts'; a();`, oneWay],
  ['src/followup/a.ts', `import { parse } from 'yaml'; parse('');`, pure],
  ['src/protocol/a.ts', `import { a } from '../vscode/view.ts'; a();`, oneWay],
  ['src/protocol/a.ts', `import { html } from 'lit'; html;`, 'no package but valibot'],
  ['src/l10n/a.ts', `import { a } from '../cli/main.ts'; a();`, oneWay],
  ['src/l10n/a.ts', `import 'vscode';`, knowsNoVscode],
  ['src/vscode/a.ts', `import { readFileSync } from 'node:fs'; readFileSync('a');`, noNode],
  ['src/vscode/a.ts', `import { a } from '../cli/main.ts'; a();`, 'it imports neither'],
  [
    'src/vscode/a.ts',
    `export const a = () => import('../../webview/retrospective.ts');`,
    'it imports neither',
  ],
  ['src/vscode/a.ts', `import { parse } from 'yaml'; parse('');`, 'it has no package of its own'],
  ['src/extension.ts', `import { a } from './cli/main.ts'; a();`, 'it imports neither'],
  ['src/cli/a.ts', `import { a } from '../vscode/notify.ts'; a();`, 'without VS Code and without a screen'],
  ['src/cli/a.ts', `import 'vscode';`, knowsNoVscode],
  ['webview/a.ts', `import 'vscode';`, knowsNoVscode],
  ['webview/a.ts', `import 'node:fs';`, noNode],
  ['webview/elements/a.ts', `import { a } from '../../src/vscode/notify.ts'; a();`, 'asked for by a message'],
  ['webview/elements/a.ts', `import 'markdown-it';`, 'weight in each form'],
  ['webview/a.ts', `import '@vscode-elements/elements';`, 'in webview/elements/controls.ts alone'],
  ['webview/elements/controls.ts', `import 'lit';`, 'nothing else'],
  [
    'webview/a.ts',
    `import { styleMap } from 'lit/directives/style-map.js'; styleMap({});`,
    'content security policy',
  ],
  ['test/unit/a.test.ts', `import 'vscode';`, 'tested in a real one'],
  ['test/host/a.test.ts', `import 'node:fs';`, 'web worker host'],

  ['src/markdown/a.ts', `export const a = () => new Date();`, 'is given the time'],
  ['src/retrospective/a.ts', `export const a = () => Date.now();`, 'no clock and no randomness'],
  ['src/retrospective/a.ts', `export const a = () => Math.random();`, 'no clock and no randomness'],
  ['src/retrospective/a.ts', `export const a = () => process.platform;`, 'reads nothing but its arguments'],
  ['src/protocol/a.ts', `export const a = () => crypto.randomUUID();`, 'reads nothing but its arguments'],
  ['src/vscode/a.ts', `export const a = () => process.env.HOME;`, 'web worker host'],
  ['webview/elements/a.ts', `export const a = acquireVsCodeApi();`, 'Only webview/host.ts talks to the host'],
  ['src/vscode/a.ts', `console.log('a');`, 'Unexpected console'],

  ['src/markdown/a.ts', `export * from './b.ts';`, 'No barrels'],
  ['src/markdown/a.ts', `export { b } from './b.ts';`, 'No barrels'],
  ['src/markdown/a.ts', `export default 1;`, 'Named exports only'],
  ['src/vscode/a.ts', `import { t } from '@vscode/l10n'; t('a');`, 'sentences are found by the name'],
  ['src/vscode/a.ts', `export const a: any = 1;`, 'Unexpected any'],
  ['src/vscode/a.ts', `// @ts-ignore\nexport const a = 1;`, '@ts-ignore'],
  ['src/vscode/a.ts', `// TODO later\nexport const a = 1;`, 'todo'],
  ['src/vscode/a.ts', '\n'.repeat(501), 'too many lines'],
  ['webview/a.ts', 'export const a = html`<p style="color: red"></p>`;', 'blocks style attributes'],
  ['webview/a.ts', 'export const a = css`p { color: #f00; }`;', 'come from the theme'],
  [
    'webview/a.ts',
    'export const a = css`p { border: 1px solid rgba(0, 0, 0, 0.5); }`;',
    'come from the theme',
  ],

  ['test/unit/a.test.ts', `it.only('a', () => {});`, 'Every test runs'],
  ['test/host/a.test.ts', `suite.skip('a', () => {});`, 'Every test runs'],
  ['test/host/a.test.ts', `test('a', function () { this.skip(); });`, 'Every test runs'],
  ['test/e2e/a.test.ts', `describe.skipIf(true)('a', () => {});`, 'Every test runs'],
  ['test/unit/a.test.ts', `xit('a', () => {});`, 'Every test runs'],
  ['test/e2e/a.test.ts', `await page.waitForTimeout(500);`, 'never for a time'],
  ['test/unit/a.test.ts', `vi.mock('vscode', () => ({}));`, 'VS Code is never mocked'],
];

const allowed: readonly (readonly [file: string, code: string])[] = [
  [
    'src/markdown/a.ts',
    `import { parseDocument } from 'yaml'; import { b } from './b.ts'; parseDocument(b);`,
  ],
  ['src/retrospective/a.ts', `import { b } from '../markdown/b.ts'; export const a = new Date(b);`],
  ['src/documents/a.ts', `import { Liquid } from 'liquidjs'; new Liquid();`],
  [
    'src/protocol/a.ts',
    `import * as v from 'valibot'; import { b } from '../retrospective/b.ts'; v.string(b);`,
  ],
  [
    'src/l10n/a.ts',
    `import * as l10n from '@vscode/l10n'; import { b } from '../retrospective/b.ts'; l10n.t(b);`,
  ],
  [
    'src/vscode/retrospective/a.ts',
    `import 'vscode'; export const a = () => import('../../retrospective/b.ts');`,
  ],
  ['src/cli/a.ts', `import 'node:fs'; import { b } from '../l10n/b.ts'; console.log(b, Date.now());`],
  ['webview/elements/a.ts', `import 'lit/decorators.js'; import '../../src/protocol/b.ts';`],
  ['webview/elements/controls.ts', `import '@vscode-elements/elements/dist/vscode-badge/index.js';`],
  ['webview/host.ts', `export const a = acquireVsCodeApi();`],
  ['webview/a.ts', 'export const a = css`#add { color: var(--vscode-foreground); }`;'],
  ['test/host/a.test.ts', `import 'vscode'; test('a', () => {});`],
  ['test/e2e/a.test.ts', `import 'node:fs'; it('a', () => {});`],
];

let eslint: ESLint;

beforeAll(() => {
  eslint = new ESLint({
    cwd: root,
    // The files exist in this test only, so there is no program to take types from.
    overrideConfig: [
      tseslint.configs.disableTypeChecked,
      { rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
    ] as ESLint.Options['overrideConfig'] & object,
  });
});

async function messages(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
  return (result?.messages ?? []).map((each) => each.message);
}

describe('the lint rules', () => {
  it.each(refused)('%s: %s', async (file, code, sentence) => {
    expect(await messages(file, code)).toContainEqual(expect.stringContaining(sentence));
  });

  it.each(allowed)('%s may: %s', async (file, code) => {
    expect(await messages(file, code)).toEqual([]);
  });
});
