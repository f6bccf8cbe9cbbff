import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { launch, until, type Workbench } from './workbench.ts';

/** Puts the clock of the window at `moment`. */
async function clock(workbench: Workbench, moment: string): Promise<void> {
  const file = path.join(workbench.folder, '.vscode/settings.json');
  const settings = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, JSON.stringify({ ...settings, 'fupanTest.now': moment }));
}

/** The rows of the Follow-up view as they are read out. */
function rows(workbench: Workbench) {
  return workbench.page.locator('.pane', { hasText: '跟进' }).getByRole('treeitem');
}

const retrospective = `---
fupan: retrospective
title: 库存同步失败
status: draft
occurred: 2026-11-24T14:20
place: 苏州
people: [王敏]
---

# 库存同步失败

## 事件描述

孙主管您好，给您添麻烦了，我们今天下午5点半前给您书面说明。

## 改进措施

### 短期

- [ ] 打开同步告警 @王敏 due:2026-11-26

## 经验教训
`;

describe('a promise in the workbench', () => {
  it('is recorded from its line, listed, falls due by the clock and is ticked off with the keyboard', async () => {
    const file = 'retrospectives/2026-11-24-库存同步失败.md';
    const workbench = await launch({
      files: { [file]: retrospective },
      settings: { 'fupanTest.now': '2026-11-24T15:30:00' },
    });
    const { page } = workbench;
    await workbench.openFile(path.basename(file));
    await page.locator('.codelens-decoration a', { hasText: '记下这个承诺 → 17:30' }).click();
    await page.locator('.view-lines', { hasText: 'due:2026-11-24T17:30' }).waitFor();
    await page.locator('.codelens-decoration a').waitFor({ state: 'detached' });

    await workbench.command('Focus on 跟进 View');
    const promise = rows(workbench).filter({ hasText: '我们今天下午5点半前给您书面说明' });
    await promise.waitFor();
    const status = page
      .locator('#fupan\\.fupan\\.fupan\\.followUp, [id="fupan.fupan.fupan.followUp"]')
      .first();
    await until(
      async () => (await status.innerText()).includes('今天 1 项'),
      'the status bar counts it for today',
    );

    // It falls due: the group, the badge and the status bar follow, and a message offers what to do.
    await clock(workbench, '2026-11-24T17:31:00');
    await until(
      async () => (await status.innerText()).includes('1 项逾期'),
      'the status bar says that it is overdue',
    );
    await rows(workbench).filter({ hasText: '已逾期' }).waitFor();
    const badge = page.locator(
      '.activitybar li:has([aria-label*="复盘"]) .badge-content, .activitybar li[aria-label*="复盘"] .badge-content',
    );
    await badge.filter({ hasText: '1' }).first().waitFor();
    await workbench.notification('我们今天下午5点半前给您书面说明').waitFor();
    await workbench.screenshot('follow-up-due');

    // From here on the mouse is not needed: down to the row, which the space bar selects, and the key for done.
    await workbench.command('Focus on 跟进 View');
    for (const key of ['Home', 'ArrowDown', 'Space', 'Control+Enter']) await page.keyboard.press(key);
    await page.locator('.view-lines', { hasText: '- [x] 我们今天下午5点半前给您书面说明' }).waitFor();
    await promise
      .locator(
        '.custom-view-tree-node-item-checkbox.codicon-tree-item-checkbox, .custom-view-tree-node-item-checkbox',
      )
      .first()
      .waitFor();
    await until(async () => !(await status.isVisible()), 'nothing is left for today');
    expect(await workbench.editorText()).toContain(
      '- [x] 我们今天下午5点半前给您书面说明 due:2026-11-24T17:30',
    );
    await workbench.close();
  });
});

it('the list looks right in three themes, also in a narrow side bar', async () => {
  const workbench = await launch({
    folder: 'templates/example',
    settings: { 'fupanTest.now': '2026-11-24T10:00:00', 'fupan.followUp.reminders': false },
  });
  await workbench.command('Focus on 跟进 View');
  await rows(workbench).filter({ hasText: '已逾期' }).waitFor();
  for (const theme of ['dark', 'light', 'contrast'] as const) {
    await workbench.setTheme(theme);
    await workbench.setSideBarWidth(340);
    await workbench.screenshot(`follow-up-${theme}`);
    await workbench.setSideBarWidth(220);
    await workbench.screenshot(`follow-up-narrow-${theme}`);
  }
  await workbench.close();
});
