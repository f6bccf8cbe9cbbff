// A person's hands and eyes in a real VS Code window. Every end-to-end test goes through here, so that what VS Code's own
// markup looks like is known in one place. All waiting is for something to become true.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe, { type Result } from 'axe-core';
import { chromium, type Browser, type FrameLocator, type Locator, type Page } from 'playwright';
import { afterAll, afterEach, inject } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import { chromiumArgs } from '../../scripts/vscodeHost.mjs';
import type { HostKind, VsCodeVersion } from './servers.ts';

const output = path.resolve('test/.output');

/** One way to run a test: which VS Code, where the extension runs, in which language. */
export interface Combination {
  vscode: VsCodeVersion;
  host: HostKind;
  language: 'en' | 'zh-cn';
}

const all = (['1.139.1', '1.100.3'] as const).flatMap((vscode) =>
  (['node', 'web'] as const).flatMap((host) =>
    (['zh-cn', 'en'] as const).map((language): Combination => ({ vscode, host, language })),
  ),
);

const usual: Combination[] = [
  { vscode: '1.139.1', host: 'node', language: 'zh-cn' },
  { vscode: '1.100.3', host: 'node', language: 'en' },
  { vscode: '1.139.1', host: 'web', language: 'en' },
];

/**
 * For `describe.each`: all eight in `npm run test:hard`, else the first of three that together meet every version, host and language.
 * A long way through the product takes fewer, since the suites inside VS Code meet the rest.
 */
export function combinations(most: 1 | 2 | 3 = 3): Combination[] {
  return process.env['FUPAN_HARD'] ? all : usual.slice(0, most);
}

/** What the form of a retrospective, in the side bar or an editor, is not called: the other webview of the side bar. */
export const formTitle = /^(?!案例$|Cases$)./;

/** The themes that pictures are taken and looked through in: all in `npm run test:hard`, else the one that shows most mistakes. */
export const shownThemes: readonly ('dark' | 'light' | 'contrast')[] = process.env['FUPAN_HARD']
  ? ['dark', 'light', 'contrast']
  : ['contrast'];

/** What a window is opened with; everything has a default. */
export interface LaunchOptions extends Partial<Combination> {
  theme?: 'dark' | 'light' | 'contrast';
  /** A folder whose content is copied into the workspace, relative to the checkout. */
  folder?: string;
  /** Further files of the workspace: relative path to text or bytes. */
  files?: Record<string, string | Uint8Array>;
  viewport?: { width: number; height: number };
  /** Workspace settings beyond the usual ones. */
  settings?: Record<string, unknown>;
}

const themes = {
  '1.100.3': {
    dark: 'Default Dark Modern',
    light: 'Default Light Modern',
    contrast: 'Default High Contrast',
  },
  '1.139.1': { dark: 'Dark 2026', light: 'Light 2026', contrast: 'Default High Contrast' },
};

let browser: Promise<Browser> | undefined;
const open = new Set<Workbench>();

// Registered for every test file that imports this module.
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    const name = `failed-${task.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}`;
    await Promise.allSettled([...open].map((workbench, index) => workbench.screenshot(`${name}-${index}`)));
  }
});
afterAll(async () => {
  await Promise.allSettled([...open].map((workbench) => workbench.close()));
  await (await browser)?.close();
  browser = undefined;
});

/** Opens a window of its own on a fresh workspace folder; closed at the end of the file at the latest. */
export async function launch(options: LaunchOptions = {}): Promise<Workbench> {
  const { vscode = '1.139.1', host = 'node', language = 'zh-cn', theme = 'dark' } = options;
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'fupan-e2e-')), 'workspace');
  await mkdir(path.join(folder, '.vscode'), { recursive: true });
  if (options.folder !== undefined) {
    await cp(path.resolve(options.folder), folder, { recursive: true });
  }
  const settings = {
    'workbench.colorTheme': themes[vscode][theme],
    'window.autoDetectColorScheme': false,
    'window.autoDetectHighContrast': false,
    // As on the desktop; in the browser VS Code saves by itself unless told otherwise.
    'files.autoSave': 'off',
    ...options.settings,
  };
  const files = { '.vscode/settings.json': JSON.stringify(settings), ...options.files };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  const response = await fetch(`${inject('servers')}/${vscode}/${host}`);
  const authority = await response.text();
  if (!response.ok) {
    throw new Error(authority);
  }
  const executablePath = findChromium();
  browser ??= chromium.launch({
    args: chromiumArgs,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const context = await (
    await browser
  ).newContext({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    locale: language === 'zh-cn' ? 'zh-CN' : 'en-US',
  });
  context.setDefaultTimeout(20_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: `http://${authority}` });
  const page = await context.newPage();
  const workbench = new Workbench(page, folder, vscode);
  open.add(workbench);
  await page.goto(`http://${authority}/?folder=${encodeURIComponent(folder)}`);
  await workbench.ready();
  return workbench;
}

