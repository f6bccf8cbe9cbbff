// From what is typed into the Cases view to the picture of the hits, in a real VS Code, by the clock of the view's own frame.
import { SetupError } from '../../scripts/processes.mjs';

const limitMs = 60_000;

/**
 * @param {import('playwright').BrowserContext} context
 * @param {import('../../scripts/vscodeHost.mjs').VsCodeServer} server
 * @param {{ folder: string, extension: string, queries: readonly string[] }} what `queries` grow from one to the next as they are typed
 * @returns {Promise<{ median: number, p95: number }>} in milliseconds
 */
export async function keysToPictures(context, server, { folder, extension, queries }) {
  await context.addInitScript(recordPictures);
  const page = await context.newPage();
  page.setDefaultTimeout(limitMs);
  try {
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', `vscode-remote://${server.authority}${extension}`],
    ]);
    await page.goto(`http://${server.authority}/?${new globalThis.URLSearchParams({ folder, payload })}`);
    await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
    const frame = await openCases(page);
    const taken = () =>
      frame.evaluate(() => /** @type {number[]} */ (/** @type {any} */ (globalThis)['benchKeys']));
    let before = '';
    let count = 0;
    for (const query of queries) {
      if (!query.startsWith(before) || before === '') await page.keyboard.press('Control+a');
      await page.keyboard.insertText(
        query.startsWith(before) && before !== '' ? query.slice(before.length) : query,
      );
      before = query;
      count++;
      await until(`${query} is painted`, async () => (await taken()).length >= count || null);
    }
    // The first answers warm the worker up.
    const sorted = (await taken()).slice(20).sort((a, b) => a - b);
    const at = (/** @type {number} */ share) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
    return { median: at(0.5), p95: at(0.95) };
  } finally {
    await page.close();
  }
}

/** The frame of the Cases view, with the focus in its box and all cases in its list. @param {import('playwright').Page} page */
async function openCases(page) {
  await until('the view opens', async () => {
    await page.keyboard.press('F1');
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: 'Search Cases' }).first();
    const input = page.locator('.quick-input-widget:visible input.input');
    // The palette may not be there yet, or not have the commands of extensions.
    return input
      .fill('>Search Cases', { timeout: 2000 })
      .then(() => row.click({ timeout: 2000 }))
      .then(
        () => true,
        () => page.keyboard.press('Escape').then(() => null),
      );
  });
  return until('the cases are there', async () => {
    for (const frame of page.frames()) {
      const isReady = await frame
        .evaluate(() => {
          const scope = /** @type {any} */ (globalThis);
          if (scope['frameElement']?.id !== 'active-frame') return false;
          const app = scope['document'].querySelector('fupan-cases')?.shadowRoot;
          if (!app?.querySelector('fupan-cases-list')) return false;
          app.querySelector('fupan-cases-box').focus();
          return !app.querySelector('fupan-cases-status')?.shadowRoot?.querySelector('button');
        })
        .catch(() => false);
      if (isReady) return frame;
    }
    return null;
  });
}

/** Runs in every frame before its own scripts. `benchKeys` are the times from an input to the picture of its answer. */
function recordPictures() {
  const scope = /** @type {Record<string, any>} */ (globalThis);
  const { Document, MessageChannel, addEventListener, requestAnimationFrame } = scope;
  if (scope['top'] === scope) return;
  // What is in the page when a frame begins is in the picture that this frame makes; a message comes right behind it.
  const painted = (/** @type {() => void} */ tell) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = tell;
      port2.postMessage(null);
    });
  const listen = () => {
    /** @type {number | null} */
    let typed = null;
    scope['benchKeys'] = [];
    addEventListener(
      'beforeinput',
      (/** @type {{ timeStamp: number }} */ { timeStamp }) => (typed = timeStamp),
      true,
    );
    addEventListener('message', (/** @type {any} */ { data }) => {
      if (typed === null || data?.type !== 'reply' || data.body?.facets === undefined) return;
      const from = typed;
      typed = null;
      painted(() => scope['benchKeys'].push(performance.now() - from));
    });
  };
  // VS Code writes an extension's page into a frame that is there already, which takes away all that waits in it.
  const { open } = Document.prototype;
  Document.prototype.open = function (/** @type {any[]} */ ...args) {
    const opened = Reflect.apply(open, this, args);
    requestAnimationFrame(listen);
    return opened;
  };
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
