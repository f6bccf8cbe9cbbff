// A real VS Code in the browser: starts the server, makes its addresses, and lays out the
// extension for the host it shall run in.
import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installVsCode } from './install.mjs';
import { SetupError, root } from './processes.mjs';

/**
 * A running server.
 * @typedef {object} VsCodeServer
 * @property {import('./install.mjs').VsCodeVersion} version
 * @property {string} authority host and port
 * @property {string} token the secret its address must carry, or '' when it asks for none
 * @property {() => string} log what it printed so far
 * @property {() => Promise<void>} stop ends it with every process below it and removes its data
 * @property {Promise<number | null>} exited its exit code, once it ends for whatever reason
 */

/** Settings that show the product and not the workbench's own offers; the same for people and tests. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * Installs a VS Code server if need be and starts it on 127.0.0.1.
 * @param {object} options
 * @param {import('./install.mjs').VsCodeVersion} options.version
 * @param {'node' | 'web'} [options.extension] the host to run the built extension in, installed as people have it; without
 *   it none is, and an address from suiteAddress() names one to develop
 * @param {string} [options.folder] what to open where the address does not say
 * @param {number} [options.port] 0, the default, takes a free one
 * @param {string} [options.token] a secret to ask for in the address; none unless given
 * @param {string} [options.language] a language for everybody; otherwise the browser's own is followed
 * @param {boolean} [options.restricted] whether workspaces are to be trusted by the person first; without it all are
 * @param {Record<string, unknown>} [options.settings] further settings, on the level between user and workspace
 * @returns {Promise<VsCodeServer>}
 */