/** Asks `probe` again until it answers something else than false, null or undefined; rejects with `about` once `ms` have passed. */
export async function until<T>(
  probe: () => Promise<T> | T,
  about: string,
  ms = 20_000,
): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await probe();
    if (value !== false && value !== null && value !== undefined) {
      return value as Exclude<T, false | null | undefined>;
    }
    if (Date.now() > end) {
      throw new Error(`not within ${ms} ms: ${about}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** One window. `page` is Playwright's, for whatever has no word here. */
export class Workbench {
  constructor(
    readonly page: Page,
    /** The workspace folder on disk. */
    readonly folder: string,
    private readonly vscode: VsCodeVersion,
  ) {}

  /** Resolves once the window has drawn its parts. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
    await this.page.locator('.activitybar').getByRole('tab').first().waitFor();
  }

  /** Loads the window anew, as after closing and opening it. Unsaved text survives as VS Code's hot exit has it. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** Shows a view container of the activity bar by its label; leaves it open when it is already. */
  async openView(label: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: label }).first();
    await tab.waitFor();
    const isOpen = async () => (await tab.getAttribute('aria-expanded')) === 'true';
    // While a window restores its views, a click may close the one that was about to be open: asked again until it stays.
    await until(async () => {
      if (await isOpen()) return true;
      await tab.click();
      return until(isOpen, `${label} opens`, 3000).catch(() => false);
    }, `${label} is open`);
  }

  /** Runs a command by its title (without the category) through the palette, as soon as the palette has it. */
  async command(title: string): Promise<void> {
    const escaped = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const row = this.page
      .locator('.quick-input-list .monaco-list-row')
      .and(this.page.getByLabel(new RegExp(`(^|: )${escaped}(,|$)`)))
      .first();
    await until(async () => {
      await this.page.keyboard.press('F1');
      // A page that is just being shown may take the focus back, which closes the palette.
      const typed = await this.quickInput.fill(`>${title}`, { timeout: 2000 }).then(
        () => true,
        () => false,
      );
      if (!typed) return false;
      // The palette does not notice commands that arrive while it is open: extensions may still be on their way.
      return row.waitFor({ timeout: 2000 }).then(
        () => true,
        () => this.page.keyboard.press('Escape').then(() => false),
      );
    }, `the command ${title} exists`);
    await row.click();
  }

  /** The input of the quick pick or input box that is open. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible input.input');
  }

  /** Types into the open input box and accepts it. */
  async enter(text: string): Promise<void> {
    await this.quickInput.fill(text);
    await this.quickInput.press('Enter');
  }

  /** Chooses an entry of the open quick pick by (part of) its text. */
  async pick(text: string): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
  }

  /** A notification that holds the text. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text });
  }

  /** A modal dialog that holds the text. */
  dialog(text: string | RegExp): Locator {
    return this.page.locator('.monaco-dialog-box', { hasText: text });
  }

  /**
   * The inside of a visible webview, by its title: a view's name or an editor tab's label. Ask again after the view was
   * hidden or the window reloaded, since VS Code then makes another frame.
   */
  async webview(title: string | RegExp): Promise<FrameLocator> {
    const name = await until(() => this.findWebview(title), `a webview titled ${String(title)}`);
    return this.page.frameLocator(`iframe.webview[name="${name}"]`).frameLocator('#active-frame');
  }

  private async findWebview(title: string | RegExp): Promise<string | undefined> {
    for (const outer of await this.page.locator('iframe.webview.ready:visible').all()) {
      const inner = outer.contentFrame().locator('#active-frame');
      const found = await inner.getAttribute('title', { timeout: 500 }).catch(() => null);
      if (found !== null && (typeof title === 'string' ? found === title : title.test(found))) {
        return (await outer.getAttribute('name')) ?? undefined;
      }
    }
    return undefined;
  }

  /** What axe finds wrong inside a webview; an empty list is what we want. */
  async axe(
    webview: FrameLocator,
  ): Promise<{ rule: string; impact: string; help: string; nodes: string[] }[]> {
    const element = await webview.owner().elementHandle();
    const frame = await element.contentFrame();
    if (!frame) {
      throw new Error('the webview has no content');
    }
    // A webview's page is transparent, and axe takes what it cannot see behind it for white.
    const behind = await webview.owner().evaluate((element) => {
      const part =
        element.ownerDocument.defaultView?.frameElement?.ownerDocument.querySelector('.part.sidebar');
      return part ? getComputedStyle(part).backgroundColor : '';
    });
    await frame.evaluate((colour) => {
      document.documentElement.style.backgroundColor = colour;
    }, behind);
    await frame.evaluate(axe.source);
    const violations = await frame.evaluate(
      async () => (await (globalThis as unknown as { axe: typeof axe }).axe.run()).violations,
    );
    return violations.map(({ id, impact, help, nodes }: Result) => ({
      rule: id,
      impact: impact ?? 'unknown',
      help,
      nodes: nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`),
    }));
  }

  /** Opens a file of the workspace in the editor that VS Code has for it. */
  async open(file: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.quickInput.fill(file);
    await this.pick(path.basename(file));
    await this.page
      .locator('.editor-group-container.active .tab.active', { hasText: path.basename(file) })
      .waitFor();
  }

  /** Opens a file of the workspace in a text editor and puts the focus there. */
  async openFile(file: string): Promise<void> {
    await this.open(file);
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  }

  /** The whole text of the focused text editor; selects all of it on the way. */
  async editorText(): Promise<string> {
    await this.page.evaluate(() => navigator.clipboard.writeText('\0'));
    await this.page.locator('.editor-group-container.active .monaco-editor .view-lines').first().click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Control+C');
    const copied = () => this.page.evaluate(() => navigator.clipboard.readText());
    return until(async () => {
      const text = await copied();
      return text === '\0' ? undefined : text;
    }, 'the editor copied its text');
  }

  /** Where the cursor of the focused text editor stands, as the status bar has it, counted from 1. */
  async cursor(): Promise<{ line: number; column: number }> {
    const text = await this.page.locator('#status\\.editor\\.selection').innerText();
    const [line = 0, column = 0] = (text.match(/\d+/g) ?? []).map(Number);
    return { line, column };
  }

  /** Saves the active editor and waits until it is no longer dirty. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.page
      .locator('.editor-group-container.active .tab.active.dirty')
      .waitFor({ state: 'detached' });
  }

  /** A file of the workspace as it is on disk, byte for byte read as UTF-8. */
  async fileText(file: string): Promise<string> {
    return readFile(path.join(this.folder, file), 'utf8');
  }

  /** The lines of the Problems panel, once there are any: each with its message, source and position. */
  async problems(): Promise<string[]> {
    await this.command('Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    await rows.first().waitFor();
    return (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  }

  /** Drags the edge of the side bar until it is as wide as asked for, in pixels. */
  async setSideBarWidth(width: number): Promise<void> {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (!box) {
      throw new Error('the side bar is hidden');
    }
    const y = box.y + box.height - 10;
    await this.page.mouse.move(box.x + box.width, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + width, y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Takes a picture of the window, or of one element, into test/.output/screenshots/NAME.png; answers its path. */
  async screenshot(name: string, element?: Locator): Promise<string> {
    const file = path.join(output, 'screenshots', `${name}.png`);
    await mkdir(path.dirname(file), { recursive: true });
    await (element ?? this.page).screenshot({ path: file });
    return file;
  }

  /** Changes the colour theme of the window, and waits until it is drawn. */
  async setTheme(theme: keyof (typeof themes)[VsCodeVersion]): Promise<void> {
    const file = path.join(this.folder, '.vscode/settings.json');
    const settings = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    const changed = { ...settings, 'workbench.colorTheme': themes[this.vscode][theme] };
    await writeFile(file, JSON.stringify(changed));
    const mark = { dark: 'vs-dark', light: 'vs', contrast: 'hc-black' }[theme];
    await this.page.locator(`.monaco-workbench.${mark}`).waitFor();
  }

  /** Closes the window and removes its workspace. */
  async close(): Promise<void> {
    if (!open.delete(this)) {
      return;
    }
    this.page.on('dialog', (dialog) => void dialog.accept());
    // Leaving the page first lets VS Code end the extension host; a closed context would leave it waiting for a reconnection.
    await this.page.goto('about:blank');
    await this.page.context().close();
    await rm(path.dirname(this.folder), { recursive: true, force: true, maxRetries: 5 });
  }
}
