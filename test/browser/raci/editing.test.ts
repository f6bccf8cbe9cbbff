import { describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { ChannelError } from '../../../src/protocol/channel.ts';
import { FakeRaciHost } from './fakeHost.ts';
import { cell, current, everywhere, focused, grid, intents, open, sample, settled } from './page.ts';

async function start(row: number, col: number, text = sample): Promise<FakeRaciHost> {
  const host = new FakeRaciHost(text);
  await open(host);
  grid().go({ row, col });
  await settled();
  return host;
}

const session = () => cdp() as unknown as { send(method: string, params: object): Promise<void> };

/** Lets Chromium's own input method machinery compose `text`, without ending it. */
async function compose(text: string): Promise<void> {
  await session().send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
}

/** Enter as the input method passes it on: while composing, and, in Safari, after the end with the code 229. */
function composingKeys(target: Element): void {
  for (const key of ['Enter', 'Escape', 'Tab', 'ArrowDown', 'a']) {
    const common = { key, bubbles: true, composed: true, cancelable: true };
    target.dispatchEvent(new KeyboardEvent('keydown', { ...common, isComposing: true }));
    target.dispatchEvent(
      Object.defineProperty(new KeyboardEvent('keydown', common), 'keyCode', { value: 229 }),
    );
  }
}

const text = (): HTMLTextAreaElement => focused() as HTMLTextAreaElement;

describe('words', () => {
  it('are written in place: Enter goes on down, Tab to the right', async () => {
    const host = await start(3, 0);
    await userEvent.keyboard('{Enter}');
    expect(text().localName).toBe('textarea');
    await userEvent.keyboard('moves data{Enter}');
    await expect.poll(() => host.cells[3]?.[1]).toBe('R moves data');
    await expect.poll(current).toBe('4/0');
    await userEvent.keyboard('{F2}teaches{Tab}');
    await expect.poll(() => host.cells[4]?.[1]).toBe('R teaches');
    await expect.poll(current).toBe('4/1');
    expect(intents(host).map(({ kind }) => kind)).toEqual(['setCells', 'setCells']);
  });

  it('bring their letters along where the cell has none', async () => {
    const host = await start(3, 2);
    await userEvent.keyboard('{Enter}A sign-off{Enter}');
    await expect.poll(() => host.cells[3]?.[3]).toBe('A sign-off');
  });

  it('are given up with Escape, and not sent where nothing changed', async () => {
    const host = await start(0, 0);
    await userEvent.keyboard('{Enter}xx{Escape}');
    await settled();
    expect(current()).toBe('0/0');
    expect(focused()).toBe(cell(0, 0));
    await userEvent.keyboard('{Enter}{Enter}');
    await settled();
    expect(host.requests).toEqual([]);
  });

  it('are written when the focus leaves, and before saving', async () => {
    const host = await start(0, 0);
    await userEvent.keyboard('{Enter}x');
    await userEvent.keyboard('{Control>}s{/Control}');
    await expect.poll(() => host.requests.map(({ type }) => type)).toEqual(['edit', 'save']);
    expect(host.cells[0]?.[1]).toBe('R write it downx');
    grid().go({ row: 1, col: 0 });
    await settled();
    await userEvent.keyboard('{Enter}y');
    text().blur();
    await expect.poll(() => host.cells[1]?.[1]).toBe('R deployy');
  });

  it('leave undo to the browser while they are written', async () => {
    const host = await start(0, 0);
    await userEvent.keyboard('{Enter}abc{Control>}z{/Control}');
    await settled();
    expect(host.requests).toEqual([]);
  });

  it('that are refused can be copied, and the cell shows the document again', async () => {
    const host = await start(0, 0);
    host.before = () => {
      throw new ChannelError('stale', 'The document changed in the meantime.');
    };
    await userEvent.keyboard('{Enter} twice{Enter}');
    await expect.poll(() => everywhere('blockquote')[0]?.textContent).toBe('write it down twice');
    expect(cell(0, 0).textContent.trim()).toContain('write it down');
    expect(cell(0, 0).textContent).not.toContain('twice');
  });

  it('are shown at once, before the document has them', async () => {
    const host = await start(3, 1);
    let go = (): void => undefined;
    host.before = () => new Promise((resolve) => (go = resolve));
    await userEvent.keyboard('c');
    await settled();
    expect(host.cells[3]?.[2]).toBe('');
    expect(cell(3, 1).textContent).toContain('C');
    go();
    await expect.poll(() => host.cells[3]?.[2]).toBe('C');
  });
});

describe('somebody else’s change', () => {
  it('does not take the text control away, and the text lands in its row', async () => {
    const host = await start(3, 0);
    await userEvent.keyboard('{Enter}mov');
    const control = text();
    host.replace('| Survey |', '| First | | | | |\n| Survey |');
    await expect.poll(() => cell(0, -1).textContent).toContain('First');
    expect(text()).toBe(control);
    expect(control.value).toBe('mov');
    await userEvent.keyboard('es{Enter}');
    await expect.poll(() => host.cells[4]).toEqual(['Migration', 'R moves', '', '', '']);
  });

  it('moves the current cell with its row and its role', async () => {
    const host = await start(4, 3);
    host.replace('| Survey |', '| First | | | | |\n| Survey |');
    await expect.poll(current).toBe('5/3');
    await expect.poll(() => focused()).toBe(cell(5, 3));
  });

  it('to the very cell keeps both texts', async () => {
    const host = await start(0, 0);
    await userEvent.keyboard('{Enter} mine');
    host.replace('write it down', 'theirs');
    await expect.poll(() => cell(0, 0).textContent).toContain('theirs');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => everywhere('blockquote')[0]?.textContent).toBe('write it down mine');
    expect(host.cells[0]?.[1]).toBe('R theirs');
  });

  it('that removes the row hands the text back', async () => {
    const host = await start(3, 0);
    await userEvent.keyboard('{Enter}half a sentence');
    host.replace('| Migration | R | | | |\n', '');
    await expect.poll(() => everywhere('blockquote')[0]?.textContent).toBe('half a sentence');
    expect(host.requests).toEqual([]);
  });
});

