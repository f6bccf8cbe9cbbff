import { writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseLibrary } from '../bench/caseLibrary.ts';
import { launch, until } from './workbench.ts';

const count = 10_000;
/** A case that only one of the files tells of; it is read last. */
const needle = '# 冷库门禁误报\n\n## 原因\n\n霜层挡住了感应头，夜里每小时除霜一次后恢复。\n';

let disk: string;
beforeEach(async () => {
  disk = await mkdtemp(path.join(tmpdir(), 'fupan-large-'));
  const folder = path.join(disk, '部门案例');
  await mkdir(folder);
  for (const file of caseLibrary(count - 1, 20261120)) writeFileSync(path.join(folder, file.path), file.text);
  await writeFile(path.join(folder, 'zz-冷库.md'), needle);
}, 60_000);
afterEach(() => rm(disk, { recursive: true, force: true, maxRetries: 5 }));

describe('ten thousand cases', () => {
  it('are read while somebody types, who sees how far it is and loses no key, and are found then', async () => {
    const workbench = await launch({ files: { 'notes.md': '' }, viewport: { width: 1280, height: 860 } });
    const { page } = workbench;
    await workbench.command('搜索案例');
    const view = await workbench.webview('案例');
    await view.getByRole('button', { name: '选择案例库文件夹…' }).waitFor();
    await workbench.openFile('notes.md');

    const file = path.join(workbench.folder, '.vscode', 'settings.json');
    const settings = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    const libraries = [{ name: '部门', path: path.join(disk, '部门案例') }];
    await writeFile(file, JSON.stringify({ ...settings, 'fupan.cases.libraries': libraries }));

    // Somebody types until all is read; with each word they look at how far it is.
    const progress = view.locator('fupan-cases-status p', { hasText: /正在读取文件 [\d,]+ \/ 10,000/ });
    const cancel = view.getByRole('button', { name: '取消' });
    const all = view.locator('.counts', { hasText: '10,000' });
    const seen = new Set<string>();
    let couldCancel = false;
    let typed = '';
    let words = 0;
    await until(
      async () => {
        // No two words are alike, so that a lost or swapped key shows.
        const word = `${String(words++)}x `;
        await page.keyboard.type(word);
        typed += word;
        const [line] = await progress.allInnerTexts();
        if (line !== undefined && !seen.has(line)) {
          seen.add(line);
          couldCancel ||= await cancel.isVisible();
          if (seen.size === 2) await workbench.screenshot('cases-reading');
        }
        return seen.size > 0 && line === undefined && (await all.count()) > 0;
      },
      'all is read',
      60_000,
    );
    expect(seen.size).toBeGreaterThan(1);
    expect(couldCancel).toBe(true);
    expect(await workbench.editorText()).toBe(typed);

    await view.getByRole('searchbox').click();
    await page.keyboard.insertText('霜层挡住');
    await page.keyboard.press('Enter');
    await page.locator('.tab', { hasText: '冷库门禁误报' }).waitFor();
    await workbench.close();
  });
});
