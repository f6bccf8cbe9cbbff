import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMinutes } from '../../../src/documents/minutes/minutes.ts';
import type { Minutes, NotedItem } from '../../../src/documents/minutes/model.ts';
import { minutesReport } from '../../../src/documents/minutes/report.ts';
import { meetingTimes } from '../../../src/vscode/documents/meetingTimes.ts';
import { parseMoment } from '../../../src/replies/moment.ts';
import { parseBlocks } from '../../../src/markdown/blocks.ts';

// A Friday.
const now = parseMoment('2026-11-20T15:30:00+08:00');
if (!now) throw new Error('no moment');
const findTimes = meetingTimes(now, null);
const read = (notes: string): Minutes => readMinutes(notes, findTimes);
const none = { date: '2026-11-20', customer: '', project: '', author: '' };

/** Each action as `owners, due[, done]: beginning`. */
const actions = (minutes: Minutes) =>
  minutes.actions.map(
    ({ owners, due, done, text }) =>
      `${[owners.join('+'), due, ...(done ? ['done'] : [])].join(' ')}: ${text.slice(0, 8)}`,
  );
const texts = (items: readonly NotedItem[]) => items.map(({ text }) => text);

const files = readdirSync('test/fixtures/minutes').filter((file) => file.endsWith('.txt'));
const fixture = (number: string) => {
  const file = files.find((name) => name.startsWith(number)) ?? '';
  return read(readFileSync(`test/fixtures/minutes/${file}`, 'utf8'));
};

