import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Every file of the project that `value`, a part of package.json, names; without `./`. */
function namedFiles(value: unknown): string[] {
  if (typeof value === 'string') {
    return /^(\.\/)?(dist|media)\/\S+$/.test(value) ? [value.replace('./', '')] : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namedFiles) : [];
}

describe('the package', () => {
  it('holds every file that the manifest names', () => {
    const chosen = readFileSync(path.join(root, '.vscodeignore'), 'utf8').split('\n');
    const named = namedFiles(manifest);
    expect(named).toContain('dist/main.mjs');
    // All that was built: a list of files forgets the chunk that comes next.
    expect(chosen).toContain('!dist/**');
    const others = named.filter((file) => !file.startsWith('dist/'));
    expect(chosen).toEqual(expect.arrayContaining(others.map((file) => `!${file}`)));
  });

  it('has every picture that the manifest names', () => {
    const pictures = namedFiles(manifest).filter((file) => file.startsWith('media/'));
    expect(pictures).not.toEqual([]);
    expect(pictures.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('takes no key that a desktop has for itself, or VS Code for something that works everywhere', () => {
    // Ubuntu's GNOME: terminal, desktop, log out, lock; KDE: lock, next window; VS Code: chat, its windows.
    const taken = [
      't',
      'd',
      'l',
      'a',
      'k',
      'i',
      's',
      'b',
      'j',
      'e',
      'delete',
      'escape',
      'tab',
      'up',
      'down',
      'left',
      'right',
    ];
    const { contributes } = manifest as { contributes: { keybindings: { key: string; mac?: string }[] } };
    const keys = contributes.keybindings.flatMap(({ key, mac }) => [key, mac ?? key]);
    expect(keys.length).toBeGreaterThan(6);
    expect(keys.filter((key) => taken.some((name) => key === `ctrl+alt+${name}`))).toEqual([]);
  });
});
