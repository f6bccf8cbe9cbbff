import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = path.resolve(import.meta.dirname, '../../../scripts/l10n.mjs');
const bundle = 'l10n/bundle.l10n.zh-cn.json';

/** Runs scripts/l10n.mjs; gives its exit code and what it printed. */
function run(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, ...args], (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr });
    });
  });
}

it('every sentence of the product is translated', async () => {
  expect(await run()).toEqual({ code: 0, output: '' });
});

describe('scripts/l10n.mjs', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'fupan-l10n-'));
    await project({});
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  /** Writes a complete project with one sentence, and `files` in place of its own. */
  async function project(files: Record<string, string>): Promise<void> {
    const complete = {
      'src/vscode/notify.ts': `import * as l10n from '@vscode/l10n';\nl10n.t('Open {0}', name);\n`,
      'webview/form.ts': `export const nothing = 1;\n`,
      [bundle]: `{ "Open {0}": "打开 {0}" }`,
      'package.json': `{ "description": "%description%", "contributes": { "commands": [{ "title": "%open%" }] } }`,
      'package.nls.json': `{ "description": "A tool", "open": "Open" }`,
      'package.nls.zh-cn.json': `{ "description": "工具", "open": "打开" }`,
    };
    for (const [file, text] of Object.entries({ ...complete, ...files })) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), text);
    }
  }

  const add = async (pairs: unknown) => {
    await writeFile(path.join(root, 'pairs.json'), JSON.stringify(pairs));
    return run('--root', root, '--add', path.join(root, 'pairs.json'));
  };
  const translations = () => readFile(path.join(root, bundle), 'utf8');

  it('is content with a complete project', async () => {
    expect(await run('--root', root)).toEqual({ code: 0, output: '' });
  });

  it('reports what is missing, unused or different, and what it cannot read', async () => {
    await project({
      [bundle]: `{ "Open {0}": "打开 {1}", "Empty": "", "Shut": "关闭" }`,
      'src/vscode/notify.ts': [
        `import * as l10n from '@vscode/l10n';`,
        `l10n.t('Open {0}', name);`,
        `vscode.l10n.t('Empty');`,
        `l10n.t("It's\\u2026 \\n 'on'");`,
        `l10n.t({ message: 'Short', comment: ['a', 'b'], args: [1] });`,
      ].join('\n'),
      'webview/elements/form.ts': [
        `import { t } from '@vscode/l10n';`,
        "const a = html`<b>${l10n.t('Cause')}</b>`;",
        `l10n.t(long ? 'A' : 'B');`,
        'l10n.t`A ${1}`;',
      ].join('\n'),
      'package.nls.json': `{ "description": "A tool", "open": "Open", "shut": "Shut" }`,
      'package.nls.zh-cn.json': `{ "description": "工具" }`,
    });
    const { code, output } = await run('--root', root);
    expect(output.trimEnd().split('\n').sort()).toEqual(
      [
        `src/vscode/notify.ts:2: "Open {0}" has the placeholders "{1}" instead of "{0}"`,
        `src/vscode/notify.ts:3: "Empty" has no text`,
        `src/vscode/notify.ts:4: "It's… \\n 'on'" is not translated`,
        `src/vscode/notify.ts:5: "Short/ab" is not translated`,
        `webview/elements/form.ts:1: import it as \`import * as l10n from '@vscode/l10n'\`, so that its sentences are found`,
        `webview/elements/form.ts:2: "Cause" is not translated`,
        `webview/elements/form.ts:3: l10n.t needs a string literal as its first argument, to be translatable`,
        `webview/elements/form.ts:4: write l10n.t('… {0}', value) instead of a tagged template`,
        `l10n/bundle.l10n.zh-cn.json: "Shut" is not used (--prune takes it out)`,
        `package.nls.json: "shut" is not used by package.json`,
        `package.nls.zh-cn.json: "open" of package.json is missing`,
      ].sort(),
    );
    expect(code).toBe(1);
  });

  it('adds pairs, sorted, and keeps the others', async () => {
    const { code, output } = await add({ 'Add {n}': '添加 {n}', 'Open {0}': '打开文件 {0}' });
    expect(await translations()).toBe('{\n  "Add {n}": "添加 {n}",\n  "Open {0}": "打开文件 {0}"\n}\n');
    expect(output).toContain('replaced "Open {0}": 打开 {0} → 打开文件 {0}');
    expect(code).toBe(0);
  });

  it('adds nothing where one pair is wrong', async () => {
    const before = await translations();
    const { code, output } = await add({ Add: '添加', 'Close {0}': '关闭' });
    expect(output).toContain('"Close {0}" has the placeholders "" instead of "{0}"');
    expect(code).toBe(1);
    expect(await translations()).toBe(before);
  });

  it('takes out what is no longer used', async () => {
    await project({ [bundle]: '{ "Open {0}": "打开 {0}", "Shut": "关闭" }' });
    expect((await run('--root', root, '--prune')).code).toBe(0);
    expect(JSON.parse(await translations())).toEqual({ 'Open {0}': '打开 {0}' });
  });
});