describe('notes of a meeting', () => {
  it.each([
    [
      '01',
      [
        '王敏 2026-11-25: 由王敏牵头，11',
        '李强 2026-11-23: 李强：补齐 D ',
        '孙立 2026-11-25: 孙立提供近三个月',
        '客户 : 请客户确认夜班联',
      ],
    ],
    ['02', ['李强 2026-11-20: 李强：我今天下班', '王敏 : 王敏：我来通知，']],
    ['03', ['李强 2026-11-20: 由李强在本周五前']],
    ['04', ['Tom 2026-11-27: Tom to r', 'Grace 2026-11-27: Grace to']],
    [
      '05',
      [
        '李强 2026-11-25: 提供报工接口字段',
        '何俊+陈洁 2026-11-27: 开通测试环境白名',
        '王敏 2026-11-20 done: 回归测试一轮 |',
      ],
    ],
    ['06', ['王敏 2026-11-30: 王敏 11/30', '何俊 2026-12-05: 何俊申请采购 @', 'Tom 2026-11-24: Tom to c']],
    ['07', ['Daniel 2026-11-25: Daniel w']],
    ['08', ['Grace 2026-11-22: Grace 本周', '李强 2026-11-21: 李强 -> 检查']],
    [
      '09',
      [
        'Daniel : @Daniel ',
        '  done: Send inv',
        'Tom 2026-11-30: Order ca',
        '王敏 : 王敏 联系网络科',
        '  done: 复印签到表',
      ],
    ],
    ['10', ['陈洁 2026-11-26: 陈洁，周四前给出', '何俊+王敏 2026-11-26: 何俊和王敏一起核']],
    ['11', []],
    ['12', ['Daniel Koh 2026-11-20: Daniel K', 'Somchai : Somchai ']],
    ['13', []],
  ])('%s: who does what, by when', (number, expected) => {
    expect(actions(fixture(number))).toEqual(expected);
  });

  it.each([
    ['01', ['先回滚到昨天的对照表。'], ['标签打印机谁来换？'], ['11月27日 14:00，同一地点']],
    [
      '02',
      [],
      ['吴敏芝：换完之后谁通知财务？', '王敏：这个还没确认是不是在合同里'],
      ['孙立：那下周一再开会定'],
    ],
    ['03', ['最后双方同意把上线日期改到12月7日。'], ['孙立问新到的扫码枪能不能先试用，还没有定。'], []],
    ['04', ['move aisle C to channel 1'], ['who trains the night shift?'], ['Friday 27 Nov, 10:00']],
    ['06', ['以仓储部口径为准，标准报表加一列', '报废旧机型 2 台'], ['历史月份要不要重算'], []],
    [
      '07',
      ['We agreed to keep both printers running for two weeks.'],
      ['Nobody knows yet who signs for the acceptance.'],
      ['We will meet again next Monday at 9.'],
    ],
    ['10', ['月结当晚停定时任务', '报表改为按仓库分批'], ['要不要加内存'], []],
    ['12', ['Go-live stays on 2 December.', 'No custom development before go-live.'], ['Thai labels'], []],
    ['13', [], [], []],
  ])('%s: what was decided, what is open, when to meet again', (number, decisions, questions, next) => {
    const minutes = fixture(number);
    expect([texts(minutes.decisions), texts(minutes.questions), texts(minutes.next)]).toEqual([
      decisions,
      questions,
      next,
    ]);
  });

  it('tell who was there, where and when, and what was said on what', () => {
    const { facts, topics } = fixture('01');
    expect(facts).toMatchObject({
      title: ['二期周例会会议纪要'],
      when: ['2026-11-20 14:00-15:10'],
      place: ['苏州工厂 3 号会议室'],
      present: ['吴敏芝（客户）、孙立（仓储部）、王敏、李强'],
      recorder: ['王敏'],
    });
    expect(topics.map(({ title, points }) => [title, points.length])).toEqual([
      ['库存同步', 2],
      ['盘点报表', 1],
    ]);
    expect(fixture('04').topics[0]?.points[0]?.children.map(({ text }) => text)).toEqual([
      '3 drops between 01:00 and 02:00',
      'survey says channel 11 is crowded',
    ]);
    expect(fixture('10').facts.absent).toEqual(['孙立（出差）']);
  });

  it.each([
    ['会议时间：2026-12-30\n由李强周五前提供清单', '2027-01-01'],
    ['Date: 28 Dec 2026\nTom to send the list by Friday', '2027-01-01'],
    ['由李强周五前提供清单', '2026-11-27'],
  ])('count days from the meeting where the notes say when it was (%j)', (notes, due) => {
    expect(read(notes).actions.map((action) => action.due)).toEqual([due]);
  });

  it.each([
    '周五前要不要由李强提供清单？',
    '客户：你们周五前必须给结论',
    '系统每天 18:00 前自动同步',
    'Thanks to Tom for the help last week',
    'The report is due on Friday in the standard plan',
  ])('make nobody responsible who did not take it on: %s', (notes) => {
    expect(read(notes).actions).toEqual([]);
  });

  it.each(files)('%s: each line is in the report, and the report says nothing else', (file) => {
    const notes = readFileSync(`test/fixtures/minutes/${file}`, 'utf8');
    const report = minutesReport(read(notes), none);
    const words = (text: string) => text.match(/[\p{Script=Han}]|[\p{L}\p{N}]+/gu) ?? [];
    const said = new Set(words(report));
    const labels = new Set(
      words(
        '会议时间地点参会人员主持记录一二三四待办事项遗留问题下次讨论内容结论步缺席参加议题定决其他备注主题序号责任截止状态 TODO AI ACTION Decision Attendees Apologies Next meeting MINUTES Date Time Location Present Notes by Decisions Action items Parking lot AOB a b c 1 2 3 4 5 6 11 20 25 2026 11 20',
      ),
    );
    for (const line of notes.split('\n')) {
      const lost = words(line).filter(
        (word) => !said.has(word) && !labels.has(word) && !/^\d(?:\.\d)?$/.test(word),
      );
      expect([line, lost]).toEqual([line, []]);
    }
  });

  it('keep an address in one piece', () => {
    expect(texts(fixture('11').topics[0]?.points ?? []).join('\n')).toContain(
      'http://10.0.0.8:8080/report?id=7 打不开',
    );
  });

  it('lose no line, whatever shape they have, and put none in twice', () => {
    const lead = fc.constantFrom(
      '',
      '- ',
      '  - ',
      '1. ',
      '2.1 ',
      '（一）',
      '## ',
      '> ',
      '\t* ',
      '☐ ',
      '- [x] ',
      '【决定】',
      '待办：',
      '问题: ',
      'ACTION: ',
      '王敏：',
      'Tom: ',
      '参加：',
      'Next meeting: ',
      '| ',
      '由李强周五前',
    );
    const tail = fc.constantFrom('', '。', '：', '?', ' by Friday', '，周五前', ' |', '（李强）', ';', ' **');
    const line = fc.tuple(lead, tail);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant(null)), { maxLength: 25 }), (lines) => {
        const notes = lines
          .map((parts, at) => (parts ? `${parts[0]}token${at}x 说了话${parts[1]}` : ''))
          .join('\n');
        const report = minutesReport(read(notes), none);
        lines.forEach((parts, at) => {
          if (parts) expect([at, notes, report.split(`token${at}x`).length - 1]).toEqual([at, notes, 1]);
        });
      }),
    );
  });

  it('make a report that any viewer reads as one, whatever was noted', () => {
    const piece = fc.constantFrom(
      '# x',
      '```',
      '<!-- a',
      '--> b',
      '| a | b |',
      '|---|---|',
      '* * *',
      '---',
      '[ ] c',
      '<b>',
      '1) d',
      '待办：',
      '甲乙',
      '\u0000',
      '\u2028',
      '-',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const report = minutesReport(read(pieces.join('\n')), none);
        const kinds = parseBlocks(report, report.indexOf('\n---\n') + 5).map(({ kind }) => kind);
        expect([report, kinds.filter((kind) => kind === 'fence' || kind === 'code')]).toEqual([report, []]);
        expect(report).not.toMatch(/\{\{|undefined/);
      }),
    );
  });

  it('are read in time that grows with their length', () => {
    const long = [
      '甲'.repeat(1_000_000),
      '由李强、'.repeat(200_000),
      'Tom and Anna and '.repeat(60_000),
      `${'（'.repeat(200_000)}\n${'：'.repeat(200_000)}\n${'* '.repeat(200_000)}`,
      '李强：周五前完成。'.repeat(20_000),
      Array.from({ length: 20_000 }, (_, at) => `- 王敏：第 ${at} 条，周五前`).join('\n'),
    ];
    for (const notes of long) expect(minutesReport(read(notes), none).length).toBeGreaterThan(100);
  }, 60_000);
});
