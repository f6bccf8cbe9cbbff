import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FakeRaciHost } from './fakeHost.ts';
import { cell, current, everywhere, focused, grid, intents, open, sample, settled, status } from './page.ts';

async function start(place = { row: 0, col: 0 }, text = sample): Promise<FakeRaciHost> {
  const host = new FakeRaciHost(text);
  await open(host);
  grid().go(place);
  await settled();
  return host;
}

async function press(keys: string): Promise<void> {
  await userEvent.keyboard(keys);
  await settled();
}

describe('the current cell', () => {
  it('moves with the arrows and has the focus, as the one stop of the Tab key', async () => {
    await start();
    await press('{ArrowRight}{ArrowDown}');
    expect(current()).toBe('1/1');
    expect(focused()).toBe(cell(1, 1));
    const stops = everywhere('[tabindex="0"]', grid().shadowRoot ?? undefined);
    expect(stops).toEqual([cell(1, 1)]);
    await press('{ArrowUp}{ArrowUp}{ArrowUp}{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    expect(current()).toBe('-1/-1');
  });

  it('goes to ends, edges and pages', async () => {
    await start({ row: 4, col: 2 });
    await press('{Home}');
    expect(current()).toBe('4/-1');
    await press('{End}');
    expect(current()).toBe('4/3');
    await press('{Control>}{ArrowUp}{/Control}');
    expect(current()).toBe('-1/3');
    await press('{Control>}{ArrowDown}{/Control}');
    expect(current()).toBe('5/3');
    await press('{Control>}{ArrowLeft}{/Control}');
    expect(current()).toBe('5/-1');
    await press('{Control>}{Home}{/Control}');
    expect(current()).toBe('0/0');
    await press('{Control>}{End}{/Control}');
    expect(current()).toBe('5/3');
    await press('{PageUp}');
    expect(current()).not.toBe('5/3');
  });

  it('crosses a section in its column', async () => {
    await start({ row: 1, col: 2 });
    await press('{ArrowDown}');
    expect(grid().selection.head.row).toBe(2);
    await press('{ArrowDown}');
    expect(current()).toBe('3/2');
  });

  it('is said by the status line, with what is wrong', async () => {
    await start({ row: 1, col: 2 });
    expect(status()).toMatch(/^Build · Customer · Consulted C · acceptance · .*acceptance/);
    await press('{ArrowRight}');
    expect(status()).toBe('Build · Manager · Informed I');
    await press('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}');
    expect(status()).toBe('3 cells selected · A 1 · C 1 · I 1');
  });
});

describe('a range', () => {
  it('grows with Shift, and takes all with Ctrl+A, the names on the second press', async () => {
    await start({ row: 0, col: 1 });
    await press('{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
    expect(grid().block).toEqual({ top: 0, bottom: 1, left: 1, right: 2 });
    const selected = everywhere('.cell[aria-selected=true]');
    expect(selected).toEqual([cell(0, 1), cell(0, 2), cell(1, 1), cell(1, 2)]);
    await press('{Control>}a{/Control}');
    expect(grid().block).toEqual({ top: 0, bottom: 5, left: 0, right: 3 });
    await press('{Control>}a{/Control}');
    expect(grid().block).toEqual({ top: -1, bottom: 5, left: -1, right: 3 });
    await press('{Escape}');
    expect(grid().block).toEqual({ top: 5, bottom: 5, left: 3, right: 3 });
  });

  it('takes the row with Shift+Space and the column with Ctrl+Space', async () => {
    await start({ row: 1, col: 1 });
    await press('{Shift>} {/Shift}');
    expect(grid().block).toEqual({ top: 1, bottom: 1, left: -1, right: 3 });
    grid().go({ row: 1, col: 1 });
    await settled();
    await press('{Control>} {/Control}');
    expect(grid().block).toEqual({ top: -1, bottom: 5, left: 1, right: 1 });
  });
});

describe('letters', () => {
  it('are added and taken out by their keys', async () => {
    const host = await start({ row: 3, col: 1 });
    await press('a');
    await expect.poll(() => host.cells[3]).toEqual(['Migration', 'R', 'A', '', '']);
    await press('{Shift>}C{/Shift}');
    await expect.poll(() => host.cells[3]).toEqual(['Migration', 'R', 'AC', '', '']);
    await press('a');
    await expect.poll(() => host.cells[3]).toEqual(['Migration', 'R', 'C', '', '']);
    expect(focused()).toBe(cell(3, 1));
  });

  it('typed fast are all written', async () => {
    const host = await start({ row: 3, col: 1 });
    await userEvent.keyboard('rac{ArrowRight}is');
    await expect.poll(() => host.cells[3]).toEqual(['Migration', 'R', 'RAC', 'IS', '']);
  });

  it('go into all selected cells in one step, and out only where all have them', async () => {
    const host = await start({ row: 0, col: 3 });
    await press('{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}i');
    await expect.poll(() => host.cells.map((row) => row[4])).toEqual(['I', 'I', undefined, 'I', 'A', 'I']);
    expect(intents(host)).toHaveLength(1);
    expect(intents(host)[0]).toMatchObject({
      kind: 'setCells',
      cells: [{ row: 3, role: 3, letters: ['I'] }],
    });
    await press('i');
    await expect.poll(() => host.cells.map((row) => row[4])).toEqual(['', '', undefined, '', 'A', 'I']);
    await press('{Control>}z{/Control}{Control>}z{/Control}');
    await expect.poll(() => host.text).toBe(sample);
  });

  it('do nothing in a read-only document, which says so', async () => {
    const host = new FakeRaciHost(sample);
    host.readOnly = true;
    await open(host);
    grid().go({ row: 0, col: 0 });
    await settled();
    await press('a{Delete}{Enter}{Insert}{Alt>}{ArrowDown}{/Alt}');
    expect(host.requests).toEqual([]);
    expect(status()).toContain('read-only');
    expect(everywhere('[role=grid]')[0]?.getAttribute('aria-readonly')).toBe('true');
  });

  it('that mean nothing bring a hint and change nothing', async () => {
    const host = await start();
    await press('x');
    expect(host.requests).toEqual([]);
    expect(status()).toContain('R A C I S');
  });
});

describe('clearing and filling', () => {
  it('empties the selected cells, not the names', async () => {
    const host = await start({ row: 1, col: 0 });
    await press('{Shift>}{ArrowRight}{/Shift}{Delete}');
    await expect.poll(() => host.cells[1]).toEqual(['Build', '', '', 'C acceptance', 'I']);
    await press('{Home}{Delete}');
    expect(host.requests).toHaveLength(1);
    expect(status()).toContain('A name is not cleared');
  });

  it('fills down and to the right', async () => {
    const host = await start({ row: 3, col: 0 });
    await press('{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}');
    await expect.poll(() => host.cells.slice(3).map((row) => row[1])).toEqual(['R', 'R', 'R']);
    await press('{Control>}r{/Control}');
    grid().go({ row: 0, col: 1 });
    await settled();
    await press('{Control>}r{/Control}');
    await expect
      .poll(() => host.cells[0])
      .toEqual(['Survey', 'R write it down', 'R write it down', 'A sign-off', 'I']);
    grid().go({ row: 1, col: 3 });
    await settled();
    await press('{Control>}d{/Control}');
    expect(intents(host)).toHaveLength(2);
  });
});

describe('rows and roles', () => {
  it('move with Alt and the arrows, and stay current', async () => {
    const host = await start({ row: 0, col: 1 });
    await press('{Alt>}{ArrowDown}{/Alt}');
    await expect.poll(() => host.cells.map(([name]) => name).slice(0, 2)).toEqual(['Build', 'Survey']);
    await expect.poll(current).toBe('1/1');
    await press('{Alt>}{ArrowUp}{/Alt}');
    await expect.poll(() => host.cells.map(([name]) => name).slice(0, 2)).toEqual(['Survey', 'Build']);
    await press('{Alt>}{ArrowRight}{/Alt}');
    await expect.poll(() => host.roles).toEqual(['Engineer', 'Customer', 'Developers', 'Manager']);
    await expect.poll(current).toBe('0/2');
    await press('{Alt>}{ArrowLeft}{/Alt}');
    await expect.poll(() => host.text).toBe(sample);
    expect(focused()).toBe(cell(0, 1));
  });

  it('are inserted with Insert, one after the other, and removed', async () => {
    const host = await start({ row: 1, col: 1 });
    await press('{Insert}');
    expect((focused() as HTMLTextAreaElement).placeholder).toBe('New matter');
    await userEvent.keyboard('Pilot{Enter}');
    await expect
      .poll(() => host.cells.map(([name]) => name).slice(0, 3))
      .toEqual(['Survey', 'Pilot', 'Build']);
    await expect.poll(() => grid().actions?.editor.target?.kind).toBe('newRow');
    await userEvent.keyboard('Trial{Enter}');
    await expect
      .poll(() => host.cells.map(([name]) => name).slice(0, 4))
      .toEqual(['Survey', 'Pilot', 'Trial', 'Build']);
    await expect.poll(() => grid().actions?.editor.target?.kind).toBe('newRow');
    await press('{Escape}');
    expect(current()).toBe('2/-1');
    await press('{Control>}{Shift>}-{/Shift}{/Control}');
    await expect
      .poll(() => host.cells.map(([name]) => name).slice(0, 3))
      .toEqual(['Survey', 'Pilot', 'Build']);
  });

  it('are inserted before a role whose name is current', async () => {
    const host = await start({ row: -1, col: 1 });
    await press('{Control>}{Shift>}={/Shift}{/Control}');
    await userEvent.keyboard('Tester{Enter}');
    await expect.poll(() => host.roles).toEqual(['Engineer', 'Tester', 'Developers', 'Customer', 'Manager']);
    await expect.poll(() => grid().actions?.editor.target?.kind).toBe('newRole');
    await press('{Escape}{Control>}{Shift>}-{/Shift}{/Control}');
    await expect.poll(() => host.roles).toEqual(['Engineer', 'Developers', 'Customer', 'Manager']);
  });

  it('grow a matrix from nothing by keyboard alone', async () => {
    const host = await start(
      { row: 0, col: 0 },
      '---\nfupan: raci\n---\n\n| Matter | Engineer | Customer |\n| --- | --- | --- |\n| One | R | A |\n',
    );
    await press('{Control>}{End}{/Control}');
    grid().actions?.run('rowBelow');
    await settled();
    await userEvent.keyboard('Two{Enter}');
    await expect.poll(() => host.cells.length).toBe(2);
    await expect.poll(() => grid().actions?.editor.target?.kind).toBe('newRow');
    await userEvent.keyboard('Three{Tab}');
    await expect.poll(() => host.cells.length).toBe(3);
    await expect.poll(current).toBe('2/0');
    await userEvent.keyboard('a{ArrowUp}r');
    await expect
      .poll(() => host.cells)
      .toEqual([
        ['One', 'R', 'A'],
        ['Two', 'R', ''],
        ['Three', 'A', ''],
      ]);
  });
});

describe('undo, redo and save', () => {
  it('go to the document and not to the workbench', async () => {
    const host = await start({ row: 3, col: 1 });
    const seen: string[] = [];
    const onKey = (event: KeyboardEvent): void => void seen.push(event.key);
    window.addEventListener('keydown', onKey);
    await press('a');
    await press(
      '{Control>}z{/Control}{Control>}y{/Control}{Control>}{Shift>}z{/Shift}{/Control}{Control>}s{/Control}',
    );
    window.removeEventListener('keydown', onKey);
    await expect
      .poll(() => host.requests.map(({ type }) => type))
      .toEqual(['edit', 'undo', 'redo', 'redo', 'save']);
    expect(seen.filter((key) => key.length === 1)).toEqual([]);
  });
});

describe('zoom', () => {
  it('grows, shrinks, goes back, and is kept', async () => {
    const host = await start();
    const height = (): number => cell(0, 0).getBoundingClientRect().height;
    const ordinary = height();
    await press('{Control>}={/Control}{Control>}={/Control}');
    expect(height()).toBeGreaterThan(ordinary * 1.15);
    expect(host.store.value).toMatchObject({ zoom: 1.25 });
    await open(host);
    expect(height()).toBeGreaterThan(ordinary * 1.15);
    grid().go({ row: 0, col: 0 });
    await settled();
    await press('{Control>}0{/Control}');
    expect(height()).toBe(ordinary);
    await press('{Control>}-{/Control}');
    expect(height()).toBeLessThan(ordinary);
  });
});
