// What the compiler cannot say: the import boundaries of eslint.boundaries.mjs, where time and chance may be read, and
// the norms of CONTRIBUTING.md. test/unit/project/boundaries.test.ts tries each of these on a line that breaks it.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import tseslint from 'typescript-eslint';
import { boundaries, dynamicImports } from './eslint.boundaries.mjs';

/** @typedef {{ selector: string, message: string }} Syntax */

/** @type {Syntax[]} */
const everywhere = [
  {
    selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
    message: 'No barrels: import a thing from the file that holds it.',
  },
  {
    selector: 'ImportDeclaration[source.value="@vscode/l10n"] > ImportSpecifier',
    message: "Write `import * as l10n from '@vscode/l10n'`: sentences are found by the name l10n.t.",
  },
];

/** @type {Syntax} */
const namedExports = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a thing has the same name everywhere.',
};

/** @type {Syntax[]} */
const noClock = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
    message: 'Pure code is given the time (today, now), so that the same input gives the same output.',
  },
  {
    selector:
      'MemberExpression[object.name="Date"][property.name="now"], MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Pure code is given times and identifiers: no clock and no randomness here.',
  },
];

/** @type {Syntax[]} */
const themed = [
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle=/]',
    message: 'The content security policy blocks style attributes: use a class, or style.setProperty.',
  },
  {
    selector:
      'TaggedTemplateExpression[tag.name="css"] TemplateElement[value.raw=/:[^;{}]*(#[0-9a-f]{3,8}\\b|\\b(rgb|hsl)a?\\()/i]',
    message: 'All colours come from the theme: use a --vscode-… variable.',
  },
];

/** @type {Syntax[]} */
const honestTests = [
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe|suite|context)$/][property.name=/^(only|skip|skipIf|runIf|todo|fails|fixme)$/]',
    message: 'Every test runs, every time: no focused, skipped or pending ones.',
  },
  {
    selector:
      'CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/], MemberExpression[object.type="ThisExpression"][property.name="skip"]',
    message: 'Every test runs, every time: no focused, skipped or pending ones.',
  },
  {
    selector: 'MemberExpression[property.name="waitForTimeout"]',
    message: 'Wait for what must become true, never for a time: it is too long here and too short there.',
  },
  {
    selector:
      'CallExpression[callee.object.name="vi"][callee.property.name=/^(mock|doMock)$/] > Literal[value="vscode"]',
    message: 'VS Code is never mocked: what needs it is tested in a real one, the rest is pure.',
  },
];

/** Names that exist in Node, or in a page, but not everywhere. @type {Record<string, string[]>} */
const foreignGlobals = {
  pure: [
    ...[
      'process',
      'Buffer',
      'require',
      '__dirname',
      'console',
      'globalThis',
      'performance',
      'crypto',
      'fetch',
    ],
    ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'window', 'document', 'navigator'],
  ],
  host: ['process', 'Buffer', 'require', '__dirname', 'setImmediate', 'window', 'document'],
  webview: ['acquireVsCodeApi'],
};
/** @type {Record<string, string>} */
const globalsMessage = {
  pure: 'Pure code reads nothing but its arguments: no clock, host, network or screen.',
  host: 'This also runs in the web worker host, where neither Node nor a page exists.',
  webview: 'Only webview/host.ts talks to the host: elements get properties and send events.',
};

/** @type {Record<string, Syntax[]>} */
const syntaxOfKind = { pure: noClock, webview: themed, test: honestTests };

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'templates/', 'test/fixtures/', 'test/.vscode-host/', 'test/.output/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 500 }],
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'hack'], location: 'start' }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', ...everywhere],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...[
            'process',
            'console',
            'Buffer',
            'URL',
            'fetch',
            'performance',
            'AbortController',
            'AbortSignal',
          ],
          ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'structuredClone', 'TextDecoder'],
        ].map((name) => [name, /** @type {const} */ ('readonly')]),
      ),
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // An interface may ask for a promise that an implementation has at once.
      '@typescript-eslint/require-await': 'off',
      // Lit binds the listeners of its templates; `method?.bind(…)` is reported too.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  ...boundaries.map(
    ({ files, kind, bans }) =>
      /** @type {import('eslint').Linter.Config} */ ({
        files,
        rules: {
          'no-console': kind === 'cli' || kind === 'test' ? 'off' : 'error',
          'no-restricted-imports': ['error', { patterns: bans }],
          'no-restricted-globals': [
            'error',
            ...(foreignGlobals[kind] ?? []).map((name) => ({ name, message: globalsMessage[kind] })),
          ],
          'no-restricted-syntax': [
            'error',
            ...everywhere,
            namedExports,
            ...dynamicImports(bans),
            ...(syntaxOfKind[kind] ?? []),
          ],
        },
      }),
  ),
  { files: ['webview/host.ts'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['webview/**/*.ts'], extends: [lit.configs['flat/recommended']] },
);
