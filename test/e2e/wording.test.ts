import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { combinations, launch, until, type Workbench } from './workbench.ts';

const chinese = '都怪采购部临时改了物料编码。';
const english = 'The purchasing team is to blame for this.';
const file = 'retrospectives/编码.md';
const start = `---
fupan: retrospective
title: 物料编码对不上
status: draft
occurred: 2026-11-20T14:30
place: 苏州工厂
people: [王敏]
---

# 物料编码对不上

## 责任方主张

| 责任方 | 主张 | 证据 | 依据 | 状态 |
| --- | --- | --- | --- | --- |
| 客户 | ${chinese} ${english} | [邮件](mail.txt) | | 有争议 |

## 事件描述

`;
const words = {
  'zh-cn': { rewrite: '改为“', ignore: '这里不提示', why: '自我辩护' },
  en: { rewrite: 'Write “', ignore: 'Ignore here', why: 'defends themselves' },
};

/** The squiggles of wording in the editor, those of other problems left out by their place below the ledger. */
async function marks(workbench: Workbench): Promise<number> {
  return workbench.page.locator('.monaco-editor .squiggly-warning').count();
}

/** Opens the retrospective and puts the cursor at its end. */
async function openAtEnd(workbench: Workbench): Promise<void> {
  await workbench.openFile(path.basename(file));
  await workbench.page.keyboard.press('Control+End');
}

/** Shows the menu of quick fixes at the cursor, asked for again until it has rows. */
async function quickFixes(workbench: Workbench) {
  const menu = workbench.page.locator('.action-widget');
  await until(async () => {
    await workbench.page.keyboard.press('Control+.');
    return menu
      .locator('.monaco-list-row')
      .nth(2)
      .waitFor({ timeout: 2000 })
      .then(
        () => true,
        () => workbench.page.keyboard.press('Escape').then(() => false),
      );
  }, 'quick fixes are offered');
  return menu;
}

describe.each(combinations(1))('wording in the workbench ($vscode, $host, $language)', (combination) => {
  const { rewrite, ignore } = words[combination.language];

  it('is marked as it is typed, rewritten, ignored, and left alone in the claims ledger', async () => {
    const workbench = await launch({ ...combination, files: { [file]: start } });
    const { page } = workbench;
    await openAtEnd(workbench);
    // Lists of the editor's own suggestions are in nobody's way here.
    await page.keyboard.insertText(`${chinese}\n\n${english}`);
    // Both sentences, and neither of those in the ledger.
    await until(async () => (await marks(workbench)) === 2, 'both sentences are marked');

    // The cursor stands in the English one: leave it alone.
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Home');
    for (let step = 0; step < english.indexOf('blame'); step++) await page.keyboard.press('ArrowRight');
    let menu = await quickFixes(workbench);
    await menu.locator('.monaco-list-row', { hasText: ignore }).click();
    await until(async () => (await marks(workbench)) === 1, 'one is left alone');

    // The Chinese one: say it better.
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowRight');
    menu = await quickFixes(workbench);
    expect(await menu.locator('.monaco-list-row', { hasText: rewrite }).count()).toBeGreaterThan(1);
    await menu.locator('.monaco-list-row', { hasText: rewrite }).first().click();
    await until(async () => (await marks(workbench)) === 0, 'nothing is marked any more');
    await workbench.save();
    const text = await workbench.fileText(file);
    expect(text.startsWith(start)).toBe(true);
    expect(text.slice(start.length)).not.toContain(chinese);
    expect(text).toMatch(/blame for this\. <!-- fupan-ignore [\w-]+ -->$/);
    await workbench.close();
  });
});

describe.each(combinations(1))('on hover ($vscode, $host, $language)', (combination) => {
  it('says why, with the ways to mend it below, in three themes', async () => {
    const { language } = combination;
    const sentence = language === 'en' ? english : chinese;
    const workbench = await launch({
      ...combination,
      files: { [file]: `${start}${sentence}\n` },
      viewport: { width: 1100, height: 720 },
    });
    const { page } = workbench;
    await openAtEnd(workbench);
    await until(async () => (await marks(workbench)) > 0, 'the sentence is marked');
    await page.keyboard.press('ArrowUp');
    const into = language === 'en' ? sentence.indexOf('blame') : 4;
    for (let step = 0; step < into; step++) await page.keyboard.press('ArrowRight');
    for (const theme of ['dark', 'light', 'contrast'] as const) {
      await workbench.setTheme(theme);
      await workbench.command('Show or Focus Hover');
      const hover = page.locator('.monaco-hover', { hasText: words[language].why });
      await hover.waitFor();
      await workbench.screenshot(`wording-hover-${theme}`);
      await page.keyboard.press('Escape');
      await until(async () => (await hover.isVisible()) === false, 'the hover is gone');
      const menu = await quickFixes(workbench);
      await workbench.screenshot(`wording-fixes-${theme}`);
      await page.keyboard.press('Escape');
      await menu.first().waitFor({ state: 'hidden' });
    }
    await workbench.close();
  });
});
