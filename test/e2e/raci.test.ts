import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator } from 'playwright';
import { describe, expect, it } from 'vitest';
import { parseRaci } from '../../src/raci/parse.ts';
import { combinations, launch, until, type Workbench, shownThemes } from './workbench.ts';

const names = {
  'zh-cn': {
    create: '新建责任矩阵（RACI）…',
    empty: '空白矩阵',
    grow: '添加并粘贴',
    openText: '以文本打开',
    rows: ['需求确认', '接口联调', '数据迁移', '用户培训', '上线切换', '验收签字', '周报'],
    roles: ['销售', '争议仲裁人'],
  },
  en: {
    create: 'New Responsibility Matrix (RACI)…',
    empty: 'Empty matrix',
    grow: 'Add and paste',
    openText: 'Open as Text',
    rows: ['Sign-off', 'Interfaces', 'Migration', 'User training', 'Cut-over', 'Acceptance', 'Weekly report'],
    roles: ['Sales', 'Arbitrator'],
  },
};

/** The matrix as it is on disk. */
async function onDisk(workbench: Workbench, file: string): Promise<ReturnType<typeof parseRaci>> {
  return parseRaci(await readFile(path.join(workbench.folder, file), 'utf8'));
}

/** Rows and roles that the grid tells a screen reader, its heads left out. */
async function size(grid: FrameLocator): Promise<string> {
  const table = grid.getByRole('grid');
  return `${await table.getAttribute('aria-rowcount')} × ${await table.getAttribute('aria-colcount')}`;
}

describe.each(combinations(2))('a matrix in the workbench ($vscode, $host, $language)', (combination) => {
  const words = names[combination.language];

  it('is built with the keyboard, pasted into, undone, edited as text beside, saved and opened again', async () => {
    const workbench = await launch({ ...combination, files: { 'README.md': '# Site\n' } });
    const { page } = workbench;
    await workbench.command(words.create);
    await workbench.enter(words.empty);
    await workbench.enter('go-live');
    const grid = await workbench.webview(/./);
    const cell = (matter: string, role: string) =>
      grid.getByRole('gridcell', { name: new RegExp(`^${matter}[，,] ?${role}`) });
    await grid.getByRole('grid').waitFor();
    const letters = (matter: string, role: string) => cell(matter, role).locator('.letter').allInnerTexts();
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    // The focus is where somebody would start; nothing is clicked in this test.
    await until(
      () => grid.locator('fupan-raci').evaluate(() => document.hasFocus()),
      'the grid has the focus',
    );

    // Seven more matters before the first, two more roles before the first: Enter goes on to the next, Escape ends it.
    const add = async (texts: readonly string[]) => {
      await press('Insert');
      for (const text of texts) {
        await page.keyboard.type(text);
        await press('Enter');
      }
      await press('Escape');
    };
    await press('Control+Home');
    await add(words.rows);
    await press('Control+Home', 'ArrowUp');
    await add(words.roles);
    await until(async () => /^1[34] × 7$/.test(await size(grid)), '12 matters and 6 roles');

    // Letters and words in the first row; a range of letters.
    const [first = '', second = '', third = ''] = words.rows;
    const [newest = '', next = ''] = words.roles;
    await press('Control+Home', 'a');
    await until(async () => (await letters(first, newest)).includes('A'), 'A is set');
    await press('Enter');
    await page.keyboard.type('裁决');
    await press('Enter');
    await cell(first, newest).filter({ hasText: '裁决' }).waitFor();
    await press('Shift+ArrowRight', 'Shift+ArrowRight', 'r');
    await until(async () => (await letters(second, next)).includes('R'), 'R is set in the range');
    const file = 'docs/go-live.raci.md';
    await press('Control+s');
    await until(async () => (await onDisk(workbench, file)).matrices[0]?.rows.length === 12, 'saved');
    const saved = await readFile(path.join(workbench.folder, file), 'utf8');

    // A block from a spreadsheet, with a quoted line break and the trailing line end that Excel adds.
    await page.evaluate(() => navigator.clipboard.writeText('R\t"A 签\n字"\tC\r\nI\tR\tA\r\n'));
    await press('Control+Home', 'ArrowDown', 'ArrowDown', 'Control+v');
    await until(async () => (await letters(third, next)).includes('A'), 'pasted');
    // Larger than the matrix: asked first, then it grows.
    await page.evaluate(() => navigator.clipboard.writeText('I\tI\r\nI\tI\r\n'));
    await press('Control+End', 'Control+v');
    await workbench.dialog(/./).getByRole('button', { name: words.grow }).click();
    await until(async () => /^1[45] × 8$/.test(await size(grid)), 'grown by a row and a role');

    // Each action is one step back.
    await press('Control+z');
    await until(async () => /^1[34] × 7$/.test(await size(grid)), 'the growth is undone');
    await press('Control+z');
    await until(async () => !(await letters(third, next)).includes('A'), 'the paste is undone');

    // The same document as text beside, both live.
    await workbench.command(words.openText);
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    expect(await workbench.editorText()).toBe(saved);
    await press('Control+Home', 'Control+End');
    await page.keyboard.insertText(`| 应急预案 | R | A | | | | |\n`);
    await grid.getByRole('rowheader', { name: '应急预案' }).waitFor();
    await press('Control+s');
    await until(async () => (await onDisk(workbench, file)).matrices[0]?.rows.length === 13, 'saved');
    const [matrix] = (await onDisk(workbench, file)).matrices;
    expect(matrix?.roles).toHaveLength(6);

    await workbench.reload();
    await workbench.open('go-live.raci.md');
    const again = await workbench.webview(/./);
    await again.getByRole('rowheader', { name: '应急预案' }).waitFor();
    await again.getByRole('gridcell', { name: new RegExp(`^${first}.*裁决`) }).waitFor();
    await workbench.close();
  });
});

