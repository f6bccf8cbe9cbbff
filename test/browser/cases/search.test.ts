import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ChannelError } from '../../../src/protocol/channel.ts';
import { FakeCasesHost } from './fakeHost.ts';
import { box, focused, inside, one, openCases, sampleCases, titles, type } from './page.ts';

const status = () => one('.counts [role=status]').textContent.trim();
const chips = () =>
  inside('fupan-cases-facets .chip').map(({ innerText }) => innerText.replaceAll(/\s+/g, ' '));
const chip = (name: string) => {
  const found = inside('fupan-cases-facets .groups .chip').find(({ innerText }) =>
    innerText.startsWith(name),
  );
  if (!found) throw new Error(`no filter ${name} among ${chips().join(', ')}`);
  return found;
};

/** As many cases as asked for, in the order of their numbers. */
function many(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const number = String(at).padStart(5, '0');
      return [`${number}.md`, `---\ntitle: ${number} 号案例\n---\n\n接口在第 ${at} 次调用时超时。\n`];
    }),
  );
}

describe('searching', () => {
  it('shows all cases first, and those that are meant with every key, marked', async () => {
    await openCases(new FakeCasesHost(sampleCases));
    expect(titles()).toHaveLength(6);
    expect(status()).toBe('6 cases');
    type('库存');
    await expect.poll(titles).toEqual(['WMS 库存同步失败', '月结报表口径不符']);
    expect(status()).toBe('2 of 6 cases');
    expect(inside('fupan-cases-list .title mark').map(({ textContent }) => textContent)).toEqual(['库存']);
    expect(inside('fupan-cases-list .snippet mark').length).toBeGreaterThan(0);
    type('kctb');
    await expect.poll(titles).toEqual(['WMS 库存同步失败']);
    type('');
    await expect.poll(status).toBe('6 cases');
  });

  it('does nothing while an input method composes, and searches once when it is done', async () => {
    const host = new FakeCasesHost(sampleCases);
    await openCases(host);
    const before = host.asked('search').length;
    const input = box();
    input.focus();
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    for (const text of ['b', 'bi', 'biao', 'biao q']) {
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Process', isComposing: true, bubbles: true }));
    }
    // Enter that takes over the letters as they are belongs to the input method.
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
    expect(host.asked('search')).toHaveLength(before);
    input.value = '标签';
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '标签' }));
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await expect.poll(titles).toEqual(['标签没有追溯码']);
    expect(
      host
        .asked('search')
        .slice(before)
        .map(({ query }) => query),
    ).toEqual(['标签']);
    expect(host.asked('open')).toEqual([]);
  });

  it('drops answers that come too late, and asks only for the last of what was typed meanwhile', async () => {
    const host = new FakeCasesHost(sampleCases);
    await openCases(host);
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    host.before = (request) => (request.type === 'search' && request.query === '库' ? slow : undefined);
    const seen = new Set<string>();
    type('库');
    await expect.poll(() => host.asked('search').at(-1)?.query).toBe('库');
    for (const text of ['库存', '库存 标', '标签']) {
      type(text);
      seen.add(titles().join());
    }
    release();
    await expect.poll(titles).toEqual(['标签没有追溯码']);
    expect(host.asked('search').map(({ query }) => query)).toEqual(['', '库', '标签']);
    expect([...seen]).toHaveLength(1);
  });

  it('says what could not be done and goes on with the next search', async () => {
    const host = new FakeCasesHost(sampleCases);
    await openCases(host);
    host.before = ({ type: kind }) => {
      if (kind === 'search') throw new ChannelError('gone', 'The library does not answer.');
    };
    type('x');
    await expect.poll(() => one('fupan-message [role=alert]').textContent).toContain('does not answer');
    host.before = () => undefined;
    type('标签');
    await expect.poll(titles).toEqual(['标签没有追溯码']);
    expect(one('fupan-message [role=alert]').textContent.trim()).toBe('');
  });

  it('offers ways on where nothing is found', async () => {
    await openCases(new FakeCasesHost(sampleCases));
    type('industry:零售 zebra');
    await expect
      .poll(() => inside('fupan-cases-empty p').map(({ textContent }) => textContent))
      .toEqual(['No case found for “zebra”.']);
    const [without, all] = inside('fupan-cases-empty .linkButton');
    expect(without?.textContent.trim()).toBe('Search without the filters');
    without?.click();
    await expect.poll(() => box().value).toBe('zebra');
    expect(all?.textContent.trim()).toBe('Show all 6 cases');
    all?.click();
    await expect.poll(titles).toHaveLength(6);
    expect(box().value).toBe('');
  });

  it('says so where no case has all of the words', async () => {
    await openCases(new FakeCasesHost(sampleCases));
    type('库存 防火墙 追溯码');
    await expect.poll(status).toContain('No case has all of the words');
    expect(titles().length).toBeGreaterThan(0);
  });

  it('searches again when the libraries have changed, and stays where it is', async () => {
    const host = new FakeCasesHost(many(300));
    await openCases(host);
    const scroller = one('fupan-cases-list .scroller');
    scroller.scrollTop = 150 * 44;
    await expect.poll(() => titles().some((title) => title.startsWith('00150'))).toBe(true);
    host.add(many(301));
    host.tell({ revision: 2 });
    await expect.poll(status).toBe('301 cases');
    expect(scroller.scrollTop).toBe(150 * 44);
    await expect.poll(() => titles().length).toBeGreaterThan(10);
  });
});

