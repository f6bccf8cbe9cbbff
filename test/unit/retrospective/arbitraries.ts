import fc from 'fast-check';
import type { Intent } from '../../../src/retrospective/intent.ts';
import { claimColumns, timelineColumns } from '../../../src/retrospective/intent.ts';
import {
  factors,
  fieldNames,
  listNames,
  proseConcepts,
  terms,
  concepts,
} from '../../../src/retrospective/model.ts';

/** What people type into one-line fields: both languages, Markdown signs, things that look like structure. */
export const lineText = fc.oneof(
  fc.constantFrom(
    '门店扫码报错',
    'sync failed',
    'a | b',
    '`x|y`',
    '# no heading',
    '- dash',
    '1. one',
    '@张工 due:2026-12-01',
  ),
  fc.constantFrom(
    'C:\\logs\\',
    '**bold**',
    '---',
    '[link](a b.md)',
    '<b>x</b>',
    '> q',
    '```',
    'a\nb',
    '',
    '  ',
    '[x] y',
    '<!-- c',
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

/** What people type into large fields. */
export const proseText = fc
  .array(
    fc.oneof(lineText, fc.constantFrom('', '- item', '| a | b |', '|---|---|', '## 时间线', '===', '~~~')),
    { maxLength: 5 },
  )
  .map((lines) => lines.join('\n'));

const index = fc.integer({ min: 0, max: 4 });
const by = fc.constantFrom(-1 as const, 1 as const);
const path = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 4 });
const table = fc.constantFrom('timeline' as const, 'claims' as const);
const factor = fc.constantFrom(...factors, 'unsorted' as const);
const term = fc.constantFrom(...terms, 'unsorted' as const);
const date = fc.constantFrom('2026-12-01', '2027-02-28', '');
const patch = fc.record(
  {
    text: lineText,
    owners: fc.array(fc.constantFrom('张工', 'Anna Berg', '李强'), { maxLength: 2 }),
    due: date,
    done: fc.boolean(),
    verified: date,
  },
  { requiredKeys: [] },
);
const target = fc.oneof(fc.constant({ at: 'section' as const }), fc.record({ at: table, row: index }));
const links = fc.array(
  fc.record({
    label: lineText,
    href: fc.constantFrom('evidence/图 1.png', 'a(b).log', 'x.md', '../y<z>.txt'),
    image: fc.boolean(),
  }),
  { minLength: 1, maxLength: 3 },
);

