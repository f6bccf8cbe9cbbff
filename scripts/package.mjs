// Builds the extension and packs it into fupan-<version>.vsix, offline and without a question.
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installDependencies } from './install.mjs';
import { build, root, runScript, SetupError } from './processes.mjs';

/** An extension is downloaded over slow lines and kept on full disks; more than this means something slipped in. */
const limit = 1.5 * 1024 * 1024;

await runScript(async () => {
  await installDependencies();
  await build(false);
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const target = path.join(root, `fupan-${version}.vsix`);

  // The pictures stay in the repository: an installed extension shows its README without a base for relative links.
  const readme = await readFile(path.join(root, 'README.md'), 'utf8');
  await writeFile(path.join(root, 'dist', 'README.md'), readme.replaceAll(/^!\[.*\n\n?/gm, ''));

  const { createVSIX } = await import('@vscode/vsce');
  await createVSIX({
    cwd: root,
    packagePath: target,
    readmePath: 'dist/README.md',
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });

  const { size } = await stat(target);
  console.log(`${path.basename(target)}: ${Math.round(size / 1024)} KiB`);
  if (size > limit) throw new SetupError(`The package is larger than ${limit / 1024} KiB.`);
  return 0;
});
