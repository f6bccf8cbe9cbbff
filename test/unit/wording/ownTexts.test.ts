import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRetrospective } from '../../../src/retrospective/parse.ts';
import { checkWording } from '../../../src/wording/check.ts';
import { kindOf, wordingContextOf } from '../../../src/wording/documentKind.ts';
import { builtInRules } from '../../bench/builtInRules.ts';

const templates = path.resolve('templates');
const { rules } = builtInRules();
/** Minutes of the example keep what people said; its settings leave them out as well. */
const asSpoken = path.join('example', 'docs', '会议纪要');
const texts = readdirSync(templates, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && !name.includes(asSpoken))
  .sort();

/** What the linter says of a text that comes with the product, each with its line. */
function findingsIn(name: string): string[] {
  const text = readFileSync(path.join(templates, name), 'utf8');
  const kind = kindOf(text);
  const context = kind === null ? null : wordingContextOf(kind);
  if (!context) return [];
  const skip = kind === 'retrospective' ? parseRetrospective(text).claims.map(({ range }) => range) : [];
  return checkWording(text, rules, { context, skip }).map(
    ({ rule, range }) =>
      `line ${text.slice(0, range.start).split('\n').length}, ${rule}: ${text.slice(range.start, range.end)}`,
  );
}

describe('what comes with the product', () => {
  it('has texts in both languages, and an example', () => {
    expect(texts.length).toBeGreaterThan(100);
    for (const folder of ['zh-cn', 'en', 'example'])
      expect(texts.some((name) => name.startsWith(`${folder}${path.sep}`))).toBe(true);
  });

  it.each(texts)('keeps to its own rules of wording: %s', (name) => {
    expect(findingsIn(name)).toEqual([]);
  });
});
