import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { combinations, launch, until, shownThemes } from './workbench.ts';

const words = {
  'zh-cn': {
    create: '新建文档（周报、变更单、清单）…',
    sort: '将会议记录整理成报告',
    next: '下一步…',
    status: '设置复盘状态…',
    closed: '已关闭',
    reviewing: '复盘中',
    insights: '查看统计分析',
    kind: '需求变更单',
    accept: '验收清单',
  },
  en: {
    create: 'New Document (Report, Change Order, Checklist)…',
    sort: 'Sort Meeting Notes into a Report',
    next: 'Next steps…',
    status: 'Set Retrospective Status…',
    closed: 'Closed',
    reviewing: 'review',
    insights: 'Show Insights',
    kind: 'Requirement change order',
    accept: 'Acceptance checklist',
  },
};

/** The only file of a folder of the workspace whose name holds `part`, once it is there. */
async function made(folder: string, part: string): Promise<string> {
  const name = await until(
    async () => (await readdir(folder).catch(() => [])).find((file) => file.includes(part)),
    `a file named ${part}`,
  );
  return readFile(path.join(folder, name), 'utf8');
}

describe.each(combinations(1))('documents in the workbench ($vscode, $host, $language)', (combination) => {
  const text = words[combination.language];

  it('are created from the open retrospective, from notes, and after closing', async () => {
    const notes = '参加：王敏、李强\n- 由李强 2099-03-01 前补对照表\n- 决定先回滚\n';
    const workbench = await launch({
      ...combination,
      folder: 'templates/example',
      files: { 'notes.md': notes },
    });
    const { page } = workbench;
    await workbench.openFile('retrospectives/2026-11-20-WMS-库存同步失败.md');

    // A change order, chosen by typing; the first blank has the cursor, Tab goes to the next.
    await workbench.command(text.create);
    await workbench.quickInput.waitFor();
    await workbench.screenshot(`documents-pick-${combination.language}`);
    await workbench.enter(text.kind);
    const folder = path.join(workbench.folder, 'docs');
    const order = await made(folder, 'WMS-库存同步失败');
    expect(order).toMatch(/fupan: change-order[^]*瑞成精密/);
    expect(order).not.toContain('{{');
    await page.locator('.tab.active', { hasText: 'WMS-库存同步失败' }).waitFor();
    await until(async () => (await workbench.cursor()).line > 10, 'the cursor is at the first blank');
    const first = await workbench.cursor();
    await page.keyboard.type('何俊');
    await page.keyboard.press('Tab');
    await until(async () => (await workbench.cursor()).line > first.line, 'Tab goes to the next blank');
    await workbench.screenshot(`documents-filling-${combination.language}`);
    await workbench.save();
    expect(await made(folder, 'WMS-库存同步失败')).toContain('| 何俊 |');

    // Notes become a report beside.
    await workbench.openFile('notes.md');
    await workbench.command(text.sort);
    await page
      .locator('.editor-group-container.active .view-lines', { hasText: '@李强 due:2099-03-01' })
      .waitFor();
    await workbench.screenshot(`documents-minutes-${combination.language}`);
    expect(await workbench.fileText('notes.md')).toBe(notes);

    // Closing offers what comes next, once and quietly.
    await workbench.openFile('retrospectives/2026-09-18-盘点报表口径不符.md');
    await workbench.command(text.status);
    await workbench.pick(text.reviewing);
    await workbench.command(text.status);
    await workbench.pick(text.closed);
    const offer = workbench.notification('2026-09-18');
    await offer.waitFor();
    await workbench.screenshot(`documents-offer-${combination.language}`);
    await offer.getByRole('button', { name: text.next }).click();
    await workbench.quickInput.waitFor();
    await workbench.screenshot(`documents-next-${combination.language}`);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: text.accept }).first().click();
    await workbench.quickInput.press('Enter');
    expect(await made(folder, '盘点报表口径不符')).toMatch(/fupan: acceptance-checklist[^]*CR-012/);
    await workbench.close();
  });
});

// The page itself is looked at in all themes in test/browser.

describe.each(shownThemes)('insights in the %s theme', (theme) => {
  it('have nothing that axe finds wrong and lead to the cases', async () => {
    const workbench = await launch({ theme, folder: 'templates/example' });
    await workbench.command(words['zh-cn'].insights);
    const page = await workbench.webview('统计分析');
    await page.getByRole('heading', { name: '问题来自哪里' }).waitFor();
    await workbench.screenshot(`insights-${theme}`);
    expect(await workbench.axe(page)).toEqual([]);
    await page.getByRole('rowheader').getByRole('button').first().click();
    await workbench.quickInput.waitFor();
    await workbench.page.locator('.quick-input-list .monaco-list-row').first().click();
    await workbench.page.locator('.tab.active', { hasText: '.md' }).waitFor();
    await workbench.close();
  });
});
