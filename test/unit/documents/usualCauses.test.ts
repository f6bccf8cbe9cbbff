import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseUsualCauses } from '../../../src/documents/usualCauses.ts';
import { accusations } from '../../../src/markdown/complaintKinds.ts';
import { factors } from '../../../src/retrospective/model.ts';

const read = (yaml: string) => parseUsualCauses(yaml, factors);

describe('lists of usual causes', () => {
  it('are read by kind of blame', () => {
    const result = read('cannot-use:\n  - factor: process\n    text: 口头确认\nany:\n');
    expect(result).toEqual({
      ok: true,
      value: new Map([['cannot-use', [{ factor: 'process', text: '口头确认' }]]]),
    });
  });

  it.each(['zh-cn', 'en'])('come with the product in %s for each kind of blame, and for none', (language) => {
    const result = read(readFileSync(`templates/${language}/retrospective/causes.yaml`, 'utf8'));
    if (!result.ok) throw new Error(result.message);
    expect([...result.value.keys()].sort()).toEqual([...accusations, 'any'].sort());
    for (const list of result.value.values()) expect(list.length).toBeGreaterThan(4);
  });

  it.each([
    ['- a\n', 1],
    ['any:\n  - factor: process\n    text: a\n  - factor: people\n    text: b\n', 4],
    ['any:\n  - factor: process\n', 2],
    ['any: text\n', 1],
    ['any:\n  - text: [\n', 2],
  ])('that are broken name their line: %j', (yaml, line) => {
    const result = read(yaml);
    expect(result.ok).toBe(false);
    if (!result.ok) {
      expect(result.line).toBeGreaterThanOrEqual(line);
      expect(result.line).toBeLessThanOrEqual(line + 1);
      expect(result.message).not.toBe('');
    }
  });

  it('may be empty', () => {
    expect(read('# nothing yet\n')).toEqual({ ok: true, value: new Map() });
  });
});
