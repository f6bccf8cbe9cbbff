import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { launch, until, type Workbench, shownThemes } from './workbench.ts';

/** The Cases view of the container, unfolded. */
async function openCases(workbench: Workbench): Promise<FrameLocator> {
  await workbench.command('搜索案例');
  const view = await workbench.webview('案例');
  await view.locator('fupan-cases main').waitFor();
  return view;
}

/** The titles that the view shows now. */
function titles(view: FrameLocator): Promise<string[]> {
  return view.locator('[role=option] .title').allInnerTexts();
}

async function search(view: FrameLocator, page: Page, text: string): Promise<void> {
  await view.getByRole('searchbox').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

/** Whether the state of the window, as VS Code keeps it in the browser, has a reading pane that shows a file of this name. */
function isWrittenDown(page: Page, file: string): Promise<boolean> {
  return page.evaluate(async (name) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.message));
      });
    for (const { name: database = '' } of await indexedDB.databases()) {
      if (!database.startsWith('vscode-web-state-db-')) continue;
      const open = await answer(indexedDB.open(database));
      try {
        const items = await answer(open.transaction('ItemTable').objectStore('ItemTable').getAll());
        const kept = items.map(String).filter((item) => item.includes('fupan.caseReader'));
        // Addresses are escaped, and strings of strings.
        if (kept.some((item) => item.includes(name) || item.includes(encodeURIComponent(name)))) return true;
      } finally {
        open.close();
      }
    }
    return false;
  }, file);
}

describe('the case library', () => {
  it('begins with nothing, takes a folder, is searched in every way, read, cited and used', async () => {
    const workbench = await launch({ viewport: { width: 1280, height: 900 } });
    const { page } = workbench;
    const view = await openCases(workbench);
    await view.getByRole('button', { name: '选择案例库文件夹…' }).waitFor();
    expect(await workbench.axe(view)).toEqual([]);
    await workbench.screenshot('cases-first');

    // A library comes to be: the folder is put there and named in the settings, as the dialog would.
    const library = path.join(workbench.folder, '案例库');
    await mkdir(path.join(library, '2026'), { recursive: true });
    const example = path.resolve('templates/example/.fupan/cases');
    for (const name of [
      '2026-03-零售-盘点时库存同步失败',
      '2025-08-物流-扫码枪漫游断线',
      '2025-12-Night-shift-not-trained',
    ]) {
      await writeFile(
        path.join(library, '2026', `${name}.md`),
        await readFile(path.join(example, `${name}.md`)),
      );
    }
    const settings = path.join(workbench.folder, '.vscode', 'settings.json');
    const before = JSON.parse(await readFile(settings, 'utf8')) as Record<string, unknown>;
    await writeFile(
      settings,
      JSON.stringify({ ...before, 'fupan.cases.libraries': [{ name: '部门', path: '案例库' }] }),
    );
    await view.getByRole('listbox').waitFor();
    await until(async () => (await titles(view)).length === 3, 'three cases');

    // By characters, words, initials of pinyin and in English.
    for (const [query, found] of [
      ['锁没有释', '盘点当晚库存同步失败'],
      ['仓库 漫游', '仓库扫码枪漫游时断线'],
      ['kctb', '盘点当晚库存同步失败'],
      ['inventory', '盘点当晚库存同步失败'],
      ['shift trained', 'The night shift was never trained'],
    ] as const) {
      await search(view, page, query);
      await until(async () => (await titles(view))[0] === found, `${query} finds ${found}`);
    }

    // A filter is written into the query; the list is gone through by keyboard, and keeps the focus.
    await search(view, page, '');
    await view.getByRole('button', { name: '筛选' }).click();
    await view.locator('.chip', { hasText: '物流' }).click();
    await until(async () => (await titles(view)).length === 1, 'one case of that trade');
    expect(await view.getByRole('searchbox').inputValue()).toBe('行业:物流');
    // The next search finds the same case: without all of them between, nobody could tell when it is done.
    await search(view, page, '');
    await until(async () => (await titles(view)).length === 3, 'all cases again');
    await search(view, page, '漫游');
    await until(async () => (await titles(view)).length === 1, 'found');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.tab', { hasText: '仓库扫码枪漫游时断线' }).waitFor();
    const reader = await workbench.webview(/断线/);
    await reader.getByRole('heading', { name: '经验教训' }).waitFor();
    expect(await reader.locator('mark').count()).toBeGreaterThan(1);
    expect(await view.getByRole('listbox').evaluate((list) => list.matches(':focus'))).toBe(true);
    expect(await workbench.axe(reader)).toEqual([]);
    await reader.getByRole('button', { name: '复制引用' }).click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await until(
      async () => (await copied()).includes('《仓库扫码枪漫游时断线》（2025-08-14，部门：2026/'),
      'cited',
    );

    // The next case comes into the same pane; → goes over into it.
    await reader.locator('main').press('Escape');
    await search(view, page, 'kctb');
    await until(async () => (await titles(view))[0] === '盘点当晚库存同步失败', 'found');
    await page.keyboard.press('Enter');
    await page.locator('.tab', { hasText: '盘点当晚库存同步失败' }).waitFor();
    expect(await page.locator('.editor-group-container .tab').count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    const read = reader.locator('main:focus');
    await read.getByRole('heading', { name: '盘点当晚库存同步失败' }).waitFor();

    // After a reload it is there again, with the same case. In a browser, VS Code writes down now and then what editors show.
    await until(() => isWrittenDown(page, '库存同步失败.md'), 'VS Code knows what the pane shows');
    await workbench.reload();
    await page.locator('.tab', { hasText: '盘点当晚库存同步失败' }).waitFor();
    const again = await workbench.webview(/失败/);
    await again.getByRole('heading', { level: 1, name: '盘点当晚库存同步失败' }).first().waitFor();
    await again.getByRole('heading', { name: '经验教训' }).waitFor();
    await workbench.close();
  });
});

describe.each(shownThemes)('in the %s theme', (theme) => {
  it('hits, filters and a case have nothing that axe finds wrong', async () => {
    const workbench = await launch({
      theme,
      folder: 'templates/example',
      viewport: { width: 1280, height: 860 },
    });
    const { page } = workbench;
    const view = await openCases(workbench);
    await view.getByRole('listbox').waitFor();
    await search(view, page, '库存');
    await until(async () => (await view.locator('.title mark').count()) > 0, 'found');
    await workbench.screenshot(`cases-${theme}`);
    await page.keyboard.press('Enter');
    const reader = await workbench.webview(/^(?!案例$|复盘$)./);
    await reader.locator('fupan-article').waitFor();
    await view.getByRole('button', { name: '筛选' }).click();
    await view.locator('.group').first().waitFor();
    await workbench.screenshot(`cases-reader-${theme}`);
    expect(await workbench.axe(view)).toEqual([]);
    expect(await workbench.axe(reader)).toEqual([]);
    await workbench.setSideBarWidth(220);
    await workbench.screenshot(`cases-220-${theme}`);
    await workbench.close();
  });
});
