import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PageActions } from '../../../webview/elements/raci/pageActions.ts';
import { RaciStatePacker } from '../../../src/protocol/raciState.ts';
import type { RaciApp } from '../../../webview/elements/raci/app.ts';
import type { RaciGrid } from '../../../webview/elements/raci/grid.ts';
import { FakeRaciHost } from './fakeHost.ts';
import { large, sample, settled } from './page.ts';

let app: RaciApp | null = null;

afterEach(() => {
  app?.remove();
  app = null;
});

/** A page whose first picture is there, and whose rest comes when `arrive` is called. */
async function start(
  text = sample,
): Promise<{ host: FakeRaciHost; page: RaciApp; arrive: () => Promise<void> }> {
  const host = new FakeRaciHost(text);
  const page = document.createElement('fupan-raci');
  app = page;
  let resolve: (actions: PageActions) => void = () => undefined;
  const loaded = new Promise<PageActions>((settle) => (resolve = settle));
  page.load = () => loaded;
  document.body.append(page);
  page.connect(host.connect());
  await expect.poll(() => page.grid?.cellAt({ row: 0, col: 0 })).toBeTruthy();
  page.grid?.focus();
  await settled();
  expect(page.grid?.actions).toBe(null);
  const arrive = async (): Promise<void> => {
    resolve(new PageActions(page));
    await page.acting();
    await settled();
  };
  return { host, page, arrive };
}

const current = (page: RaciApp): string => {
  const head = page.grid?.selection.head;
  return `${head?.row}/${head?.col}`;
};

describe('what a person does before all of the page is loaded', () => {
  it('is not lost: letters and moves', async () => {
    const { host, page, arrive } = await start();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowRight}rac{ArrowRight}s');
    expect(host.requests).toEqual([]);
    await arrive();
    await expect.poll(() => host.cells[3]).toEqual(['Migration', 'R', 'RAC', 'S', '']);
    expect(current(page)).toBe('3/2');
    await userEvent.keyboard('i');
    await expect.poll(() => host.cells[3]).toEqual(['Migration', 'R', 'RAC', 'IS', '']);
  });

  it('is not lost: words, with what was typed wrong, and a name', async () => {
    const { host, arrive } = await start();
    await userEvent.keyboard('{ArrowDown}{Enter} twicc{Backspace}e a{Enter}{Home}');
    await userEvent.keyboard('Cut-over{Enter}');
    await arrive();
    await expect.poll(() => host.cells[1]?.[1]).toBe('R deploy twice a');
    // The section is below, and its name is one as any other.
    await expect.poll(() => host.cells[2]).toEqual(['Cut-over']);
  });

  it('is not lost: what is typed while the rest arrives', async () => {
    const { host, arrive } = await start();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}r');
    const arrived = arrive();
    await userEvent.keyboard('{ArrowRight}r{ArrowRight}a');
    await arrived;
    await expect.poll(() => host.cells[3]).toEqual(['Migration', '', 'R', 'A', '']);
  });

  it('is done in order: saved after what was typed', async () => {
    const { host, arrive } = await start();
    await userEvent.keyboard('i{Control>}s{/Control}');
    await arrive();
    await expect.poll(() => host.requests.map(({ type }) => type)).toEqual(['edit', 'save']);
  });

  it('leaves to VS Code what is VS Code’s', async () => {
    await start();
    const seen: string[] = [];
    const listen = (event: KeyboardEvent): void => void seen.push(`${event.key} ${event.defaultPrevented}`);
    window.addEventListener('keydown', listen);
    await userEvent.keyboard('{F1}{Control>}p{/Control}x');
    window.removeEventListener('keydown', listen);
    expect(seen).toEqual(['F1 false', 'Control false', 'p false']);
  });

  it('is not lost: clicks, the menu and the tool bar', async () => {
    const { host, page, arrive } = await start();
    const cell = page.grid?.cellAt({ row: 1, col: 2 });
    const name = page.grid?.cellAt({ row: -1, col: 1 });
    if (!cell || !name) throw new Error('nothing is drawn');
    await userEvent.click(cell);
    await userEvent.keyboard('i');
    await userEvent.click(name);
    await arrive();
    await expect.poll(() => host.cells[1]?.[3]).toBe('CI acceptance');
    expect(page.grid?.block).toEqual({ top: -1, bottom: 5, left: 1, right: 1 });
  });

  it('is not lost: a button of the tool bar', async () => {
    const { page, arrive } = await start();
    const button = page.shadowRoot
      ?.querySelector('fupan-raci-toolbar')
      ?.shadowRoot?.querySelector<HTMLElement>('[aria-label="Add a row below"]');
    button?.click();
    await arrive();
    await expect.poll(() => page.grid?.actions?.editor.target?.kind).toBe('newRow');
  });
});

