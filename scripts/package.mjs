// Builds the extension and packs it into fupan-<version>.vsix, offline and without a question.
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installDependencies } from './install.mjs';
import { build, root, runScript, SetupError } from './processes.mjs';

/** An extension is fetched over slow lines and kept on full disks; more than this means something slipped in. */
const limit = 1_500_000;

/** What .vscodeignore chooses from. vsce would walk over the VS Code servers below test/ too, which takes it a minute. */
const staged = [
  ...['.vscodeignore', 'package.json', 'package.nls.json', 'package.nls.zh-cn.json', 'LICENSE'],
  ...['CHANGELOG.md', 'dist', 'l10n', 'media', 'templates'],
];

await runScript(async () => {
  await installDependencies();
  await build(false);
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const target = path.join(root, `fupan-${version}.vsix`);
  const stage = await mkdtemp(path.join(tmpdir(), 'fupan-package-'));
  try {
    for (const name of staged) {
      await cp(path.join(root, name), path.join(stage, name), { recursive: true });
    }
    // The pictures stay in the repository: an installed extension shows its README without a base for relative links.
    for (const name of ['README.md', 'README.zh-CN.md']) {
      const readme = await readFile(path.join(root, name), 'utf8');
      await writeFile(path.join(stage, name), readme.replaceAll(/^!\[.*\n\n?/gm, ''));
    }
    await writeFile(path.join(stage, 'ThirdPartyNotices.txt'), await notices());
    const { createVSIX } = await import('@vscode/vsce');
    await createVSIX({
      cwd: stage,
      packagePath: target,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    });
  } finally {
    await rm(stage, { recursive: true, force: true });
  }

  const { size } = await stat(target);
  console.log(`${path.basename(target)}: ${Math.round(size / 1000)} kB`);
  if (size > limit) throw new SetupError(`The package is larger than ${limit / 1000} kB.`);
  return 0;
});

/** The licences of all packages whose code or font is in dist/, as their authors ask for. */
async function notices() {
  const texts = [];
  for (const name of await bundledPackages()) {
    const folder = path.join(root, 'node_modules', name);
    const { version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? await readFile(path.join(folder, file), 'utf8') : '';
    texts.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
  }
  return `Fupan contains code of these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** Asks esbuild which packages the entries reach; sorted names. */
async function bundledPackages() {
  const { build: bundle } = await import('esbuild');
  const webviews = (await readdir(path.join(root, 'webview'))).filter((name) => name.endsWith('.ts'));
  const { metafile } = await bundle({
    absWorkingDir: root,
    entryPoints: [
      'src/vscode/main.ts',
      'src/vscode/browser.ts',
      'src/cli/main.ts',
      ...webviews.map((name) => `webview/${name}`),
    ],
    outdir: 'dist',
    write: false,
    metafile: true,
    bundle: true,
    format: 'esm',
    external: ['vscode', 'node:*'],
    tsconfig: 'webview/tsconfig.json',
    logLevel: 'warning',
  });
  const names = Object.keys(metafile.inputs).flatMap(
    (input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? [],
  );
  // Icons of its font are copied, not bundled.
  return [...new Set([...names, '@vscode/codicons'])].sort();
}
