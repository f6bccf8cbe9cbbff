import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillReply, toSnippet } from '../../../src/replies/fillReply.ts';
import { findUnfilled } from '../../../src/replies/placeholders.ts';
import { plainText } from '../../../src/replies/plainText.ts';
import type { Fragment, Fragments, ReplyTemplate } from '../../../src/replies/template.ts';
import { readFragment, readReplyTemplate } from '../../../src/replies/template.ts';

function templateOf(body: string, fragments: Fragments = new Map(), matter = ''): ReplyTemplate {
  const result = readReplyTemplate(`---\nfupan: reply\ntitle: t\n${matter}---\n\n${body}\n`, fragments);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.template;
}

const names = (body: string, fragments?: Fragments): string[] =>
  templateOf(body, fragments).placeholders.map(({ name }) => name);

describe('reading a reply template', () => {
  it('gives what the front matter says', () => {
    const result = readReplyTemplate(
      '---\r\nfupan: reply\r\ntitle: 缓冲\r\nscenario: buffer\r\naccusation: cannot-use\r\ncomplaint: technical\r\nchannel: chat\r\nbeats: [empathy, dated]\r\ntags: [常用]\r\nplaceholders:\r\n  customer: 客户称呼\r\n---\r\n\r\n{{ customer }}，您好。\r\n',
    );
    expect(result).toMatchObject({
      ok: true,
      template: {
        title: '缓冲',
        scenario: 'buffer',
        accusations: ['cannot-use'],
        complaints: ['technical'],
        channel: 'chat',
        coaching: false,
        beats: ['empathy', 'dated'],
        tags: ['常用'],
        body: '{{ customer }}，您好。',
        placeholders: [{ name: 'customer', label: '客户称呼', optional: false }],
      },
    });
  });

  it.each([
    ['没有头部\n', 'no-front-matter', 1],
    ['---\nfupan: reply\ntitle: [a\n---\nx\n', 'front-matter-broken', 4],
    ['---\ntitle: a\nfupan: case\n---\nx\n', 'not-a-reply', 3],
    ['---\nfupan: reply\n---\nx\n', 'no-title', 1],
    ['---\nfupan: reply\ntitle: a\nchannel: fax\n---\nx\n', 'unknown-channel', 4],
    ['---\nfupan: reply\ntitle: a\naccusation: rude\n---\nx\n', 'unknown-accusation', 4],
    ['---\nfupan: reply\ntitle: a\ncomplaint: rude\n---\nx\n', 'unknown-complaint', 4],
    ['---\nfupan: reply\ntitle: a\nbeats: [song]\n---\nx\n', 'unknown-beat', 4],
    ['---\nfupan: reply\ntitle: a\n---\n\n', 'empty-body', 6],
    ['---\nfupan: reply\ntitle: a\n---\n\nx\n{{ a\n', 'liquid-broken', 7],
    ['---\nfupan: reply\ntitle: a\n---\nx\n{% if a %}\n', 'liquid-broken', 6],
    ['---\nfupan: reply\ntitle: a\n---\n{{ a | shout }}\n', 'liquid-broken', 5],
    ["---\nfupan: reply\ntitle: a\n---\nx\n\n{% include 'nobody' %}\n", 'unknown-fragment', 7],
  ])('names fault and line of %j', (text, code, line) => {
    const result = readReplyTemplate(text);
    expect(result.ok ? null : [result.fault.code, result.fault.line]).toEqual([code, line]);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '---\n',
      'fupan: reply\n',
      'title: a\n',
      '{{',
      '}}',
      '{%',
      '%}',
      ' if ',
      'a',
      '`',
      '\n',
      '{% raw %}',
      ': [',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (parts) => {
        const result = readReplyTemplate(`---\nfupan: reply\ntitle: a\n---\n${parts.join('')}`);
        if (result.ok) fillReply(result.template, {});
        else expect(result.fault.line).toBeGreaterThan(0);
      }),
    );
  });

  it('reads fragments of their own kind only', () => {
    expect(
      readFragment('---\nfupan: reply-fragment\nplaceholders: { engineer: 姓名 }\n---\n{{ engineer }}\n'),
    ).toEqual({
      ok: true,
      fragment: { body: '{{ engineer }}', labels: new Map([['engineer', '姓名']]) },
    });
    expect(readFragment('---\nfupan: reply\ntitle: a\n---\nx\n')).toMatchObject({
      ok: false,
      fault: { code: 'not-a-reply', line: 2 },
    });
  });
});

