import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderTemplate } from '../../../src/documents/template.ts';

function render(template: string, variables: Record<string, string | string[]>): string {
  const result = renderTemplate(template, variables);
  if (!result.ok) throw new Error(`${result.line}: ${result.message}`);
  return result.text;
}

describe('filling a template', () => {
  it('puts texts and lists into front matter and heading', () => {
    const template =
      'title: {{ title | yaml }}\npeople: {{ people | yamlList }}\n---\n# {{ title | heading }}\n';
    expect(render(template, { title: 'WMS 库存同步失败', people: ['王敏', '李强'] })).toBe(
      'title: WMS 库存同步失败\npeople: [王敏, 李强]\n---\n# WMS 库存同步失败\n',
    );
  });

  it('leaves an empty value empty', () => {
    expect(render('place: {{ place | yaml }}|{{ people | yamlList }}', { place: '', people: [] })).toBe(
      'place: |[]',
    );
  });

  it('keeps any title one YAML value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const read: unknown = parse(`title: ${render('{{ title | yaml }}', { title })}\nnext: 1\n`);
        const line = title.replace(/[\r\n\t\u2028\u2029]+/g, ' ').trim();
        expect(read).toEqual({ title: line === '' ? null : line, next: 1 });
      }),
    );
  });

  it('keeps any list of names one YAML list', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (people) => {
        const read: unknown = parse(`people: ${render('{{ people | yamlList }}', { people })}\nnext: 1\n`);
        const names = people.map((name) => name.replace(/[\r\n\t\u2028\u2029]+/g, ' ').trim());
        expect(read).toEqual({ people: names.filter((name) => name !== ''), next: 1 });
      }),
    );
  });

  it.each([
    'C# 接口',
    '[紧急] 客户 <input> 报错',
    '**粗** `code` a_b _c_',
    'A & B &amp; C',
    '尾 ##',
    '![x](y)',
    'a \\* b',
  ])('shows the title %j as it was typed', (title) => {
    const html = new MarkdownIt().render(`# ${render('{{ title | heading }}', { title })}\n`);
    const plain = html
      .replace(/^<h1>(.*)<\/h1>\n$/s, '$1')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    expect(plain).toBe(title);
  });

  it('names the line and the reason of a mistake', () => {
    expect(renderTemplate('a\n{% if x %}\nb\n', {})).toMatchObject({ ok: false, line: 2 });
    const unknown = renderTemplate('# {{ title }}\n\n{{ titel }}\n', { title: 'x' });
    expect(unknown).toMatchObject({ ok: false, line: 3, message: 'undefined variable: titel' });
    expect(renderTemplate('{{ title | shout }}', { title: 'x' })).toMatchObject({ ok: false, line: 1 });
  });

  it('lets a condition ask for a variable that is not there', () => {
    expect(render('{% if customer %}{{ customer }}{% endif %}.', {})).toBe('.');
  });

  it('reaches no file and no prototype', () => {
    expect(renderTemplate('{% include "/etc/hostname" %}', {}).ok).toBe(false);
    expect(renderTemplate('{{ title.constructor }}', { title: 'x' }).ok).toBe(false);
  });

  it('stops at work that would hold up the editor', () => {
    const endless = '{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}';
    expect(renderTemplate(endless, {}).ok).toBe(false);
  });
});
