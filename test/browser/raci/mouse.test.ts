import { describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { FakeRaciHost } from './fakeHost.ts';
import { button, cell, current, everywhere, focused, grid, intents, open, sample, settled } from './page.ts';

async function start(text = sample): Promise<FakeRaciHost> {
  const host = new FakeRaciHost(text);
  await open(host);
  return host;
}

type Point = readonly [x: number, y: number];

function middle(element: HTMLElement): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

/** Where the page of the tests lies in the window that the browser's own input knows. */
function inWindow([x, y]: Point): Point {
  const frame = window.frameElement?.getBoundingClientRect();
  const scale = frame ? frame.width / window.innerWidth : 1;
  return [(frame?.left ?? 0) + x * scale, (frame?.top ?? 0) + y * scale];
}

/** Presses at the first point, moves over the others, lets go at the last. */
async function drag(points: readonly Point[], look: () => void = () => undefined): Promise<void> {
  const session = cdp() as unknown as { send(method: string, params: object): Promise<void> };
  const send = async (type: string, point: Point, buttons: number): Promise<void> => {
    const [x, y] = inWindow(point);
    await session.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons, clickCount: 1 });
  };
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) throw new Error('nowhere to drag');
  await send('mousePressed', first, 1);
  for (const point of points.slice(1)) await send('mouseMoved', point, 1);
  await settled();
  look();
  await send('mouseReleased', last, 0);
  await settled();
}

const overlay = (name: string): HTMLElement => {
  const found = everywhere(`.${name}`)[0];
  if (!found) throw new Error(`no ${name}`);
  return found;
};

describe('the mouse', () => {
  it('makes a cell current, extends with Shift, and writes on a double click', async () => {
    await start();
    await userEvent.click(cell(1, 1));
    await settled();
    expect(current()).toBe('1/1');
    expect(focused()).toBe(cell(1, 1));
    await userEvent.keyboard('{Shift>}');
    await userEvent.click(cell(4, 2));
    await userEvent.keyboard('{/Shift}');
    await settled();
    expect(grid().block).toEqual({ top: 1, bottom: 4, left: 1, right: 2 });
    await userEvent.dblClick(cell(0, 0));
    await settled();
    expect((focused() as HTMLTextAreaElement).value).toBe('write it down');
    await userEvent.click(cell(3, 3));
    await settled();
    expect(grid().actions?.editor.target).toBe(null);
    expect(current()).toBe('3/3');
  });

  it('selects a range by drag', async () => {
    await start();
    await drag([middle(cell(0, 0)), middle(cell(1, 1)), middle(cell(3, 2))]);
    expect(grid().block).toEqual({ top: 0, bottom: 3, left: 0, right: 2 });
  });

  it('selects whole rows, columns and everything by their names', async () => {
    await start();
    await userEvent.click(cell(1, -1));
    await settled();
    expect(grid().block).toEqual({ top: 1, bottom: 1, left: -1, right: 3 });
    await userEvent.keyboard('{Shift>}');
    await userEvent.click(cell(4, -1));
    await userEvent.keyboard('{/Shift}');
    await settled();
    expect(grid().block).toEqual({ top: 1, bottom: 4, left: -1, right: 3 });
    await userEvent.click(cell(3, -1));
    await settled();
    expect(grid().block).toEqual({ top: 3, bottom: 3, left: -1, right: 3 });
    await userEvent.click(cell(-1, 2));
    await settled();
    expect(grid().block).toEqual({ top: -1, bottom: 5, left: 2, right: 2 });
    await userEvent.click(cell(-1, -1));
    await settled();
    expect(grid().block).toEqual({ top: -1, bottom: 5, left: -1, right: 3 });
  });

  it('moves rows by their names, to the line that shows', async () => {
    const host = await start();
    const [x] = middle(cell(4, -1));
    const box = cell(0, -1).getBoundingClientRect();
    await drag([middle(cell(4, -1)), [x, box.top + 40], [x, box.top + 3]], () => {
      expect(overlay('line').hidden).toBe(false);
    });
    expect(overlay('line').hidden).toBe(true);
    await expect
      .poll(() => host.cells.map(([name]) => name))
      .toEqual(['Training', 'Survey', 'Build', 'Go-live', 'Migration', 'Support']);
    expect(intents(host)).toEqual([{ kind: 'moveRows', matrix: 0, rows: [4], to: 0 }]);
    await expect.poll(() => grid().block.top).toBe(0);
  });

  it('moves roles by their names, several at once', async () => {
    const host = await start();
    await userEvent.click(cell(-1, 0));
    await userEvent.keyboard('{Shift>}');
    await userEvent.click(cell(-1, 1));
    await userEvent.keyboard('{/Shift}');
    await settled();
    const box = cell(-1, 3).getBoundingClientRect();
    await drag([middle(cell(-1, 0)), middle(cell(-1, 2)), [box.right - 4, box.top + 8]]);
    await expect.poll(() => host.roles).toEqual(['Customer', 'Manager', 'Engineer', 'Developers']);
  });

  it('that lets go at the same place moves nothing', async () => {
    const host = await start();
    const [x, y] = middle(cell(1, -1));
    await drag([
      [x, y],
      [x, y + 8],
      [x, y + 1],
    ]);
    expect(host.requests).toEqual([]);
  });

  it('fills by the handle, down and sideways', async () => {
    const host = await start();
    grid().go({ row: 3, col: 0 });
    await settled();
    await drag([middle(overlay('handle')), middle(cell(4, 0)), middle(cell(5, 0))], () => {
      expect(overlay('fill').hidden).toBe(false);
    });
    await expect.poll(() => host.cells.slice(3).map((row) => row[1])).toEqual(['R', 'R', 'R']);
    expect(grid().block).toEqual({ top: 3, bottom: 5, left: 0, right: 0 });
    grid().go({ row: 3, col: 0 });
    await settled();
    await drag([middle(overlay('handle')), middle(cell(3, 2))]);
    await expect.poll(() => host.cells[3]).toEqual(['Migration', 'R', 'R', 'R', '']);
    expect(intents(host)).toHaveLength(2);
  });
});

