import { describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import type { RaciViewState } from '../../../src/protocol/raci.ts';
import { FakeRaciHost } from './fakeHost.ts';
import {
  button,
  cell,
  current,
  everywhere,
  focused,
  grid,
  large,
  open,
  sample,
  settled,
  status,
} from './page.ts';

const two = `${sample}\n## Hand-over\n\n| Matter | Engineer | Customer |\n| --- | --- | --- |\n| Visit | R | A |\n| Report | A/R | I |\n`;

describe('a file with several matrices', () => {
  it('turns from one to the other', async () => {
    const host = new FakeRaciHost(two);
    await open(host);
    const select = everywhere<HTMLSelectElement>('select')[0];
    expect([...(select?.options ?? [])].map(({ text }) => text.trim())).toEqual([
      'Second phase',
      'Hand-over',
    ]);
    await userEvent.selectOptions(select ?? document.body, 'Hand-over');
    await expect.poll(() => cell(0, -1).textContent.trim()).toBe('Visit');
    grid().go({ row: 0, col: 1 });
    await settled();
    await userEvent.keyboard('c');
    await expect.poll(() => host.text).toMatch(/\| Visit \| R \| .*C.* \|/);
  });

  it('stays at its matrix when one is put in before', async () => {
    const host = new FakeRaciHost(two);
    await open(host);
    host.reveal(1, 1, 0);
    await expect.poll(() => grid().at).toBe(1);
    await expect.poll(current).toBe('1/0');
    host.replace(
      '# Second phase\n',
      '## First\n\n| Matter | Engineer | Customer |\n| --- | --- | --- |\n| Plan | R | A |\n\n# Second phase\n',
    );
    await expect.poll(() => grid().at).toBe(2);
    expect(cell(1, -1).textContent.trim()).toBe('Report');
  });

  it('shows the matrix that was just added', async () => {
    const host = new FakeRaciHost(sample);
    await open(host);
    button('Insert a preset').click();
    await expect.poll(() => grid().at).toBe(1);
    expect(cell(0, -1).textContent.trim()).toBe('Survey');
  });
});

describe('the tool bar', () => {
  it('adds a row and a role where the current cell is', async () => {
    const host = new FakeRaciHost(sample);
    await open(host);
    grid().go({ row: 0, col: 1 });
    await settled();
    await userEvent.click(button('Add a row below'));
    await expect.poll(() => grid().actions?.editor.target?.kind).toBe('newRow');
    await userEvent.keyboard('Pilot{Tab}');
    await expect
      .poll(() => host.cells.map(([name]) => name).slice(0, 3))
      .toEqual(['Survey', 'Pilot', 'Build']);
    await expect.poll(current).toBe('1/0');
    await userEvent.click(button('Add a role'));
    await userEvent.keyboard('Tester{Enter}{Escape}');
    await expect.poll(() => host.roles).toEqual(['Engineer', 'Tester', 'Developers', 'Customer', 'Manager']);
  });

  it('asks for export, import and text', async () => {
    const host = new FakeRaciHost(two);
    await open(host);
    button('Export to Excel, CSV or HTML').click();
    button('Open as text').click();
    await expect.poll(() => host.requests).toEqual([{ type: 'export', matrix: 0 }, { type: 'openText' }]);
  });

  it('goes along with the arrow keys', async () => {
    await open(new FakeRaciHost(sample));
    button('Add a row below').focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(focused()).toBe(button('Add a role'));
  });

  it('has nothing that writes where the document is read-only', async () => {
    const host = new FakeRaciHost(sample);
    host.readOnly = true;
    await open(host);
    const names = everywhere('button').map((one) => one.getAttribute('aria-label'));
    expect(names).not.toContain('Add a row below');
    expect(names).toContain('Open as text');
  });
});

describe('problems and analysis', () => {
  it('unfold, and lead to their cell', async () => {
    const host = new FakeRaciHost(sample);
    await open(host);
    const count = host.state.kind === 'grid' ? host.state.matrices[0]?.problems.length : 0;
    button(`${count} problems; show them and the analysis`).click();
    await expect.poll(() => everywhere('li button').length).toBeGreaterThan(0);
    const line = everywhere('li button').find((one) => one.innerText.includes('acceptance'));
    await userEvent.click(line ?? document.body);
    await expect.poll(current).toBe('1/2');
    await expect.poll(() => focused()).toBe(cell(1, 2));
    const panel = everywhere('fupan-raci-analysis')[0]?.shadowRoot?.textContent ?? '';
    expect(panel).toContain('Engineer: answers for 1 of 5; does 5');
    expect(panel).toContain('Accountable: Customer (sign-off)');
    expect(host.store.value).toMatchObject({ panel: true });
  });

  it('mark the cell, the row and the role', async () => {
    await open(new FakeRaciHost(sample));
    expect(cell(1, 2).querySelector('.icon.warning')).toBeTruthy();
    expect(cell(3, -1).querySelector('.icon.error')).toBeTruthy();
    expect(cell(-1, 0).querySelector('.icon')).toBeTruthy();
    expect(cell(1, 2).getAttribute('aria-label')).toMatch(
      /^Build, Customer, Consulted C acceptance\. Problem: “Build”/,
    );
    expect(cell(0, 2).getAttribute('aria-label')).toBe('Survey, Customer, Accountable A sign-off');
    expect(cell(3, 3).getAttribute('aria-label')).toBe('Migration, Manager, empty');
    expect(everywhere('.overloaded')).toHaveLength(1);
  });
});

describe('find', () => {
  it('marks all, steps through them around the end, and gives the focus back', async () => {
    await open(new FakeRaciHost(sample));
    grid().go({ row: 1, col: 0 });
    await settled();
    await userEvent.keyboard('{Control>}f{/Control}');
    await expect.poll(() => focused()?.localName).toBe('input');
    await userEvent.keyboard('c');
    await settled();
    const count = everywhere('.count')[0];
    await expect.poll(() => everywhere('.cell[data-found]').length).toBeGreaterThan(4);
    await userEvent.keyboard('ode');
    await expect.poll(() => count?.textContent).toBe('1 of 1');
    expect(current()).toBe('1/1');
    (focused() as HTMLInputElement).select();
    await userEvent.keyboard('C');
    await expect.poll(() => count?.textContent).toMatch(/of/);
    const before = current();
    await userEvent.keyboard('{Enter}');
    await expect.poll(current).not.toBe(before);
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    await expect.poll(current).toBe(before);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => focused()).toBe(grid().cellAt(grid().selection.head));
    expect(everywhere('.cell[data-found]')).toEqual([]);
  });

  it('says where nothing is found', async () => {
    await open(new FakeRaciHost(sample));
    grid().focus();
    await settled();
    await userEvent.keyboard('{Control>}f{/Control}');
    await expect.poll(() => focused()?.localName).toBe('input');
    await userEvent.keyboard('zzz');
    await expect.poll(() => everywhere('.count')[0]?.textContent).toBe('No results');
  });
});