/** Any intent; many will not find their place in a given document, which has to be said and not guessed. */
export const anyIntent: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({
    kind: fc.constant('setField' as const),
    field: fc.constantFrom(...fieldNames),
    value: lineText,
  }),
  fc.record({
    kind: fc.constant('setList' as const),
    field: fc.constantFrom(...listNames),
    items: fc.array(lineText, { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('setProse' as const),
    concept: fc.constantFrom(...proseConcepts),
    text: proseText,
  }),
  fc.record({
    kind: fc.constant('addRow' as const),
    table: fc.constant('timeline' as const),
    cells: fc.record({ time: lineText, text: lineText }, { requiredKeys: [] }),
  }),
  fc.record({
    kind: fc.constant('addRow' as const),
    table: fc.constant('claims' as const),
    cells: fc.record(
      { party: lineText, claim: lineText, state: fc.constantFrom('disputed', '一致') },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    kind: fc.constant('setCell' as const),
    table: fc.constant('timeline' as const),
    row: index,
    column: fc.constantFrom(...timelineColumns),
    value: lineText,
  }),
  fc.record({
    kind: fc.constant('setCell' as const),
    table: fc.constant('claims' as const),
    row: index,
    column: fc.constantFrom(...claimColumns),
    value: lineText,
  }),
  fc.record({ kind: fc.constant('removeRow' as const), table, row: index }),
  fc.record({ kind: fc.constant('moveRow' as const), table, row: index, by }),
  fc.record({ kind: fc.constant('addEvidence' as const), to: target, links }),
  fc.record({ kind: fc.constant('removeEvidence' as const), to: target, index }),
  fc.record({
    kind: fc.constant('addCause' as const),
    factor: fc.constantFrom(...factors),
    under: fc.oneof(fc.constant([]), path),
    text: lineText,
  }),
  fc.record({ kind: fc.constant('setCause' as const), factor, path, text: lineText }),
  fc.record({ kind: fc.constant('removeCause' as const), factor, path }),
  fc.record({ kind: fc.constant('moveCause' as const), factor, path, by }),
  fc.record({ kind: fc.constant('addFix' as const), term: fc.constantFrom(...terms), patch }),
  fc.record({ kind: fc.constant('setFix' as const), term, index, patch }),
  fc.record({ kind: fc.constant('removeFix' as const), term, index }),
  fc.record({ kind: fc.constant('moveFix' as const), term, index, by }),
  fc.record({ kind: fc.constant('addSection' as const), concept: fc.constantFrom(...concepts) }),
);

const pieces = [
  '---\nfupan: retrospective\ntitle: "引号 标题" # keep\nstatus: draft\noccurred:\nplace: 苏州   # comment\npeople: [王敏, \'李强\']\ntags:\n  - a # first\n  - b\nx-unknown: {k: v}\n---\n',
  '# 标题\n',
  '## 事件描述\n\n上线后扫码失败。\n',
  'Event\n-----\nsetext text\n',
  '## 时间线\n\n| 时间 | 经过 | 证据 |\n|:--|---|---|\n| 14:30 | 报错 `a\\|b` | [x](e/x.png) |\n| 15:00 | 回滚 |\n',
  '## Timeline\n\n- 14:30 - first report\n- **15:10** rollback\n  more\n',
  '## 责任方主张\n\n责任方 | 主张 | 状态\n--- | --- | ---\n客户 | 没人通知 | 有争议\n厂商 | 已通知 | 一致 | 多出来的\n',
  '## 证据\n\n- ![图](evidence/a.png)\n- [日志](<evidence/b c.log>)\n',
  '## 根本原因分析\n\n前言\n\n### 技术因素\n\n- 映射错误\n  - 没有复核\n    - 没有清单\n  - 第二支\n- 其他\n\n### 流程因素\n\n1. 变更未登记\n   1. 口头确认\n2. 另一条\n\n### 沟通因素\n\n段落原因。\n',
  '## 改进措施\n\n### 短期\n\n- [x] 回滚 @李强 due:2026-11-21 verified:2026-11-28\n- [ ] 补充监控 due:2026-12-01 @"Anna Berg" 备注在后\n\n### 中期\n* [ ] 评审关口\n\n### 长期\n',
  '## Action items\n\n| Action | Owner | Due | Status |\n|---|---|---|---|\n| Add alert | Mia | 2026-12-01 | Open |\n',
  '## Action items\n\n1. write runbook (owner: Bo, due: 2026-12-24)\n2. nothing\n',
  '## 经验教训\n\n- 一条\n',
  '```md\n## 时间线\n| a | b |\n|---|---|\n```\n',
  '<!-- internal -->\n\n内部\n\n<!-- /internal -->\n',
  '<details>\n<summary>x</summary>\n\n## 改进措施\n\n</details>\n',
  '> ## 经验教训\n> 引用\n',
  '\n\n',
  '- loose\n\n- list\n',
  '## Foreign heading\n\ttabbed\n',
];

/** A document put together from pieces found in the wild, with any line ending, with or without BOM and final break. */
export const anyDocument = fc
  .record({
    matter: fc.boolean(),
    body: fc.shuffledSubarray(pieces.slice(1)),
    eol: fc.constantFrom('\n', '\r\n', '\r'),
    bom: fc.boolean(),
    final: fc.boolean(),
    gap: fc.constantFrom('', '\n'),
  })
  .map(({ matter, body, eol, bom, final, gap }) => {
    let text = [...(matter ? [pieces[0] ?? ''] : []), ...body].join(gap);
    if (!final) text = text.replace(/\n+$/, '');
    return (bom ? '\ufeff' : '') + text.replaceAll('\n', eol);
  });

/** Number of runs of a property; raised by the long form of the suite. */
export const runs = Number(process.env['FC_NUM_RUNS'] ?? 600);
