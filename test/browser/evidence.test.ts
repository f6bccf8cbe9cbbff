import { describe, expect, it } from 'vitest';
import { FakeHost } from './fakeHost.ts';
import { at, button, control, everywhere, focused, focusedPlace, open, sample } from './page.ts';

function transfer(fill: (data: DataTransfer) => void): DataTransfer {
  const data = new DataTransfer();
  fill(data);
  return data;
}

function drop(target: Element, data: DataTransfer): { accepted: boolean; marked: number } {
  const common = { bubbles: true, composed: true, cancelable: true, dataTransfer: data };
  const over = new DragEvent('dragover', common);
  target.dispatchEvent(over);
  const marked = everywhere('[drop-here]').length;
  target.dispatchEvent(new DragEvent('drop', common));
  return { accepted: over.defaultPrevented, marked };
}

function paste(target: Element, data: DataTransfer): boolean {
  const event = new ClipboardEvent('paste', {
    bubbles: true,
    composed: true,
    cancelable: true,
    clipboardData: data,
  });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('a file', () => {
  it('dropped on the form becomes evidence of the section', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const data = transfer((one) => one.items.add(new File(['hello'], 'app.log')));
    expect(drop(everywhere('fupan-details')[0] as Element, data)).toEqual({ accepted: true, marked: 1 });
    await expect
      .poll(() => host.asked('dropEvidence'))
      .toEqual([
        {
          type: 'dropEvidence',
          version: 1,
          to: { at: 'section' },
          files: [{ name: 'app.log', base64: btoa('hello') }],
        },
      ]);
    expect(everywhere('[drop-here]')).toEqual([]);
    await expect.poll(() => everywhere('fupan-evidence')[0]?.shadowRoot?.textContent).toBeTruthy();
    await expect.poll(() => host.model.evidence.map(({ href }) => href)).toContain('app.log');
  });

  it('dropped on a row becomes evidence of that row', async () => {
    const host = new FakeHost(sample);
    await open(host);
    drop(
      control('timeline:2:text'),
      transfer((one) => one.items.add(new File(['x'], 'a.txt'))),
    );
    await expect
      .poll(() => host.asked('dropEvidence').map(({ to }) => to))
      .toEqual([{ at: 'timeline', row: 2 }]);
    drop(
      control('claims:0:claim'),
      transfer((one) => one.items.add(new File(['x'], 'a.txt'))),
    );
    await expect
      .poll(() =>
        host
          .asked('dropEvidence')
          .map(({ to }) => to)
          .at(-1),
      )
      .toEqual({ at: 'claims', row: 0 });
  });

  it('of VS Code is linked by its address', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const uris = 'file:///project/a.log\r\n# comment\r\nfile:///project/b.log';
    drop(
      everywhere('fupan-evidence')[0] as Element,
      transfer((one) => one.setData('text/uri-list', uris)),
    );
    await expect
      .poll(() => host.asked('linkEvidence').map((request) => request.uris))
      .toEqual([['file:///project/a.log', 'file:///project/b.log']]);
    const resources = transfer((one) => {
      one.setData('application/vnd.code.uri-list', 'file:///project/c.log');
      one.setData('text/uri-list', 'https://example.com/c.log');
    });
    drop(everywhere('fupan-evidence')[0] as Element, resources);
    await expect
      .poll(() =>
        host
          .asked('linkEvidence')
          .map((request) => request.uris)
          .at(-1),
      )
      .toEqual(['file:///project/c.log']);
  });

  it('pasted is evidence, and a pasted picture gets a name of its own', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const picture = transfer((one) => one.items.add(new File(['x'], 'image.png', { type: 'image/png' })));
    expect(paste(control('timeline:0:text'), picture)).toBe(true);
    await expect.poll(() => host.asked('dropEvidence').length).toBe(1);
    const [request] = host.asked('dropEvidence');
    expect(request?.to).toEqual({ at: 'timeline', row: 0 });
    expect(request?.files[0]?.name).toMatch(/^screenshot-\d{8}-\d{6}\.png$/);
  });

  it('too large is not read, and said so', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const large = new File(['x'], 'dump.bin');
    Object.defineProperty(large, 'size', { value: 60 * 1024 * 1024 });
    const data = transfer((one) => one.items.add(new File(['y'], 'a.txt')));
    Object.defineProperty(data, 'files', { value: [large] });
    drop(everywhere('fupan-evidence')[0] as Element, data);
    await expect
      .poll(() => everywhere('[role=alert]').some((bar) => bar.innerText.includes('dump.bin')))
      .toBe(true);
    expect(host.requests).toEqual([]);
  });
});

describe('text', () => {
  it('dropped or pasted stays text', async () => {
    const host = new FakeHost(sample);
    await open(host);
    const words = transfer((one) => one.setData('text/plain', 'words'));
    expect(drop(control('prose:event'), words).accepted).toBe(false);
    expect(paste(control('prose:event'), words)).toBe(false);
    const cells = transfer((one) => {
      one.setData('text/plain', 'a\tb');
      one.items.add(new File(['x'], 'image.png', { type: 'image/png' }));
    });
    expect(paste(control('prose:event'), cells)).toBe(false);
    expect(host.requests).toEqual([]);
  });
});

describe('a link', () => {
  it('shows a picture where there is one, opens, and is taken out', async () => {
    const host = new FakeHost(sample);
    host.images = {
      'evidence/chat.png': 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==',
    };
    await open(host);
    const list = everywhere('fupan-links[rows]')[0]?.shadowRoot;
    expect(list?.querySelectorAll('img')).toHaveLength(1);
    list?.querySelector<HTMLElement>('.open')?.click();
    await expect
      .poll(() => host.asked('openLink'))
      .toEqual([{ type: 'openLink', href: 'evidence/chat.png' }]);
    button('Remove evidence chat', list as ParentNode).click();
    await expect.poll(() => host.model.evidence.map(({ href }) => href)).toEqual(['evidence/sync.log']);
    await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Remove evidence log');
    button('Remove evidence log', list as ParentNode).click();
    await expect.poll(() => focusedPlace()).toBe('new:evidence:');
  });

  it('is picked for the section or for a row', async () => {
    const host = new FakeHost(sample);
    await open(host);
    button('Choose files').click();
    button('Attach evidence: Customer', at('claims:0:party').getRootNode() as ShadowRoot).click();
    await expect
      .poll(() => host.asked('pickEvidence').map(({ to }) => to))
      .toEqual([{ at: 'section' }, { at: 'claims', row: 0 }]);
  });
});