describe('the list of keys', () => {
  it('opens with ? and gives the focus back', async () => {
    await open(new FakeRaciHost(sample));
    grid().go({ row: 0, col: 0 });
    await settled();
    await userEvent.keyboard('?');
    await expect.poll(() => everywhere('dialog[open]').length).toBe(1);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => everywhere('dialog').length).toBe(0);
    await expect.poll(() => focused()).toBe(cell(0, 0));
  });
});

describe('other states', () => {
  const none: RaciViewState = { kind: 'none', fileName: 'x.raci.md', version: 1 };

  it('without a matrix offer to insert one, and then show it', async () => {
    const host = new FakeRaciHost('# Empty\n');
    await open(host);
    expect(everywhere('fupan-raci-grid')).toEqual([]);
    await expect.poll(() => everywhere('fupan-raci-none').length).toBe(1);
    button('Insert a preset').click();
    await expect.poll(() => cell(0, -1).textContent.trim()).toBe('Survey');
  });

  it('come and go with the document', async () => {
    const host = new FakeRaciHost(sample);
    await open(host);
    host.instead = { kind: 'unreadable', fileName: 'x.raci.md', message: 'Not UTF-8.', canOpenText: true };
    host.refresh();
    await expect
      .poll(() => everywhere('fupan-raci-none')[0]?.shadowRoot?.textContent)
      .toContain('Not UTF-8.');
    host.instead = none;
    host.refresh();
    await expect
      .poll(() => everywhere('fupan-raci-none')[0]?.shadowRoot?.textContent)
      .toContain('no responsibility matrix');
    host.instead = null;
    host.refresh();
    await expect.poll(() => everywhere('fupan-raci-grid').length).toBe(1);
  });

  it('a matrix without rows takes its first one', async () => {
    const host = new FakeRaciHost(
      '---\nfupan: raci\n---\n\n# RACI\n\n| Matter | Engineer | Customer |\n| --- | --- | --- |\n',
    );
    await open(host);
    expect(everywhere('.nothing')).toHaveLength(1);
    grid().focus();
    await settled();
    await userEvent.keyboard('{Insert}');
    await settled();
    await userEvent.keyboard('Survey{Tab}');
    await expect.poll(() => host.cells.map(([name]) => name)).toEqual(['Survey']);
    await expect.poll(() => everywhere('.nothing')).toEqual([]);
  });
});

