import { describe, expect, it } from 'vitest';
import { formTitle, combinations, launch, until } from './workbench.ts';

const names = {
  'zh-cn': { view: '复盘', place: '地点', what: '第 1 条的经过', event: '事件描述', claim: '主张 1' },
  en: { view: 'Fupan', place: 'Place', what: 'What happened, entry 1', event: 'Event', claim: 'Claim 1' },
};

const sample = `---
fupan: retrospective # kept
title: '标签错位'
place: 一号线
x-own: {a: 1}
---

# 标签错位

## Timeline

| Time  | What happened |
|-------|:-------------:|
| 14:30 | 现场来电      |

## 我自己的章节

  不动这里  
`;

describe.each(combinations(2))(
  'form and text beside each other ($vscode, $host, $language)',
  (combination) => {
    const words = names[combination.language];

    it('show the same document whichever is typed in', async () => {
      const workbench = await launch({ ...combination, files: { '标签错位.md': sample } });
      const { page } = workbench;
      await workbench.openFile('标签错位.md');
      await workbench.openView(words.view);
      const form = await workbench.webview(formTitle);
      const place = form.getByLabel(words.place, { exact: true });
      await until(async () => (await place.inputValue()) === '一号线', 'the form shows the file');

      // From the form to the text: only the cell changes.
      const what = form.getByLabel(words.what);
      await what.fill('现场来电 | 值班接听');
      await what.press('Enter');
      const lines = page.locator('.editor-group-container.active .view-lines');
      await until(async () => (await lines.innerText()).includes('值班接听'), 'the text has it');
      expect(await workbench.editorText()).toBe(
        sample.replace('现场来电      |', '现场来电 \\| 值班接听      |'),
      );

      // From the text to the form, while a draft stands in another field.
      await place.click();
      await place.fill('一号线东头');
      await page.locator('.editor-group-container.active .view-line', { hasText: '标签错位' }).last().click();
      // Leaving the field writes it.
      await until(async () => (await lines.innerText()).includes('一号线东头'), 'the draft is written');
      await page.keyboard.press('Control+End');
      await page.keyboard.type('终');
      await until(async () => (await workbench.editorText()).endsWith('\n终'), 'typed behind');
      const text = await workbench.editorText();
      expect(text).toContain('place: 一号线东头\n');
      expect(text).toContain('x-own: {a: 1}');

      // One undo step an action.
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await until(async () => (await place.inputValue()) === '一号线', 'undone in the form too');
      await page.keyboard.press('Control+z');
      await until(async () => (await what.inputValue()) === '现场来电', 'undone to the start');
      expect(await workbench.editorText()).toBe(sample);
      await workbench.close();
    });
  },
);

describe.each(combinations(1))('the form ($vscode, $host, $language)', (combination) => {
  const words = names[combination.language];

  it('lets an input method compose without anything happening early', async () => {
    const workbench = await launch({ ...combination, files: { '标签错位.md': sample } });
    const { page } = workbench;
    await workbench.openFile('标签错位.md');
    await workbench.openView(words.view);
    const form = await workbench.webview(formTitle);
    const place = form.getByLabel(words.place, { exact: true });
    await until(async () => (await place.inputValue()) === '一号线', 'the form shows the file');
    await place.fill('');
    const devtools = await page.context().newCDPSession(page);
    await place.focus();
    await devtools.send('Input.imeSetComposition', {
      text: 'er hao xian',
      selectionStart: 11,
      selectionEnd: 11,
    });
    await page.keyboard.press('Enter');
    expect(await workbench.fileText('标签错位.md')).toBe(sample);
    await devtools.send('Input.insertText', { text: '二号线' });
    await until(async () => (await place.inputValue()).includes('二号线'), 'composed');
    await place.press('Enter');
    await place.press('Control+s');
    await until(
      async () => (await workbench.fileText('标签错位.md')).includes('place: 二号线'),
      'written once it was meant',
    );
    await workbench.close();
  });
});
