import { describe, expect, it } from 'vitest';
import { combinations, launch } from './workbench.ts';

describe.each(combinations())('a window ($vscode, $host, $language)', (combination) => {
  it('opens the folder and a file in it, and edits and saves the file', async () => {
    const workbench = await launch({ ...combination, files: { 'notes.md': '# 记录\n' } });
    await workbench.openFile('notes.md');
    expect(await workbench.editorText()).toBe('# 记录\n');
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.type('one more line');
    await workbench.save();
    expect(await workbench.fileText('notes.md')).toBe('# 记录\none more line');
    await workbench.close();
  });
});