export async function startServer(options) {
  const { version, port = 0, token = '', folder, language, settings = {} } = options;
  const { node, server } = await installVsCode(version);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'fupan-vscode-'));
  const extensions = path.join(dataDir, 'extensions');
  await prepareData(dataDir, { ...quietSettings, ...settings }, language);
  if (options.extension !== undefined) {
    await layOutExtension(path.join(extensions, 'fupan.fupan'), options.extension);
  }
  const args = [
    path.join(server, 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...(token === '' ? ['--without-connection-token'] : ['--connection-token', token]),
    ...(folder === undefined ? [] : ['--default-folder', folder]),
    ...['--server-data-dir', dataDir, '--extensions-dir', extensions],
    ...['--accept-server-license-terms', '--disable-telemetry'],
    ...(options.restricted === true ? [] : ['--disable-workspace-trust']),
    // Server and page are on one machine: packing what they tell each other would only take time.
    '--disable-websocket-compression',
    // VS Code 1.139 needs it to take an extension from the address. It also silences notifications (1.139) and dialogs
    // (1.100), so nobody who should see those gets it.
    ...(options.extension === undefined ? ['--enable-smoke-test-driver'] : []),
  ];
  const detached = process.platform !== 'win32';
  const inherited = Object.entries(process.env).filter(([key]) => !/^(VSCODE|ELECTRON)_/.test(key));
  // No gallery: nothing here needs the internet, and its absence must not fill the logs.
  const env = {
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    ...Object.fromEntries(inherited),
    // Its sockets go where they are removed with everything else.
    XDG_RUNTIME_DIR: dataDir,
  };
  // A process group of its own, so that stopping it takes its extension hosts and file watchers along.
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'pipe'], detached, env });
  const killNow = () => {
    kill(child.pid, 'SIGKILL');
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', killNow);
  let output = '';
  /** @type {Promise<number | null>} */
  const exited = new Promise((resolve) => {
    child.on('exit', resolve);
    child.on('error', (error) => {
      output += error.message;
      resolve(null);
    });
  });
  const stop = async () => {
    kill(child.pid, 'SIGTERM');
    const timer = setTimeout(killNow, 3000);
    await exited;
    clearTimeout(timer);
    // The server is gone; whatever it started and left behind goes too.
    killNow();
    process.off('exit', killNow);
  };
  const authority = await new Promise((resolve, reject) => {
    const onData = (/** @type {Buffer} */ data) => {
      output += data;
      const match = /Extension host agent listening on (\d+)/.exec(output);
      if (match) {
        resolve(`127.0.0.1:${match[1]}`);
      }
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    void exited.then(() => reject(new SetupError(`VS Code ${version} did not start:\n${output.trim()}`)));
  }).catch(async (error) => {
    await stop();
    throw error;
  });
  return { version, authority, token, log: () => output, stop, exited };
}

/** @param {number | undefined} pid @param {NodeJS.Signals} signal */
function kill(pid, signal) {
  if (pid === undefined) {
    return;
  }
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}

/**
 * Writes the settings, and a language pack without words: with one, VS Code hands extensions their Chinese texts where the
 * browser asks for Chinese, though its own stay English (its real pack comes from the Marketplace).
 * @param {string} dataDir @param {Record<string, unknown>} settings @param {string | undefined} language
 */
async function prepareData(dataDir, settings, language) {
  const data = path.join(dataDir, 'data');
  await mkdir(path.join(data, 'Machine'), { recursive: true });
  await writeFile(path.join(data, 'Machine', 'settings.json'), JSON.stringify(settings));
  const words = path.join(data, 'noWords.json');
  await writeFile(words, JSON.stringify({ contents: {} }));
  const extensions = [{ extensionIdentifier: { id: 'fupan.no-words' }, version: '1.0.0' }];
  const pack = { hash: 'fupan', extensions, translations: { vscode: words }, label: '中文(简体)' };
  // Were this file missing, English would win over what the browser asks for.
  await mkdir(path.join(data, 'User'), { recursive: true });
  await writeFile(path.join(data, 'User', 'argv.json'), JSON.stringify({ locale: language }));
  await writeFile(path.join(data, 'languagepacks.json'), JSON.stringify({ 'zh-cn': pack }));
}

/**
 * The address that opens a folder (or the server's own choice).
 * @param {VsCodeServer} server @param {string} [folder] an absolute path
 */
export function workbenchAddress(server, folder) {
  return address(server, folder === undefined ? [] : [['folder', uriPath(folder, false)]]);
}

/**
 * The address that opens a folder with an extension from disk and runs a suite in its host.
 * @param {VsCodeServer} server
 * @param {{folder: string, extension: string, tests: string}} what absolute paths; `tests` is a module that exports run()
 */
export function suiteAddress(server, { folder, extension, tests }) {
  const remote = (/** @type {string} */ file) => `vscode-remote://${server.authority}${uriPath(file, true)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(tests)],
  ];
  return address(server, [
    ['folder', uriPath(folder, false)],
    ['payload', JSON.stringify(payload)],
  ]);
}

/** @param {VsCodeServer} server @param {string[][]} query */
function address(server, query) {
  // Slashes may stand in a query as they are, and keep the address readable.
  const encode = (/** @type {string} */ text) => encodeURIComponent(text).replaceAll('%2F', '/');
  const pairs = [...(server.token === '' ? [] : [['tkn', server.token]]), ...query];
  const search = pairs.map(([key, value]) => `${key}=${encode(value ?? '')}`).join('&');
  return `http://${server.authority}/${search === '' ? '' : `?${search}`}`;
}

/** A file's path as URIs have it: forward slashes, a slash before a drive letter. @param {string} file @param {boolean} encoded */
function uriPath(file, encoded) {
  const { pathname } = pathToFileURL(file);
  return encoded ? pathname : decodeURIComponent(pathname);
}

/**
 * Copies the built extension to a folder. For the web worker host its manifest loses `main`, which is what makes a browser
 * VS Code choose that host; the payload's extensionDevelopmentKind has no effect there. Links would save the copy, but VS
 * Code tells extensions apart by their modules' real paths.
 * @param {string} target @param {'node' | 'web'} host
 */
export async function layOutExtension(target, host) {
  await mkdir(target, { recursive: true });
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  if (host === 'web') {
    delete manifest.main;
  }
  await writeFile(path.join(target, 'package.json'), JSON.stringify(manifest, null, 2));
  const names = (await readdir(root)).filter((name) => /^package\.nls.*\.json$/.test(name));
  for (const name of [...names, 'dist', 'l10n', 'media', 'templates']) {
    if (existsSync(path.join(root, name))) {
      await cp(path.join(root, name), path.join(target, name), { recursive: true });
    }
  }
}

/** Flags for Chromium in a container or as root, and without calls to its vendor. */
export const chromiumArgs = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];
