import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/markdown/text.ts';
import { displayWidth } from '../../../src/raci/displayWidth.ts';
import { editRaci } from '../../../src/raci/edit.ts';
import type { RaciIntent } from '../../../src/raci/intent.ts';
import { parseRaci } from '../../../src/raci/parse.ts';
import { renderMatrix } from '../../../src/raci/render.ts';
import { said, sample } from './arbitraries.ts';

function edit(text: string, action: RaciIntent): string {
  const result = editRaci(text, parseRaci(text), action);
  return result.ok ? applyEdits(text, result.edits) : result.error;
}

const head = '# RACI\n\n';
const set = (
  row: number,
  role: number,
  letters: readonly ('R' | 'A' | 'C' | 'I' | 'S')[],
  words?: string,
): RaciIntent => ({
  kind: 'setCells',
  matrix: 0,
  cells: [words === undefined ? { row, role, letters } : { row, role, letters, words }],
});

describe('setting a cell', () => {
  const aligned = `${head}| 事项     | 实施       | 客户 |\n| -------- | ---------- | :--: |\n| 需求调研 | **R** 整理 |  A   |\n| 上线     | **R/A**    |      |\n`;

  it('uses up the padding of an aligned column and gives it back', () => {
    const longer = edit(aligned, set(1, 1, ['R', 'A']));
    expect(longer).toBe(aligned.replace('**R/A**    |      |', '**R/A**    | **R/A** |'));
    const short = edit(aligned, set(0, 0, ['R'], ''));
    expect(short).toBe(aligned.replace('**R** 整理 |', '**R**      |'));
    expect(edit(String(short), set(0, 0, ['R'], '整理'))).toBe(aligned);
  });

  it('keeps emphasis, notes and separators of the cell, then of the table', () => {
    const text = `${head}| Task | PM | Dev | QA |\n|---|---|---|---|\n| a | \`R\` | A, C | C* |\n| b | A | | R (x) |\n`;
    expect(edit(text, set(0, 0, ['A']))).toBe(text.replace('`R`', '`A`'));
    expect(edit(text, set(0, 2, ['I']))).toBe(text.replace('C*', 'I*'));
    expect(edit(text, set(1, 0, ['A', 'R']))).toBe(text.replace('| b | A |', '| b | A, R |'));
    expect(edit(text, set(1, 2, ['R'], 'y'))).toBe(text.replace('(x)', '(y)'));
    expect(edit(text, set(1, 1, ['I'], 'later'))).toBe(text.replace('| A | |', '| A | I (later) |'));
  });

  it('writes words as words, and nothing as the neighbours do', () => {
    const text = `${head}| 任务 | 实施 | 客户 |\n|---|---|---|\n| 一 | 负责 | - |\n| 二 | 负责、批准 | - |\n| 三 | - | 知会 |\n`;
    expect(edit(text, set(0, 1, ['C']))).toBe(text.replace('| 一 | 负责 | - |', '| 一 | 负责 | 咨询 |'));
    expect(edit(text, set(2, 1, []))).toBe(text.replace('| 知会 |', '| - |'));
    expect(edit(text, set(0, 0, ['R', 'A']))).toBe(text.replace('| 一 | 负责 |', '| 一 | 负责、批准 |'));
  });

  it('gives a short row only the cells that it needs, and keeps what stands behind the last pipe', () => {
    const text = `${head}| Task | PM | Dev | QA |\n|---|---|---|---|\n| a | R | A | C | see below\n| b\n| c | A | R | I |\n`;
    expect(edit(text, set(1, 1, ['R']))).toBe(text.replace('| b\n', '| b | | R\n'));
    expect(edit(text, set(0, 2, ['I']))).toBe(text.replace('| C | see below', '| I | see below'));
  });

  it('puts names into lists and takes them out', () => {
    const text = `${head}| 事项 | 负责 | 批准 | 咨询 | 知会 |\n|---|---|---|---|---|\n| 一 | 张工、李工 | 经理 | — | — |\n| 二 | \`李工\` | 经理（签字） | 张工 | — |\n`;
    expect(edit(text, set(0, 1, ['C']))).toBe(
      text.replace('张工、李工 | 经理 | — |', '张工 | 经理 | 李工 |'),
    );
    expect(edit(text, set(1, 2, ['A', 'I']))).toBe(
      text
        .replace('张工 | — |\n', '张工 | 经理 |\n'.replace('经理', '经理'))
        .replace(/张工 \| — \|$/, '张工 | 经理 |'),
    );
    expect(edit(text, { kind: 'removeRoles', matrix: 0, roles: [0] })).toBe(
      text.replace('张工、李工', '李工').replace('| 张工 | — |', '| — | — |'),
    );
    expect(edit(text, { kind: 'renameRole', matrix: 0, role: 1, name: '李四' })).toBe(
      text.replaceAll('李工', '李四'),
    );
    expect(edit(text, { kind: 'renameRole', matrix: 0, role: 1, name: '张工' })).toBe('duplicate-name');
    expect(edit(text, { kind: 'insertRoles', matrix: 0, roles: [{ at: 0, name: '王工' }] })).toBe(
      'not-editable',
    );
  });
});

