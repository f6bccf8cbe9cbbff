import { readFile } from 'node:fs/promises';
import type { FrameLocator } from 'playwright';
import { expect, it } from 'vitest';
import { formTitle, launch, until } from './workbench.ts';

/** Who asks "why" again gets the field for the next answer at once: a chain is typed with Enter between the answers. */
async function typeChain(form: FrameLocator, factor: string, answers: readonly string[]): Promise<void> {
  const region = form.getByRole('region', { name: factor, exact: true });
  await region.getByRole('button', { name: '添加原因' }).click();
  const [cause = '', ...whys] = answers;
  await region.getByPlaceholder('写一条起了作用的事实').fill(cause);
  await region.getByPlaceholder('写一条起了作用的事实').press('Enter');
  for (const why of whys) {
    const field = region.getByPlaceholder('为什么会这样？');
    await until(
      async () => (await field.count()) === 1 && (await field.inputValue()) === '',
      `the next why after ${why}`,
    );
    await field.fill(why);
    await field.press('Enter');
    await until(async () => {
      const values = await region
        .getByRole('textbox')
        .evaluateAll((fields) => fields.map((one) => (one as HTMLTextAreaElement).value));
      return values.filter((value) => value === why).length === 1;
    }, `${why} is an answer of its own`);
  }
  await region.getByPlaceholder('为什么会这样？').press('Escape');
}

async function addFix(
  form: FrameLocator,
  term: string,
  fix: { text: string; owner: string; due: string },
): Promise<void> {
  const region = form.getByRole('region', { name: term, exact: true });
  await region.getByRole('button', { name: '添加措施' }).click();
  await region.getByPlaceholder('要做什么').last().fill(fix.text);
  await region.getByPlaceholder('要做什么').last().press('Enter');
  const owner = region.getByLabel('措施 1 的负责人');
  await owner.fill(fix.owner);
  await owner.press('Enter');
  const due = region.getByLabel('措施 1 的期限');
  await due.fill(fix.due);
  await due.press('Enter');
  await until(async () => (await due.inputValue()) === fix.due, `the due date of ${fix.text}`);
}

