// Builds everything that ships into dist/: ES modules with shared, lazily loaded chunks for both kinds of host, their workers and
// the command line; the one CommonJS file that a host in a browser starts with; and the webviews.
// `--watch` rebuilds on change; `--tests` also builds the suites that run inside VS Code.
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { context } from 'esbuild';
import { iconFont } from './iconFont.mjs';
import { shortTemplates } from './shortTemplates.mjs';
import { compileModels } from './recogniser.mjs';
import { packWordingRules } from './wordingRules.mjs';

const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: !watch,
  sourcemap: watch,
  target: 'es2022',
  // Chinese text takes three bytes then, not the six of an escape.
  charset: 'utf8',
  // In watch mode each rebuild is told, which is what the editor's problem matcher waits for.
  logLevel: watch ? 'info' : 'warning',
  legalComments: 'none',
  // See src/vscode/webviewPage.ts.
  define: { iconFont: JSON.stringify(await iconFont('webview')) },
};

/**
 * The chunks serve hosts that hand out the interface of VS Code in two ways: where they import `vscode`, they get what the entry of
 * the host has put aside. See src/vscode/handover.ts.
 * @type {import('esbuild').Plugin}
 */
const handedOver = {
  name: 'handed-over',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ importer }) =>
      importer.endsWith(path.join('src', 'vscode', 'main.ts'))
        ? { path: 'vscode', external: true }
        : { path: 'vscode', namespace: 'handed-over' },
    );
    build.onLoad({ filter: /.*/, namespace: 'handed-over' }, async () => {
      const types = await readFile('node_modules/@types/vscode/index.d.ts', 'utf8');
      const values = /^\s+export (?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm;
      const names = [...new Set([...types.matchAll(values)].map(([, name]) => name))];
      return {
        contents: `import { api } from './src/vscode/handover.ts';\nexport const { ${names.join(', ')} } = api();`,
        resolveDir: path.resolve('.'),
      };
    });
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...shared,
    entryPoints: {
      main: 'src/vscode/main.ts',
      extension: 'src/extension.ts',
      libraryWorker: 'src/worker/node/nodeWorker.ts',
      browserLibraryWorker: 'src/worker/web/webWorker.ts',
      cli: 'src/cli/main.ts',
      checkThread: 'src/cli/checkThread.ts',
    },
    outdir: 'dist',
    // The packages' variants for Node are CommonJS, whose require() an ES module lacks.
    platform: 'browser',
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    external: ['node:*'],
    plugins: [handedOver],
  },
  {
    ...shared,
    entryPoints: { browser: 'src/vscode/browser.ts' },
    outdir: 'dist',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...shared,
    entryPoints: { retrospective: 'webview/retrospective.ts' },
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'esm',
    tsconfig: 'webview/tsconfig.json',
    plugins: [shortTemplates],
  },
  {
    ...shared,
    entryPoints: { insights: 'webview/insights.ts' },
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'esm',
    tsconfig: 'webview/tsconfig.json',
    plugins: [shortTemplates],
  },
  {
    ...shared,
    entryPoints: { raci: 'webview/raci.ts' },
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'esm',
    // What answers a person is loaded behind the first picture. Two parts share one chunk, whose name the page knows, so
    // that both files come at the same time; a third part would need another chunk of that name, and fail here.
    splitting: true,
    chunkNames: 'raci/[name]',
    tsconfig: 'webview/tsconfig.json',
    plugins: [shortTemplates],
  },
  {
    ...shared,
    entryPoints: { richCopy: 'webview/richCopy.ts' },
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'esm',
    tsconfig: 'webview/tsconfig.json',
  },
  {
    ...shared,
    entryPoints: { cases: 'webview/cases.ts', caseReader: 'webview/caseReader.ts' },
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'esm',
    tsconfig: 'webview/tsconfig.json',
    plugins: [shortTemplates],
  },
];
/**
 * Hands test/host/index.ts every suite file below test/host, so that no list of them can go stale.
 * @type {import('esbuild').Plugin}
 */
const hostSuites = {
  name: 'host-suites',
  setup(build) {
    build.onResolve({ filter: /^host-suites$/ }, () => ({ path: 'host-suites', namespace: 'host-suites' }));
    build.onLoad({ filter: /.*/, namespace: 'host-suites' }, async () => {
      const files = (await readdir('test/host', { recursive: true }))
        .filter((file) => file.endsWith('.test.ts'))
        .map((file) => file.replaceAll(path.sep, '/'))
        .sort();
      const functionOf = (/** @type {string} */ name) => {
        const own = files.filter((file) => file.startsWith('restricted/') === (name !== 'loadSuites'));
        return `export function ${name}() {\n${own.map((file) => `require(${JSON.stringify(`./${file}`)});`).join('\n')}\n}`;
      };
      return {
        contents: ['loadSuites', 'loadRestrictedSuites'].map(functionOf).join('\n'),
        resolveDir: path.resolve('test/host'),
        watchDirs: [path.resolve('test/host')],
      };
    });
  },
};
if (tests) {
  bundles.push({
    ...shared,
    minify: false,
    entryPoints: { host: 'test/host/index.ts' },
    outdir: 'dist/test',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    plugins: [hostSuites],
  });
}

/** The shipped templates by path: one file takes a third of the space of two hundred, and is read at once. */
async function templateFiles() {
  const files = await readdir('templates', { recursive: true });
  const paths = files
    .map((file) => file.replaceAll(path.sep, '/'))
    // Without the wording rules, which are compiled below.
    .filter((file) => /^(en|zh-cn)\/(?!wording\/).+\.(md|yaml)$/.test(file))
    .sort();
  const texts = await Promise.all(paths.map((file) => readFile(path.join('templates', file), 'utf8')));
  return Object.fromEntries(paths.map((file, at) => [file, texts[at]?.replaceAll('\r\n', '\n')]));
}

await compileModels();
await rm('dist', { recursive: true, force: true });
await mkdir('dist/webview', { recursive: true });
await packWordingRules('dist/wordingRules.json');
// One file for both hosts and the command line, read when somebody asks what a message blames.
await copyFile('src/replies/recogniserWeights.json', 'dist/recogniser.json');
await writeFile('dist/templates.json', JSON.stringify(await templateFiles()));
// What is called on the command line: a CommonJS file by its name, whatever package.json says.
await writeFile('dist/cli.js', "#!/usr/bin/env node\nimport('./cli.mjs');\n", { mode: 0o755 });
const contexts = await Promise.all(bundles.map((options) => context(options)));
if (watch) {
  await Promise.all(contexts.map((c) => c.watch()));
  console.log('watching');
} else {
  const results = await Promise.allSettled(contexts.map((c) => c.rebuild()));
  await Promise.all(contexts.map((c) => c.dispose()));
  // What went wrong is on the screen already.
  process.exitCode = results.some(({ status }) => status === 'rejected') ? 1 : 0;
}
