// Finds Chromium and a Chinese font, or installs them on Debian.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { aptInstall } from './apt.mjs';
import { SetupError } from './processes.mjs';

/** The Chromium (or a browser built from it) to test with: CHROMIUM_PATH, or one where systems keep them. */
export function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  const candidates = [
    process.env.CHROMIUM_PATH,
    ...(process.env.PATH ?? '')
      .split(path.delimiter)
      .flatMap((dir) => names.map((name) => path.join(dir, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return candidates.find((file) => file !== undefined && file !== '' && existsSync(file));
}

/** Whether Chinese text in screenshots would show as glyphs and not as boxes. */
function hasChineseFont() {
  if (process.platform !== 'linux') {
    return true;
  }
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (listed.status === 0) {
    return listed.stdout.trim() !== '';
  }
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', path.join(homedir(), '.fonts')];
  return folders.some(
    (dir) =>
      existsSync(dir) &&
      readdirSync(dir, { recursive: true }).some((file) => /cjk|wqy|uming|droid/i.test(String(file))),
  );
}

/**
 * Makes sure that Chromium and a Chinese font are there: through apt-get where that is possible, otherwise with one
 * line that says what to install.
 * @returns {Promise<string>} the path of the browser
 */
export async function ensureBrowser() {
  const missing = [...(findChromium() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (missing.length > 0) {
    await aptInstall(missing, 'another Chromium: set CHROMIUM_PATH');
  }
  const chromium = findChromium();
  if (chromium === undefined) {
    throw new SetupError('Chromium was installed but is not on PATH; set CHROMIUM_PATH.');
  }
  return chromium;
}
