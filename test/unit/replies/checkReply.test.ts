import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkReply,
  isReplyDocument,
  replyChecks,
  replyProblems,
  slotMarksIn,
} from '../../../src/replies/checkReply.ts';
import { namesApproval } from '../../../src/replies/compensation.ts';
import { slotName } from '../../../src/replies/placeholders.ts';

const whole =
  '孙经理，让您的人等了一上午，抱歉。查过日志，14:20 起同步任务报 D 区没有对照。我们已切回手工领料，李强今天 16:00 前恢复同步。';
const ticks = (text: string) => checkReply(text).flatMap(({ check, ok }) => (ok ? [check] : []));

describe('the check of a reply', () => {
  it('ticks all six where nothing is missing, each with the words that show it', () => {
    const results = checkReply(whole);
    expect(results.map(({ check }) => check)).toEqual([...replyChecks]);
    expect(results.every(({ ok }) => ok)).toBe(true);
    for (const { because, range } of results.slice(0, 4)) {
      expect(because).not.toBe('');
      expect(range && whole.slice(range.start, range.end)).toBe(because);
    }
  });

  it.each([
    ['您好，收到。', ['compensation', 'unfilled']],
    ['Hello, we got your message.', ['compensation', 'unfilled']],
    ['王总，耽误您开工，实在对不起。', ['empathy', 'compensation', 'unfilled']],
    ['We will answer by Friday noon.', ['dated', 'compensation', 'unfilled']],
    ['这三天的服务费给您免掉。', ['unfilled']],
    ['这三天的服务费给您免掉，待陈洁批准。', ['compensation', 'unfilled']],
    [
      'We will waive the fee for May. This is subject to approval by our director.',
      ['compensation', 'unfilled'],
    ],
    ['【待填：客户称呼】，您好。', ['compensation']],
  ])('of %s ticks %j', (text, expected) => {
    expect(ticks(text)).toEqual(expected);
  });

  it('leaves front matter out, and names what is open', () => {
    const text =
      '---\nfupan: reply\ntitle: "[fill in: x]"\n---\n\n您好，{{ customer }}，【待填：时间】给您答复。\n';
    const open = checkReply(text).find(({ check }) => check === 'unfilled');
    expect(open).toMatchObject({ ok: false, because: 'customer · 时间' });
    expect(open?.range && text.slice(open.range.start, open.range.end)).toBe('{{ customer }}');
  });

  it('never throws, and its ranges lie in the text', () => {
    const piece = fc.constantFrom(
      '---\nfupan: reply\n---\n',
      '抱歉。',
      '【待填：a】',
      '免三天费。',
      '`x`',
      '\r\n',
      'by Friday',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const text = pieces.join('');
        for (const { range } of [...checkReply(text), ...replyProblems(text)]) {
          if (!range) continue;
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('the problems of a reply document', () => {
  const codes = (text: string) => replyProblems(text).map(({ code }) => code);

  it('are the usual beats where it does not say which it needs', () => {
    expect(codes('---\nfupan: reply\n---\n\n收到。\n')).toEqual([
      'no-empathy',
      'no-facts',
      'no-solution',
      'no-dated',
    ]);
    expect(codes('---\nfupan: reply\nbeats: [dated]\n---\n\n收到。\n')).toEqual(['no-dated']);
    expect(codes(`---\nfupan: reply\n---\n\n${whole}\n`)).toEqual([]);
    expect(codes('---\nfupan: reply\n---\n\n')).toEqual([]);
  });

  it('are each open slot by its name', () => {
    const text =
      '---\nfupan: reply\nbeats: [empathy]\n---\n抱歉，【待填：原因】，[fill in: step]: x，XXX。\n';
    expect(replyProblems(text).map(({ name }) => name)).toEqual(['原因', 'step', 'XXX']);
  });

  it('are only looked for in replies, and not in templates', () => {
    expect(isReplyDocument('---\nfupan: reply\ntitle: a\n---\nx\n')).toBe(true);
    expect(isReplyDocument('---\nfupan: reply\nplaceholders: { a: b }\n---\nx\n')).toBe(false);
    expect(isReplyDocument('---\nfupan: case\n---\nx\n')).toBe(false);
    expect(isReplyDocument('fupan: reply\n')).toBe(false);
  });
});

describe('a long reply', () => {
  it('is searched for open slots in all of it, and read for sentences at its beginning', () => {
    const text = `${'抱歉让您久等了。'.repeat(20)}【待填：客户称呼】我们免费送您一年维保。`;
    const results = new Map(checkReply(text, 100).map((result) => [result.check, result]));
    expect(results.get('unfilled')).toMatchObject({ ok: false, because: '客户称呼' });
    expect(results.get('compensation')?.ok).toBe(true);
    expect(checkReply(text).find(({ check }) => check === 'compensation')?.ok).toBe(false);
  });
});

describe('slots', () => {
  it.each([
    ['{{ customer | upcase }}', 'customer'],
    ['${1:名称}', '名称'],
    ['【待填：受影响的业务，如“月底结账”】', '受影响的业务，如“月底结账”'],
    ['[fill in: by when]', 'by when'],
    ['[DATE TBD]', 'DATE TBD'],
    ['<月>', '月'],
    ['XXX', 'XXX'],
  ])('%s asks for %s', (mark, name) => {
    expect(slotName(mark)).toBe(name);
  });

  it('are found by our marks in any text', () => {
    expect(slotMarksIn('会议纪要 XXX 【重要】')).toEqual([]);
    expect(slotMarksIn('见【待填：日期】和 [fill in: x](y)').map(({ name }) => name)).toEqual(['日期', 'x']);
  });
});

describe('approval', () => {
  it.each([
    ['减免一个月服务费，需经总监签字', true],
    ['We can offer a refund once our director agrees', true],
    ['已获批准，退还差旅费', true],
    ['退您三天服务费', false],
    ['We will refund three days', false],
  ])('in %s: %s', (sentence, expected) => {
    expect(namesApproval(sentence)).toBe(expected);
  });
});
