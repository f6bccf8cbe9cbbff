// Installs Debian packages that a suite needs, where that is possible.
import { SetupError, capture } from './processes.mjs';

/**
 * Installs packages through apt-get. Without the rights for it, or without apt-get, a SetupError says in one line what to install.
 * @param {string[]} packages at least one
 * @param {string} otherwise what else would do, in brackets behind the command
 */
export async function aptInstall(packages, otherwise) {
  const names = packages.join(' and ');
  const hint = `install with: sudo apt-get install ${packages.join(' ')} (${otherwise}).`;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || (await capture('apt-get', ['--version'], {})).code !== 0) {
    throw new SetupError(`The tests need ${names}; ${hint}`);
  }
  console.log(`Installing ${names} through apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await capture('apt-get', ['update'], { env });
  const result = await capture('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
  if (result.code !== 0) {
    throw new SetupError(`apt-get could not install ${names}; ${hint}\n${result.output.trim()}`);
  }
}
