import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from '@vscode/vsce';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Every file of the project that package.json names, with forward slashes and without `./`. */
function namedFiles(value: unknown): string[] {
  if (typeof value === 'string') {
    return /^(\.\/)?(dist|media)\/\S+$/.test(value) ? [value.replace('./', '')] : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namedFiles) : [];
}

describe('the package', () => {
  it('holds what the manifest names, the templates and the translations, and nothing else', async () => {
    const files = await listFiles({ cwd: root, readmePath: 'dist/README.md' });
    // dist/ is there after a build only.
    const named = namedFiles(manifest).filter((file) => existsSync(path.join(root, file)));
    expect(files).toEqual(expect.arrayContaining(named));
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'package.nls.json',
        'package.nls.zh-cn.json',
        'l10n/bundle.l10n.zh-cn.json',
        'templates/en/retrospective/retrospective.md',
        'templates/zh-cn/retrospective/retrospective.md',
        'LICENSE',
        'CHANGELOG.md',
      ]),
    );
    const roots =
      /^(package(\.nls[\w.-]*)?\.json|LICENSE|CHANGELOG\.md|README\.zh-CN\.md|(l10n|media)\/.*|templates\/(en|zh-cn)\/.*|dist\/(?!test\/).*)$/;
    expect(files.filter((file) => !roots.test(file))).toEqual([]);
  });

  it('finds every picture that the manifest names', () => {
    const pictures = namedFiles(manifest).filter((file) => file.startsWith('media/'));
    expect(pictures).not.toEqual([]);
    expect(pictures.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});