describe('filters', () => {
  it('are written into the query and taken out of it, in the reader’s words', async () => {
    await openCases(new FakeCasesHost(sampleCases));
    one('fupan-cases-facets .fold').click();
    await expect.poll(() => chips().includes('WMS 2')).toBe(true);
    expect(chips()).toContain('Technical 2');
    type('库存');
    await expect.poll(() => chips().includes('ERP 1')).toBe(true);
    chip('ERP').click();
    await expect.poll(() => box().value).toBe('库存 Product:ERP');
    await expect.poll(titles).toEqual(['月结报表口径不符']);
    expect(chip('ERP').getAttribute('aria-pressed')).toBe('true');
    // Typed out of the text, it is off among the filters, too.
    type('库存');
    await expect.poll(() => titles().length).toBe(2);
    expect(chip('ERP').getAttribute('aria-pressed')).toBe('false');
    chip('ERP').click();
    await expect.poll(() => titles().length).toBe(1);
    one('fupan-cases-facets .chosen').click();
    await expect.poll(() => box().value).toBe('库存');
  });

  it('speak Chinese in Chinese', async () => {
    await openCases(new FakeCasesHost(sampleCases), { language: 'zh-cn' });
    one('fupan-cases-facets .fold').click();
    await expect.poll(() => chips().includes('用不了 1')).toBe(true);
    chip('用不了').click();
    await expect.poll(titles).toEqual(['WMS 库存同步失败']);
    expect(box().value).toBe('指责类型:用不了');
  });
});

describe('a library that is a clone', () => {
  it('says what waits in it, and is shared from there', async () => {
    const host = new FakeCasesHost(sampleCases);
    await openCases(host);
    const lines = () =>
      // Icons are characters of a font of their own.
      inside('fupan-cases-status p').map(({ innerText }) =>
        innerText.replaceAll(/[\s\p{Co}]+/gu, ' ').trim(),
      );
    expect(lines()).toEqual([]);
    host.tell({ waiting: [{ uri: 'file:///team', name: 'Team', changed: 1, ahead: 2, behind: 3 }] });
    await expect.poll(lines).toEqual(['Team: 1 not shared, 2 to push, 3 to fetch Share…']);
    one('fupan-cases-status button').click();
    await expect.poll(() => host.asked('share').map(({ uri }) => uri)).toEqual(['file:///team']);
    host.tell({ waiting: [] });
    await expect.poll(lines).toEqual([]);
  });
});

describe('by keyboard', () => {
  const active = () =>
    inside('fupan-cases-list [aria-selected=true] .title').map(({ textContent }) => textContent);

  it('goes from the box into the list, opens there, and comes back', async () => {
    const host = new FakeCasesHost(sampleCases);
    await openCases(host);
    type('库存');
    await expect.poll(() => titles().length).toBe(2);
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()?.getAttribute('role')).toBe('listbox');
    expect(active()).toEqual(['WMS 库存同步失败']);
    await userEvent.keyboard('{ArrowDown}');
    expect(active()).toEqual(['月结报表口径不符']);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => host.asked('open').length).toBe(1);
    expect(host.asked('open')[0]).toMatchObject({
      uri: 'file:///cases/report.md',
      focus: false,
      marked: ['库存'],
    });
    expect(focused()?.getAttribute('role')).toBe('listbox');
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => host.asked('open').at(-1)?.focus).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(focused()).toBe(box());
    expect(host.asked('remember').map(({ query }) => query)).toEqual(['库存']);
  });

  it('brings back earlier searches with ↑, and what was being typed with ↓', async () => {
    const host = new FakeCasesHost(sampleCases);
    host.state = { ...host.state, history: ['标签', 'training'] };
    await openCases(host);
    type('库');
    await userEvent.keyboard('{ArrowUp}');
    expect(box().value).toBe('标签');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(box().value).toBe('training');
    await expect.poll(titles).toEqual(['Night shift was not trained']);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(box().value).toBe('库');
    expect(focused()).toBe(box());
  });

  it('opens the first hit with Enter', async () => {
    const host = new FakeCasesHost(sampleCases);
    await openCases(host);
    type('training');
    await expect.poll(titles).toEqual(['Night shift was not trained']);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => host.asked('open').map(({ uri }) => uri)).toEqual(['file:///cases/training.md']);
  });

  it('reaches the last of ten thousand hits, drawing only those in sight', async () => {
    const host = new FakeCasesHost(many(10_000));
    await openCases(host);
    await userEvent.keyboard('{Tab}');
    box().focus();
    await userEvent.keyboard('{ArrowDown}{End}');
    await expect.poll(active).toEqual(['09999 号案例']);
    expect(inside('fupan-cases-list [role=option]').length).toBeLessThan(40);
    const option = one('fupan-cases-list [aria-selected=true]');
    expect([option.getAttribute('aria-setsize'), option.getAttribute('aria-posinset')]).toEqual([
      '10000',
      '10000',
    ]);
    await userEvent.keyboard('{PageUp}{Home}');
    await expect.poll(active).toEqual(['00000 号案例']);
  });
});