describe('the first picture', () => {
  it('is drawn from the state in the page', async () => {
    const host = new FakeRaciHost(sample);
    const page = document.createElement('fupan-raci');
    app = page;
    document.body.append(page);
    const connected = host.connect();
    page.connect(connected, new RaciStatePacker().pack(host.state, true));
    await page.updateComplete;
    expect(page.grid?.matrix.rows).toHaveLength(6);
  });

  it('holds the rows in sight; the others follow, and keys reach them before', async () => {
    const { page } = await start(large(200, 8));
    const { grid } = page;
    if (!grid) throw new Error('no grid');
    expect(grid.isWhole).toBe(false);
    grid.go({ row: 199, col: 3 });
    await expect.poll(() => grid.cellAt({ row: 199, col: 3 })?.matches(':focus')).toBe(true);
    await expect.poll(() => grid.isWhole).toBe(true);
    expect(grid.shadowRoot?.querySelectorAll('[role=gridcell][data-col]')).toHaveLength(200 * 8);
    expect(current(page)).toBe('199/3');
  });

  it('holds the roles in sight, and rows that are higher by another one whole; the others follow', async () => {
    const long =
      'takes part in each of the reviews, writes down what was said there and sends it to everybody';
    const grid = await firstPicture(wide({ row: 3, role: 39, cell: `I ${long}` }));
    const drawn = (row: number): number => grid.drawn.get(row)?.children.length ?? 0;
    const heights = (): number[] => [0, 1, 2, 3].map((row) => grid.drawn.get(row)?.offsetHeight ?? 0);
    expect(drawn(0)).toBeGreaterThan(4);
    expect(drawn(0)).toBeLessThan(41);
    expect(drawn(-1)).toBe(drawn(0));
    expect(drawn(3)).toBe(41);
    const before = heights();
    await expect.poll(() => grid.isWhole).toBe(true);
    await grid.updateComplete;
    expect([-1, 0, 3].map(drawn)).toEqual([41, 41, 41]);
    // What was out of sight was guessed.
    heights().forEach((height, row) => expect(Math.abs(height - (before[row] ?? 0))).toBeLessThanOrEqual(1));
  });

  it('lets a key reach a role that is not drawn yet', async () => {
    const grid = await firstPicture(wide());
    expect(grid.cellAt({ row: 2, col: 39 })).toBe(null);
    grid.go({ row: 2, col: 39 });
    await expect.poll(() => grid.cellAt({ row: 2, col: 39 })?.matches(':focus')).toBe(true);
    expect(grid.selection.head).toEqual({ row: 2, col: 39 });
  });
});

/** Twenty matters and forty roles with one letter in each cell, but for one cell. */
function wide(other?: { row: number; role: number; cell: string }): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const columns = [...Array(40).keys()];
  const cell = (row: number, role: number): string =>
    other?.row === row && other.role === role ? other.cell : (['R', 'A', 'C'][role] ?? 'I');
  return [
    line(['Matter', ...columns.map((at) => `Role ${at + 1}`)]),
    line(['---', ...columns.map(() => '---')]),
    ...[...Array(20).keys()].map((row) =>
      line([`Matter ${row + 1}`, ...columns.map((role) => cell(row, role))]),
    ),
    '',
  ].join('\n');
}

/** The grid as the first picture of `text` shows it. */
async function firstPicture(text: string): Promise<RaciGrid> {
  const host = new FakeRaciHost(text);
  const page = document.createElement('fupan-raci');
  app = page;
  document.body.append(page);
  page.connect(host.connect(), new RaciStatePacker().pack(host.state, true));
  await page.updateComplete;
  await page.grid?.updateComplete;
  if (!page.grid) throw new Error('no grid');
  return page.grid;
}
