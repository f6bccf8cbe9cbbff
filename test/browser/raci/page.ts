import '@vscode/codicons/dist/codicon.css';
import * as l10n from '@vscode/l10n';
import { afterEach, expect } from 'vitest';
import type { RaciIntent } from '../../../src/raci/intent.ts';
import '../../../webview/elements/raci/app.ts';
import type { RaciApp } from '../../../webview/elements/raci/app.ts';
import type { RaciGrid } from '../../../webview/elements/raci/grid.ts';
import { pageStyles } from '../../../webview/styles/page.ts';
import translations from '../../../l10n/bundle.l10n.zh-cn.json';
import type { ThemeKind } from '../themes.ts';
import { applyTheme } from '../themes.ts';
import type { FakeRaciHost } from './fakeHost.ts';

if (pageStyles.styleSheet) document.adoptedStyleSheets.push(pageStyles.styleSheet);
document.documentElement.lang = 'en';
document.body.dataset.surface = 'editor';

/** Six matters and four roles, with a section, words, and something wrong in some. */
export const sample = `---
fupan: raci
title: Second phase
---

# Second phase

| Matter | Engineer | Developers | Customer | Manager |
| --- | --- | --- | --- | --- |
| Survey | R write it down | C | A sign-off | I |
| Build | R deploy | A code | C acceptance | I |
| **Go-live** | | | | |
| Migration | R | | | |
| Training | R | I | C | A |
| Support | A/R | C | I | I |
`;

/** Colours of the theme that only the grid uses. */
const colours: Readonly<Record<ThemeKind, Readonly<Record<string, string>>>> = {
  dark: {
    'editor-background': '#191a1b',
    'charts-blue': '#57a3f8',
    'charts-orange': '#d18616',
    'charts-green': '#86cf86',
    'charts-purple': '#ad80d7',
    'charts-yellow': '#cca700',
    'list-focusOutline': '#3994bc',
    'list-inactiveSelectionBackground': '#2c2d2e',
    'list-inactiveSelectionForeground': '#ededed',
    'editorWarning-foreground': '#cca700',
    'editor-findMatchHighlightBackground': '#27678280',
    'editorWidget-background': '#202122',
    'editorWidget-border': '#2a2b2c',
    'keybindingTable-headerBackground': '#bfbfbf0a',
    'keybindingTable-rowsBackground': '#bfbfbf0a',
    'menu-separatorBackground': '#2a2b2c',
  },
  light: {
    'editor-background': '#ffffff',
    'charts-blue': '#1a5cff',
    'charts-orange': '#d18616',
    'charts-green': '#388a34',
    'charts-purple': '#652d90',
    'charts-yellow': '#667309',
    'list-focusOutline': '#0069cc',
    'list-inactiveSelectionBackground': '#e0e0e0',
    'editorWarning-foreground': '#895503',
    'editor-findMatchHighlightBackground': '#0069cc1a',
    'editorWidget-background': '#fafafd',
    'editorWidget-border': '#eeeef1',
    'keybindingTable-headerBackground': '#2020200a',
    'keybindingTable-rowsBackground': '#2020200a',
    'menu-separatorBackground': '#eeeef1',
  },
  'high-contrast': {
    'editor-background': '#000000',
    'charts-blue': '#59a4f9',
    'charts-orange': '#d18616',
    'charts-green': '#89d185',
    'charts-purple': '#b180d7',
    'charts-yellow': '#ffd370',
    'list-focusOutline': '#f38518',
    'editorWarning-foreground': '#ffd370',
    'editorWidget-background': '#0c141f',
    'editorWidget-border': '#6fc3df',
    'menu-separatorBackground': '#6fc3df',
  },
};

let app: RaciApp | null = null;

/** Puts the app on the page, connected to `host`, and waits for its first picture. */
export async function open(
  host: FakeRaciHost,
  look: { theme?: ThemeKind; width?: number; height?: number; language?: 'en' | 'zh-cn' } = {},
): Promise<RaciApp> {
  const theme = look.theme ?? 'dark';
  applyTheme(theme);
  for (const [name, value] of Object.entries(colours[theme])) {
    document.documentElement.style.setProperty(`--vscode-${name}`, value);
  }
  l10n.config({ contents: look.language === 'zh-cn' ? translations : {} });
  document.documentElement.lang = look.language ?? 'en';
  app?.remove();
  app = document.createElement('fupan-raci');
  app.style.setProperty('width', `${look.width ?? 780}px`);
  app.style.setProperty('height', `${look.height ?? 600}px`);
  document.body.append(app);
  app.connect(host.connect());
  const page = app;
  await expect.poll(() => page.shadowRoot?.querySelector('fupan-raci-grid, fupan-raci-none')).toBeTruthy();
  await page.acting();
  const drawn = page.grid;
  await expect.poll(() => drawn?.isWhole ?? true).toBe(true);
  await settled();
  return page;
}

