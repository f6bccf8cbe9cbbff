import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FakeRaciHost } from './fakeHost.ts';
import { button, cell, everywhere, focused, grid, intents, open, sample, settled, status } from './page.ts';

async function start(row: number, col: number, text = sample): Promise<FakeRaciHost> {
  const host = new FakeRaciHost(text);
  await open(host);
  grid().go({ row, col });
  await settled();
  return host;
}

/** A clipboard event of the browser at the focus, with what it carries. */
function clipboard(type: 'copy' | 'cut' | 'paste', text = ''): DataTransfer {
  const clipboardData = new DataTransfer();
  if (type === 'paste') clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent(type, { clipboardData, bubbles: true, composed: true, cancelable: true });
  focused()?.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  return clipboardData;
}

async function select(top: number, left: number, bottom: number, right: number): Promise<void> {
  grid().select({ anchor: { row: top, col: left }, head: { row: bottom, col: right } });
  await settled();
}

describe('copying', () => {
  it('gives a spreadsheet the block as text and as a table', async () => {
    await start(0, 0);
    await select(-1, -1, 1, 1);
    const data = clipboard('copy');
    expect(data.getData('text/plain')).toBe(
      'Matter\tEngineer\tDevelopers\r\nSurvey\tR write it down\tC\r\nBuild\tR deploy\tA code\r\n',
    );
    const table = new DOMParser().parseFromString(data.getData('text/html'), 'text/html');
    expect([...table.querySelectorAll('tr:nth-child(2) td')].map((one) => one.textContent)).toEqual([
      'Survey',
      'R write it down',
      'C',
    ]);
    await expect.poll(status).toBe('Copied');
  });

  it('then cutting clears, in one step', async () => {
    const host = await start(1, 0);
    await select(1, 0, 1, 2);
    expect(clipboard('cut').getData('text/plain')).toBe('R deploy\tA code\tC acceptance');
    await expect.poll(() => host.cells[1]).toEqual(['Build', '', '', '', 'I']);
    expect(intents(host)).toHaveLength(1);
  });

  it('leaves a text that is being written alone', async () => {
    await start(0, 0);
    await userEvent.keyboard('{Enter}');
    const event = new ClipboardEvent('copy', { bubbles: true, composed: true, cancelable: true });
    focused()?.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it('works through the browser’s own keys, from cell to cell', async () => {
    const host = await start(0, 2);
    await userEvent.copy();
    grid().go({ row: 3, col: 3 });
    await settled();
    await userEvent.paste();
    await expect.poll(() => host.cells[3]?.[4]).toBe('A sign-off');
  });

  it('asks the extension where the browser stays silent', async () => {
    const host = await start(0, 2);
    const silent = { key: 'c', ctrlKey: true, bubbles: true, composed: true, cancelable: true };
    focused()?.dispatchEvent(new KeyboardEvent('keydown', silent));
    await expect.poll(() => host.clipboard).toBe('A sign-off');
    grid().go({ row: 3, col: 3 });
    await settled();
    focused()?.dispatchEvent(new KeyboardEvent('keydown', { ...silent, key: 'v' }));
    await expect.poll(() => host.cells[3]?.[4]).toBe('A sign-off');
  });

  it('works from the menu', async () => {
    const host = await start(0, 2);
    await userEvent.click(cell(0, 2), { button: 'right' });
    await expect.poll(() => everywhere('[role^=menuitem]').length).toBeGreaterThan(5);
    button('Copy').click();
    await expect.poll(() => host.clipboard).toBe('A sign-off');
  });
});

describe('what is done while a paste is on its way', () => {
  /** Names that stand lower down in the matrix, and one more row than there is room for. */
  const names = ['Training', 'Survey', 'Migration', 'Support', 'Build', 'Cut-over', 'Review'];

  async function pasteAndHold(
    pasted: readonly string[] = names,
  ): Promise<{ host: FakeRaciHost; letGo: () => void }> {
    const host = await start(0, -1);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    host.before = ({ type }) => (type === 'edit' ? held : undefined);
    clipboard('paste', pasted.join('\n'));
    await expect.poll(() => intents(host)).toHaveLength(1);
    return { host, letGo };
  }

  it('is about the first row, whatever is written there', async () => {
    const { host, letGo } = await pasteAndHold();
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    letGo();
    await expect.poll(() => host.cells.map(([name]) => name)).toEqual(names);
    await expect.poll(status).toMatch(/^Pasted/);
    expect(grid().selection.head).toEqual({ row: 0, col: 0 });
    await userEvent.keyboard('s');
    await expect.poll(() => host.cells[0]).toEqual(['Training', 'RS write it down', 'C', 'A sign-off', 'I']);
  });

  it('holds for what was typed before the paste arrived', async () => {
    const { host, letGo } = await pasteAndHold();
    await userEvent.keyboard('{Control>}{Home}{/Control}s{ArrowDown}s');
    letGo();
    await expect.poll(() => host.cells[1]).toEqual(['Survey', 'RS deploy', 'A code', 'C acceptance', 'I']);
    expect(host.cells[0]).toEqual(['Training', 'RS write it down', 'C', 'A sign-off', 'I']);
    expect(grid().selection.head).toEqual({ row: 1, col: 0 });
  });

  it('follows its row where somebody else wrote above it', async () => {
    const { host, letGo } = await pasteAndHold(names.slice(0, 2));
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    host.replace('| Survey |', '| Kick-off | R | A | | |\n| Survey |');
    letGo();
    await expect.poll(() => grid().view.rows[0]?.matter).toBe('Kick-off');
    expect(grid().selection.head).toEqual({ row: 1, col: 0 });
  });
});

describe('pasting', () => {
  it('takes a block as Excel puts it: quotes, line breaks, a last CRLF', async () => {
    const host = await start(3, 1);
    clipboard('paste', 'A "final" word\t"C first line\r\nsecond ""line"""\r\n\tI\r\n');
    await expect.poll(() => intents(host)).toHaveLength(1);
    expect(intents(host)[0]).toEqual({
      kind: 'paste',
      matrix: 0,
      row: 3,
      role: 1,
      block: [
        ['A "final" word', 'C first line\nsecond "line"'],
        ['', 'I'],
      ],
      grow: false,
    });
    await expect.poll(() => host.model.matrices[0]?.rows.length).toBe(6);
    await expect.poll(() => host.cells[3]?.[2]).toContain('final');
    expect(host.cells[4]).toEqual(['Training', 'R', '', 'I', 'A']);
    await expect.poll(() => grid().block).toEqual({ top: 3, bottom: 4, left: 1, right: 2 });
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => host.text).toBe(sample);
  });

  it('of one cell fills all that is selected', async () => {
    const host = await start(3, 1);
    await select(3, 1, 4, 2);
    clipboard('paste', 'C\r\n');
    await expect
      .poll(() => host.cells.slice(3, 5))
      .toEqual([
        ['Migration', 'R', 'C', 'C', ''],
        ['Training', 'R', 'C', 'C', 'A'],
      ]);
    expect(intents(host)).toHaveLength(1);
  });

  it('repeats a block over a selection that is a multiple of it', async () => {
    const host = await start(3, 0);
    await select(3, 0, 4, 3);
    clipboard('paste', 'R\tC');
    await expect
      .poll(() => host.cells.slice(3, 5))
      .toEqual([
        ['Migration', 'R', 'C', 'R', 'C'],
        ['Training', 'R', 'C', 'R', 'C'],
      ]);
  });

  it('with names goes over the names where one of them is current', async () => {
    const host = await start(4, -1);
    clipboard('paste', 'Teaching\tA\tR\r\nHelp desk\tR\tA\r\n');
    await expect
      .poll(() => host.cells.slice(4))
      .toEqual([
        ['Teaching', 'A', 'R', 'C', 'A'],
        ['Help desk', 'R', 'A', 'I', 'I'],
      ]);
    grid().go({ row: -1, col: 2 });
    await settled();
    clipboard('paste', 'Client\tLead\r\nI\tC\r\n');
    await expect.poll(() => host.roles.slice(2)).toEqual(['Client', 'Lead']);
    expect(host.cells[0]).toEqual(['Survey', 'R write it down', 'C', 'I', 'C']);
  });

  it('asks before it grows the matrix, and takes no for an answer', async () => {
    const host = await start(5, 3);
    host.grows = false;
    clipboard('paste', 'R\tA\r\nC\tI\r\n');
    await expect.poll(() => host.requests).toEqual([{ type: 'confirmGrow', rows: 1, roles: 1 }]);
    await settled();
    expect(host.text).toBe(sample);
    host.grows = true;
    clipboard('paste', 'R\tA\r\nC\tI\r\n');
    await expect.poll(() => host.roles.length).toBe(5);
    expect(host.cells[6]?.slice(-2)).toEqual(['C', 'I']);
  });

  it('refuses what no matrix could be', async () => {
    const host = await start(0, 0);
    clipboard('paste', Array.from({ length: 7000 }, () => 'R\tA').join('\r\n'));
    await expect.poll(() => everywhere('.message').length).toBeGreaterThan(0);
    expect(host.requests).toEqual([]);
  });

  it('changes nothing in a read-only document', async () => {
    const host = new FakeRaciHost(sample);
    host.readOnly = true;
    await open(host);
    grid().go({ row: 0, col: 0 });
    await settled();
    clipboard('paste', 'R\tA');
    clipboard('cut');
    await settled();
    expect(host.requests).toEqual([]);
  });
});
