import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { departmentLibrary, git } from './sharedLibrary.ts';
import { launch, type Workbench } from './workbench.ts';

/** The department's library on a bare remote, a colleague's clone and ours. */
let disk: string;
const at = (...parts: string[]) => path.join(disk, ...parts);

beforeEach(async () => {
  disk = await departmentLibrary({ name: 'a.md', text: '# 库存对不上账\n' });
  await mkdir(at('plain'));
}, 60_000);
afterEach(() => rm(disk, { recursive: true, force: true, maxRetries: 5 }));

/** A colleague changes the case that all have. */
async function colleagueChanges(text: string): Promise<void> {
  await git(at('first'), 'pull', '-q', '--no-rebase');
  await writeFile(at('first', 'a.md'), text);
  await git(at('first'), 'commit', '-q', '-am', 'Change');
  await git(at('first'), 'push', '-q');
}

/** Ours is as the server has it. */
async function startAnew(): Promise<void> {
  await git(at('ours'), 'merge', '--abort').catch(() => undefined);
  await git(at('ours'), 'fetch', '-q');
  await git(at('ours'), 'checkout', '-q', '-f', '-B', 'main', 'origin/main');
  await git(at('ours'), 'clean', '-q', '-f', '-d');
}

/** Waits for the sentence, and clears it away. */
async function says({ page }: Workbench, sentence: RegExp): Promise<string> {
  const shown = page.locator('.notifications-toasts .notification-list-item', { hasText: sentence }).first();
  await shown.waitFor();
  const text = await shown.innerText();
  await shown.hover();
  await shown.locator('.codicon-notifications-clear').click();
  await shown.waitFor({ state: 'detached' });
  return text;
}

const command = '共享案例到部门库…';

/** Shares the one file that is new or changed. */
async function shareOne(workbench: Workbench): Promise<void> {
  await workbench.command(command);
  const rows = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: '.md' });
  await rows.first().getByRole('checkbox').check();
  await workbench.quickInput.press('Enter');
}

describe('a share that would do harm', () => {
  it('is refused with the reason and the way out, and nothing is lost', async () => {
    const setting = (folder: string) => [{ name: '部门库', path: at(folder) }];
    const workbench = await launch({
      files: { 'notes.md': '# 记录\n\n接口超时。\n' },
      settings: {
        'fupan.cases.libraries': setting('plain'),
        'git.openRepositoryInParentFolders': 'always',
        'git.autofetch': false,
      },
    });
    // What goes over several lines is no name; and there may be nothing to mask.
    await workbench.openFile('notes.md');
    await workbench.page.keyboard.press('Control+a');
    await workbench.command('替换所选内容（全文脱敏）…');
    await says(workbench, /限一行之内/);
    await workbench.command('脱敏…');
    await says(workbench, /没有发现需要脱敏的内容/);

    await workbench.command(command);
    await says(workbench, /都不是 Git 克隆/);
    const file = path.join(workbench.folder, '.vscode', 'settings.json');
    const settings = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    await writeFile(file, JSON.stringify({ ...settings, 'fupan.cases.libraries': setting('ours') }));

    // What names somebody stays here.
    await writeFile(at('ours', 'b.md'), '# 扫码枪断线\n\n联系人王敏 13800138000。\n');
    await shareOne(workbench);
    expect(await says(workbench, /尚未共享/)).toContain('13800138000');

    // Something of somebody else is staged.
    await writeFile(at('ours', 'b.md'), '# 扫码枪断线\n\n信道切换太慢。\n');
    await writeFile(at('ours', 'other.txt'), 'x\n');
    await git(at('ours'), 'add', 'other.txt');
    await shareOne(workbench);
    await says(workbench, /未共享：.*other\.txt/);
    await git(at('ours'), 'rm', '-q', '-f', 'other.txt');

    // The server lets nobody push.
    const hook = at('server.git', 'hooks', 'pre-receive');
    await writeFile(hook, '#!/bin/sh\necho read-only >&2\nexit 1\n');
    await chmod(hook, 0o755);
    await shareOne(workbench);
    await says(workbench, /服务器拒绝了推送/);
    expect(await git(at('ours'), 'log', '--oneline', '@{u}..')).toContain('扫码枪断线');
    await rm(hook);

    // A commit that was made elsewhere names somebody.
    await startAnew();
    await writeFile(at('ours', 'c.md'), '# 打印机卡纸\n\n联系人王敏 13800138000。\n');
    await git(at('ours'), 'add', 'c.md');
    await git(at('ours'), 'commit', '-q', '-m', 'By hand');
    await workbench.command(command);
    await says(workbench, /未推送：.*c\.md/);
    expect(await git(at('ours'), 'log', '--oneline', '@{u}..')).toContain('By hand');

    // Changes that are in no commit are in the way of a colleague’s.
    await startAnew();
    await colleagueChanges('# 库存对不上账\n\n重试造成。\n');
    await writeFile(at('ours', 'a.md'), '# 库存对不上账\n\n还在写。\n');
    await writeFile(at('ours', 'd.md'), '# 标签错位\n');
    await workbench.command(command);
    await workbench.page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'd.md' })
      .getByRole('checkbox')
      .check();
    await workbench.quickInput.press('Enter');
    await says(workbench, /尚未提交的文件/);
    expect(await readFile(at('ours', 'a.md'), 'utf8')).toContain('还在写');

    // Both changed the same lines; later the merge is under way.
    await startAnew();
    await colleagueChanges('# 库存对不上账\n\n接口超时。\n');
    await writeFile(at('ours', 'a.md'), '# 库存对不上账\n\n锁没有释放。\n');
    await shareOne(workbench);
    await says(workbench, /有人改了同一个案例/);
    expect(await readFile(at('ours', 'a.md'), 'utf8')).toBe('# 库存对不上账\n\n锁没有释放。\n');
    await git(at('ours'), 'merge', 'origin/main').catch(() => undefined);
    await workbench.command(command);
    await workbench.quickInput.press('Enter', { timeout: 3000 }).catch(() => undefined);
    await says(workbench, /正在合并/);

    // A branch that the server does not know.
    await startAnew();
    await git(at('ours'), 'checkout', '-q', '--no-track', '-b', 'mine');
    await writeFile(at('ours', 'e.md'), '# 报表口径不符\n');
    await shareOne(workbench);
    await says(workbench, /分支“mine”/);
    expect(await git(at('ours'), 'log', '-1', '--format=%s')).toContain('报表口径不符');
    await workbench.close();
  });
});
