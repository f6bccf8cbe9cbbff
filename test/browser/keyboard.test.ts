import { describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { FakeHost } from './fakeHost.ts';
import {
  at,
  button,
  control,
  everywhere,
  focused,
  focusedPlace,
  intents,
  open,
  sample,
  settled,
} from './page.ts';

/** Lets Chromium's own input method machinery compose `text` in the focused control, without ending it. */
async function compose(text: string): Promise<void> {
  const session = cdp() as unknown as { send(method: string, params: object): Promise<void> };
  await session.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
}

/** Ends the composition with `text`, as choosing a candidate does. */
async function choose(text: string): Promise<void> {
  const session = cdp() as unknown as { send(method: string, params: object): Promise<void> };
  await session.send('Input.insertText', { text });
}

/** Enter as the input method passes it on: while composing, and, in Safari, after the end with the code 229. */
function composingEnter(target: Element): KeyboardEvent[] {
  const common = { key: 'Enter', bubbles: true, composed: true, cancelable: true };
  const events = [
    new KeyboardEvent('keydown', { ...common, isComposing: true }),
    Object.defineProperty(new KeyboardEvent('keydown', common), 'keyCode', { value: 229 }),
  ];
  for (const event of events) target.dispatchEvent(event);
  return events;
}

/** True while the field of a control shows what the document has not answered yet. */
function isBusy(input: Element): boolean {
  const { host } = input.getRootNode() as ShadowRoot;
  return (host as HTMLElementTagNameMap['fupan-text']).isBusy;
}

describe('an input method', () => {
  it('composes undisturbed: nothing is written, no snapshot gets in between', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const input = control('field:customer');
    input.focus();
    await compose('rui');
    expect(input.value).toBe('rui');
    composingEnter(input);
    host.replace('place: Plant 2', 'place: Plant 3');
    await expect.poll(() => control('field:place').value).toBe('Plant 3');
    expect(input.value).toBe('rui');
    expect(host.requests).toEqual([]);
    await choose('瑞成');
    expect(input.value).toBe('瑞成');
    // Safari passes on the Enter that ended it only now.
    composingEnter(input);
    await settled();
    expect(host.requests).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => host.text).toContain('customer: 瑞成');
  });

  it('composes in a field whose value changes elsewhere', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const input = control('field:place');
    input.focus();
    await compose('ku');
    host.replace('place: Plant 2', 'place: Plant 3');
    await settled();
    expect(input.value).toContain('ku');
    await choose('库');
    expect(input.value).toContain('库');
  });

  it('adds no entry with the Enter that ends it', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const composer = everywhere('fupan-factor')[1]?.shadowRoot?.querySelector('fupan-composer');
    composer?.focus();
    (focused() as HTMLElement).click();
    await expect.poll(() => focusedPlace()).toBe('new:cause:process:');
    await compose('bian geng');
    composingEnter(focused() as Element);
    await choose('变更没有登记');
    await settled();
    expect(host.requests).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect
      .poll(() => intents(host))
      .toEqual([{ kind: 'addCause', factor: 'process', under: [], text: '变更没有登记' }]);
  });

  it('adds no name with the Enter that ends it', async () => {
    const host = new FakeHost(sample);
    await open(host);
    control('field:people').focus();
    await compose('wang');
    composingEnter(control('field:people'));
    await choose('王敏');
    expect(host.requests).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => host.model.lists.people.items).toEqual(['Ann', 'Bob', '王敏']);
  });

  it('creates no retrospective with the Enter that ends it', async () => {
    const host = new FakeHost(sample);
    host.instead = { kind: 'start', recent: [], foreign: null, hasFolder: true };
    const page = await open(host);
    const input = page.shadowRoot?.querySelector('fupan-start')?.shadowRoot?.querySelector('input');
    if (!input) throw new Error('no field for the title');
    input.focus();
    await compose('ku cun');
    const events = composingEnter(input);
    expect(events.every((event) => event.defaultPrevented)).toBe(true);
    await choose('库存没有同步');
    await settled();
    expect(host.requests).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => host.requests).toEqual([{ type: 'create', title: '库存没有同步' }]);
  });
});

