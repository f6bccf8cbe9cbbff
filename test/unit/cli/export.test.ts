import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../../../src/exchange/sheetFormats.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'fupan-export-'));
const file = path.join(folder, '上线.raci.md');
writeFileSync(
  file,
  '# RACI\n\n| 事项 | 实施 | 客户 |\n|---|---|---|\n| 验收 | R 准备 | A 签字 |\n\n## RACI 二\n\n| 事项 | 甲 | 乙 |\n|---|---|---|\n| 培训 | R | A |\n',
);

function run(...args: string[]): { status: number | null; error: string } {
  const { status, stderr } = spawnSync(process.execPath, ['dist/cli.js', 'export', ...args], {
    encoding: 'utf8',
  });
  return { status, error: stderr };
}

describe('fupan export', () => {
  it.each(['xlsx', 'csv', 'tsv'])('writes a matrix that reads the same from .%s', async (format) => {
    const out = path.join(folder, `out.${format}`);
    expect(run(file, '--to', format, '-o', out)).toEqual({ status: 0, error: '' });
    const reading = await readSheet(readFileSync(out), out);
    expect(reading).toMatchObject({
      ok: true,
      sheet: {
        rows: [
          ['事项', '实施', '客户'],
          ['验收', 'R 准备', 'A 签字'],
        ],
      },
    });
  });

  it('writes the matrix that is counted', () => {
    const out = path.join(folder, 'second.csv');
    expect(run(file, '--to', 'csv', '-o', out, '--matrix', '2').status).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('培训,R,A');
  });

  it('writes what is open as a calendar, and says where there is nothing', () => {
    const minutes = path.join(folder, '会议纪要.md');
    writeFileSync(
      minutes,
      '---\nfupan: meeting-minutes\ntitle: 周会\n---\n- [ ] 回电 @王敏 due:2026-11-24T17:30\n- [x] 发报告 due:2026-11-20\n',
    );
    const out = path.join(folder, 'open.ics');
    expect(run(minutes, '--to', 'ics', '-o', out)).toEqual({ status: 0, error: '' });
    const calendar = readFileSync(out, 'utf8');
    expect(calendar.match(/^(?:SUMMARY|DTSTART):.*(?=\r$)/gm)).toEqual([
      'DTSTART:20261124T173000',
      'SUMMARY:回电',
    ]);
    const again = run(minutes, '--to', 'ics', '-o', out);
    expect([again.status, again.error.includes('--force')]).toEqual([2, true]);
    expect(run(minutes, '--to', 'ics', '-o', out, '--force').status).toBe(0);
    expect(run(file, '--to', 'ics', '-o', path.join(folder, 'none.ics')).status).toBe(2);
  });

  it('replaces a file only when told to', () => {
    const out = path.join(folder, 'kept.html');
    writeFileSync(out, 'mine');
    expect(run(file, '--to', 'html', '-o', out)).toMatchObject({ status: 2 });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(run(file, '--to', 'html', '-o', out, '--force').status).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('签字');
  });

  it.each([
    [['--to', 'pdf', '-o', path.join(folder, 'x.pdf')]],
    [['--to', 'csv']],
    [['--to', 'csv', '-o', path.join(folder, 'y.csv'), '--matrix', '3']],
    [['--to', 'csv', '-o', path.join(folder, 'no', 'such', 'folder.csv')]],
  ])('ends with one clear line on %j', (args) => {
    const { status, error } = run(file, ...args);
    expect(status).toBe(2);
    expect(error.trim().split('\n')).toHaveLength(1);
  });
});