describe('rows and roles', () => {
  const text = `${head}| Task | PM | Dev |\n|:-----|:--:|----:|\n| b | A | R |\n| **Part 2** | | |\n| d | R | A |\n| c | A | C |`;

  it('moves whole lines, the last one without a line break too', () => {
    expect(edit(text, { kind: 'moveRows', matrix: 0, rows: [3], to: 0 })).toBe(
      `${head}| Task | PM | Dev |\n|:-----|:--:|----:|\n| c | A | C |\n| b | A | R |\n| **Part 2** | | |\n| d | R | A |`,
    );
    expect(edit(text, { kind: 'removeRows', matrix: 0, rows: [3] })).toBe(
      text.replace('\n| c | A | C |', ''),
    );
  });

  it('sorts inside groups', () => {
    expect(edit(text, { kind: 'sortRows', matrix: 0, by: 'matter', descending: false })).toBe(
      text.replace('| d | R | A |\n| c | A | C |', '| c | A | C |\n| d | R | A |'),
    );
    expect(edit(text, { kind: 'sortRows', matrix: 0, by: { role: 1 }, descending: true })).toBe(
      text.replace('| d | R | A |\n| c | A | C |', '| c | A | C |\n| d | R | A |'),
    );
  });

  it('moves columns with their colons', () => {
    expect(edit(text, { kind: 'moveRoles', matrix: 0, roles: [1], to: 0 })).toBe(
      `${head}| Task | Dev | PM |\n|:-----|----:|:--:|\n| b | R | A |\n| **Part 2** | | |\n| d | A | R |\n| c | C | A |`,
    );
  });

  it('adds rows and roles that look like their neighbours', () => {
    expect(edit(text, { kind: 'insertRows', matrix: 0, rows: [{ at: 1, name: 'new' }] })).toBe(
      text.replace('| **Part', '| new |  |  |\n| **Part'),
    );
    expect(edit(text, { kind: 'insertRoles', matrix: 0, roles: [{ at: 2, name: 'QA' }] })).toBe(
      `${head}| Task | PM | Dev | QA |\n|:-----|:--:|----:|----:|\n| b | A | R |  |\n| **Part 2** | | |  |\n| d | R | A |  |\n| c | A | C |  |`,
    );
    expect(edit(text, { kind: 'removeRoles', matrix: 0, roles: [0, 1] })).toBe('not-editable');
    expect(edit(text, { kind: 'insertRoles', matrix: 0, roles: [{ at: 0, name: ' ' }] })).toBe('empty-name');
    expect(edit(text, { kind: 'removeRows', matrix: 0, rows: [9] })).toBe('not-found');
    expect(edit(text, { kind: 'align', matrix: 4 })).toBe('not-found');
  });
});

