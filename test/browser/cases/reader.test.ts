import '@vscode/codicons/dist/codicon.css';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { ReaderRequest, ShownCase } from '../../../src/protocol/caseReader.ts';
import { Channel, ChannelError } from '../../../src/protocol/channel.ts';
import '../../../webview/elements/cases/readerApp.ts';
import type { ReaderApp } from '../../../webview/elements/cases/readerApp.ts';
import { memoryStore, portOf } from '../fakeHost.ts';
import { applyTheme, themeKinds, type ThemeKind } from '../themes.ts';

const text = `# 扫码枪断线

## 原因

漫游时[信道](#处理)切换太慢，见 [基线](../网络/基线.md) 和 [手册](https://example.com/manual)。

![拓扑](img/topology.png) ![远程](https://example.com/pixel.png) ![外面](../../../secret.png)

#### 处理

- [x] 固定信道
- [ ] 网络验收

| 时间 | 事 |
|---|--:|
| 10:00 | 断线 |

\`\`\`
channel = 11
\`\`\`

> 信道要写进验收。

[x](javascript:alert(1)) <script>window.hacked = true</script> [y](command:workbench.action.closeWindow)
`;

/** One case behind the protocol of the pane. */
class FakeReaderHost {
  readonly requests: ReaderRequest[] = [];
  readonly store = memoryStore();
  refuses = false;
  state: ShownCase = {
    kind: 'case',
    uri: 'file:///cases/扫码/断线.md',
    fileName: '断线.md',
    title: '扫码枪断线',
    library: '部门',
    path: '扫码/断线.md',
    base: `${location.origin}/cases`,
    text,
    fields: [
      { name: '日期', value: '2026-04-02' },
      { name: '行业', value: '物流' },
    ],
    marked: ['信道'],
    heading: '',
    opened: 1,
  };
  #channel: Channel | null = null;

  connect() {
    const { port1, port2 } = new MessageChannel();
    this.#channel = new Channel(portOf(port1), {
      onRequest: (body) => {
        const request = body as ReaderRequest;
        this.requests.push(request);
        if (this.refuses) throw new ChannelError('no-document', 'Open a Markdown file first.');
        if (request.type === 'ready') return Promise.resolve(this.state);
        if (request.type !== 'similar') return Promise.resolve(undefined);
        const values = { industry: ['制造'] };
        return Promise.resolve([
          {
            uri: 'file:///cases/b.md',
            title: '手持终端掉线',
            library: '部门',
            score: 0.9,
            date: '2026-01-02',
            values,
          },
        ]);
      },
    });
    return { port: portOf(port2), store: this.store };
  }

  tell(change: Partial<ShownCase>): void {
    this.state = { ...this.state, ...change };
    this.#channel?.event({ type: 'state', state: this.state });
  }
}

let app: ReaderApp | null = null;
afterEach(() => {
  app?.remove();
  app = null;
});

