import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalClaimState,
  canonicalColumns,
  canonicalHeading,
  claimColumnOf,
  claimStateOf,
  conceptOf,
  fixColumnOf,
  headingMatch,
  isNotApplicable,
  timelineColumnOf,
} from '../../../src/retrospective/concepts.ts';
import { headingNames } from '../../../src/retrospective/headingNames.ts';
import { claimColumns, timelineColumns } from '../../../src/retrospective/intent.ts';
import { claimStates, type Concept, concepts } from '../../../src/retrospective/model.ts';

const languages = ['zh-cn', 'en'] as const;

describe('canonical headings', () => {
  it.each(concepts.flatMap((concept) => languages.map((language) => [concept, language] as const)))(
    '%s is found by its %s heading',
    (concept, language) => {
      expect(headingMatch(canonicalHeading(concept, language))).toEqual({ concept, sure: true });
    },
  );

  it('differ from each other', () => {
    for (const language of languages) {
      expect(new Set(concepts.map((concept) => canonicalHeading(concept, language))).size).toBe(concepts.length);
    }
  });
});

describe('the table of names', () => {
  it('says the same name under one concept only', () => {
    const owner = new Map<string, Concept>();
    for (const concept of concepts) {
      const { canonical, names, alone } = headingNames[concept];
      for (const name of new Set([...Object.values(canonical), ...names, ...alone].map((n) => n.toLowerCase()))) {
        expect([name, owner.get(name) ?? concept]).toEqual([name, concept]);
        owner.set(name, concept);
      }
    }
  });

  it('finds every name it lists, whatever case, number or colon it is written with', () => {
    for (const concept of concepts) {
      for (const name of [...headingNames[concept].names, ...headingNames[concept].alone]) {
        expect([name, conceptOf(name)]).toEqual([name, concept]);
        expect([name, conceptOf(`**${name.toUpperCase()}**：`)]).toEqual([name, concept]);
        expect([name, conceptOf(`3. ${name}`)]).toEqual([name, concept]);
      }
    }
  });

  it('finds the names that need their parent section only there', () => {
    expect(conceptOf('Technical', 'causes')).toBe('cause-technical');
    expect(conceptOf('流程', 'causes')).toBe('cause-process');
    expect(conceptOf('Communication', 'causes')).toBe('cause-communication');
    expect(conceptOf('Immediate (this week)', 'fixes')).toBe('fix-short');
    expect(conceptOf('This quarter', 'fixes')).toBe('fix-long');
    for (const word of ['Technical', '流程', 'Communication', 'Immediate', '系统', 'Process', 'Management']) {
      expect([word, conceptOf(word)]).toEqual([word, null]);
      expect([word, conceptOf(word, 'event')]).toEqual([word, null]);
    }
  });
});

