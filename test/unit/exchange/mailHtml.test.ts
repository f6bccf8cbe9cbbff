import { describe, expect, it } from 'vitest';
import { mailHtml } from '../../../src/exchange/mailHtml.ts';

describe('a reply as HTML for a mail', () => {
  it('keeps headings, emphasis, lists and line breaks', () => {
    const html = mailHtml('# 核对结果\n\n**已确认**：两处\n第二行\n\n1. 回滚\n2. 复核\n');
    for (const part of ['<h1>核对结果</h1>', '<strong>已确认</strong>', '<br>', '<li>复核</li>']) {
      expect(html).toContain(part);
    }
  });

  it.each([
    ['<script>alert(1)</script>', '<script'],
    ['<img src=x onerror=alert(1)>', '<img'],
    ['[a](javascript:alert(1))', 'href'],
    ['[a](data:text/html,x)', 'href'],
    ['[a](command:workbench.action.quit)', 'href'],
    ['![p](evidence/a.png)', '<img'],
  ])('shows %s as text', (markdown, never) => {
    expect(mailHtml(markdown)).not.toContain(never);
  });

  it('keeps links to the web and to people', () => {
    expect(mailHtml('[手册](https://example.com/a) [王敏](mailto:wang@example.com)')).toMatch(
      /href="https:\/\/example\.com\/a".*href="mailto:wang@example\.com"/,
    );
  });
});
