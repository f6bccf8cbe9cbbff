import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWording } from '../../../src/wording/check.ts';
import { parseCheckSettings } from '../../../src/wording/checkSettings.ts';
import { compileRules } from '../../../src/wording/compile.ts';
import { wordingKinds } from '../../../src/wording/model.ts';
import { parseRuleFile } from '../../../src/wording/ruleFile.ts';
import { builtInRules } from '../../bench/builtInRules.ts';

const builtIn = builtInRules().files;

describe.each([
  {
    file: 'wording-rules.md',
    bad: 'The dealer team never answers on time.',
    fine: 'The dealer never answers before 10:00.',
  },
  { file: 'wording-rules.zh-CN.md', bad: '分销商总是迟到。', fine: '分销商总是 10:00 后不回电话。' },
])('docs/$file', ({ file, bad, fine }) => {
  const text = readFileSync(path.resolve('docs', file), 'utf8');
  const [rules = '', settings = ''] = [...text.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(
    (block) => block[1] ?? '',
  );

  it('shows a file of rules that does what it says', () => {
    const own = parseRuleFile(file, rules);
    const compiled = compileRules([...builtIn, own.value]);
    expect([...own.mistakes, ...compiled.mistakes]).toEqual([]);
    const found = (sentence: string) =>
      checkWording(sentence, compiled.rules, { context: 'retrospective' }).map(({ rule }) => rule);
    expect(found(bad)).toEqual(['dealer-late']);
    expect(found(fine)).toEqual([]);
    expect(found('都怪代理商。')).toEqual(['zh-fault-of']);
  });

  it('shows settings that are read', () => {
    const { settings: read, mistakes } = parseCheckSettings(settings, (name) =>
      /^(wording|retrospective)\//.test(name),
    );
    expect(mistakes).toEqual([]);
    expect([read.severity.size, read.ignore]).toEqual([2, ['archive/**']]);
  });

  it('lists every kind', () => {
    for (const kind of wordingKinds) expect(text).toContain(`\`wording/${kind}\``);
  });
});