const article = (): ShadowRoot => {
  const root = app?.shadowRoot?.querySelector('fupan-article')?.shadowRoot;
  if (!root) throw new Error('no case is shown');
  return root;
};
const all = (selector: string): HTMLElement[] => [...article().querySelectorAll<HTMLElement>(selector)];
const outside = (selector: string): HTMLElement[] => [
  ...(app?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

async function open(host: FakeReaderHost, theme: ThemeKind = 'dark', width = 700): Promise<void> {
  applyTheme(theme);
  document.documentElement.style.setProperty(
    '--vscode-editor-background',
    getComputedStyle(document.body).backgroundColor,
  );
  document.documentElement.lang = 'zh-cn';
  app?.remove();
  app = document.createElement('fupan-case-reader');
  app.style.setProperty('width', `${width}px`);
  app.style.setProperty('height', '800px');
  document.body.append(app);
  app.connect(host.connect());
  await expect
    .poll(() => app?.shadowRoot?.querySelector('fupan-article')?.shadowRoot?.querySelector('h2'))
    .toBeTruthy();
  await expect.poll(() => outside('.similar li').length).toBe(1);
}

describe('the reading pane', () => {
  it.each(themeKinds)('has nothing that axe finds wrong in a %s theme', async (theme) => {
    await open(new FakeReaderHost(), theme);
    const { violations } = await axe.run(document);
    expect(
      violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
      ),
    ).toEqual([]);
    await page.screenshot({ path: `../../.output/browser/reader-${theme}.png` });
  });

  it('shows Markdown, and nothing of it can do more than be read', async () => {
    await open(new FakeReaderHost());
    expect(all('h1')).toEqual([]);
    expect(all('li.task .box').map((box) => box.ariaLabel)).toEqual(['Task done', 'Task open']);
    expect(all('a').map((link) => link.getAttribute('href'))).toEqual([
      '#%E5%A4%84%E7%90%86',
      expect.stringContaining('.md'),
      'https://example.com/manual',
    ]);
    expect(all('script, iframe, style, [onerror], [style]')).toEqual([]);
    expect((window as { hacked?: boolean }).hacked).toBeUndefined();
    expect(all('p').at(-1)?.textContent).toContain('<script>');
  });

  it('loads pictures of the library only', async () => {
    const host = new FakeReaderHost();
    await open(host);
    // What is not there is said in words; nothing was asked of another machine.
    await expect.poll(() => all('.noPicture').length).toBe(3);
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(loaded.filter((name) => /pixel|secret/.test(name))).toEqual([]);
    expect(loaded.some((name) => name.includes('topology'))).toBe(true);
  });

  it('marks what was looked for and goes from one to the next', async () => {
    await open(new FakeReaderHost());
    expect(all('mark')).toHaveLength(3);
    const next = () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'F3', bubbles: true }));
    next();
    await expect
      .poll(() => all('mark').map((mark) => mark.classList.contains('current')))
      .toEqual([true, false, false]);
    next();
    next();
    next();
    await expect
      .poll(() => all('mark').map((mark) => mark.classList.contains('current')))
      .toEqual([true, false, false]);
    expect(outside('.marks [role=status]').map(({ textContent }) => textContent.trim())).toEqual(['1 of 3']);
  });

  it('follows headings itself and asks the host for everything else', async () => {
    const host = new FakeReaderHost();
    await open(host);
    const asked = () => host.requests.flatMap((request) => (request.type === 'openLink' ? request.href : []));
    for (const link of all('a')) link.click();
    await expect.poll(asked).toHaveLength(2);
    expect(article().activeElement?.textContent).toBe('处理');
    outside('.similar button')[0]?.click();
    await expect.poll(() => host.requests.at(-1)).toEqual({ type: 'open', uri: 'file:///cases/b.md' });
  });

  it('says what was refused, and goes back with Escape', async () => {
    const host = new FakeReaderHost();
    await open(host);
    host.refuses = true;
    outside('.bar button')[0]?.click();
    await expect
      .poll(() => app?.shadowRoot?.querySelector('fupan-message')?.shadowRoot?.textContent)
      .toContain('Open a Markdown file first.');
    host.refuses = false;
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await expect.poll(() => host.requests.at(-1)?.type).toBe('back');
  });

  it('turns to another case, and keeps its place where the same one changes', async () => {
    const host = new FakeReaderHost();
    await open(host, 'dark', 320);
    const main = outside('main')[0];
    if (!main) throw new Error('no page');
    main.scrollTop = 200;
    const at = main.scrollTop;
    host.tell({ text: `${text}\n末尾。\n` });
    await expect.poll(() => all('p').at(-1)?.textContent).toBe('末尾。');
    expect(main.scrollTop).toBe(at);
    host.tell({ opened: 2, uri: 'file:///cases/c.md', title: 'C', text: '# C\n\n新的。\n' });
    await expect.poll(() => all('p').map(({ textContent }) => textContent)).toEqual(['新的。']);
    expect(main.scrollTop).toBe(0);
    expect(host.store.value).toEqual({ uri: 'file:///cases/c.md' });
  });
});
