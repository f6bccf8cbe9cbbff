import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ChannelError } from '../../src/protocol/channel.ts';
import { FakeHost } from './fakeHost.ts';
import {
  at,
  button,
  control,
  everywhere,
  field,
  focused,
  intents,
  open,
  sample,
  settled,
  type,
} from './page.ts';

function stale(): never {
  throw new ChannelError('stale', 'The document changed in the meantime.');
}

describe('a text field', () => {
  it('writes when it is left, not while somebody types', async () => {
    const host = new FakeHost(sample);
    await open(host);
    control('field:place').focus();
    await userEvent.keyboard('{End}, hall 4');
    expect(host.requests).toEqual([]);
    control('field:customer').focus();
    await expect.poll(() => host.text).toContain('place: Plant 2, hall 4');
    expect(intents(host)).toEqual([{ kind: 'setField', field: 'place', value: 'Plant 2, hall 4' }]);
  });

  it('writes nothing when it is left as it was', async () => {
    const host = new FakeHost(sample);
    await open(host);
    control('field:place').focus();
    await userEvent.keyboard('{End}x{Backspace}');
    control('field:customer').focus();
    await settled();
    expect(host.requests).toEqual([]);
  });

  it('of one line writes on Enter and keeps the focus', async () => {
    const host = new FakeHost(sample);
    await open(host);
    control('field:customer').focus();
    await userEvent.keyboard('ACME{Enter}');
    await expect.poll(() => host.text).toContain('customer: ACME');
    expect(focused()).toBe(control('field:customer'));
    expect(control('field:customer').value).toBe('ACME');
  });

  it('of one line turns pasted line breaks into blanks', async () => {
    const host = new FakeHost(sample);
    await open(host);
    type('timeline:0:text', 'first\nsecond');
    control('timeline:0:time').focus();
    await expect.poll(() => host.text).toContain('| first second |');
  });

  it('of several lines takes Enter as a line break and writes on Ctrl+Enter', async () => {
    const host = new FakeHost(sample);
    await open(host);
    control('prose:impact').focus();
    await userEvent.keyboard('one{Enter}two');
    expect(control('prose:impact').value).toBe('one\ntwo');
    expect(host.requests).toEqual([]);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => host.model.prose.impact?.text).toBe('one\ntwo');
    expect(focused()).toBe(control('prose:impact'));
  });

  it('writes when the window loses the focus', async () => {
    const host = new FakeHost(sample);
    await open(host);
    type('field:customer', 'ACME');
    window.dispatchEvent(new Event('blur'));
    await expect.poll(() => host.text).toContain('customer: ACME');
  });

  it('writes one edit after the other, each against the version the one before led to', async () => {
    const host = new FakeHost(sample);
    await open(host);
    type('timeline:0:text', 'one');
    type('timeline:1:text', 'two');
    type('timeline:2:text', 'three');
    control('field:place').focus();
    await expect
      .poll(() => host.model.timeline.map(({ text }) => text.text))
      .toEqual(['one', 'two', 'three']);
    expect(host.asked('edit').map(({ version }) => version)).toEqual([1, 2, 3]);
  });
});

describe('a snapshot that arrives meanwhile', () => {
  it('leaves a draft and its caret alone', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const input = control('prose:event');
    input.focus();
    await userEvent.keyboard('{End} Typing here');
    input.setSelectionRange(5, 9);
    host.replace('place: Plant 2', 'place: Plant 3');
    await expect.poll(() => control('field:place').value).toBe('Plant 3');
    expect(control('prose:event')).toBe(input);
    expect(input.value).toBe('Orders could not be picked. Typing here');
    expect([input.selectionStart, input.selectionEnd]).toEqual([5, 9]);
    expect(focused()).toBe(input);
  });

  it('changes a field without a draft in place, caret and focus kept', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const input = control('prose:event');
    input.focus();
    input.setSelectionRange(7, 12);
    host.replace('Orders could not', 'Many orders could not');
    await expect.poll(() => input.value).toBe('Many orders could not be picked.');
    expect(focused()).toBe(input);
    expect(input.value.slice(input.selectionStart, input.selectionEnd)).toBe('could');
  });

  it('moves a draft along with its row', async () => {
    const host = new FakeHost(sample);
    await open(host);
    type('timeline:1:text', 'Bob answers at length');
    host.replace(
      '| 2026-11-20 14:30 | Scanner',
      '| 2026-11-20 14:00 | Shift starts | |\n| 2026-11-20 14:30 | Scanner',
    );
    await expect.poll(() => control('timeline:2:text').value).toBe('Bob answers at length');
    control('field:place').focus();
    await expect.poll(() => host.text).toContain('| 2026-11-20 14:38 | Bob answers at length |');
    expect(intents(host)).toMatchObject([{ kind: 'setCell', row: 2 }]);
  });

  it('asks when the same text was changed elsewhere', async () => {
    const host = new FakeHost(sample);
    await open(host);
    type('field:place', 'Plant 2, hall 4');
    host.replace('place: Plant 2', 'place: Plant 9');
    await settled();
    control('field:customer').focus();
    await settled();
    expect(host.requests).toEqual([]);
    expect(control('field:place').value).toBe('Plant 2, hall 4');
    const notice = at('field:place').shadowRoot?.querySelector('.refused');
    expect(notice?.textContent).toContain('Plant 9');
    button('Write mine', at('field:place').shadowRoot ?? document).click();
    await expect.poll(() => host.text).toContain('place: Plant 2, hall 4');
    await expect.poll(() => at('field:place').shadowRoot?.querySelector('.refused')).toBeNull();
  });

  it('shows a text whose row is gone, for copying', async () => {
    const host = new FakeHost(sample);
    await open(host);
    type('timeline:1:text', 'Bob answers at length');
    host.replace('| 2026-11-20 14:38 | Bob answers | [chat](evidence/chat.png) |\n', '');
    await expect
      .poll(() => everywhere('blockquote').map((quote) => quote.textContent))
      .toEqual(['Bob answers at length']);
    expect(host.requests).toEqual([]);
  });
});