describe('names', () => {
  it('are changed by typing over them, and by Enter', async () => {
    const host = await start(3, -1);
    await userEvent.keyboard('Data{Enter}');
    await expect.poll(() => host.cells[3]?.[0]).toBe('Data');
    await expect.poll(current).toBe('4/-1');
    grid().go({ row: -1, col: 1 });
    await settled();
    await userEvent.keyboard('{Enter}{End} team{Enter}');
    await expect.poll(() => host.roles[1]).toBe('Developers team');
  });

  it('of a section are changed too', async () => {
    const host = await start(2, 0);
    await userEvent.keyboard('{Enter}Cut-over{Enter}');
    await expect.poll(() => host.cells[2]).toEqual(['Cut-over']);
  });

  it('that the document refuses are kept', async () => {
    const host = await start(-1, 1);
    await userEvent.keyboard('Engineer{Enter}');
    await settled();
    if (host.roles[1] === 'Engineer') return;
    await expect.poll(() => everywhere('blockquote')[0]?.textContent).toBe('Engineer');
  });
});

describe('an input method', () => {
  it('composes in a cell undisturbed', async () => {
    const host = await start(3, 0);
    await userEvent.keyboard('{Enter}');
    await compose('qian yi');
    composingKeys(text());
    host.replace('| Survey | R write it down', '| Survey | R writes');
    await settled();
    expect(text().value).toBe('qian yi');
    expect(host.requests).toEqual([]);
    await session().send('Input.insertText', { text: '迁移数据' });
    composingKeys(text());
    await settled();
    expect(host.requests).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => host.cells[3]?.[1]).toBe('R 迁移数据');
  });

  it('begins right over a name, with its first character', async () => {
    const host = await start(3, -1);
    await compose('shu ju');
    expect(text().value).toBe('shu ju');
    expect(grid().actions?.editor.target?.kind).toBe('matter');
    composingKeys(text());
    await session().send('Input.insertText', { text: '数据迁移' });
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => host.cells[3]?.[0]).toBe('数据迁移');
  });

  it('sets no letter and moves nothing while it composes', async () => {
    const host = await start(3, 1);
    composingKeys(focused() as Element);
    await settled();
    expect(host.requests).toEqual([]);
    expect(current()).toBe('3/1');
  });
});

describe('further columns', () => {
  const noted = sample
    .replace('| Manager |', '| Manager | Note |')
    .replace('--- |\n| Survey', '--- | --- |\n| Survey')
    .replace('sign-off | I |', 'sign-off | I | on paper |');

  it('are shown after the roles and can be written', async () => {
    const host = await start(0, 4, noted);
    expect(host.model.matrices[0]?.notes).toHaveLength(1);
    expect(cell(0, 4).textContent.trim()).toBe('on paper');
    await userEvent.keyboard('signed{Enter}');
    await expect.poll(() => host.model.matrices[0]?.notes[0]?.cells[0]?.text).toBe('signed');
  });
});
