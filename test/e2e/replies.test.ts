import { describe, expect, it } from 'vitest';
import { combinations, launch, until, type Workbench } from './workbench.ts';

const complaint = '系统又打不开了，仓库扫不了码，整个二号仓都停着，你们到底测没测过';

/** Opens an input method's composition with `text` in the focused field, as Chromium gets it from the system. */
async function compose(
  workbench: Workbench,
  text: string,
): Promise<{ commit(words: string): Promise<void> }> {
  const session = await workbench.page.context().newCDPSession(workbench.page);
  await session.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
  // Enter takes the letters over as they are; the system marks such a key with the code 229.
  await session.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });
  return {
    async commit(words) {
      await session.send('Input.insertText', { text: words });
      await session.detach();
    },
  };
}

const rows = (workbench: Workbench) =>
  workbench.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');

describe.each(combinations(1))('replies in the workbench ($vscode, $host, $language)', (combination) => {
  it('a complaint is pasted, its kind seen, a reply with two slots inserted and checked with the keyboard', async () => {
    const isChinese = combination.language === 'zh-cn';
    const workbench = await launch({
      ...combination,
      folder: 'templates/example',
      files: { '回复.md': '' },
      // The customer is Chinese, whatever the engineer's VS Code speaks.
      settings: { 'fupan.templates.language': 'zh-cn' },
      viewport: { width: 1280, height: 860 },
    });
    const { page } = workbench;
    await workbench.openFile('回复.md');
    await page.evaluate((text) => navigator.clipboard.writeText(text), complaint);
    await workbench.command(isChinese ? '客户说了什么？' : 'What Did the Customer Say?');
    const title = page.locator('.quick-input-widget:visible .quick-input-title');
    await title.filter({ hasText: isChinese ? '用不了' : 'can’t use it' }).waitFor();
    expect(await workbench.quickInput.inputValue()).toBe(complaint);
    await rows(workbench).filter({ hasText: '扫码领不了料' }).waitFor();
    await workbench.screenshot(`recognise-${combination.language}`);

    // An input method at work in the box triggers nothing: the answer stays open.
    await page.keyboard.press('Control+A');
    const composition = await compose(workbench, 'biedekehu');
    expect(await workbench.quickInput.isVisible()).toBe(true);
    await composition.commit('别的客户都能用，就我们不行');
    await title.filter({ hasText: isChinese ? '别的客户' : 'other customers' }).waitFor();
    await page.keyboard.press('Escape');

    // By the keyboard alone: find, insert, fill both slots in.
    await page.keyboard.press('Control+Alt+R');
    await rows(workbench).first().waitFor();
    await workbench.quickInput.fill('扫码 纸单');
    await until(
      async () => /扫码领不了料/.test(await rows(workbench).first().innerText()),
      'the reply of the team comes first',
    );
    await workbench.screenshot(`reply-pick-${combination.language}`);
    await page.keyboard.press('Enter');
    const lines = page.locator('.editor-group-container.active .monaco-editor .view-lines');
    await lines.filter({ hasText: '待填' }).waitFor();
    await workbench.screenshot(`reply-slots-${combination.language}`);
    await page.keyboard.insertText('14:20 起同步任务报 D 区没有对照');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText('今天 16:00 前');
    await page.keyboard.press('Escape');
    const text = await workbench.editorText();
    expect(text).toContain('14:20 起同步任务报 D 区没有对照');
    expect(text).toContain('今天 16:00 前完成');
    expect(text).not.toContain('待填');

    // All of it is selected now: the check says that nothing is missing.
    await workbench.command(isChinese ? '检查回复' : 'Check Reply');
    await title.filter({ hasText: '6' }).waitFor();
    expect(await rows(workbench).count()).toBe(6);
    await workbench.screenshot(`reply-check-${combination.language}`);
    await page.keyboard.press('Escape');

    // With its layout: one button, copied as text and as HTML.
    await workbench.command(
      isChinese ? '复制回复并保留格式（用于邮件）' : 'Copy Reply with Layout (for Mail)',
    );
    const rich = await workbench.webview(/./);
    const button = rich.getByRole('button');
    await until(
      () => button.evaluate((element) => element === document.activeElement),
      'the button has the focus',
    );
    expect(await workbench.axe(rich)).toEqual([]);
    await workbench.screenshot(`rich-copy-${combination.language}`);
    await page.keyboard.press('Enter');
    await button.waitFor({ state: 'detached' });
    // The page may read the clipboard only while it has the focus itself, which was in the panel until now.
    await page.locator('.editor-group-container.active .monaco-editor .view-lines').first().click();
    const types = await until(
      () =>
        page
          .evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types))
          .catch(() => null),
      'the clipboard can be read',
    );
    expect([...types].sort()).toEqual(['text/html', 'text/plain']);
    await workbench.close();
  });
});

