import { describe, expect, it } from 'vitest';
import { addAcceptanceRows, isDecided } from '../../../src/documents/acceptance.ts';
import { applyEdits } from '../../../src/markdown/text.ts';

const list = (rows: string): string =>
  `## Function\n\n| No. | Requirement | Steps | Result |\n| --- | --- | --- | --- |\n${rows}\n## Performance\n\n| No. | Figure |\n| --- | --- |\n| P1 | save |\n`;

function added(text: string, ...actions: string[]): string {
  const edits = addAcceptanceRows(text, actions);
  if (!edits) throw new Error('no table');
  return applyEdits(text, edits);
}

describe('an acceptance checklist', () => {
  it('gets the fixes that it lacks, numbered on', () => {
    expect(added(list('| F1 | A | Print | ok |\n'), 'print', 'Scan | weigh', 'Pack')).toBe(
      list(
        '| F1 | A | Print | ok |\n| F2 |  | Re-test of: Scan \\| weigh |  |\n| F3 |  | Re-test of: Pack |  |\n',
      ),
    );
  });

  it('uses up a blank row', () => {
    expect(added(list('| F1 |  |  |  |\n'), 'Print', 'Scan')).toBe(
      list('| F1 |  | Re-test of: Print |  |\n| F2 |  | Re-test of: Scan |  |\n'),
    );
  });

  it('stays as it is where all is there, and is told apart from other documents', () => {
    expect(added(list('| F1 |  | Print |  |\n'), 'Print')).toBe(list('| F1 |  | Print |  |\n'));
    expect(added(list('| F1 |  | Re-test of: Print |  |\n'), 'Print')).toBe(
      list('| F1 |  | Re-test of: Print |  |\n'),
    );
    expect(addAcceptanceRows('| a | b |\n| --- | --- |\n| 1 | 2 |\n', ['Print'])).toBeNull();
  });

  it('finds the column of the steps in Chinese', () => {
    const text = '| 编号 | 操作步骤 | 备注 |\n| --- | --- | --- |\n| F1 | 打印 | |\n';
    expect(added(text, '称重')).toBe(`${text}| F2 | 复测：称重 |  |\n`);
  });

  it('is decided once a result is ticked', () => {
    expect(isDecided('- [ ] Accepted\n- [ ] Not accepted')).toBe(false);
    expect(isDecided('- [x] Accepted')).toBe(true);
  });
});