describe('a refused edit', () => {
  it('keeps what was typed, and writes it when asked to', async () => {
    const host = new FakeHost(sample);
    await open(host);
    host.before = stale;
    type('field:place', 'Plant 7');
    control('field:customer').focus();
    await expect
      .poll(() => at('field:place').shadowRoot?.querySelector('[role=alert]')?.textContent)
      .toContain('The document changed in the meantime.');
    expect(control('field:place').value).toBe('Plant 7');
    expect(control('field:place').getAttribute('aria-invalid')).toBe('true');
    host.before = () => undefined;
    button('Write mine', at('field:place').shadowRoot ?? document).click();
    await expect.poll(() => host.text).toContain('place: Plant 7');
    expect(focused()).toBe(control('field:place'));
  });

  it('can be given up', async () => {
    const host = new FakeHost(sample);
    await open(host);
    host.before = stale;
    type('field:place', 'Plant 7');
    control('field:customer').focus();
    await expect.poll(() => everywhere('.refused').length).toBe(1);
    button('Discard mine', at('field:place').shadowRoot ?? document).click();
    await expect.poll(() => control('field:place').value).toBe('Plant 2');
    expect(field('field:place').hasDraft).toBe(false);
  });

  it('of something not typed is told above the form', async () => {
    const host = new FakeHost(sample);
    await open(host);
    host.before = stale;
    button('Add a claim').click();
    await expect
      .poll(() => everywhere('fupan-message .message, .message')[0]?.innerText)
      .toContain('The document changed in the meantime.');
    button('Close the message').click();
    await expect.poll(() => everywhere('fupan-message').every((bar) => bar.innerText === '')).toBe(true);
  });

  it('of a choice shows again what the document says', async () => {
    const host = new FakeHost(sample);
    await open(host);
    host.before = () => {
      throw new ChannelError('not-complete', 'It cannot be closed yet.');
    };
    await userEvent.selectOptions(control('field:status'), 'closed');
    await expect.poll(() => host.asked('setStatus')).toHaveLength(1);
    await expect.poll(() => control('field:status').value).toBe('draft');
    await expect
      .poll(() =>
        everywhere('[role=alert]').some((bar) => bar.innerText.includes('It cannot be closed yet.')),
      )
      .toBe(true);
  });
});

describe('a page that was thrown away', () => {
  it('finds what had been typed, unwritten still', async () => {
    const host = new FakeHost(sample);
    const first = await open(host);
    type('prose:impact', 'Eleven orders late');
    // As when the window is reloaded: nothing gets a chance to be sent.
    host.before = () => new Promise(() => undefined);
    first.remove();
    host.before = () => undefined;
    await open(host);
    await expect.poll(() => control('prose:impact').value).toBe('Eleven orders late');
    expect(host.text).toBe(sample);
    control('prose:impact').focus();
    control('field:place').focus();
    await expect.poll(() => host.model.prose.impact?.text).toBe('Eleven orders late');
    await expect.poll(() => host.store.value).toEqual([]);
  });

  it('shows it for copying when the document says something else by now', async () => {
    const host = new FakeHost(sample);
    const first = await open(host);
    type('prose:impact', 'Eleven orders late');
    host.before = () => new Promise(() => undefined);
    first.remove();
    host.before = () => undefined;
    host.replace('## Impact\n', '## Impact\n\nNone.\n');
    await open(host);
    await expect
      .poll(() => everywhere('blockquote').map((quote) => quote.textContent))
      .toEqual(['Eleven orders late']);
    expect(control('prose:impact').value).toBe('None.');
  });
});