describe('headings as people write them', () => {
  const found: readonly (readonly [string, Concept])[] = [
    // Markup
    ['**Timeline**', 'timeline'],
    ['`Timeline`', 'timeline'],
    ['~~_Timeline_~~', 'timeline'],
    ['[Action items](#action-items)', 'fixes'],
    ['[Action items][todo]', 'fixes'],
    ['<a id="impact"></a>Impact', 'impact'],
    ['Impact {#impact .big}', 'impact'],
    ['Lessons&nbsp;learned', 'lessons'],
    ['Lessons learned ##', 'lessons'],
    ['根因\\_分析', 'causes'],
    // Numbering
    ['1. 时间线', 'timeline'],
    ['1.2 Timeline', 'timeline'],
    ['1.2.3、时间线', 'timeline'],
    ['2) Root cause', 'causes'],
    ['（2）根因', 'causes'],
    ['① 事件经过', 'event'],
    ['一、事故经过', 'event'],
    ['（三）原因分析', 'causes'],
    ['第四部分 整改措施', 'fixes'],
    ['第4章：预防措施', 'fixes'],
    ['Step 1: Timeline', 'timeline'],
    ['Part II - Root cause', 'causes'],
    ['附录 A：时间线', 'timeline'],
    ['Ⅳ. Lessons learned', 'lessons'],
    ['A. Impact', 'impact'],
    ['1️⃣ 影响范围', 'impact'],
    ['3影响范围', 'impact'],
    // Symbols, case, width, spaces, ends
    ['🕒 Timeline', 'timeline'],
    ['📊 影响评估', 'impact'],
    [':memo: Lessons learned', 'lessons'],
    ['★ 改进措施 ★', 'fixes'],
    ['TIMELINE', 'timeline'],
    ['Ｒｏｏｔ　Ｃａｕｓｅ', 'causes'],
    ['根 因 分 析', 'causes'],
    ['影响范围：', 'impact'],
    ['Impact:', 'impact'],
    ['What happened?', 'event'],
    ['Why didn’t we find it earlier?', 'review-detection'],
    ['How’d we do?', 'lessons'],
    // Bracketed remarks
    ['时间线（必填）', 'timeline'],
    ['Timeline (UTC+8)', 'timeline'],
    ['Timeline [required]', 'timeline'],
    ['【改进措施】', 'fixes'],
    ['行动项（必须有，含负责人）', 'fixes'],
    // Both languages
    ['时间线 Timeline', 'timeline'],
    ['Timeline / 时间线', 'timeline'],
    ['时间线（Timeline）', 'timeline'],
    ['Root cause（根因）', 'causes'],
    ['5 Why 分析', 'causes'],
    ['RCA 分析', 'causes'],
    // Traditional characters
    ['時間線', 'timeline'],
    ['根因分析與教訓', 'causes'],
    ['經驗教訓', 'lessons'],
    ['影響範圍', 'impact'],
    // Fillers
    ['本次事故的影响', 'impact'],
    ['问题根因分析及说明', 'causes'],
    ['详细时间线', 'timeline'],
    ['Detailed timeline of the incident', 'timeline'],
    ['Impact on users', 'impact'],
    ['后续改进项', 'fixes'],
    ['技术原因分析', 'cause-technical'],
    // More than one thing in a heading: the first one
    ['Root cause and resolution', 'causes'],
    ['Root causes & contributing factors', 'causes'],
    ['原因与措施', 'causes'],
    ['Root cause: the mapping file of the old warehouse', 'causes'],
    // Usual names of public templates
    ['Contributing Factors', 'causes'],
    ['Corrective and Preventative Measures', 'fixes'],
    ['Follow-up Actions', 'fixes'],
    ['Remediation', 'fixes'],
    ['Containment', 'fix-short'],
    ['应急处理', 'fix-short'],
    ['Medium-term improvements', 'fix-mid'],
    ['长期改进', 'fix-long'],
    ['Detection', 'review-detection'],
    ['Process gaps', 'review-gap'],
    ['各方说法', 'claims'],
    ['佐证材料', 'evidence'],
    ['处理过程', 'timeline'],
    ['整改措施', 'fixes'],
    ['待办事项', 'fixes'],
    ['复盘会议纪要', 'meeting'],
    ['What went well', 'lessons'],
    ['Chain of Events', 'timeline'],
    ['Root Cause(s)', 'causes'],
    ['Action Items & Followups', 'fixes'],
    ['Mitigation & Resolution', 'fix-short'],
    ['TL;DR（执行摘要）', 'event'],
    ['根因（两层）', 'causes'],
    ['未来改进 / Future Improvements', 'fixes'],
    ['预防（Prevention）', 'fixes'],
  ];
  it.each(found)('%s → %s', (heading, concept) => {
    expect(conceptOf(heading)).toBe(concept);
  });

  it.each([
    '',
    '   ',
    '（一）',
    '1.',
    '🔥',
    'Cause of joy',
    'Timeline of the project plan',
    'Non-causes',
    'Because',
    'Table of contents',
    'References',
    'Background of the customer',
    'Fixed assets',
    'Fixture list',
    'Prefix',
    'Impactful changes',
    'Screen resolution',
    'Insurance claims',
    'Long-term customers',
    'Short-term memory',
    'Customer actions',
    'Responders',
    'Glossary',
    'Appendix',
    'Appendix A',
    'Severity',
    'Communication',
    'Meeting room',
    'Events page',
    'No impact',
    'Not a root cause',
    'Analysis of variance',
    'Impact / severity analysis of the incident',
    'The evidence of the ages',
    '时间安排',
    '时间',
    '客户背景',
    '项目背景',
    '长期客户',
    '短期借款',
    '影响力',
    '客户的影响力',
    '无影响',
    '非根本原因',
    '原因不明',
    '目录',
    '参考资料',
    '责任认定',
    '人员安排',
    '流程',
    '沟通记录',
    '会议室',
    '证据法',
    '改进型号',
    'WMS 库存同步失败',
    '复盘',
    '故障复盘报告',
    'Postmortem',
    'Incident report: WMS sync failed',
    'Timeline '.repeat(60),
  ])('%j is none of ours', (heading) => {
    expect(conceptOf(heading)).toBeNull();
  });

  it('tells a safe reading from a likely one', () => {
    expect(headingMatch('时间线')).toEqual({ concept: 'timeline', sure: true });
    expect(headingMatch('Timeline (UTC)')).toEqual({ concept: 'timeline', sure: true });
    expect(headingMatch('处理过程')).toEqual({ concept: 'timeline', sure: false });
    expect(headingMatch('What went well')).toEqual({ concept: 'lessons', sure: false });
    expect(headingMatch('Root cause and resolution')).toEqual({ concept: 'causes', sure: false });
    expect(headingMatch('Cause of joy')).toBeNull();
  });

  it('answers any text, quickly', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'([{<*_`~:|/#&;.-0123ivx一二三（）【】、：因时线 timelineand'), maxLength: 400 });
    const started = performance.now();
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), noise), (heading) => {
        const concept = conceptOf(heading);
        expect(concept === null || concepts.includes(concept)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    for (const unit of ['(', '[', '<', '[a](', ':a_', '1.', '（一）', '与', '的', '{', '&', 'a b ']) {
      conceptOf(unit.repeat(100_000));
      conceptOf(unit.repeat(Math.floor(350 / unit.length)));
      isNotApplicable(unit.repeat(100_000));
      timelineColumnOf(unit.repeat(100_000));
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('table columns', () => {
  it('are found by their canonical headers', () => {
    for (const language of languages) {
      for (const column of timelineColumns) {
        expect(timelineColumnOf(canonicalColumns[language].timeline[column])).toBe(column);
      }
      for (const column of claimColumns) {
        expect(claimColumnOf(canonicalColumns[language].claims[column])).toBe(column);
      }
    }
  });

  it.each([
    ['Time (UTC)', 'time'],
    ['**Date/Time**', 'time'],
    ['时间 Time', 'time'],
    ['时间（UTC+8）', 'time'],
    ['发生時間', 'time'],
    ['Event', 'text'],
    ['处理动作', 'text'],
    ['Evidence / 证据', 'evidence'],
    ['截图', 'evidence'],
    ['Actor', null],
    ['责任人', null],
    ['时间 Evidence', null],
    ['', null],
  ] as const)('timeline: %s → %s', (header, column) => {
    expect(timelineColumnOf(header)).toBe(column);
  });

  it.each([
    ['责任方', 'party'],
    ['Who', 'party'],
    ['说法', 'claim'],
    ['Statement', 'claim'],
    ['佐证', 'evidence'],
    ['合同/变更', 'reference'],
    ['Contract clause', 'reference'],
    ['争议状态', 'state'],
    ['Status', 'state'],
    ['Priority', null],
  ] as const)('claims: %s → %s', (header, column) => {
    expect(claimColumnOf(header)).toBe(column);
  });

  it.each([
    ['Action Item', 'text'],
    ['改进项', 'text'],
    ['Owner', 'owner'],
    ['责任人', 'owner'],
    ['负责人（必填）', 'owner'],
    ['Due', 'due'],
    ['Due date', 'due'],
    ['计划完成时间', 'due'],
    ['Status', 'status'],
    ['完成情况', 'status'],
    ['验证结果', 'verified'],
    ['Verified on', 'verified'],
    ['Term', 'term'],
    ['Type', null],
    ['优先级', null],
    ['Ticket', null],
    ['序号', null],
  ] as const)('fixes: %s → %s', (header, column) => {
    expect(fixColumnOf(header)).toBe(column);
  });
});

describe('claim states', () => {
  it('are read back from the words written', () => {
    for (const state of claimStates) {
      for (const language of languages) expect(claimStateOf(canonicalClaimState(state, language))).toBe(state);
    }
    expect(claimStates.map((state) => canonicalClaimState(state, 'zh-cn'))).toEqual(['一致', '有争议', '已仲裁']);
    expect(claimStates.map((state) => canonicalClaimState(state, 'en'))).toEqual(['agreed', 'disputed', 'arbitrated']);
  });

  it.each([
    ['**有争议**', 'disputed'],
    ['不认可', 'disputed'],
    ['Not agreed', 'disputed'],
    ['待仲裁', 'disputed'],
    ['有争议：客户不认可第 3 条', 'disputed'],
    ['认可', 'agreed'],
    ['✅ Agreed', 'agreed'],
    ['一致 agreed', 'agreed'],
    ['已仲裁（支持我方）', 'arbitrated'],
    ['arbitrated, in our favour', 'arbitrated'],
    ['待确认', null],
    ['pending', null],
    ['', null],
    ['—', null],
    ['不一定', null],
    ['disputedly', null],
  ] as const)('%s → %s', (text, state) => {
    expect(claimStateOf(text)).toBe(state);
  });
});

describe('a factor that played no part', () => {
  it.each([
    '不涉及',
    '不涉及。',
    '**不涉及**',
    '无',
    '本次无',
    '不涉及：接口与配置均与测试环境一致',
    '无，日报已抄送双方',
    '未涉及（沟通记录见附件）',
    '本次不涉及沟通因素',
    'N/A',
    'n/a – nothing was changed',
    'None',
    'None.',
    'None: the customer was told on the same day',
    'Not applicable - no release was made',
  ])('%s', (text) => {
    expect(isNotApplicable(text)).toBe(true);
  });

  it.each([
    '',
    '无人通知客户',
    '无变更单模板',
    '没有回归测试',
    '不涉及的模块也被一并升级',
    'None of the operators was told',
    'No one told the customer',
    'No, the customer was not told',
    'Nano service restarted',
    'TBD',
    '待补充',
    '-',
    '暂无',
  ])('not so: %j', (text) => {
    expect(isNotApplicable(text)).toBe(false);
  });
});