it('a person writes a retrospective with mouse and keyboard, takes a step back, and finds it after reopening', async () => {
  const workbench = await launch({
    viewport: { width: 1440, height: 1000 },
    files: { 'README.md': '# 项目\n' },
  });
  const { page } = workbench;
  await workbench.openView('复盘');
  await workbench.setSideBarWidth(420);
  const start = await workbench.webview(formTitle);
  await start.getByLabel('新建复盘').fill('扫码枪离线，领料停了半小时');
  await start.getByLabel('新建复盘').press('Enter');
  const form = await workbench.webview(formTitle);
  await form.getByRole('progressbar').waitFor();

  // Event
  await form.getByLabel('时间', { exact: true }).fill('2026-11-20T14:30');
  await form.getByLabel('时间', { exact: true }).press('Tab');
  await form.getByLabel('地点').fill('苏州二号仓');
  await form.getByLabel('地点').press('Tab');
  for (const name of ['王敏', '何俊']) {
    await form.getByLabel('添加：人物').fill(name);
    await form.getByLabel('添加：人物').press('Enter');
    await form.getByRole('button', { name: `移除 ${name}` }).waitFor();
  }
  await form.getByLabel('指责类型').selectOption('cannot-use');
  await form.getByLabel('投诉类型').selectOption('technical');
  await form.getByLabel('严重度').selectOption('major');
  await form.getByLabel('客户', { exact: true }).fill('瑞成精密');
  await form.getByLabel('客户', { exact: true }).press('Enter');
  await form
    .getByRole('textbox', { name: '事件描述' })
    .fill('14:30 起二号仓的扫码枪全部离线。\n领料改为手写单，15:00 恢复。');
  await form.getByRole('textbox', { name: '影响' }).fill('两条产线等料 30 分钟，没有数据丢失。');

  // Timeline
  for (const [index, [time, text]] of [
    ['2026-11-20 14:30', '何俊电话：扫码枪连不上'],
    ['2026-11-20 15:00', '换回旧证书 | 全部上线'],
  ].entries()) {
    await form.getByRole('button', { name: '补记' }).click();
    const field = form.getByLabel(`第 ${index + 1} 条的时间`);
    await field.fill(time ?? '');
    await field.press('Enter');
    await form.getByLabel(`第 ${index + 1} 条的经过`).fill(text ?? '');
    await form.getByLabel(`第 ${index + 1} 条的经过`).press('Enter');
  }

  // Claims
  await form.getByRole('button', { name: '添加主张' }).click();
  const fields: [string, string][] = [
    ['主张 1 的责任方', '客户 IT'],
    ['主张 1', '换证书没有人通知我们'],
    ['主张 1 的依据', '运维约定第 3 条'],
  ];
  for (const [label, value] of fields) {
    await form.getByRole('textbox', { name: label, exact: true }).fill(value);
    await form.getByRole('textbox', { name: label, exact: true }).press('Tab');
  }
  await form.getByLabel('主张 1 的状态').selectOption('disputed');
  await form.getByRole('button', { name: /^更多操作：客户 IT/ }).click();
  await form.getByRole('menuitem', { name: '以文字编辑证据' }).click();
  await form.getByRole('textbox', { name: '主张 1 的证据' }).fill('11-18 的群通知');
  await form.getByRole('textbox', { name: '主张 1 的证据' }).press('Tab');

  // Evidence: a screenshot is pasted.
  await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 8;
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    if (blob) await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
  });
  await form.getByRole('button', { name: '选择文件' }).focus();
  await page.keyboard.press('Control+V');
  await form.getByRole('button', { name: /^移除证据/ }).waitFor();

  // Root causes
  await typeChain(form, '技术因素', [
    '证书过期后扫码枪拒绝连接',
    '新证书没有下发到枪',
    '下发脚本漏了二号仓',
    '设备清单没有更新',
  ]);
  await typeChain(form, '流程因素', [
    '换证书没有走变更单',
    '当成日常维护',
    '变更范围没有定义',
    '运维约定没有附件',
  ]);
  await form.getByRole('region', { name: '沟通因素' }).getByRole('button', { name: '不涉及' }).click();
  await form.getByRole('textbox', { name: '客户为什么这样看' }).fill('停线时现场没有我们的人。');
  await form.getByRole('textbox', { name: '为什么没有更早发现' }).fill('测试环境的证书是长期的。');
  await form.getByRole('textbox', { name: '流程的哪个漏洞放过了它' }).fill('证书到期没有登记责任人。');

  // Fixes and lessons
  await addFix(form, '短期', { text: '全部扫码枪重新下发证书', owner: '李强', due: '2099-11-21' });
  await addFix(form, '中期', { text: '证书更换纳入变更单', owner: '张工', due: '2099-12-05' });
  await addFix(form, '长期', { text: '设备清单每季度核对一次', owner: '王敏', due: '2100-02-01' });
  await form.getByRole('textbox', { name: '经验教训' }).fill('- 证书到期日要有责任人和提前 30 天的提醒');
  await form.getByRole('textbox', { name: '标题' }).focus();
  await form.getByText('9/9', { exact: true }).waitFor();

  // One step back and forth with the keys, seen in the text editor beside.
  await form.getByLabel('指责类型').selectOption('others-work');
  const lines = page.locator('.editor-group-container.active .view-lines');
  await until(async () => (await lines.innerText()).includes('others-work'), 'the text has the new kind');
  await form.getByLabel('指责类型').press('Control+z');
  await until(async () => (await lines.innerText()).includes('cannot-use'), 'undone');
  await form.getByLabel('指责类型').press('Control+Shift+z');
  await until(async () => (await lines.innerText()).includes('others-work'), 'redone');
  await form.getByLabel('指责类型').press('Control+z');
  await until(async () => (await lines.innerText()).includes('cannot-use'), 'undone again');

  await form.getByLabel('状态', { exact: true }).selectOption('reviewing');
  await form.getByLabel('地点').press('Control+s');
  const file = await until(
    async () =>
      (await page.locator('.tab.active:not(.dirty)').first().getAttribute('data-resource-name')) ?? undefined,
    'saved',
  );
  await workbench.screenshot('person-done');
  const expected = await readFile('test/fixtures/retrospectives/written-by-hand.md', 'utf8');
  const saved = await workbench.fileText(`retrospectives/${file}`);
  expect(saved.replace(/截图-\d+-\d+/g, '截图')).toBe(expected);

  await workbench.reload();
  await workbench.openView('复盘');
  const again = await workbench.webview(formTitle);
  await again.getByLabel('地点').waitFor();
  expect(await again.getByLabel('地点').inputValue()).toBe('苏州二号仓');
  expect(await again.getByRole('textbox', { name: '主张 1', exact: true }).inputValue()).toBe(
    '换证书没有人通知我们',
  );
  await again.getByText('9/9', { exact: true }).waitFor();
  await workbench.close();
}, 240_000);
