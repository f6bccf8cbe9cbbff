import { describe, expect, it } from 'vitest';
import table from '../../../templates/cases/synonyms.json';
import { CaseIndex } from '../../../src/cases/caseIndex.ts';
import { similarCases } from '../../../src/cases/similar.ts';
import { compileSynonyms } from '../../../src/cases/synonyms.ts';
import { rankByBigrams, rankByIndex, readSamples, shareFound } from '../../bench/similarity.ts';

const synonyms = compileSynonyms(table);
const samples = readSamples();

describe('similar cases', () => {
  it('have far more of the same problem than plain bigrams find, in one language and across two', () => {
    for (const language of ['zh', 'en'] as const) {
      const own = samples.filter((sample) => sample.language === language);
      expect(shareFound(own, rankByIndex(own, synonyms))).toBeGreaterThan(
        1.4 * shareFound(own, rankByBigrams(own)),
      );
    }
    const share = shareFound(samples, rankByIndex(samples, synonyms));
    expect(share).toBeGreaterThan(2 * shareFound(samples, rankByBigrams(samples)));
  });

  it('are found in the other language', () => {
    const index = new CaseIndex(synonyms);
    const stage = (path: string, text: string) => {
      index.stage({ path, library: '', size: 0, mtime: 0, text });
    };
    stage('cert.md', '# 打不开系统\n\n## 原因\n\n服务器证书过期，没有人续期。\n');
    stage('train.md', '# 夜班不会用\n\n## 原因\n\n夜班没有参加培训。\n');
    stage('disk.md', '# 无法保存\n\n## 原因\n\n磁盘空间不足，日志没有清理。\n');
    index.commit();
    const first = (text: string) => similarCases(index, { path: '', text }, 1, () => true)[0]?.path;
    expect(first('The TLS certificate had expired and nobody renewed it.')).toBe('cert.md');
    expect(first('People of the night shift were never trained.')).toBe('train.md');
    expect(first('No space left: the log files were never purged.')).toBe('disk.md');
  });

  it('leave out what is not wanted, removed or shares nothing, and score the same text near 1', () => {
    const index = new CaseIndex(synonyms);
    const text = '---\naccusation: cannot-use\ntags: [同步]\n---\n# 库存同步失败\n\n接口超时，没有告警。\n';
    for (const path of ['a.md', 'b.md', 'c.md']) index.stage({ path, library: '', size: 0, mtime: 0, text });
    index.stage({ path: 'other.md', library: '', size: 0, mtime: 0, text: '# Zzz\n' });
    index.commit();
    index.remove('c.md');
    const hits = similarCases(index, { path: '', text }, 9, (path) => path !== 'a.md');
    expect(hits.map(({ path }) => path)).toEqual(['b.md']);
    expect(hits[0]?.score).toBeGreaterThan(0.5);
    expect(similarCases(index, { path: '', text: '' }, 9, () => true)).toEqual([]);
    expect(similarCases(new CaseIndex(synonyms), { path: '', text }, 9, () => true)).toEqual([]);
  });
});

describe('the table of synonyms', () => {
  const groups = [...table.problems, ...table.settings];

  it('has each word once, trimmed, and at least two a group', () => {
    const words = groups.flat().map((word) => word.toLowerCase());
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    expect(words.filter((word) => word !== word.trim() || word === '')).toEqual([]);
    expect(groups.filter((group) => group.length < 2)).toEqual([]);
    expect(groups.length).toBeGreaterThan(200);
  });

  it('names almost everything in both languages', () => {
    const both = groups.filter(
      (group) =>
        group.some((word) => /[\u4e00-\u9fff]/.test(word)) && group.some((word) => /^[a-z]/i.test(word)),
    );
    expect(both.length).toBe(groups.length);
  });
});