describe('the menu', () => {
  it('opens at the pointer with what fits the place, and by key', async () => {
    const host = await start();
    await userEvent.click(cell(3, 1), { button: 'right' });
    await expect.poll(() => everywhere('[role=menuitemcheckbox]').length).toBe(5);
    expect(current()).toBe('3/1');
    await userEvent.click(button('A  Accountable'));
    await expect.poll(() => host.cells[3]?.[2]).toBe('A');
    await expect.poll(() => focused()).toBe(cell(3, 1));
    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    await expect.poll(() => everywhere('[role=menuitemcheckbox][aria-checked=true]').length).toBe(1);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => focused()).toBe(cell(3, 1));
    expect(everywhere('[role^=menuitem]')).toEqual([]);
  });

  it('of a name removes and sorts', async () => {
    const host = await start();
    await userEvent.click(cell(-1, 1), { button: 'right' });
    await expect.poll(() => everywhere('[role=menuitem]').length).toBeGreaterThan(5);
    await userEvent.click(button('Remove role'));
    await expect.poll(() => host.roles).toEqual(['Engineer', 'Customer', 'Manager']);
    await expect.poll(() => cell(1, -1).getAttribute('aria-label')).toContain('Problem');
    await settled();
    await userEvent.click(cell(1, -1), { button: 'right' });
    await expect.poll(() => everywhere('[role=menuitem]').length).toBeGreaterThan(5);
    await userEvent.click(button('Remove row'));
    await expect.poll(() => host.cells.map(([name]) => name)).not.toContain('Build');
  });

  it('has only Copy where nothing can be changed', async () => {
    const host = new FakeRaciHost(sample);
    host.readOnly = true;
    await open(host);
    await userEvent.click(cell(1, 1), { button: 'right' });
    await expect.poll(() => everywhere('[role=menuitem]').length).toBe(1);
  });
});
