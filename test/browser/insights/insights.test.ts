import * as l10n from '@vscode/l10n';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { page as browser, userEvent } from 'vitest/browser';
import translations from '../../../l10n/bundle.l10n.zh-cn.json';
import { Channel } from '../../../src/protocol/channel.ts';
import type { InsightsRequest, InsightsState } from '../../../src/protocol/insights.ts';
import '../../../webview/elements/insights/app.ts';
import { pageStyles } from '../../../webview/styles/page.ts';
import { memoryStore, portOf } from '../fakeHost.ts';
import { applyTheme, themeKinds, type ThemeKind } from '../themes.ts';

if (pageStyles.styleSheet) document.adoptedStyleSheets.push(pageStyles.styleSheet);

const counts = [31, 22, 12, 8, 5, 3, 2];
const total = counts.reduce((sum, count) => sum + count, 0);
const causes = [
  '测试与生产环境不一致，上线前没有人核对过配置',
  '变更未登记',
  '接口',
  '培训',
  '权限',
  '打印',
  '网络',
];
const sample: InsightsState = {
  cases: 83,
  reading: false,
  field: 'cause',
  pareto: counts.map((count, at) => ({
    value: `cause ${at}`,
    label: causes[at] ?? '',
    count,
    share: count / total,
    cumulative: counts.slice(0, at + 1).reduce((sum, one) => sum + one, 0) / total,
  })),
  moreValues: 4,
  months: Array.from({ length: 24 }, (_, at) => ({
    month: `${2024 + Math.floor((at + 11) / 12)}-${String(((at + 11) % 12) + 1).padStart(2, '0')}`,
    count: (at * 7) % 9,
  })),
  causes: [
    { value: 'x', label: '变更未登记', count: 6, first: '2025-03-01', last: '2026-11-02', gapDays: 122 },
  ],
  customers: [
    { value: 'y', label: '瑞成精密', count: 3, first: '2026-09-18', last: '2026-11-20', gapDays: 31 },
  ],
  actions: [
    { age: 'over-month', count: 2 },
    { age: 'this-week', count: 5 },
    { age: 'no-date', count: 1 },
  ],
};

const asked: InsightsRequest[] = [];
let element: HTMLElement | null = null;

/** Shows the page for `state` in a theme, wide enough for an editor. */
async function open(
  state: InsightsState,
  theme: ThemeKind = 'dark',
  language: 'en' | 'zh-cn' = 'zh-cn',
): Promise<HTMLElement> {
  applyTheme(theme);
  l10n.config({ contents: language === 'zh-cn' ? translations : {} });
  document.documentElement.lang = language;
  asked.length = 0;
  const { port1, port2 } = new MessageChannel();
  new Channel(portOf(port2), {
    onRequest: (body) => {
      const request = body as InsightsRequest;
      asked.push(request);
      return Promise.resolve(
        request.type === 'ready'
          ? state
          : request.type === 'setField'
            ? { ...state, field: request.field }
            : null,
      );
    },
  });
  const app = document.createElement('fupan-insights');
  document.body.append(app);
  app.connect({ port: portOf(port1), store: memoryStore() });
  element = app;
  await expect.poll(() => app.shadowRoot?.querySelector('main p')).toBeTruthy();
  if (!state.reading) await expect.poll(() => app.shadowRoot?.querySelector('[role=status]')).toBeNull();
  return app;
}

afterEach(() => {
  element?.remove();
  element = null;
});

/** Buttons of the page, those inside its elements too. */
function buttons(): HTMLButtonElement[] {
  const inside = (root: ParentNode): HTMLButtonElement[] => [
    ...root.querySelectorAll('button'),
    ...[...root.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? inside(one.shadowRoot) : [])),
  ];
  return inside(element?.shadowRoot ?? document);
}

describe.each(themeKinds)('insights in a %s theme', (theme) => {
  it('have nothing that axe finds wrong', async () => {
    await browser.viewport(900, 1100);
    await open(sample, theme);
    const { violations } = await axe.run(document);
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
    await browser.screenshot({ path: `../../.output/insights/${theme}.png` });
    await browser.viewport(420, 900);
    await browser.screenshot({ path: `../../.output/insights/${theme}-narrow.png` });
  });
});

/** Tables of the page that are wider than there is room. */
function overflowing(): number {
  const tables = [...(element?.shadowRoot?.querySelectorAll('fupan-bar-table') ?? [])];
  return tables.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length;
}

describe('insights', () => {
  it.each(['en', 'zh-cn'] as const)('fit an editor of 320 pixels and more (%s)', async (language) => {
    await open(sample, 'dark', language);
    for (const width of [320, 440, 480, 600]) {
      await browser.viewport(width, 900);
      expect(overflowing(), `${width} pixels`).toBe(0);
    }
    // Laid out in two lines, it is a table still. Colours are looked at above.
    await browser.viewport(320, 900);
    const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
  });

  it('lead from a bar to its cases, with the keyboard alone', async () => {
    await open(sample);
    const find = (label: string) => buttons().find((button) => button.textContent.includes(label));
    find('变更未登记')?.focus();
    await userEvent.keyboard('{Enter}');
    find('2025-01')?.focus();
    await userEvent.keyboard(' ');
    find('瑞成精密')?.click();
    buttons().at(-1)?.click();
    await expect
      .poll(() => asked.slice(1))
      .toEqual([
        { type: 'showCases', field: 'cause', value: 'cause 1' },
        { type: 'showMonth', month: '2025-01' },
        { type: 'showCases', field: 'customer', value: 'y' },
        { type: 'showActions', age: 'no-date' },
      ]);
  });

  it('are counted by another field', async () => {
    const app = await open(sample);
    const select = app.shadowRoot?.querySelector('select');
    if (!select) throw new Error('no choice');
    await userEvent.selectOptions(select, 'customer');
    await expect.poll(() => asked.at(-1)).toEqual({ type: 'setField', field: 'customer' });
    await expect.poll(() => select.value).toBe('customer');
  });

  it('do not say that there is nothing while the libraries are being read', async () => {
    const app = await open({ ...sample, cases: 0, reading: true });
    expect(app.shadowRoot?.querySelector('[role=status]')?.textContent).toContain('正在读取案例');
    expect(buttons()).toEqual([]);
  });

  it('say so where there is nothing to count', async () => {
    const app = await open(
      { ...sample, cases: 0, pareto: [], months: [], causes: [], customers: [], actions: [] },
      'dark',
      'en',
    );
    expect(app.shadowRoot?.querySelector('main')?.textContent).toContain('There is no case yet');
    expect(buttons()).toEqual([]);
  });
});
