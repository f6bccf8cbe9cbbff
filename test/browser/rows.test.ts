import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FakeHost } from './fakeHost.ts';
import {
  at,
  button,
  control,
  everywhere,
  field,
  focused,
  focusedPlace,
  has,
  intents,
  open,
  sample,
  settled,
  type,
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

describe('the timeline', () => {
  it('adds an entry with the time of now and asks what happened', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const timeline = everywhere<HTMLElementTagNameMap['fupan-timeline']>('fupan-timeline')[0];
    if (timeline) timeline.now = () => new Date(2026, 10, 20, 16, 5);
    button('Now').click();
    await expect.poll(() => focusedPlace()).toBe('timeline:3:text');
    expect(control('timeline:3:time').value).toBe('2026-11-20 16:05');
    await userEvent.keyboard('Restarted{Enter}');
    await expect.poll(() => host.text).toMatch(/\| 2026-11-20 16:05 \| Restarted \| +\|/);
  });

  it('adds an entry for an earlier time and asks for the time first', async () => {
    const host = new FakeHost(sample);
    await open(host);
    button('Earlier').click();
    await expect.poll(() => focusedPlace()).toBe('timeline:3:time');
  });

  it('removes a row and goes to its neighbour, at the end to the one before, at last to the button', async () => {
    const host = new FakeHost(sample);
    await open(host);
    await choose('timeline:1:text', 'Remove');
    await expect.poll(() => host.model.timeline).toHaveLength(2);
    await expect.poll(() => focusedPlace()).toBe('timeline:1:time');
    expect(control('timeline:1:text').value).toBe('Work-around sent');
    await choose('timeline:1:text', 'Remove');
    await expect.poll(() => focusedPlace()).toBe('timeline:0:time');
    await choose('timeline:0:text', 'Remove');
    await expect.poll(() => focusedPlace()).toBe('new:timeline:');
  });

  it('moves a row with Alt and an arrow: same field, same caret, draft written first', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const input = control('timeline:1:text');
    input.focus();
    await userEvent.keyboard('{End} at once');
    input.setSelectionRange(2, 2);
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await expect.poll(() => host.model.timeline[0]?.text.text).toBe('Bob answers at once');
    await expect.poll(() => focusedPlace()).toBe('timeline:0:text');
    expect(control('timeline:0:text')).toBe(input);
    expect(focused()).toBe(input);
    expect(input.selectionStart).toBe(2);
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await settled();
    expect(intents(host).map(({ kind }) => kind)).toEqual(['setCell', 'moveRow']);
  });
});

describe('claims', () => {
  it('are added, filled and judged', async () => {
    const host = new FakeHost(sample);
    await open(host);
    button('Add a claim').click();
    await expect.poll(() => focusedPlace()).toBe('claims:2:party');
    await userEvent.keyboard('Vendor{Enter}');
    type('claims:2:claim', '"Our part works"');
    await userEvent.selectOptions(control('claims:2:state'), 'arbitrated');
    await expect.poll(() => host.text).toContain('| Vendor | "Our part works" |  |  | arbitrated |');
  });

  it('show the evidence as links, as text where it says more, and as text when asked to', async () => {
    const host = new FakeHost(
      sample.replace('| [mail](evidence/mail.eml) |', '| [mail](evidence/mail.eml), page 3 |'),
    );
    await open(host);
    expect(control('claims:1:evidence').value).toBe('[mail](evidence/mail.eml), page 3');
    expect(has('timeline:1:evidence')).toBe(false);
    await choose('timeline:1:text', 'Edit evidence as text');
    await expect.poll(() => (focused() as HTMLTextAreaElement).value).toBe('[chat](evidence/chat.png)');
  });
});

describe('fixes', () => {
  it('are added with owner and date, by keyboard', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const long = everywhere('section[data-term=long]')[0];
    button('Add a fix', long).click();
    await expect.poll(() => focusedPlace()).toBe('new:fix:long:');
    await userEvent.keyboard('Train the shift{Enter}');
    await expect.poll(() => focusedPlace()).toBe('fix:long:0:owner');
    await userEvent.keyboard('@Ann, Bob{Tab}');
    await expect.poll(() => host.text).toContain('- [ ] Train the shift @Ann @Bob');
    expect(focusedPlace()).toBe('fix:long:0:due');
    await userEvent.keyboard('01152027{Enter}');
    await expect.poll(() => host.text).toContain('- [ ] Train the shift @Ann @Bob due:2027-01-15');
  });

  it('are done, and verified as a thing of its own', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const box = everywhere<HTMLInputElement>('input[type=checkbox]').find((one) =>
      one.closest('label')?.textContent.includes('Watch the alarm'),
    );
    box?.click();
    await expect.poll(() => host.text).toContain('- [x] Watch the alarm @Bob due:2026-11-22');
    const verify = rootOf('fix:short:1:text');
    button('Verified today', verify).click();
    await expect
      .poll(() => host.text)
      .toContain('- [x] Watch the alarm @Bob due:2026-11-22 verified:2026-11-24');
    await expect.poll(() => control('fix:short:1:verified').value).toBe('2026-11-24');
  });

  it('go back when a tick is refused', async () => {
    const host = new FakeHost(sample);
    await open(host);
    host.before = () => {
      throw new Error('no');
    };
    const box = everywhere<HTMLInputElement>('input[type=checkbox]').find((one) =>
      one.closest('label')?.textContent.includes('Watch the alarm'),
    );
    box?.click();
    await expect.poll(() => host.requests).toHaveLength(1);
    await expect.poll(() => box?.checked).toBe(false);
  });

  it('say by how many days they are late', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const late = everywhere('.overdue').map((one) => one.innerText.replace(/[\ue000-\uf8ff]/g, '').trim());
    expect(late).toEqual(['2 days overdue']);
    host.today = '2026-11-23';
    host.refresh();
    await expect.poll(() => everywhere('.overdue')[0]?.innerText).toContain('1 day overdue');
  });

  it('without a term are shown apart', async () => {
    const host = new FakeHost(sample.replace('### Short term\n\n', '').replace('### Mid term\n\n', ''));
    await open(host);
    expect(control('fix:unsorted:0:text').value).toBe('Roll back');
    expect(everywhere('section[data-term=unsorted] fupan-composer')).toEqual([]);
  });
});

describe('what is missing', () => {
  it('is marked at its place, described for screen readers, and one click away', async () => {
    const host = new FakeHost(sample.replace('place: Plant 2', 'place:'));
    await open(host);
    const input = control('field:place');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const described = input.getAttribute('aria-describedby') ?? '';
    const message = (input.getRootNode() as ShadowRoot).getElementById(described);
    expect(message?.textContent).toContain('The place of the event is missing.');
    button('basics').click();
    await expect.poll(() => focusedPlace()).toBe('field:place');
    expect(message?.checkVisibility()).toBe(true);
    await userEvent.keyboard('Plant 2{Enter}');
    await expect.poll(() => field('field:place').problems).toEqual([]);
    expect(input.hasAttribute('aria-invalid')).toBe(false);
  });

  it('is counted in the progress line', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const progress = everywhere<HTMLProgressElement>('progress')[0];
    const state = host.state;
    if (state.kind !== 'form') throw new Error('no form');
    expect([progress?.value, progress?.max]).toEqual([state.progress.done, state.progress.total]);
    const named = everywhere('fupan-progress')[0]?.shadowRoot?.querySelectorAll('li').length;
    expect(named).toBe(state.progress.missing.length);
  });
});
