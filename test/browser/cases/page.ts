import '@vscode/codicons/dist/codicon.css';
import * as l10n from '@vscode/l10n';
import { afterEach, expect } from 'vitest';
import translations from '../../../l10n/bundle.l10n.zh-cn.json';
import '../../../webview/elements/cases/app.ts';
import type { CasesApp } from '../../../webview/elements/cases/app.ts';
import { pageStyles } from '../../../webview/styles/page.ts';
import type { ThemeKind } from '../themes.ts';
import { applyTheme } from '../themes.ts';
import type { FakeCasesHost } from './fakeHost.ts';

if (pageStyles.styleSheet) document.adoptedStyleSheets.push(pageStyles.styleSheet);
document.documentElement.lang = 'en';
document.body.dataset.surface = 'view';

function caseText(title: string, date: string, matter: string, body: string): string {
  return `---\nfupan: case\ntitle: ${title}\ndate: ${date}\n${matter}\n---\n\n# ${title}\n\n${body}\n`;
}

/** Six cases of several trades and kinds, in both languages. */
export const sampleCases: Readonly<Record<string, string>> = {
  'stock.md': caseText(
    'WMS 库存同步失败',
    '2026-03-05',
    'industry: 零售\nproduct: WMS\naccusation: cannot-use\ncomplaint: technical\nseverity: critical\ntags: [库存, 接口]',
    '## 原因\n\n接口超时，没有重试。\n\n## 处理过程\n\n- [x] 回滚同步任务\n\n## 经验教训\n\n同步任务要有告警。',
  ),
  'labels.md': caseText(
    '标签没有追溯码',
    '2026-05-12',
    'industry: 制造\nproduct: MES\naccusation: promised-feature\ncomplaint: management\nseverity: major\ntags: [标签]',
    '## 原因\n\n合同附件没有写。',
  ),
  'training.md': caseText(
    'Night shift was not trained',
    '2025-11-20',
    'industry: Logistics\nproduct: WMS\naccusation: slowed-project\ncomplaint: service\nseverity: minor\ntags: [training]',
    '## Root cause\n\nThe plan named one shift.\n\n## Lesson\n\nAsk for every shift.',
  ),
  'report.md': caseText(
    '月结报表口径不符',
    '2025-09-18',
    'industry: 零售\nproduct: ERP\naccusation: dont-care\ncomplaint: service\nseverity: major\ntags: [报表]',
    '## 原因\n\n调研时没有问财务。库存按仓统计。',
  ),
  'printers.md': caseText(
    'Printers offline after migration',
    '2026-01-09',
    'industry: Retail\nproduct: POS\naccusation: others-work\ncomplaint: technical\nseverity: major\ntags: [network]',
    '## Root cause\n\nFirewall rules were copied from another site.',
  ),
  'plain.md': '# 没有元数据的笔记\n\n客户反馈扫码枪很慢。\n',
};

let app: CasesApp | null = null;

/** Puts the view on the page, connected to `host`, and waits for its first picture. */
export async function openCases(
  host: FakeCasesHost,
  look: { theme?: ThemeKind; width?: number; height?: number; language?: 'en' | 'zh-cn' } = {},
): Promise<CasesApp> {
  applyTheme(look.theme ?? 'dark');
  document.documentElement.lang = look.language ?? 'en';
  l10n.config({ contents: look.language === 'zh-cn' ? translations : {} });
  app?.remove();
  app = document.createElement('fupan-cases');
  app.style.setProperty('width', `${look.width ?? 300}px`);
  app.style.setProperty('height', `${look.height ?? 600}px`);
  document.body.append(app);
  const page = app;
  page.connect(host.connect());
  await expect
    .poll(() => inside('fupan-cases-list [role=option] .title, fupan-cases-empty p').length)
    .toBeGreaterThan(0);
  return page;
}

afterEach(() => {
  app?.remove();
  app = null;
});

/** All elements below the view that match; each part of the selector may lie in the shadow root of the part before. */
export function inside<T extends HTMLElement = HTMLElement>(selector: string): T[] {
  const [first = '', ...rest] = selector.split(', ').flatMap((each) => [each]);
  const list = rest.length ? [first, ...rest] : [first];
  return list.flatMap((each) => {
    let roots: ParentNode[] = [app?.shadowRoot ?? document];
    for (const part of each.split(' ')) {
      roots = roots.flatMap((root) => {
        const own = root instanceof HTMLElement && root.shadowRoot ? root.shadowRoot : root;
        return [...own.querySelectorAll<HTMLElement>(part)];
      });
    }
    return roots as T[];
  });
}

/** The one element that matches. */
export function one<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = inside<T>(selector);
  const [element] = found;
  if (!element || found.length > 1) throw new Error(`${found.length} elements match ${selector}`);
  return element;
}

/** The titles of the hits that are drawn. */
export function titles(): string[] {
  return inside('fupan-cases-list [role=option] .title').map(({ textContent }) => textContent);
}

/** The search box. */
export function box(): HTMLInputElement {
  return one<HTMLInputElement>('fupan-cases-box input');
}

/** Replaces what is in the box, as typing does. */
export function type(text: string): void {
  const input = box();
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** The element that has the focus, inside all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
