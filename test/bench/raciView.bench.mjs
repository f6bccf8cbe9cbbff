// The RACI grid in a real VS Code, as somebody sees it: from the key that opens a file, or that changes a cell, to the picture.
// Both times are taken inside the browser, by the clock that all its frames share. An extension whose editor is a line of text
// opens the same file in turn: what VS Code itself needs for any webview is part of every opening.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import { ensureBrowser } from '../../scripts/chromium.mjs';
import { newestRunnableVsCode } from '../../scripts/install.mjs';
import { SetupError } from '../../scripts/processes.mjs';
import { chromiumArgs, layOutExtension, startServer } from '../../scripts/vscodeHost.mjs';

const size = { rows: 200, roles: 30 };
const openings = 12;
const keys = 60;
const limitMs = 60_000;
const version = newestRunnableVsCode();

/** What the data is. */
export const about = `VS Code ${version}, a matrix of ${size.rows} × ${size.roles} with words in some cells; ${openings} openings, ${keys} keys.`;

/** Looks at dist/. */
export const needsBuild = true;

/** @returns {Promise<import('./measure.ts').Row[]>} */
export async function run() {
  const scratch = await mkdtemp(path.join(tmpdir(), 'fupan-bench-'));
  try {
    const folder = path.join(scratch, 'workspace');
    await layOutWorkspace(folder);
    const [ours, plain] = [path.join(scratch, 'fupan'), path.join(scratch, 'plain')];
    await layOutExtension(ours, 'node');
    await layOutPlain(plain);
    return await inWorkbenches(folder, { raci: ours, plain }, measureAll);
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Names of files with the same matrix: one for each opening, since VS Code keeps what it read of a file. */
const files = (/** @type {string} */ ending) =>
  [...Array(openings + 1).keys()].map((at) => `m${at}.${ending}.md`);

/** @param {string} folder */
async function layOutWorkspace(folder) {
  await mkdir(path.join(folder, '.vscode'), { recursive: true });
  const settings = { 'files.autoSave': 'off', 'window.confirmBeforeClose': 'never' };
  await writeFile(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
  const text = matrix();
  for (const name of [...files('raci'), ...files('plain')]) await writeFile(path.join(folder, name), text);
}

/** The letters follow a fixed pattern: one A and one R a row, C and I in half of the other cells, words in some. */
function matrix() {
  const { rows, roles } = size;
  const words = ['', '判断技术可行性', '', '签字确认', '', 'checks samples'];
  const cell = (/** @type {number} */ row, /** @type {number} */ role) => {
    const turn = (row * 7 + role * 3) % 4;
    const letter = role === row % roles ? 'A' : role === (row + 1) % roles ? 'R' : (['C', 'I'][turn] ?? '');
    const word = letter === '' ? '' : (words[(row + role * 5) % 17] ?? '');
    return [letter, word].filter((part) => part !== '').join(' ');
  };
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const columns = [...Array(roles).keys()];
  return [
    line(['事项', ...columns.map((at) => `角色 ${at + 1}`)]),
    line(['---', ...columns.map(() => '---')]),
    ...[...Array(rows).keys()].map((row) =>
      line([`第 ${row + 1} 项：配置、迁移与验证`, ...columns.map((role) => cell(row, role))]),
    ),
    '',
  ].join('\n');
}

/** An extension with an editor that draws one line of text and reads nothing. @param {string} folder */
async function layOutPlain(folder) {
  await mkdir(folder);
  const selector = [{ filenamePattern: '*.plain.md' }];
  const manifest = {
    ...{ name: 'plain', publisher: 'fupan', version: '0.0.0', engines: { vscode: '^1.100.0' } },
    ...{ main: './main.js', activationEvents: [] },
    contributes: {
      customEditors: [{ viewType: 'plain.editor', displayName: 'Plain', selector, priority: 'default' }],
    },
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const html = '<!DOCTYPE html><html><body><p id="plain">Plain</p></body></html>';
  const code = `const { window } = require('vscode');
exports.activate = () => window.registerCustomEditorProvider('plain.editor', {
  resolveCustomTextEditor(document, { webview }) {
    webview.options = { enableScripts: true };
    webview.html = ${JSON.stringify(html)};
  },
}, { webviewOptions: { retainContextWhenHidden: true } });`;
  await writeFile(path.join(folder, 'main.js'), code);
}

/** @typedef {Record<'raci' | 'plain', import('playwright').Page>} Windows */

/**
 * Opens a window for each extension, on one server.
 * @template T
 * @param {string} folder @param {Record<'raci' | 'plain', string>} extensions
 * @param {(windows: Windows) => Promise<T>} work
 */
async function inWorkbenches(folder, extensions, work) {
  const server = await startServer({ version });
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: chromiumArgs });
  const open = async (/** @type {string} */ extension) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(limitMs);
    await context.addInitScript(recordPictures);
    const page = await context.newPage();
    const address = `vscode-remote://${server.authority}${extension}`;
    const payload = JSON.stringify([['extensionDevelopmentPath', address]]);
    await page.goto(`http://${server.authority}/?${new globalThis.URLSearchParams({ folder, payload })}`);
    await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
    return page;
  };
  try {
    return await work({ plain: await open(extensions.plain), raci: await open(extensions.raci) });
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * Runs in every frame before its own scripts. `benchFirst` becomes the time of the first picture with cells in it;
 * `benchKeys` are the times from a key to the picture after the snapshot that it led to, `benchSeen` those to the first picture with
 * the letter in it, which does not wait for the document.
 */
function recordPictures() {
  const scope = /** @type {Record<string, any>} */ (globalThis);
  const { Document, MessageChannel, addEventListener, requestAnimationFrame } = scope;
  const now = (/** @type {number} */ at) => performance.timeOrigin + at;
  if (scope['top'] === scope) {
    addEventListener(
      'keydown',
      (/** @type {{ timeStamp: number }} */ { timeStamp }) => (scope['benchPressed'] = now(timeStamp)),
      true,
    );
    return;
  }
  // What is in the page when a frame begins is in the picture that this frame makes; a message comes right behind it.
  const painted = (/** @type {(at: number) => void} */ tell) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => tell(now(performance.now()));
      port2.postMessage(null);
    });
  const grid = () =>
    scope['document'].querySelector('fupan-raci')?.shadowRoot?.querySelector('fupan-raci-grid')?.shadowRoot;
  const textOfCell = () => grid()?.querySelector('.cell[data-current]')?.textContent;
  const seek = (/** @type {unknown} */ before, /** @type {number} */ from) =>
    requestAnimationFrame(() => {
      if (textOfCell() === before) return void seek(before, from);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => scope['benchSeen'].push(now(performance.now()) - from);
      port2.postMessage(null);
    });
  const isDrawn = () => {
    // Until its page has loaded, VS Code keeps the frame out of sight.
    if (scope['frameElement']?.id !== 'active-frame') return false;
    // Asked for anew each time: the window may have been given to another document since this began.
    return scope['document'].querySelector('#plain') ?? grid()?.querySelector('.tbody .row .letter');
  };
  const listen = () => {
    /** @type {number | null} */
    let pressed = null;
    scope['benchKeys'] = [];
    scope['benchSeen'] = [];
    addEventListener(
      'keydown',
      (/** @type {{ timeStamp: number, key: string }} */ { timeStamp, key }) => {
        pressed = timeStamp;
        if (key === 's') seek(textOfCell(), now(timeStamp));
      },
      true,
    );
    addEventListener('message', (/** @type {any} */ { data }) => {
      if (pressed === null || data?.body?.type !== 'state') return;
      const from = now(pressed);
      pressed = null;
      painted((at) => scope['benchKeys'].push(at - from));
    });
  };
  const look = () => {
    if (!isDrawn()) return void requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (scope['benchFirst'] = now(performance.now()));
    port2.postMessage(null);
    listen();
  };
  // VS Code writes an extension's page into a frame that is there already, which takes away all that waits in it.
  const { open } = Document.prototype;
  Document.prototype.open = function (/** @type {any[]} */ ...args) {
    const opened = Reflect.apply(open, this, args);
    requestAnimationFrame(look);
    return opened;
  };
}

/** @param {Windows} windows @returns {Promise<import('./measure.ts').Row[]>} */
async function measureAll(windows) {
  /** @type {Record<'raci' | 'plain', number[]>} */
  const opened = { raci: [], plain: [] };
  /** @type {{ seen: number[], changed: number[] }} */
  let typed = { seen: [], changed: [] };
  for (let at = 0; at <= openings; at++) {
    for (const ending of /** @type {const} */ (['plain', 'raci'])) {
      const page = windows[ending];
      const { frame, ms } = await timeOpening(page, files(ending)[at] ?? '');
      // The first opening of each starts its extension, and does not count.
      if (at > 0) opened[ending].push(ms);
      if (at === openings && ending === 'raci') typed = await timeKeys(page, frame);
      else await close(page);
    }
  }
  const [ours, plain] = [timesOf(opened.raci), timesOf(opened.plain)];
  const to = `an editor with one line of text (${plain.median.toFixed(0)} ms)`;
  return [
    {
      what: 'file opened → painted',
      ...ours,
      ratio: { to, value: ours.median / plain.median },
      target: { of: 'median', atMost: 200 },
    },
    row(
      'what the grid adds to that',
      opened.raci.map((ms) => ms - plain.median),
    ),
    row('key → painted', typed.seen),
    row('key → painted, through the document', typed.changed),
  ];
}

/** @param {string} what @param {number[]} values @returns {import('./measure.ts').Row} */
function row(what, values) {
  return { what, ...timesOf(values) };
}

/** @param {number[]} values */
function timesOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), unit: /** @type {const} */ ('ms') };
}

