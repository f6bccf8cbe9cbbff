// Which folder may import what, as data for eslint.config.mjs. The arrow of the design:
//
//   markdown ← {retrospective, raci, cases, replies, wording, documents} ← {exchange, followup} ← protocol ← {src/vscode, src/cli, webview}
//
// Each ban carries the sentence that explains it.
import { builtinModules } from 'node:module';

/** @typedef {{ regex: string, message: string }} Ban Import paths that match `regex` are refused with `message`. */
/**
 * One folder. `kind` says what else its code may not touch: pure code reads neither clock, chance nor host; host code
 * runs in a web worker too.
 * @typedef {{ files: string[], kind: 'pure' | 'host' | 'cli' | 'webview' | 'test', bans: Ban[] }} Boundary
 */

const nodeModules = builtinModules.filter((name) => !name.startsWith('_') && !name.includes(':'));

/** @type {Ban} */
const noVscode = {
  regex: '^vscode$',
  message:
    'Only src/vscode knows VS Code: everything else also runs in the command line, the webview or the tests.',
};
/** @type {Ban} */
const noNode = {
  regex: `^(node:.+|(${nodeModules.join('|')})(/.+)?)$`,
  message: 'This also runs where Node does not exist (web worker host, webview): Node belongs to src/cli.',
};

/**
 * Refuses relative imports that lead into one of `folders`, from however deep.
 * @param {readonly string[]} folders
 * @param {string} message
 * @returns {Ban}
 */
function noFolder(folders, message) {
  return { regex: `^\\.\\.?/(.+/)?(${folders.join('|')})/`, message };
}

/**
 * Refuses every package but those named. `vscode` and Node's modules are left to the bans above, which say more.
 * @param {readonly string[]} names
 * @param {string} message
 * @returns {Ban}
 */
function onlyPackages(names, message) {
  return { regex: `^(?!\\.|node:|(vscode|${[...names, ...nodeModules].join('|')})(/|$))`, message };
}

const surfaces = ['vscode', 'cli', 'webview'];
const domains = ['retrospective', 'raci', 'cases', 'replies', 'wording', 'documents', 'reading'];

/** Packages that a domain folder builds on; each is pure and runs in every host. @type {Record<string, string[]>} */
const domainPackages = {
  documents: ['liquidjs', 'yaml'],
  replies: ['liquidjs', 'yaml'],
  wording: ['yaml'],
  reading: ['markdown-it'],
};

/** @param {readonly string[]} folders */
const oneWay = (folders) =>
  noFolder(
    folders,
    'Imports go one way: markdown ← domain folders ← exchange, followup ← protocol ← src/vscode, src/cli, webview. Pass in what is needed, or move what is shared to the left.',
  );
/** @param {readonly string[]} packages */
const purePackages = (packages) =>
  onlyPackages(
    packages,
    'Domain folders are pure functions on text: name a package they need in eslint.boundaries.mjs, and say why in an ADR.',
  );

const webviewBans = [
  noVscode,
  noNode,
  noFolder(
    ['vscode', 'cli', 'exchange'],
    'A webview knows the messages (src/protocol), the model and pure functions: what the host does is asked for by a message.',
  ),
  {
    regex: '^lit/directives/(style-map|unsafe-.+)(\\.js)?$',
    message: "The webview's content security policy blocks inline styles, and nothing may inject HTML.",
  },
];

