import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FakeHost } from './fakeHost.ts';
import {
  at,
  button,
  control,
  everywhere,
  focused,
  focusedPlace,
  has,
  intents,
  open,
  sample,
  settled,
} from './page.ts';

function rootOf(place: string): ParentNode {
  return at(place).getRootNode() as ShadowRoot;
}

/** Chooses from the menu of the row that holds a place. */
async function choose(place: string, item: string): Promise<void> {
  const menu = rootOf(place).querySelector('fupan-menu');
  menu?.shadowRoot?.querySelector('button')?.click();
  await expect.poll(() => menu?.shadowRoot?.querySelector('[role=menuitem]')).toBeTruthy();
  button(item, menu?.shadowRoot ?? undefined).click();
}

function factor(index: number): ShadowRoot {
  const root = everywhere('fupan-factor')[index]?.shadowRoot;
  if (!root) throw new Error(`no factor ${index}`);
  return root;
}

describe('causes', () => {
  it('are asked further and further, by keyboard alone', async () => {
    const host = new FakeHost(sample);
    await open(host);
    button('Add a cause', factor(1)).click();
    await expect.poll(() => focusedPlace()).toBe('new:cause:process:');
    for (const [text, next] of [
      ['Change not recorded', 'new:cause:process:0'],
      ['Agreed by phone', 'new:cause:process:0.0'],
      ['No form at hand', 'new:cause:process:0.0.0'],
      ['Nobody owns the form', 'new:cause:process:0.0.0.0'],
    ] as const) {
      await userEvent.keyboard(`${text}{Enter}`);
      await expect.poll(() => focusedPlace()).toBe(next);
    }
    expect(host.text).toContain(
      '- Change not recorded\n  - Agreed by phone\n    - No form at hand\n      - Nobody owns the form\n',
    );
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => focusedPlace()).toBe('cause:process:0.0.0.0');
  });

  it('lose no key that is typed before the answer to Enter', async () => {
    const host = new FakeHost(sample);
    await open(host);
    let answer = (): void => undefined;
    host.before = () => new Promise((resolve) => (answer = () => resolve()));
    button('Add a cause', factor(1)).click();
    await expect.poll(() => focusedPlace()).toBe('new:cause:process:');
    await userEvent.keyboard('Change not recorded{Enter}Agreed by ');
    expect((focused() as HTMLTextAreaElement).value).toBe('Agreed by ');
    host.before = () => undefined;
    answer();
    await expect.poll(() => focusedPlace()).toBe('new:cause:process:0');
    await userEvent.keyboard('phone{Enter}');
    await expect.poll(() => host.text).toContain('- Change not recorded\n  - Agreed by phone\n');
  });

  it('branch beside an answer', async () => {
    const host = new FakeHost(sample);
    await open(host);
    await choose('cause:technical:0.0', 'Add another answer beside it');
    await expect.poll(() => focusedPlace()).toBe('new:cause:technical:0');
    await userEvent.keyboard('Import does not warn{Enter}');
    await expect
      .poll(() => host.model.causes.technical[0]?.children.map(({ text }) => text))
      .toEqual(['Test skips it', 'Import does not warn']);
  });

  it('move with their whys, and only the innermost row takes the key', async () => {
    const host = new FakeHost(sample);
    await open(host);
    control('cause:technical:1').focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await expect
      .poll(() => host.model.causes.technical.map(({ text }) => text))
      .toEqual(['Alarm not read', 'Mapping missing']);
    await expect.poll(() => focusedPlace()).toBe('cause:technical:0');
    control('cause:technical:1.0').focus();
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await settled();
    expect(intents(host)).toHaveLength(1);
  });

  it('are ruled out in one step', async () => {
    const host = new FakeHost(sample);
    await open(host);
    button('Played no part', factor(1)).click();
    await expect
      .poll(() => host.model.causes.process.map(({ notApplicable }) => notApplicable))
      .toEqual([true]);
    expect(everywhere('fupan-composer', factor(1)).length).toBe(1);
  });

  it('offer the usual ones to tick, and protect a chain from being unticked', async () => {
    const host = new FakeHost(sample);
    host.usualCauses = [
      { factor: 'technical', text: 'Mapping missing' },
      { factor: 'technical', text: 'Wrong version' },
      { factor: 'process', text: 'No UAT' },
    ];
    await open(host);
    factor(0).querySelector('summary')?.click();
    const boxes = everywhere<HTMLInputElement>('input[type=checkbox]', factor(0));
    expect(boxes.map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(boxes[0]?.getAttribute('aria-description')).toContain('whys would be lost');
    boxes[1]?.click();
    await expect.poll(() => host.model.causes.technical.at(-1)?.text).toBe('Wrong version');
    boxes[1]?.click();
    await expect
      .poll(() => host.model.causes.technical.map(({ text }) => text))
      .toEqual(['Mapping missing', 'Alarm not read']);
    expect(intents(host)).toEqual([
      { kind: 'addCause', factor: 'technical', under: [], text: 'Wrong version' },
      { kind: 'removeCause', factor: 'technical', path: [2] },
    ]);
  });

  it('of a foreign document that are prose take no whys', async () => {
    const host = new FakeHost(sample.replace('- Late notice', 'The notice came late.'));
    await open(host);
    expect(control('cause:communication:0').value).toBe('The notice came late.');
    expect(everywhere('button', rootOf('cause:communication:0')).map((one) => one.title)).not.toContain(
      'Ask why',
    );
    expect(has('new:cause:communication:0')).toBe(false);
  });

  it('are drawn as a fishbone with a text for those who cannot see it', async () => {
    const host = new FakeHost(sample);
    await open(host);
    button('Fishbone').click();
    await expect.poll(() => everywhere('fupan-fishbone').length).toBe(1);
    await expect
      .poll(() => everywhere('fupan-fishbone')[0]?.shadowRoot?.querySelectorAll('line').length)
      .toBeGreaterThan(3);
    const picture = everywhere('fupan-fishbone')[0]?.shadowRoot?.querySelector('svg');
    expect(picture?.getAttribute('role')).toBe('img');
    expect(picture?.getAttribute('aria-label')).toContain(
      'Technical factors: Mapping missing; Alarm not read',
    );
    button('Insert into the document').click();
    await expect.poll(() => host.text).toContain('```mermaid');
  });
});
