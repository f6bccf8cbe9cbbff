import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ChannelError } from '../../src/protocol/channel.ts';
import type { StartState } from '../../src/protocol/retrospective.ts';
import { FakeHost } from './fakeHost.ts';
import { button, control, everywhere, focused, open, sample, settled, type } from './page.ts';

const start: StartState = {
  kind: 'start',
  hasFolder: true,
  foreign: 'notes.md',
  recent: [
    {
      uri: 'file:///a.md',
      title: 'Stock',
      date: '2026-11-20',
      status: 'reviewing',
      openFixes: 3,
      overdueFixes: 1,
    },
    { uri: 'file:///b.md', title: 'Labels', date: '', status: 'closed', openFixes: 0, overdueFixes: 0 },
  ],
};

function startHost(state: StartState = start): FakeHost {
  const host = new FakeHost(sample);
  host.instead = state;
  return host;
}

describe('the start page', () => {
  it('creates by keyboard alone, trimmed, and keeps the title where that is refused', async () => {
    const host = startHost();
    await open(host);
    host.before = () => {
      throw new ChannelError('exists', 'There is one already.');
    };
    host.reveal(null);
    await expect.poll(() => focused()?.id).toBe('title');
    await userEvent.keyboard(' Stock lost {Enter}');
    await expect.poll(() => host.requests).toEqual([{ type: 'create', title: 'Stock lost' }]);
    await expect.poll(() => everywhere('[role=alert]')[0]?.innerText).toContain('There is one already.');
    expect((focused() as HTMLInputElement).value).toBe(' Stock lost ');
    host.before = () => undefined;
    button('Create').click();
    await expect.poll(() => host.requests).toHaveLength(2);
    await expect.poll(() => (focused() as HTMLInputElement).value).toBe('');
  });

  it('lists recent ones with status and fixes, and opens them', async () => {
    const host = startHost();
    await open(host);
    const rows = everywhere('.recent button');
    expect(rows.map((row) => row.innerText.replace(/[\ue000-\uf8ff]/g, '').replace(/\s+/g, ' '))).toEqual([
      'Stock 2026-11-20 · In review · 3 open fixes · 1 overdue',
      'Labels Closed',
    ]);
    rows[1]?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => host.requests).toEqual([{ type: 'openRecent', uri: 'file:///b.md' }]);
  });

  it('offers to take over a foreign file, and says so when no folder is open', async () => {
    const host = startHost({ ...start, hasFolder: false });
    await open(host);
    expect(everywhere('.hint').length).toBe(1);
    button('Take over').click();
    await expect.poll(() => host.requests).toEqual([{ type: 'adopt' }]);
  });

  it('gives way to the form, and the form to the page of another document', async () => {
    const host = startHost();
    await open(host);
    host.instead = null;
    host.refresh();
    await expect.poll(() => everywhere('fupan-form').length).toBe(1);
    type('field:place', 'Plant 7');
    control('field:customer').focus();
    await expect.poll(() => host.text).toContain('Plant 7');
    const first = everywhere('fupan-form')[0];
    host.uri = 'file:///project/other.md';
    host.text = sample;
    host.refresh();
    await expect.poll(() => control('field:place').value).toBe('Plant 2');
    expect(everywhere('fupan-form')[0]).not.toBe(first);
  });
});

describe('an unreadable file', () => {
  it('says what happened and the way out', async () => {
    const host = startHost();
    host.instead = { kind: 'unreadable', fileName: 'x.md', message: 'This is not UTF-8.', canOpenText: true };
    await open(host);
    expect(everywhere('.unreadable')[0]?.innerText).toContain('This is not UTF-8.');
    button('Open as text').click();
    button('All retrospectives').click();
    await settled();
    expect(host.requests.map((request) => request.type)).toEqual(['openText', 'showStart']);
  });
});

describe('the header', () => {
  it('leads to the text and back to the start page', async () => {
    const host = new FakeHost(sample);
    const app = await open(host);
    for (const name of ['Open as text', 'All retrospectives']) button(name).click();
    await expect.poll(() => host.requests.map((request) => request.type)).toEqual(['openText', 'showStart']);
    app.surface = 'editor';
    await expect
      .poll(() => everywhere('fupan-header')[0]?.shadowRoot?.querySelectorAll('.iconButton').length)
      .toBe(1);
  });

  it('asks for the status, and starts the review', async () => {
    const host = new FakeHost(sample);
    await open(host);
    await userEvent.selectOptions(control('field:status'), 'reviewing');
    await expect
      .poll(() => host.asked('setStatus'))
      .toEqual([{ type: 'setStatus', version: 1, status: 'reviewing' }]);
    await expect.poll(() => host.text).toContain('status: reviewing');
    button('Start the internal review').click();
    await expect.poll(() => host.text).toContain('## Internal review meeting');
    await expect
      .poll(() => everywhere('button').some((one) => one.innerText.includes('Open the review notes')))
      .toBe(true);
  });
});
