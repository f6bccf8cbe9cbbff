// Running other programs, and what every script needs around that. Only Node's own modules are imported here, since it
// runs before `npm ci`.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder, without a slash at its end. */
export const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));

/** Where VS Code servers are installed; git ignores it. */
export const hostsDir = path.join(root, 'test', '.vscode-host');

/** An expected failure whose message says all a person needs; scripts print it without a stack and exit with `code`. */
export class SetupError extends Error {
  /** @param {string} message @param {number} [code] the exit code, 1 unless given */
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/**
 * Runs a script's main function. A SetupError becomes one line on standard error. A signal ends the process by way of its
 * exit handlers, so that nothing it started stays behind.
 * @param {() => Promise<number>} main answers the exit code
 */
export async function runScript(main) {
  process.on('SIGINT', () => process.exit(130));
  process.on('SIGTERM', () => process.exit(143));
  process.on('SIGHUP', () => process.exit(129));
  stopWithNpm();
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupError)) {
      throw error;
    }
    console.error(error.message);
    process.exitCode = error.code;
  }
}

/**
 * Takes the end of the npm that runs this script for a signal of its own: npm hands signals to a shell in between, and that
 * one ends without passing them on.
 */
function stopWithNpm() {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event !== undefined && process.platform !== 'win32') {
    const watch = () => process.ppid !== parent && process.kill(process.pid, 'SIGTERM');
    setInterval(watch, 500).unref();
  }
}

/**
 * Points HOME at a temporary folder when it cannot be written: npm, Chromium and VS Code all insist on writing below it.
 */
export function ensureWritableHome() {
  const variables = ['HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'npm_config_cache'];
  const folders = [homedir(), process.env.npm_config_cache ?? homedir()];
  if (folders.every(isWritable)) {
    return;
  }
  const home = mkdtempSync(path.join(tmpdir(), 'fupan-home-'));
  process.on('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  for (const name of variables) {
    delete process.env[name];
  }
  process.env.HOME = home;
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs npm; throws a SetupError with its output when it fails twice. @param {string[]} args @param {string} cwd */
export async function npm(args, cwd) {
  // npm tells its scripts about the project through the environment; a nested npm in another folder must not hear it.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([key]) =>
        !/^npm_(package|lifecycle)_|^npm_config_(local_)?prefix$|^npm_config_ignore_scripts$/i.test(key),
    ),
  );
  const cli = process.env.npm_execpath;
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const viaNode = cli !== undefined && path.basename(cli) === 'npm-cli.js';
  const [command, first] = viaNode ? [process.execPath, [cli]] : ['npm', []];
  const options = { cwd, env, shell: !viaNode && process.platform === 'win32' };
  let result = await capture(command, [...first, ...args, ...quiet], options);
  if (result.code !== 0) {
    // Registries drop a connection now and then.
    result = await capture(command, [...first, ...args, ...quiet], options);
  }
  if (result.code !== 0) {
    throw new SetupError(`npm ${args.join(' ')} failed in ${cwd}:\n${result.output.trim()}`);
  }
}

/**
 * Runs a program to its end and gathers what it prints.
 * @param {string} command @param {string[]} args @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<{code: number | null, output: string}>}
 */
export function capture(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = () => child.kill();
    process.on('exit', kill);
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }));
    child.on('close', (code) => {
      process.off('exit', kill);
      resolve({ code, output });
    });
  });
}

/**
 * Runs `work` while no other process of this checkout runs work of the same name. A lock left by a process that is gone
 * is taken over.
 * @param {string} name @param {() => Promise<void>} work
 */
export async function withLock(name, work) {
  await mkdir(hostsDir, { recursive: true });
  const lock = path.join(hostsDir, `${name}.lock`);
  while (true) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      if (await isAbandoned(lock)) {
        await rm(lock, { force: true });
      } else {
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }
  try {
    await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** @param {string} lock */
async function isAbandoned(lock) {
  try {
    const [owner, { mtimeMs }] = await Promise.all([readFile(lock, 'utf8'), stat(lock)]);
    // An empty lock is one being written this very moment, unless its writer died in between.
    return owner === '' ? Date.now() - mtimeMs > 10_000 : !isAlive(Number(owner));
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** Builds the extension. @param {boolean} withTests also the suites that run inside VS Code */
export async function build(withTests) {
  await withLock('build', async () => {
    const args = [path.join(root, 'scripts', 'build.mjs'), ...(withTests ? ['--tests'] : [])];
    const result = await capture(process.execPath, args, { cwd: root });
    if (result.code !== 0) {
      throw new SetupError(`The build failed:\n${result.output.trim()}`);
    }
  });
}