describe('undo, redo and save', () => {
  it('go to the document when nothing is being typed', async () => {
    const host = new FakeHost(sample);
    await open(host);
    control('field:customer').focus();
    await userEvent.keyboard('ACME{Enter}');
    await expect.poll(() => host.text).toContain('customer: ACME');
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => host.text).toBe(sample);
    await expect.poll(() => control('field:customer').value).toBe('');
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await expect.poll(() => control('field:customer').value).toBe('ACME');
    await userEvent.keyboard('{Control>}z{/Control}');
    await userEvent.keyboard('{Control>}y{/Control}');
    await expect
      .poll(() => host.requests.slice(1).map(({ type }) => type))
      .toEqual(['undo', 'redo', 'undo', 'redo']);
  });

  it('leave what is being typed to the browser', async () => {
    const host = new FakeHost(sample);
    await open(host);
    control('field:customer').focus();
    await userEvent.keyboard('AC');
    await userEvent.keyboard('{Control>}z{/Control}');
    await settled();
    expect(host.requests).toEqual([]);
    expect(control('field:customer').value).not.toBe('AC');
  });

  it('work when nothing has the focus', async () => {
    const host = new FakeHost(sample);
    await open(host);
    (focused() as HTMLElement).blur();
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => host.requests).toEqual([{ type: 'undo' }]);
  });

  it('write the draft before saving, and keep the keys from the workbench', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const seen: string[] = [];
    const onKey = (event: KeyboardEvent): void => void seen.push(event.key);
    window.addEventListener('keydown', onKey);
    control('prose:impact').focus();
    await userEvent.keyboard('late');
    seen.length = 0;
    await userEvent.keyboard('{Control>}s{/Control}');
    window.removeEventListener('keydown', onKey);
    await expect.poll(() => host.requests.map(({ type }) => type)).toEqual(['edit', 'save']);
    expect(host.model.prose.impact?.text).toBe('late');
    expect(seen).toEqual(['Control']);
  });
});

describe('sections', () => {
  it('fold and unfold by keyboard, remembered, with what is inside kept', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const section = everywhere('fupan-section[data-section=timeline]')[0];
    const toggle = section?.shadowRoot?.querySelector('button');
    const input = control('timeline:0:text');
    toggle?.focus();
    await userEvent.keyboard(' ');
    await expect.poll(() => toggle?.getAttribute('aria-expanded')).toBe('false');
    expect(input.checkVisibility()).toBe(false);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => toggle?.getAttribute('aria-expanded')).toBe('true');
    expect(control('timeline:0:text')).toBe(input);
    expect(host.requests).toEqual([
      { type: 'setFolded', folded: ['timeline'] },
      { type: 'setFolded', folded: [] },
    ]);
  });

  it('open folded as they were left', async () => {
    const host = new FakeHost(sample);
    host.folded = ['claims'];
    await open(host);
    const folded = everywhere('fupan-section').filter(
      (one) => !one.shadowRoot?.querySelector('.body')?.checkVisibility(),
    );
    expect(folded.map((one) => one.dataset['section'])).toEqual(['claims']);
  });

  it('unfold when something inside is to be shown', async () => {
    const host = new FakeHost(sample);
    host.folded = ['fixes', 'claims'];
    await open(host);
    button('Fixes').click();
    await expect.poll(() => focusedPlace()).toMatch(/^fix:short:0:verified$/);
    host.reveal('claim-no-evidence 0');
    const key =
      host.state.kind === 'form' && host.state.problems.find(({ code }) => code === 'claim-no-evidence')?.key;
    host.reveal(key || null);
    await expect.poll(() => focusedPlace()).toBe('claims:0:evidence');
    host.reveal(null);
    await expect.poll(() => focusedPlace()).toBe('field:title');
  });
});

describe('the menu of a row', () => {
  it('opens, moves and closes by keyboard', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const menu = at('timeline:0:text').parentElement?.querySelector('fupan-menu');
    const opener = menu?.shadowRoot?.querySelector('button');
    opener?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => (focused() as HTMLElement).innerText).toContain('Edit evidence as text');
    await userEvent.keyboard('{ArrowUp}');
    expect((focused() as HTMLElement).innerText).toContain('Remove');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => focused()).toBe(opener);
    expect(opener?.getAttribute('aria-expanded')).toBe('false');
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(() => (focused() as HTMLElement).getAttribute('role')).toBe('menuitem');
    await userEvent.keyboard('{End}{Enter}');
    await expect.poll(() => host.model.timeline).toHaveLength(2);
  });

  it('closes when its button is pressed again', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const opener = at('timeline:0:text')
      .parentElement?.querySelector('fupan-menu')
      ?.shadowRoot?.querySelector('button');
    if (!opener) throw new Error('no menu');
    await userEvent.click(opener);
    await expect.poll(() => opener.getAttribute('aria-expanded')).toBe('true');
    await userEvent.click(opener);
    await expect.poll(() => opener.getAttribute('aria-expanded')).toBe('false');
  });
});

describe('names', () => {
  it('are added, several at once, and taken out by keyboard', async () => {
    const host = new FakeHost(sample);
    await open(host);
    control('field:people').focus();
    await userEvent.keyboard('Cem、Dora{Enter}');
    await expect.poll(() => host.model.lists.people.items).toEqual(['Ann', 'Bob', 'Cem', 'Dora']);
    await expect.poll(() => focused()).toBe(control('field:people'));
    // Until the document has answered, Backspace would lead to a name that is no longer the last.
    await expect.poll(() => isBusy(control('field:people'))).toBe(false);
    await userEvent.keyboard('{Backspace}');
    await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Remove Dora');
    await userEvent.keyboard('{ArrowLeft}{Delete}');
    await expect.poll(() => host.model.lists.people.items).toEqual(['Ann', 'Bob', 'Dora']);
    await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Remove Dora');
    await userEvent.keyboard('{Backspace}');
    await expect.poll(() => host.model.lists.people.items).toEqual(['Ann', 'Bob']);
    await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Remove Bob');
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => focused()).toBe(control('field:people'));
  });
});