/** A matrix of the given size in the shape that people write: some rows wrong, some words, Chinese and English. */
function large(rows: number, roles: number): string {
  const cells = ['R', 'C', 'I', 'A', '', 'R 配置', 'C 提供数据', '', 'I', 'A/R'];
  const line = (texts: string[]) => `| ${texts.join(' | ')} |`;
  const lines = Array.from({ length: rows }, (_, row) =>
    line([
      `事项 ${row + 1} 接口与数据核对`,
      ...Array.from({ length: roles }, (__, role) => cells[(row * 7 + role * 3) % cells.length] ?? ''),
    ]),
  );
  const header = line(['事项', ...Array.from({ length: roles }, (_, role) => `角色${role + 1}`)]);
  const delimiter = line(Array.from({ length: roles + 1 }, () => '---'));
  return `---\nfupan: raci\ntitle: 大型矩阵\n---\n\n# 大型矩阵\n\n${[header, delimiter, ...lines].join('\n')}\n`;
}

describe.each(shownThemes)('in the %s theme', (theme) => {
  it('small and large matrices have nothing that axe finds wrong, and every cell is a grid cell', async () => {
    const workbench = await launch({
      theme,
      folder: 'templates/example',
      files: { 'docs/十二行六列.raci.md': large(12, 6), 'docs/大型.raci.md': large(200, 30) },
      viewport: { width: 1400, height: 900 },
    });
    for (const [file, shot] of [
      ['十二行六列.raci.md', 'raci-small'],
      ['二期上线.raci.md', 'raci'],
      ['大型.raci.md', 'raci-large'],
    ] as const) {
      await workbench.open(file);
      const grid = await workbench.webview(/./);
      await grid.getByRole('gridcell').first().waitFor();
      await workbench.screenshot(`${shot}-${theme}`);
      expect(await workbench.axe(grid), file).toEqual([]);
      const { matrices } = await onDisk(workbench, `docs/${file}`);
      const [matrix] = matrices;
      const matters = matrix?.rows.filter(({ kind }) => kind === 'matter').length ?? 0;
      const wanted = matters * ((matrix?.roles.length ?? 0) + (matrix?.notes.length ?? 0));
      if (matters <= 200)
        expect(await grid.getByRole('gridcell').count(), file).toBeGreaterThanOrEqual(wanted);
    }
    await workbench.close();
  });
});