/** @param {import('playwright').Page} page @param {string} file */
async function timeOpening(page, file) {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget:visible input.input').fill(file);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: file }).waitFor();
  await page.keyboard.press('Enter');
  const { frame, at } = await until(`${file} is painted`, async () => {
    for (const frame of page.frames()) {
      const at = await frame.evaluate(() => /** @type {any} */ (globalThis)['benchFirst']).catch(() => null);
      if (typeof at === 'number') return { frame, at };
    }
    return null;
  });
  const pressed = await page.evaluate(() => /** @type {any} */ (globalThis)['benchPressed']);
  return { frame, ms: at - pressed };
}

/** @param {import('playwright').Page} page */
async function close(page) {
  await page.locator('.editor-group-container .tab.active').click({ button: 'middle' });
  await page.locator('.editor-group-container .tab').waitFor({ state: 'detached' });
}

/**
 * Letters in one cell after the other, each typed when the picture of the one before is there.
 * @param {import('playwright').Page} page @param {import('playwright').Frame} frame
 */
async function timeKeys(page, frame) {
  await frame.evaluate(() =>
    /** @type {any} */ (globalThis)['document'].querySelector('fupan-raci')?.focus(),
  );
  const taken = () =>
    frame.evaluate(() => {
      const { benchSeen: seen, benchKeys: changed } = /** @type {any} */ (globalThis);
      return { seen, changed };
    });
  for (let at = 1; at <= keys; at++) {
    await page.keyboard.press('s');
    await until(`key ${at} is painted`, async () => (await taken()).changed.length >= at || null);
    await page.keyboard.press(at % 8 === 0 ? 'ArrowRight' : 'ArrowDown');
  }
  return taken();
}

/**
 * @template T @param {string} about @param {() => Promise<T | null> | T | null} probe
 * @returns {Promise<T>}
 */
async function until(about, probe) {
  const end = Date.now() + limitMs;
  for (;;) {
    const value = await probe();
    if (value !== null) return value;
    if (Date.now() > end) throw new SetupError(`Not within ${limitMs} ms: ${about}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
