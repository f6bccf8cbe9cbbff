import fc from 'fast-check';
import { render } from 'lit';
import { describe, expect, it } from 'vitest';
import { marked } from '../../../webview/elements/cases/marked.ts';

/** A text whose marks stand in 【】, as `marked` takes it. */
function found(text: string): Parameters<typeof marked>[0] {
  const matches: { start: number; end: number }[] = [];
  let plain = '';
  for (const [, before = '', mark] of text.matchAll(/([^【]*)(?:【([^】]*)】)?/g)) {
    plain += before;
    if (mark !== undefined) matches.push({ start: plain.length, end: plain.length + mark.length });
    plain += mark ?? '';
  }
  return { text: plain, matches };
}

/** What is shown, its marks in 【】. */
function shown(text: Parameters<typeof marked>[0], lead: number): string {
  const line = document.createElement('div');
  render(marked(text, lead), line);
  for (const mark of line.querySelectorAll('mark')) mark.prepend('【');
  for (const mark of line.querySelectorAll('mark')) mark.append('】');
  return line.textContent.trim();
}

describe('a line of Markdown with what was found', () => {
  it.each([
    ['Suzhou 【handhelds】 imported | [photo](a/b.png) |', 'Suzhou 【handhelds】 imported · photo'],
    ['| 时间 | 经过 | | --- | :--- | | 14:20 | 【同步】失败 | |', '时间 · 经过 · 14:20 · 【同步】失败'],
    ['见 ![照片](x.png) 与 [【日志】](y.log)', '见 照片 与 【日志】'],
    ['| [手册](docs/【handheld】.md) | 旧版', '手册](docs/【handheld】.md) · 旧版'],
    ['cut.md) 之后 [半个标', 'cut.md) 之后 半个标'],
    ['- [ ] **打开**告警 <!-- 注 -->', '打开告警'],
    ['a - b [草稿] 数组[0]', 'a - b [草稿] 数组[0]'],
  ])('shows %s as %s', (text, expected) => {
    expect(shown(found(text), 100)).toBe(expected);
  });

  it('begins at a word before what was found', () => {
    expect(shown(found('The phone from Suzhou 【handhelds】'), 6)).toBe('…Suzhou 【handhelds】');
    expect(shown(found('a'.repeat(40) + '【b】'), 6)).toBe('…【b】');
    expect(shown(found('上线当天库存【同步】'), 3)).toBe('…天库存【同步】');
  });

  it('keeps every mark whole and in order', () => {
    const unit = fc.constantFrom(
      'a',
      ' ',
      '|',
      '-',
      '[',
      ']',
      '(',
      ')',
      '*',
      '#',
      '库',
      '\n',
      '<!--',
      '-->',
      '！',
    );
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 60 }),
        fc.nat(60),
        fc.nat(8),
        fc.nat(12),
        (text, at, size, lead) => {
          const start = Math.min(at, text.length);
          const match = { start, end: Math.min(start + size, text.length) };
          const line = shown({ text, matches: match.end > match.start ? [match] : [] }, lead);
          if (match.end > match.start) expect(line).toContain(`【${text.slice(match.start, match.end)}】`);
        },
      ),
    );
  });
});
