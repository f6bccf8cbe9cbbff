import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FakeHost } from './fakeHost.ts';
import { at, control, open, sample } from './page.ts';

describe('dates and choices', () => {
  it('write a picked date at once', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const due = control('fix:mid:0:due');
    due.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    due.value = '2026-12-05';
    due.dispatchEvent(new Event('input', { bubbles: true }));
    due.dispatchEvent(new Event('change', { bubbles: true }));
    await expect.poll(() => host.text).toContain('- [ ] Review gate due:2026-12-05');
  });

  it('write a typed date once, when it is left', async () => {
    const host = new FakeHost(sample);
    await open(host);
    control('fix:short:1:due').focus();
    await userEvent.keyboard('12052026');
    expect(host.requests).toEqual([]);
    control('field:place').focus();
    await expect.poll(() => host.text).toContain('due:2026-12-05');
    expect(host.requests).toHaveLength(1);
  });

  it('say that a half-typed date was not written, and keep it through a snapshot', async () => {
    const host = new FakeHost(sample);
    await open(host);
    control('fix:mid:0:due').focus();
    await userEvent.keyboard('1205');
    host.replace('place: Plant 2', 'place: Plant 3');
    await expect.poll(() => control('field:place').value).toBe('Plant 3');
    expect(control('fix:mid:0:due').validity.badInput).toBe(true);
    control('field:place').focus();
    await expect
      .poll(() => at('fix:mid:0:due').shadowRoot?.querySelector('#problem')?.textContent)
      .toContain('not complete');
    expect(host.requests).toEqual([]);
  });

  it('show a time that is none as the text it is', async () => {
    const host = new FakeHost(sample.replace('2026-11-20T14:30', 'last Friday'));
    await open(host);
    expect(control('field:occurred').type).toBe('text');
    expect(control('field:occurred').value).toBe('last Friday');
  });

  it('offer a value that the list does not know', async () => {
    const host = new FakeHost(sample.replace('severity: major', 'severity: huge'));
    await open(host);
    expect(control('field:severity').value).toBe('huge');
    expect(at('field:severity').shadowRoot?.querySelector('#problem')?.textContent).toContain('huge');
  });

  it('write a choice browsed with the arrow keys once, when it is left', async () => {
    const host = new FakeHost(sample);
    await open(host);
    control('field:severity').focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(control('field:severity').value).toBe('minor');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(host.requests).toEqual([]);
    control('field:place').focus();
    await expect.poll(() => host.text).toContain('severity: critical');
    expect(host.requests).toHaveLength(1);
  });
});
