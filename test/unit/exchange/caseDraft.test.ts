import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSensitive, maskText } from '../../../src/cases/mask.ts';
import { parseCase } from '../../../src/cases/parse.ts';
import { partText } from '../../../src/cases/model.ts';
import { renderTemplate } from '../../../src/documents/template.ts';
import { draftCase } from '../../../src/exchange/caseDraft.ts';
import { cleanMarkdown } from '../../../src/exchange/cleanMarkdown.ts';

const example = readFileSync('templates/example/retrospectives/2026-11-20-WMS-库存同步失败.md', 'utf8');

/** The case that a document becomes: rendered, nothing masked. */
function rendered(source: string, name = 'x.md'): string {
  const { language, variables } = draftCase(source, name);
  const result = renderTemplate(readFileSync(`templates/${language}/case/case.md`, 'utf8'), { ...variables });
  if (!result.ok) throw new Error(result.message);
  return result.text;
}

describe('a case made of a retrospective', () => {
  it('takes over what is to be learned, and reads back as a case', () => {
    const text = rendered(example);
    const model = parseCase(text, '');
    expect(model.kind).toBe('case');
    expect(Object.fromEntries(Object.entries(model.fields).map(([key, value]) => [key, value.text]))).toEqual(
      {
        title: 'WMS 库存同步失败',
        date: '2026-11-20',
        customer: '瑞成精密',
        accusation: 'cannot-use',
        complaint: 'technical',
        severity: 'major',
      },
    );
    expect(model.lists.factors?.map((factor) => factor.text)).toEqual(['technical', 'process']);
    expect(model.lists.tags?.map((tag) => tag.text)).toEqual(['库存同步', '二号仓', '上线']);
    expect(text).toContain('    - 两套环境的同步参数没有做过逐项对比');
    const handling = partText(text, model, 'handling');
    expect(handling).toContain('- 补入 SZ02-D 库区对照并对账（短期，已验证）');
    expect(handling).toContain('| 2026-11-20 14:12 | D 区第一笔上架，料号 RC-7702-18，1,200 件 |');
    expect(partText(text, model, 'result')).toContain('2 项措施已完成，其中 1 项已验证有效。');
  });

  it('leaves behind what belongs to the project', () => {
    const text = rendered(example);
    for (const own of [
      '@',
      'due:',
      'evidence/',
      '](',
      '苏州工厂二号仓',
      '孙立】',
      '昨天才说',
      'raci',
      '.png',
      '打开生产环境的同步告警',
    ]) {
      expect(text).not.toContain(own);
    }
    expect(draftCase(example, 'x.md')).toMatchObject({
      closed: false,
      empty: ['lesson'],
      left: { internal: 0, unclosed: false, disputedClaims: 2, openFixes: 3, images: 0 },
      names: { customers: ['瑞成精密'], people: ['王敏', '李强', '孙立', '何俊', '陈洁'] },
    });
  });

  it('drops internal blocks wherever they stand, nested ones too, and all that follows one without an end', () => {
    const hidden = '<!-- internal -->SECRET<!-- internal -->SECRET<!-- /internal -->SECRET<!-- /internal -->';
    const source = `---\nfupan: retrospective\ntitle: T\n---\n\n## Event\n\nSeen ${hidden}.\n\n## Lessons\n\nLearn.\n\n<!-- internal: cost -->\nSECRET\n`;
    expect(rendered(source)).not.toContain('SECRET');
    expect(draftCase(source, '').left).toMatchObject({ internal: 2, unclosed: true });
    expect(draftCase(source, '').variables).toMatchObject({ event: 'Seen .', lesson: 'Learn.' });
  });

  it('keeps settled claims without the person, and none in dispute', () => {
    const source = `## 责任方主张\n\n| 责任方 | 主张 | 证据 | 依据 | 状态 |\n| --- | --- | --- | --- | --- |\n| 仓储部（孙立） | 说好周五 | | | 一致 |\n| 客户 | 你们不管 | | | 有争议 |\n`;
    const { variables, names } = draftCase(source, 'x.md');
    expect(variables.event).toContain('- 仓储部：说好周五');
    expect(variables.event).not.toContain('你们不管');
    expect(names.people).toEqual(['孙立']);
  });

  it('reads reports of others by their headings, and one without any as a whole', () => {
    const foreign =
      '# 打印机故障\n\n## 现象\n\n不出纸\n\n## 处理结果\n\n换了驱动\n\n## 原因分析\n\n- 驱动旧\n\n## 总结\n\n先看版本\n';
    expect(draftCase(foreign, 'x.md').variables).toMatchObject({
      title: '打印机故障',
      event: '不出纸',
      result: '换了驱动',
      cause: '- 驱动旧',
      lesson: '先看版本',
    });
    expect(draftCase('打印机不出纸，换了驱动。\n', '打印机.md').variables).toMatchObject({
      event: '打印机不出纸，换了驱动。',
    });
  });

  it('tells what is empty: a new retrospective has nothing', () => {
    const template = readFileSync('templates/zh-cn/retrospective/retrospective.md', 'utf8');
    const blank = renderTemplate(template, { title: '新', occurred: '', people: [], project: '' });
    expect(blank.ok && draftCase(blank.text, 'x.md').empty).toHaveLength(5);
    expect(draftCase('', 'x.md').empty).toHaveLength(5);
  });

  it('is masked without a trace of names, in the file name, the front matter and the tags too', () => {
    const source = example
      .replace('title: WMS', 'title: 瑞成 王敏 WMS')
      .replace('tags: [库存同步', 'tags: [瑞成精密, 库存同步')
      .replace(
        '## 经验教训',
        '## 经验教训\n\n瑞 成的`王敏`说 ![孙立](何俊.png) [李强](../李强/日报.md) 。\n',
      );
    const { names } = draftCase(source, 'x.md');
    const text = rendered(source);
    const masked = maskText(text, findSensitive(text, names));
    expect(masked).not.toMatch(/瑞\s?成|王敏|孙立|何俊|李强|陈洁/);
    expect(parseCase(masked, '').fields.title?.text).toBe('客户A 人员1 WMS 库存同步失败');
  });

  it('makes a case of a megabyte in a moment, and of any text something that reads back', () => {
    const long = `${example}\n${'客户反馈扫码枪连不上。'.repeat(60_000)}\n`;
    expect(rendered(long).length).toBeGreaterThan(600_000);
    const line = fc.constantFrom(
      '# 标题',
      '## 原因',
      '- [x] 改 @王敏',
      '```',
      '<!--',
      '| a | b |',
      '文字',
      '---',
      '{{ x }}',
      '![a](b.png)',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const text = rendered(lines.join('\n'));
        expect(parseCase(text, '').kind).toBe('case');
      }),
    );
  }, 20_000);
});

describe('Markdown that leaves its folder', () => {
  it('has no comments, images and links to files, and small headings', () => {
    const count = { images: 0 };
    const text =
      '# Big\n\nsee [log](a/b.log) and [site](https://example.com) ![x](y.png) <!-- note\n-->\n\n[ref]: ../c.md\n\n```\n# code\n```\n';
    expect(cleanMarkdown(text, count)).toBe(
      '### Big\n\nsee log and [site](https://example.com)\n\n```\n# code\n```',
    );
    expect(count.images).toBe(1);
  });
});