describe('the slots of a template', () => {
  const fragments = new Map<string, Fragment>([
    ['greeting', { body: '{{ customer }}您好，', labels: new Map([['customer', '客户称呼']]) }],
  ]);

  it('come in the order of the text, those of fragments in their place', () => {
    expect(
      names(
        "{{ a | upcase }}{% include 'greeting' %}{{ b | default: c }} {{ a }} {{ d.name }} {{ 客户 }}",
        fragments,
      ),
    ).toEqual(['a', 'customer', 'b', 'c', 'd', '客户']);
    expect(templateOf("{% include 'greeting' %}", fragments).placeholders[0]?.label).toBe('客户称呼');
  });

  it('are optional where a condition asks for them, and none where the template sets them', () => {
    const { placeholders } = templateOf('{% if phone %}{{ phone }}{% endif %}{% assign x = y %}{{ x }}');
    expect(placeholders.map(({ name, optional }) => [name, optional])).toEqual([
      ['phone', true],
      ['y', false],
    ]);
  });

  it('are none in code, which is shown as it stands', () => {
    const template = templateOf('写作 `{{ customer }}`，不是 {{ real }}\n\n```\n{% if x %}{{ y }}\n```\n');
    expect(template.placeholders.map(({ name }) => name)).toEqual(['real']);
    expect(fillReply(template, { real: '甲' }).text).toBe(
      '写作 `{{ customer }}`，不是 甲\n\n```\n{% if x %}{{ y }}\n```',
    );
  });
});

describe('filling a reply', () => {
  it('puts values in and says what is left, once each, in order', () => {
    const template = templateOf(
      '{{ b }}{{ a }}{{ b }}{{ c }}{% if d %}，电话{{ d }}{% endif %}',
      new Map(),
      'placeholders: { b: 乙, c: third }\n',
    );
    const { text, left } = fillReply(template, { a: '甲', c: ' ' });
    expect(text).toBe('【待填：乙】甲【待填：乙】[fill in: third]');
    expect(left.map(({ name }) => name)).toEqual(['b', 'c']);
    expect(fillReply(template, { d: '110' }, ({ name }) => `<${name}>`).text).toBe('<b><a><b><c>，电话110');
  });

  it('takes the default where nothing is given', () => {
    expect(fillReply(templateOf('{{ hours | default: 48 }}小时内'), {})).toEqual({
      text: '48小时内',
      left: [],
    });
    expect(fillReply(templateOf('{{ hours | default: 48 }}小时内'), { hours: '24' }).text).toBe('24小时内');
  });

  it('leaves the values of a customer as they are, whatever is in them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        fc.pre(value.trim() !== '' && !/[\ue000-\ue003]/.test(value));
        expect(fillReply(templateOf('[{{ a }}]'), { a: value }).text).toBe(`[${value}]`);
      }),
    );
    expect(fillReply(templateOf('{{ a }}'), { a: '{{ b }}<script>' }).text).toBe('{{ b }}<script>');
  });
});

describe('a reply as a snippet', () => {
  it('has one tab stop a slot, and escapes what snippets know', () => {
    const template = templateOf(
      '{{ a }}，合计 $5 {x} \\ {{ b }}{{ a }}',
      new Map(),
      'placeholders: { a: "称呼}$", b: 时间 }\n',
    );
    expect(toSnippet(template, {})).toBe(
      '${1:【待填：称呼\\}\\$】}，合计 \\$5 {x\\} \\\\ ${2:【待填：时间】}${1:【待填：称呼\\}\\$】}$0',
    );
    expect(toSnippet(template, { a: '${HOME}', b: 'b' })).toBe(
      '\\${HOME\\}，合计 \\$5 {x\\} \\\\ b\\${HOME\\}$0',
    );
  });

  it('leaves marks that are found again, whatever a slot is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (label) => {
        fc.pre(label.trim() !== '' && !/[\ue000-\ue003]/.test(label));
        const { text, left } = fillReply(
          templateOf('{{ a }}: x', undefined, `placeholders: { a: ${JSON.stringify(label)} }\n`),
          {},
        );
        expect(left).toHaveLength(1);
        expect(findUnfilled(text).some(({ start }) => start === 0)).toBe(true);
      }),
    );
  });

  it('gives the text back when its escapes are undone', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        fc.pre(value.trim() !== '');
        const snippet = toSnippet(templateOf('{{ a }}'), { a: value });
        expect(snippet.slice(0, -2).replace(/\\([\\$}])/g, '$1')).toBe(value);
      }),
    );
  });
});

describe('a reply as plain text', () => {
  it.each([
    ['## 标题 ##\n\n**要点**：*斜体* `代码`', '标题\n\n要点：斜体 代码'],
    ['见[手册](https://example.com/a)和[](b.md)', '见手册 (https://example.com/a)和b.md'],
    ['<!-- 内部 -->公开\n\n\n\n- 一\n- 二  ', '公开\n\n- 一\n- 二'],
    ['3 * 4 * 5 和 a_b_c 和 \\*号', '3 * 4 * 5 和 a_b_c 和 *号'],
  ])('%j becomes %j', (markdown, text) => {
    expect(plainText(markdown)).toBe(text);
  });
});
