import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileRules } from '../../src/wording/compile.ts';
import type { StoredJudge } from '../../src/wording/judge.ts';
import type { RuleFile, RuleMistake } from '../../src/wording/rule.ts';
import { parseRuleFile } from '../../src/wording/ruleFile.ts';
import type { WordingRules } from '../../src/wording/compiledRules.ts';

const weights = path.resolve(import.meta.dirname, '../../src/wording/judgeWeights.json');
/** The judge that comes with the product, as its training stored it. */
export const storedJudge = JSON.parse(readFileSync(weights, 'utf8')) as StoredJudge;
const templates = path.resolve(import.meta.dirname, '../../templates');

/** The wording rules that come with the product, and what is wrong with them. */
export function builtInRules(): { rules: WordingRules; mistakes: RuleMistake[]; files: RuleFile[] } {
  const mistakes: RuleMistake[] = [];
  const files = ['zh-cn', 'en'].flatMap((language) => {
    const folder = path.join(templates, language, 'wording');
    const names = readdirSync(folder).sort((a, b) => Number(b === 'lists.yaml') - Number(a === 'lists.yaml'));
    return names.map((name) => {
      const read = parseRuleFile(`${language}/${name}`, readFileSync(path.join(folder, name), 'utf8'));
      mistakes.push(...read.mistakes);
      return read.value;
    });
  });
  const compiled = compileRules(files, storedJudge);
  return { rules: compiled.rules, mistakes: [...mistakes, ...compiled.mistakes], files };
}