/** Every folder with what it may not import; of several rows that fit a file the last one counts. @type {readonly Boundary[]} */
export const boundaries = [
  {
    files: ['src/markdown/**/*.ts'],
    kind: 'pure',
    bans: [
      noVscode,
      noNode,
      oneWay([...domains, 'exchange', 'followup', 'protocol', 'l10n', ...surfaces]),
      purePackages(['yaml']),
    ],
  },
  ...domains.map((domain) => ({
    files: [`src/${domain}/**/*.ts`],
    kind: /** @type {const} */ ('pure'),
    bans: [
      noVscode,
      noNode,
      oneWay(['exchange', 'followup', 'protocol', 'l10n', ...surfaces]),
      noFolder(
        domains.filter((other) => other !== domain),
        'Domain folders do not know each other, so that each can be read and changed alone: what two of them share lives in src/markdown.',
      ),
      purePackages(domainPackages[domain] ?? []),
    ],
  })),
  {
    files: ['src/exchange/**/*.ts'],
    kind: 'pure',
    bans: [noVscode, noNode, oneWay(['followup', 'protocol', 'l10n', ...surfaces])],
  },
  {
    // What is open is spread over documents of every domain: fixes, promises, visits. So it is gathered to their right.
    files: ['src/followup/**/*.ts'],
    kind: 'pure',
    bans: [noVscode, noNode, oneWay(['exchange', 'protocol', 'l10n', ...surfaces]), purePackages([])],
  },
  {
    files: ['src/protocol/**/*.ts'],
    kind: 'pure',
    bans: [
      noVscode,
      noNode,
      oneWay(['l10n', ...surfaces]),
      onlyPackages(
        ['valibot'],
        'The protocol is messages and their check, shared by both ends: no package but valibot.',
      ),
    ],
  },
  {
    files: ['src/worker/*.ts', 'src/worker/web/**/*.ts'],
    kind: 'host',
    bans: [
      noVscode,
      noNode,
      noFolder(
        [...surfaces, 'exchange', 'l10n'],
        'The worker of the case library has no VS Code and no screen: it knows the index and the messages of src/protocol.',
      ),
      onlyPackages([], 'The worker of the case library has no package of its own.'),
    ],
  },
  {
    files: ['src/worker/node/**/*.ts'],
    kind: 'cli',
    bans: [
      noVscode,
      noFolder(
        [...surfaces, 'exchange', 'l10n'],
        'This is the case library in Node, without VS Code and without a screen.',
      ),
      onlyPackages([], 'The worker of the case library has no package of its own.'),
    ],
  },
  {
    files: ['src/l10n/**/*.ts'],
    kind: 'pure',
    bans: [
      noVscode,
      noNode,
      oneWay(surfaces),
      onlyPackages(
        ['@vscode/l10n'],
        'Shared sentences are made from the model and @vscode/l10n alone, so that every surface can show them.',
      ),
    ],
  },
  {
    files: ['src/vscode/**/*.ts', 'src/extension.ts'],
    kind: 'host',
    bans: [
      noNode,
      noFolder(
        ['cli', 'webview'],
        'The host talks to a webview by messages (src/protocol) and shares pure code with the command line: it imports neither.',
      ),
      onlyPackages(
        ['@vscode/l10n', 'valibot'],
        'src/vscode only translates between VS Code and the domain folders: it has no package of its own.',
      ),
    ],
  },
  {
    files: ['src/cli/**/*.ts'],
    kind: 'cli',
    bans: [
      noVscode,
      noFolder(['vscode', 'webview'], 'The command line runs without VS Code and without a screen.'),
      onlyPackages(
        ['@vscode/l10n'],
        'The command line only reads arguments and files and prints what the domain folders say.',
      ),
    ],
  },
  {
    files: ['webview/**/*.ts'],
    kind: 'webview',
    bans: [
      ...webviewBans,
      onlyPackages(
        ['lit', '@vscode-elements', '@vscode/l10n'],
        'Webviews are Lit and vscode-elements: every further package is weight in each form that is opened.',
      ),
      {
        regex: '^@vscode-elements/',
        message:
          'Import controls in webview/elements/controls.ts alone, so that the choice can be turned back in one file.',
      },
    ],
  },
  {
    files: ['webview/elements/controls.ts'],
    kind: 'webview',
    bans: [
      ...webviewBans,
      onlyPackages(
        ['@vscode-elements/elements'],
        'This file names the controls taken from @vscode-elements, nothing else.',
      ),
    ],
  },
  {
    files: ['test/{unit,office,browser,e2e,bench}/**/*.ts'],
    kind: 'test',
    bans: [{ ...noVscode, message: 'What needs VS Code is tested in a real one, in test/host.' }],
  },
  {
    files: ['test/host/**/*.ts', 'test/bench/insideHost/**/*.ts'],
    kind: 'test',
    bans: [
      {
        ...noNode,
        message: 'These suites also run in the web worker host, where Node does not exist: use workspace.fs.',
      },
    ],
  },
];

/**
 * The same bans as syntax, for `import(…)` and `import('…').Type`, which no-restricted-imports does not look at.
 * @param {readonly Ban[]} bans
 */
export function dynamicImports(bans) {
  return bans.flatMap(({ regex, message }) => {
    // A selector writes its expression between slashes.
    const pattern = regex.replaceAll('/', '\\u002F');
    return [
      { selector: `ImportExpression > Literal[value=/${pattern}/]`, message },
      { selector: `TSImportType Literal[value=/${pattern}/]`, message },
    ];
  });
}
