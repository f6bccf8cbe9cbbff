// npm run test:desktop [-- VERSION…]
// Runs the in-host suites in desktop VS Code: in the installed one that VSCODE_EXECUTABLE names, or in downloaded ones (the
// oldest supported and the newest, unless versions are named), which needs the internet and, on Linux, a display.
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { summarise } from './hostSuite.mjs';
import { oldestVsCode } from './install.mjs';
import { SetupError, build, hostsDir, root, runScript } from './processes.mjs';

const limitMs = 300_000;

await runScript(async () => {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new SetupError(
      'Desktop VS Code needs a display; on a machine without one: xvfb-run -a npm run test:desktop',
    );
  }
  const installed = process.env.VSCODE_EXECUTABLE;
  const named = process.argv.slice(2);
  const versions = installed ? [installed] : named.length > 0 ? named : [oldestVsCode, 'stable'];
  await build(true);
  let [passed, failed] = [0, 0];
  for (const version of versions) {
    console.log(`\n── desktop ${version} ──`);
    const result = await runSuite(installed ?? (await download(version)));
    console.log(`${result.details}\n${result.passed} passed, ${result.failed} failed`.trim());
    passed += result.passed;
    failed += result.failed;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/** @param {string} version @returns {Promise<string>} the program's path */
async function download(version) {
  try {
    return await downloadAndUnzipVSCode({ version, cachePath: path.join(hostsDir, 'desktop') });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(
      `VS Code ${version} could not be downloaded (${reason}); VSCODE_EXECUTABLE can name an installed one.`,
    );
  }
}

/** @param {string} executable */
async function runSuite(executable) {
  const scratch = await mkdtemp(path.join(tmpdir(), 'fupan-desktop-'));
  const folder = path.join(scratch, 'workspace');
  await cp(path.join(root, 'test', 'fixtures', 'workspace'), folder, { recursive: true });
  await mkdir(path.join(scratch, 'data', 'User'), { recursive: true });
  const settings = {
    'fupanTest.host': 'node',
    'workbench.startupEditor': 'none',
    'telemetry.telemetryLevel': 'off',
  };
  await writeFile(path.join(scratch, 'data', 'User', 'settings.json'), JSON.stringify(settings));
  const args = [
    folder,
    `--extensionDevelopmentPath=${root}`,
    `--extensionTestsPath=${path.join(root, 'dist', 'test', 'host.js')}`,
    `--user-data-dir=${path.join(scratch, 'data')}`,
    `--extensions-dir=${path.join(scratch, 'extensions')}`,
    ...['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--disable-workspace-trust'],
    ...['--skip-welcome', '--skip-release-notes'],
  ];
  const shell = process.platform === 'win32';
  const child = spawn(shell ? `"${executable}"` : executable, shell ? args.map((arg) => `"${arg}"`) : args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
  });
  const kill = () => child.kill();
  process.on('exit', kill);
  const timer = setTimeout(kill, limitMs);
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const ending = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(`exit code ${code ?? signal}`));
  });
  clearTimeout(timer);
  process.off('exit', kill);
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  const result = summarise(output.split(/\r?\n/), ending);
  return output.includes('"end"') ? result : { ...result, details: `${result.details}\n${output.trim()}` };
}