afterEach(() => {
  app?.remove();
  app = null;
});

/** Resolves when the tasks now queued, and the drawing they lead to, are done. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setTimeout(resolve));
  await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** The grid on the page. */
export function grid(): RaciGrid {
  const found = app?.shadowRoot?.querySelector('fupan-raci-grid');
  if (!found) throw new Error('no grid is on the page');
  return found;
}

/** The drawn cell of a row and a role; -1 is the row of the roles, or the column of the matters. */
export function cell(row: number, col: number): HTMLElement {
  const found = grid().cellAt({ row, col });
  if (!found) throw new Error(`no cell at ${row}/${col}`);
  return found;
}

/** The current cell as `row/role`. */
export function current(): string {
  const { row, col } = grid().selection.head;
  return `${row}/${col}`;
}

/** What the status line says. */
export function status(): string {
  return grid().shadowRoot?.querySelector('.status')?.textContent.trim() ?? '';
}

/** All elements that match a selector, wherever they are. */
export function everywhere<T extends HTMLElement = HTMLElement>(selector: string, below?: ParentNode): T[] {
  const root = below ?? app?.shadowRoot;
  if (!root) throw new Error('no page is open');
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element as T] : []),
    ...(element.shadowRoot ? everywhere<T>(selector, element.shadowRoot) : []),
  ]);
}

function nameOf(element: HTMLElement): string {
  // Icons are characters of a private area.
  return (element.getAttribute('aria-label') ?? element.innerText.replace(/[\ue000-\uf8ff]/g, '')).trim();
}

/** The one button or menu item with this name. */
export function button(name: string): HTMLElement {
  const named = everywhere('button, vscode-button, [role^=menuitem]').filter(
    (element) => nameOf(element) === name || element.querySelector('.text')?.textContent === name,
  );
  const [found] = named;
  if (!found || named.length > 1) throw new Error(`${named.length} buttons are called “${name}”`);
  return found;
}

/** The element that has the focus, inside all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** The intents the page asked for. */
export function intents(host: FakeRaciHost): RaciIntent[] {
  return host.asked('edit').map(({ intent }) => intent as RaciIntent);
}

/** A matrix of so many rows and roles, with letters spread evenly and words here and there. */
export function large(rows: number, roles: number, chinese = false): string {
  const names = chinese
    ? ['实施工程师', '开发团队', '客户', '项目经理', '产品经理', '争议仲裁人', '客户成功经理', '销售']
    : ['Engineer', 'Developers', 'Customer', 'Project manager', 'Product', 'Arbitrator', 'Success', 'Sales'];
  const matters = chinese
    ? [
        '需求调研与确认',
        '系统配置与部署',
        '历史数据迁移',
        '用户培训',
        '问题排查与支持',
        '进度与质量管理',
        '上线切换',
      ]
    : [
        'Requirement survey',
        'Configuration',
        'Data migration',
        'Training',
        'Troubleshooting',
        'Progress',
        'Cut-over',
      ];
  const words = chinese
    ? ['判断技术可行性', '签字确认', '整理需求文档', '抽查数据并出具迁移报告']
    : ['checks it', 'sign-off', 'writes it down', 'checks samples and reports'];
  const role = (at: number): string =>
    `${names[at % names.length]}${at >= names.length ? ` ${Math.floor(at / names.length) + 1}` : ''}`;
  const cellOf = (row: number, at: number): string => {
    const letter =
      at === row % roles ? 'A' : at === (row + 1) % roles ? 'R' : ['C', 'I', '', ''][(row * 7 + at * 3) % 4];
    const said = (row + at) % 5 === 0 && letter ? ` ${words[(row + at) % words.length]}` : '';
    return `${letter}${said}`;
  };
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const columns = [...Array(roles).keys()];
  return [
    `# ${chinese ? '二期上线' : 'Second phase'}`,
    '',
    line([chinese ? '事项' : 'Matter', ...columns.map(role)]),
    line(['---', ...columns.map(() => '---')]),
    ...[...Array(rows).keys()].map((row) =>
      line([
        `${matters[row % matters.length]} ${Math.floor(row / matters.length) + 1}`,
        ...columns.map((at) => cellOf(row, at)),
      ]),
    ),
    '',
  ].join('\n');
}