it('the view shows what fits the retrospective, searches, and looks right in three themes', async () => {
  const workbench = await launch({
    folder: 'templates/example',
    files: { '.fupan/replies/坏模板.md': '---\nfupan: reply\ntitle: 坏模板\n---\n\n{{ 没有关\n' },
    viewport: { width: 1100, height: 860 },
  });
  const { page } = workbench;
  await workbench.openFile('2026-11-20-WMS-库存同步失败.md');
  await workbench.openView('复盘');
  await workbench.command('查找话术…');
  const tree = page.locator('.pane', { has: page.locator('.pane-header', { hasText: '话术' }) });
  await workbench.quickInput.fill('停线 升级');
  await tree.locator('.monaco-list-row', { hasText: '可能停线' }).first().waitFor();
  await workbench.screenshot('replies-filter-dark');
  await page.keyboard.press('Escape');
  await tree.locator('.monaco-list-row', { hasText: '适合' }).waitFor();
  await tree.locator('.monaco-list-row', { hasText: '有错误的模板' }).waitFor();
  for (const theme of ['dark', 'light', 'contrast'] as const) {
    await workbench.setTheme(theme);
    await tree.locator('.monaco-list-row', { hasText: '扫码领不了料' }).first().click();
    await page.locator('.tab.active', { hasText: '扫码领不了料' }).waitFor();
    await workbench.screenshot(`replies-${theme}`);
  }
  await workbench.close();
});

it('an input method in the form changes nothing before its words are taken over', async () => {
  const workbench = await launch({ folder: 'templates/example', viewport: { width: 1100, height: 860 } });
  await workbench.openFile('2026-11-20-WMS-库存同步失败.md');
  await workbench.openView('复盘');
  const form = await workbench.webview('复盘');
  const place = form.getByLabel('地点').first();
  await place.click();
  await workbench.page.keyboard.press('Control+A');
  const composition = await compose(workbench, 'sanhaocang');
  const dirty = workbench.page.locator('.editor-group-container.active .tab.active.dirty');
  expect(await dirty.count()).toBe(0);
  await composition.commit('三号仓');
  expect(await dirty.count()).toBe(0);
  await workbench.page.keyboard.press('Enter');
  await dirty.waitFor();
  await until(async () => /place: 三号仓/.test(await workbench.editorText()), 'the document has the words');
  await workbench.close();
});

it('a reply with open slots leaves only after a question that names them', async () => {
  const workbench = await launch({
    folder: 'templates/example',
    files: {
      '回复.md': '---\nfupan: reply\ntitle: 答复\n---\n\n原因是【待填：原因】，【待填：时间】前修好。\n',
    },
    viewport: { width: 1100, height: 860 },
  });
  const { page } = workbench;
  await workbench.openFile('回复.md');
  const lines = page.locator('.editor-group-container.active .monaco-editor .view-lines').first();
  const clipboard = async (): Promise<string> => {
    await lines.click();
    return until(
      () => page.evaluate(() => navigator.clipboard.readText()).catch(() => null),
      'the clipboard',
    );
  };
  const dialog = page.locator('.monaco-dialog-box');
  const ask = async (): Promise<void> => {
    await workbench.command('复制回复为纯文本');
    await dialog
      .filter({ hasText: '2 处' })
      .filter({ hasText: '原因' })
      .filter({ hasText: '时间' })
      .waitFor();
  };
  await page.evaluate(() => navigator.clipboard.writeText('原来的'));
  await ask();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await clipboard()).toBe('原来的');
  await ask();
  await workbench.screenshot('reply-open-slots');
  await dialog.getByRole('button', { name: '先去填写' }).click();
  await dialog.waitFor({ state: 'detached' });
  // The first slot is selected, so that typing fills it.
  await page
    .locator('.editor-group-container.active .monaco-editor .selected-text')
    .first()
    .waitFor({ state: 'attached' });
  await page.keyboard.insertText('对照表漏了一行');
  expect(await clipboard()).toBe('原来的');
  // Reading the editor takes the clipboard.
  expect(await workbench.editorText()).toContain('原因是对照表漏了一行，');
  await lines.click();
  await page.evaluate(() => navigator.clipboard.writeText('原来的'));
  await workbench.command('复制回复为纯文本');
  await dialog.getByRole('button', { name: '仍然复制' }).click();
  await dialog.waitFor({ state: 'detached' });
  await until(async () => (await clipboard()).startsWith('原因是对照表漏了一行'), 'the reply is copied');
  await workbench.close();
});