describe('keys that are faster than the answer', () => {
  const active = () =>
    inside('fupan-cases-list [aria-selected=true] .title').map(({ textContent }) => textContent);
  const opened = (host: FakeCasesHost) => host.asked('open').map(({ uri }) => uri);

  /** A host that keeps the answers to `query` back until it is released. */
  function slowFor(query: string): { readonly host: FakeCasesHost; release(): void } {
    const host = new FakeCasesHost(sampleCases);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    host.before = (request) => (request.type === 'search' && request.query === query ? held : undefined);
    return { host, release: () => release() };
  }

  it.each([
    ['{Enter}', 'file:///cases/stock.md'],
    ['{ArrowDown}{Enter}', 'file:///cases/stock.md'],
    ['{ArrowDown}{ArrowDown}{Enter}', 'file:///cases/report.md'],
    ['{ArrowDown}{End}{ArrowUp}{ArrowDown} ', 'file:///cases/report.md'],
  ])('%s opens what belongs to the last letters', async (keys, uri) => {
    const { host, release } = slowFor('库存');
    await openCases(host);
    // What is on the page is the list of all cases, or that of the first letter.
    type('标');
    await expect.poll(titles).toEqual(['标签没有追溯码']);
    type('库存');
    await userEvent.keyboard(keys);
    expect(opened(host)).toEqual([]);
    release();
    await expect.poll(() => opened(host)).toEqual([uri]);
    expect(titles()).toEqual(['WMS 库存同步失败', '月结报表口径不符']);
    expect(focused()?.getAttribute('role')).toBe('listbox');
    expect(active()).toEqual([uri.endsWith('stock.md') ? 'WMS 库存同步失败' : '月结报表口径不符']);
  });

  it('wait also where the list has the focus already', async () => {
    const { host, release } = slowFor('库存');
    await openCases(host);
    type('库存');
    one('fupan-cases-list .scroller').focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(opened(host)).toEqual([]);
    release();
    await expect.poll(() => opened(host)).toEqual(['file:///cases/report.md']);
  });

  it('are taken back by further letters, which come into the box', async () => {
    const { host, release } = slowFor('库');
    await openCases(host);
    type('库');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(focused()).toBe(box());
    await userEvent.keyboard('存');
    expect(box().value).toBe('库存');
    release();
    await expect.poll(titles).toEqual(['WMS 库存同步失败', '月结报表口径不符']);
    expect(opened(host)).toEqual([]);
  });

  it('are taken back by Escape', async () => {
    const { host, release } = slowFor('标签');
    await openCases(host);
    type('标签');
    await userEvent.keyboard('{ArrowDown}{Enter}{Escape}');
    release();
    await expect.poll(titles).toEqual(['标签没有追溯码']);
    expect(opened(host)).toEqual([]);
    expect(focused()).toBe(box());
  });

  it('find nothing to open where nothing is found, and the box keeps the focus', async () => {
    const { host, release } = slowFor('zebra');
    await openCases(host);
    type('zebra');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    release();
    await expect.poll(titles).toEqual([]);
    expect(focused()).toBe(box());
    type('库存');
    await expect.poll(titles).toHaveLength(2);
    expect(opened(host)).toEqual([]);
  });

  it('ask again where the answer did not come', async () => {
    const host = new FakeCasesHost(sampleCases);
    await openCases(host);
    host.before = ({ type: kind }) => {
      if (kind === 'search') throw new ChannelError('gone', 'The library does not answer.');
    };
    type('标签');
    await expect.poll(() => one('fupan-message [role=alert]').textContent).toContain('does not answer');
    expect(titles()).toHaveLength(6);
    host.before = () => undefined;
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => opened(host)).toEqual(['file:///cases/labels.md']);
  });

  it('open a hit that is jumped to before it is there', async () => {
    const host = new FakeCasesHost(many(10_000));
    await openCases(host);
    box().focus();
    await userEvent.keyboard('{ArrowDown}{End}{Enter}');
    await expect.poll(() => opened(host)).toEqual(['file:///cases/09999.md']);
  });
});

