// npm start [-- FOLDER] [--desktop] [--lang zh-cn] [--port N] [--no-open]
// Opens a folder, a copy of templates/example unless one is named, in a real VS Code with Fupan loaded: in the browser, or
// with --desktop in an installed one. Ctrl-C ends everything it started.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies, newestRunnableVsCode } from './install.mjs';
import { SetupError, build, ensureWritableHome, hostsDir, root, runScript } from './processes.mjs';
import { startServer, workbenchAddress } from './vscodeHost.mjs';

const usage = 'Usage: npm start -- [FOLDER] [--desktop] [--lang zh-cn] [--port N] [--no-open]';
// The first port tried. The same one each time lets the browser remember the window's layout.
const firstPort = 9730;
const example = path.join(root, 'templates', 'example');

await runScript(async () => {
  const options = readOptions();
  ensureWritableHome();
  const desktop = options.desktop ? findDesktop() : undefined;
  await installDependencies();
  await build(false);
  const folder = options.folder ?? copyExample();
  if (desktop !== undefined) {
    openDesktop(desktop, folder, options.language);
    return 0;
  }
  if (options.folder === undefined) {
    process.on('exit', () => removeUnchanged(folder));
  }
  const server = await startOnFreePort(options, folder);
  const address = workbenchAddress(server);
  console.log(`\nFupan in VS Code ${server.version}:\n\n  ${address}\n`);
  console.log(`Folder: ${folder}${options.folder === undefined ? ' (a copy of templates/example)' : ''}`);
  console.log('Press Ctrl-C to stop.');
  if (options.open) {
    openBrowser(address);
  }
  const ending = await Promise.race([untilSignal(), server.exited.then(() => 'exited')]);
  await server.stop();
  if (ending === 'exited') {
    throw new SetupError(
      `VS Code ended by itself:\n${server.log().trim().split('\n').slice(-20).join('\n')}`,
    );
  }
  return 0;
});

/** Reads the command line; a mistake in it is one clear line and exit code 2. */
function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        desktop: { type: 'boolean', default: false },
        lang: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
      },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (
      positionals.length > 1 ||
      (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536))
    ) {
      throw new SetupError(usage, 2);
    }
    if (values.lang !== undefined && !['en', 'zh-cn'].includes(values.lang.toLowerCase())) {
      throw new SetupError(`Fupan speaks en and zh-cn, not ${values.lang}.`, 2);
    }
    const [named] = positionals;
    // npm runs scripts in the package's folder and tells in INIT_CWD where the person stood.
    const folder =
      named === undefined ? undefined : path.resolve(process.env.INIT_CWD ?? process.cwd(), named);
    if (folder !== undefined && !(existsSync(folder) && statSync(folder).isDirectory())) {
      throw new SetupError(`There is no folder ${folder}.`, 2);
    }
    return {
      folder,
      port,
      desktop: values.desktop,
      language: values.lang?.toLowerCase(),
      open: !values['no-open'],
    };
  } catch (error) {
    if (String(/** @type {NodeJS.ErrnoException} */ (error).code).startsWith('ERR_PARSE_ARGS')) {
      throw new SetupError(`${/** @type {Error} */ (error).message}\n${usage}`, 2);
    }
    throw error;
  }
}

/** Copies the sample project, so that trying things out leaves the checkout as it is. */
function copyExample() {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'fupan-example-')), 'example');
  cpSync(example, folder, { recursive: true });
  return folder;
}

/** Removes a copy of the sample in which nothing was changed; one with somebody's work in it stays. @param {string} folder */
function removeUnchanged(folder) {
  if (isSameTree(example, folder)) {
    rmSync(path.dirname(folder), { recursive: true, force: true });
  } else {
    console.log(`What you changed stays in ${folder}`);
  }
}

/** @param {string} one @param {string} other @returns {boolean} */
function isSameTree(one, other) {
  const list = (/** @type {string} */ folder) => readdirSync(folder, { recursive: true }).map(String).sort();
  const read = (/** @type {string} */ file) =>
    statSync(file).isDirectory() ? '' : readFileSync(file, 'base64');
  const names = list(one);
  return (
    names.join('\n') === list(other).join('\n') &&
    names.every((name) => read(path.join(one, name)) === read(path.join(other, name)))
  );
}

/**
 * Starts the newest VS Code this machine can run, on the port asked for or the first free one.
 * @param {{port: number | undefined, language: string | undefined}} options @param {string} folder
 */
async function startOnFreePort({ port, language }, folder) {
  if (port !== undefined && !(await isFree(port))) {
    throw new SetupError(`Port ${port} is taken; leave --port out to get a free one.`);
  }
  const token = readToken();
  const common = {
    version: newestRunnableVsCode(),
    extension: /** @type {const} */ ('node'),

    folder,
    token,
  };
  const start = (/** @type {number} */ onPort) =>
    startServer({ ...common, port: onPort, ...(language === undefined ? {} : { language }) });
  if (port !== undefined) {
    return start(port);
  }
  for (let candidate = firstPort; candidate < firstPort + 50; candidate++) {
    if (await isFree(candidate)) {
      try {
        return await start(candidate);
      } catch (error) {
        // Somebody else may have been faster to take it.
        if (await isFree(candidate)) {
          throw error;
        }
      }
    }
  }
  return start(0);
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/**
 * The secret in the address, which keeps other people and web pages on this machine out. One per checkout: browsers hold
 * it in a cookie that all ports share, so windows of two servers would otherwise lock each other out.
 */
function readToken() {
  const file = path.join(hostsDir, 'token');
  try {
    writeFileSync(file, randomBytes(16).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch {
    // It is there from an earlier start.
  }
  return readFileSync(file, 'utf8');
}

/** Opens the address in the person's browser where there is one; a machine without gets only the printed line. @param {string} address */
function openBrowser(address) {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasDisplay) {
    return;
  }
  /** @type {[string, string[]]} */
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '""', address.replaceAll('&', '^&')]]
        : ['xdg-open', [address]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

/** Finds an installed VS Code: VSCODE_PATH, or a usual name on PATH. */
function findDesktop() {
  const names = ['code', 'code-insiders', 'codium', 'code-oss'];
  const endings = process.platform === 'win32' ? ['.cmd', '.exe'] : [''];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = process.env.VSCODE_PATH
    ? [process.env.VSCODE_PATH]
    : folders.flatMap((dir) => names.flatMap((name) => endings.map((end) => path.join(dir, name + end))));
  const found = candidates.find(isExecutable);
  if (found === undefined) {
    const where = process.env.VSCODE_PATH
      ? `at VSCODE_PATH (${process.env.VSCODE_PATH})`
      : 'on PATH (set VSCODE_PATH)';
    throw new SetupError(
      `There is no VS Code ${where}. Without --desktop, npm start brings its own in the browser.`,
    );
  }
  return found;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @param {string} command @param {string} folder @param {string | undefined} language */
function openDesktop(command, folder, language) {
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder];
  if (language !== undefined) {
    args.push(`--locale=${language}`);
  }
  console.log(`Opening ${folder} in ${command}`);
  // Windows runs .cmd files through a shell only, which wants paths with spaces in quotes.
  const shell = process.platform === 'win32';
  const child = spawn(shell ? `"${command}"` : command, shell ? args.map((arg) => `"${arg}"`) : args, {
    stdio: 'inherit',
    shell,
  });
  child.on('error', (error) => {
    console.error(`${command} did not start: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code) => (process.exitCode = code ?? 1));
}

/** Resolves once the person, or the system, asks to stop. */
function untilSignal() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.removeAllListeners(signal);
      process.on(signal, () => resolve(signal));
    }
  });
}