describe('pasting', () => {
  const text =
    '---\nfupan: raci\n---\n\n| 事项 | 甲 | 乙 |\n| --- | --- | --- |\n| 一 | R | A |\n| 二 |  |  |\n';

  it('writes what the texts say, names in the first row and column too', () => {
    const block = [
      ['', '丙'],
      ['调研', 'A 签字'],
    ];
    expect(edit(text, { kind: 'paste', matrix: 0, row: -1, role: -1, block, grow: false })).toBe(
      text.replace('| 甲 |', '| 丙 |').replace('| 一 | R |', '| 调研 | A 签字 |'),
    );
  });

  it('grows only where it may', () => {
    const block = [
      ['C', 'I', 'R'],
      ['I', '', 'A'],
    ];
    const action: RaciIntent = { kind: 'paste', matrix: 0, row: 1, role: 0, block, grow: false };
    expect(edit(text, action)).toBe('too-small');
    const grown = edit(text, { ...action, grow: true });
    const [matrix] = parseRaci(String(grown)).matrices;
    expect(matrix && said(matrix)).toEqual({
      roles: ['甲', '乙', '角色 3'],
      rows: [
        { matter: '一', cells: ['R', 'A', ''].map((letters) => ({ letters, words: '' })) },
        { matter: '二', cells: ['C', 'I', 'R'].map((letters) => ({ letters, words: '' })) },
        { matter: '', cells: ['I', '', 'A'].map((letters) => ({ letters, words: '' })) },
      ],
      notes: [],
    });
  });
});

describe('aligning', () => {
  it('makes every column as wide as its display width, changes nothing that is said, and is then done', () => {
    fc.assert(
      fc.property(sample, ({ text }) => {
        const before = parseRaci(text).matrices[0];
        const aligned = String(edit(text, { kind: 'align', matrix: 0 }));
        const after = parseRaci(aligned).matrices[0];
        expect(after && said(after)).toEqual(before && said(before));
        expect(editRaci(aligned, parseRaci(aligned), { kind: 'align', matrix: 0 })).toEqual({
          ok: true,
          edits: [],
        });
      }),
    );
  });

  it('counts Chinese and emoji as two', () => {
    const text = `${head}|Task|PM 经理|\n|---|:-:|\n|部署 🚀|R|\n|b|A/R|\n`;
    expect(edit(text, { kind: 'align', matrix: 0 })).toBe(
      `${head}| Task    | PM 经理 |\n|---------|:-------:|\n| 部署 🚀 |    R    |\n| b       |   A/R   |\n`,
    );
    expect(['中', 'ａ', '✔️', '👩‍💻', 'é', '—', '\u200b'].map(displayWidth)).toEqual([2, 2, 2, 2, 1, 1, 0]);
  });

  it('an edit of an aligned table leaves it aligned where it fits', () => {
    const letters = fc.constantFrom<('R' | 'A' | 'C' | 'I')[]>([], ['R'], ['A'], ['R', 'A'], ['C', 'I']);
    fc.assert(
      fc.property(fc.nat({ max: 2 }), fc.nat({ max: 1 }), letters, (row, role, wanted) => {
        const text =
          head +
          renderMatrix(
            [
              ['事项', '实施工程师', 'Customer'],
              ['需求', 'R', 'A'],
              ['上线 go', 'A/R', ''],
              ['c', 'C', 'R'],
            ],
            '\n',
          );
        const lines = String(edit(text, set(row, role, wanted)))
          .trimEnd()
          .split('\n')
          .slice(2);
        expect(new Set(lines.map(displayWidth)).size).toBe(1);
      }),
    );
  });
});

describe('a new matrix', () => {
  const cells = [
    ['事项', '甲', 'Dev | Ops'],
    ['调研', 'R 整理', 'A'],
  ];

  it('goes to the end, in the line ending of the document', () => {
    expect(edit('# 项目\r\n\r\n文字', { kind: 'addMatrix', title: '上线 #', cells })).toBe(
      '# 项目\r\n\r\n文字\r\n\r\n## 上线 \\#\r\n\r\n| 事项 | 甲     | Dev \\| Ops |\r\n| ---- | ------ | ---------- |\r\n| 调研 | R 整理 | A          |\r\n',
    );
    expect(edit('---\nfupan: raci\n---\n', { kind: 'addMatrix', title: '', cells })).toMatch(
      /^---\nfupan: raci\n---\n\n\| 事项/,
    );
    expect(edit('', { kind: 'addMatrix', title: '', cells })).toMatch(/^\| 事项/);
  });

  it('is not lost in a fence that is never closed', () => {
    expect(edit('```\ncode\n', { kind: 'addMatrix', title: 'x', cells })).toBe('not-editable');
    expect(edit('x', { kind: 'addMatrix', title: 'x', cells: [] })).toBe('empty-name');
  });
});