describe('a list that changes under somebody’s hands', () => {
  const active = () =>
    inside('fupan-cases-list [aria-selected=true] .title').map(({ textContent }) => textContent);

  it('keeps the same case selected, though others come before it', async () => {
    const host = new FakeCasesHost({ 'b.md': '# 库存乙\n', 'c.md': '# 库存丙\n' });
    await openCases(host);
    const order = one<HTMLSelectElement>('select');
    order.value = 'title';
    order.dispatchEvent(new Event('change'));
    await expect.poll(() => host.asked('search').at(-1)?.sort).toBe('title');
    await expect.poll(titles).toEqual(['库存丙', '库存乙']);
    box().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(active()).toEqual(['库存乙']);
    host.add({ 'a.md': '# 库存一\n' });
    host.tell({ revision: 2 });
    await expect.poll(titles).toEqual(['库存一', '库存丙', '库存乙']);
    expect(active()).toEqual(['库存乙']);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => host.asked('open').map(({ uri }) => uri)).toEqual(['file:///cases/b.md']);
  });

  it('gives the focus to the box where its last hit goes', async () => {
    const host = new FakeCasesHost({ 'a.md': '# 库存一\n', 'b.md': '# 标签\n' });
    await openCases(host);
    type('库存');
    await expect.poll(titles).toEqual(['库存一']);
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()?.getAttribute('role')).toBe('listbox');
    host.remove('a.md');
    host.tell({ revision: 2 });
    await expect.poll(titles).toEqual([]);
    expect(focused()).toBe(box());
  });
});

describe('what is kept', () => {
  it('is query, order, filters and place, so that a reloaded page goes on there', async () => {
    const host = new FakeCasesHost(many(500));
    await openCases(host);
    one('fupan-cases-facets .fold').click();
    type('接口');
    await expect.poll(status).toBe('500 of 500 cases');
    const order = one<HTMLSelectElement>('select');
    order.value = 'title';
    order.dispatchEvent(new Event('change'));
    const scroller = one('fupan-cases-list .scroller');
    // The new order begins at its top; the place is chosen after that.
    await expect.poll(() => host.asked('search').at(-1)?.sort).toBe('title');
    scroller.focus();
    await expect
      .poll(() => {
        scroller.scrollTop = 200 * 44;
        return titles().some((title) => title.startsWith('00200'));
      })
      .toBe(true);
    scroller.blur();
    await openCases(host);
    expect(box().value).toBe('接口');
    expect(one<HTMLSelectElement>('select').value).toBe('title');
    expect(one('fupan-cases-facets .fold').getAttribute('aria-expanded')).toBe('true');
    await expect.poll(() => titles().some((title) => title.startsWith('00200'))).toBe(true);
  });

  it('is not trusted: anything else gives a fresh page', async () => {
    const host = new FakeCasesHost(sampleCases);
    host.store.value = { query: 7, sort: 'up', scroll: 'far', active: null };
    await openCases(host);
    expect(titles()).toHaveLength(6);
  });

  it('names a saved search that was chosen', async () => {
    const host = new FakeCasesHost(sampleCases);
    await openCases(host);
    host.saved = { name: 'Labels', query: '标签', sort: 'newest' };
    inside('fupan-cases-box .iconButton').at(-1)?.click();
    await expect.poll(titles).toEqual(['标签没有追溯码']);
    expect(box().value).toBe('标签');
  });
});

describe('a context menu', () => {
  it('is for the row below the pointer', async () => {
    const app = await openCases(new FakeCasesHost(sampleCases));
    type('标签');
    await expect.poll(titles).toEqual(['标签没有追溯码']);
    one('fupan-cases-list .title').dispatchEvent(
      new MouseEvent('contextmenu', { bubbles: true, composed: true }),
    );
    expect(JSON.parse(app.dataset.vscodeContext ?? '')).toMatchObject({
      webviewSection: 'case',
      case: 'file:///cases/labels.md',
    });
  });
});