describe('five thousand rows', () => {
  it('are drawn near what is seen, counted whole, and reached by keys', async () => {
    const host = new FakeRaciHost(large(5000, 6));
    await open(host);
    expect(everywhere('[role=grid]')[0]?.getAttribute('aria-rowcount')).toBe('5002');
    expect(everywhere('.tbody > .row').length).toBeLessThan(200);
    grid().go({ row: 0, col: 2 });
    await settled();
    await userEvent.keyboard('{Control>}{ArrowDown}{/Control}');
    await expect.poll(current).toBe('4999/2');
    await expect.poll(() => focused()).toBe(grid().cellAt({ row: 4999, col: 2 }));
    const last = cell(4999, 2);
    expect(last.parentElement?.getAttribute('aria-rowindex')).toBe('5001');
    const view = grid().scroller.getBoundingClientRect();
    expect(last.getBoundingClientRect().bottom).toBeLessThanOrEqual(view.bottom);
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    await expect.poll(() => focused()).toBe(grid().cellAt({ row: 0, col: 0 }));
    await userEvent.keyboard('{PageDown}{PageDown}{PageDown}');
    await expect.poll(() => grid().selection.head.row).toBeGreaterThan(30);
    await expect.poll(() => focused()).toBe(grid().cellAt(grid().selection.head));
    const { row } = grid().selection.head;
    await userEvent.keyboard('s');
    await expect.poll(() => host.cells[row]?.[1]).toContain('S');
  });

  it('keep the keyboard when the current cell is scrolled away', async () => {
    const host = new FakeRaciHost(large(5000, 6));
    await open(host);
    grid().go({ row: 3, col: 0 });
    await settled();
    grid().scroller.scrollTop = 60_000;
    await expect.poll(() => grid().cellAt({ row: 3, col: 0 })).toBe(null);
    await settled();
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(current).toBe('4/0');
    await expect.poll(() => focused()).toBe(grid().cellAt({ row: 4, col: 0 }));
  });
});

describe('scrolling sideways', () => {
  it('keeps the matters in sight', async () => {
    await open(new FakeRaciHost(large(20, 30)));
    const left = (): number => Math.round(cell(5, -1).getBoundingClientRect().left);
    const before = left();
    grid().go({ row: 5, col: 29 });
    await settled();
    await expect.poll(() => grid().scroller.scrollLeft).toBeGreaterThan(500);
    await expect.poll(left).toBe(before);
    expect(Math.round(cell(-1, -1).getBoundingClientRect().left)).toBe(before);
    const session = cdp() as unknown as { send(method: string, params: object): Promise<void> };
    await session.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      x: 300,
      y: 200,
      deltaX: -400,
      deltaY: 0,
    });
    await expect.poll(left).toBe(before);
  });
});

describe('text of a document', () => {
  it('is shown as text wherever it turns up', async () => {
    const nasty = '&lt;img src=x onerror="document.title=1"&gt;';
    document.title = 'safe';
    const host = new FakeRaciHost(
      sample.replace('Survey', nasty).replace('deploy', nasty).replace('Manager', nasty),
    );
    await open(host);
    grid().go({ row: 0, col: 0 });
    await settled();
    expect(status()).toContain('write it down');
    expect(everywhere('img, script')).toEqual([]);
    expect(document.title).toBe('safe');
  });
});
