import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ChannelError } from '../../src/protocol/channel.ts';
import type { StartState, ViewState } from '../../src/protocol/retrospective.ts';
import { FakeHost } from './fakeHost.ts';
import { at, button, control, everywhere, open, sample, type } from './page.ts';
import { themeKinds } from './themes.ts';

const start: StartState = {
  kind: 'start',
  hasFolder: false,
  foreign: 'notes.md',
  recent: [
    {
      uri: 'a',
      title: 'Stock not synchronised',
      date: '2026-11-20',
      status: 'reviewing',
      openFixes: 3,
      overdueFixes: 1,
    },
    { uri: 'b', title: 'Labels without code', date: '', status: 'closed', openFixes: 0, overdueFixes: 0 },
  ],
};
const unreadable: ViewState = {
  kind: 'unreadable',
  fileName: 'x.md',
  message: 'Not UTF-8.',
  canOpenText: true,
};

/** A document that brings out everything a form can show. */
const rich = sample
  .replace('place: Plant 2', 'place:')
  .replace('severity: major', 'severity: huge')
  .replace('### Process factors\n', '### Process factors\n\n- Not applicable\n')
  .replace('due:2026-11-21', 'due:2026-11-21 verified:2026-11-23');

function richHost(): FakeHost {
  const host = new FakeHost(rich);
  host.usualCauses = [
    { factor: 'technical', text: 'Mapping missing' },
    { factor: 'communication', text: 'Customer not told' },
  ];
  return host;
}

async function violations(): Promise<string[]> {
  const result = await axe.run(document);
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

describe.each(themeKinds)('in a %s theme', (theme) => {
  it('the form, all open, has no violation that axe finds', async () => {
    await open(richHost(), { theme });
    for (const details of everywhere<HTMLDetailsElement>('details')) details.open = true;
    button('Fishbone').click();
    await expect.poll(() => everywhere('svg, fupan-fishbone').length).toBeGreaterThan(0);
    expect(await violations()).toEqual([]);
  });

  it('rows pointed at or in use are still readable', async () => {
    await open(richHost(), { theme });
    await userEvent.hover(control('timeline:1:text'));
    expect(at('timeline:1:text').closest('fupan-timeline-row, .row')?.matches(':hover')).toBe(true);
    expect(await violations()).toEqual([]);
    await userEvent.unhover(control('timeline:1:text'));
    control('timeline:2:text').focus();
    expect(await violations()).toEqual([]);
    await userEvent.hover(control('cause:technical:0.0'));
    control('cause:technical:0.0').focus();
    expect(await violations()).toEqual([]);
  });

  it('the form in use has none either: a menu, a new entry, a refusal, a message', async () => {
    const host = richHost();
    await open(host, { theme });
    host.before = () => {
      throw new ChannelError('stale', 'The document changed in the meantime.');
    };
    type('field:customer', 'ACME');
    button('Add a claim').click();
    await expect.poll(() => everywhere('.refused').length).toBe(1);
    const menu = at('timeline:0:text').parentElement?.querySelector('fupan-menu');
    menu?.shadowRoot?.querySelector('button')?.click();
    await expect.poll(() => everywhere('[role=menuitem]').length).toBeGreaterThan(0);
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    (everywhere('fupan-composer')[0] as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => everywhere('fupan-composer fupan-text, fupan-text').length).toBeGreaterThan(0);
    expect(await violations()).toEqual([]);
  });

  it('the start page and the message for an unreadable file have none', async () => {
    const host = new FakeHost(sample);
    host.instead = start;
    await open(host, { theme });
    expect(await violations()).toEqual([]);
    host.instead = { ...start, recent: [], foreign: null };
    host.refresh();
    await expect.poll(() => everywhere('.recent').length).toBe(0);
    expect(await violations()).toEqual([]);
    host.instead = unreadable;
    host.refresh();
    await expect.poll(() => everywhere('.unreadable').length).toBe(1);
    expect(await violations()).toEqual([]);
  });
});

/** True for what only a screen reader gets, and for the insides of a drawing, which places its texts itself. */
function isUnseen(element: HTMLElement): boolean {
  const { width, height } = element.getBoundingClientRect();
  const hidden = element.closest('.visuallyHidden, svg *') !== null;
  return (
    !width || !height || hidden || !element.checkVisibility() || getComputedStyle(element).clipPath !== 'none'
  );
}

/** Controls and texts that reach out of the page, or do not show all they hold. */
function cutOff(width: number): string[] {
  return everywhere('*').flatMap((element) => {
    if (isUnseen(element)) return [];
    const said = element instanceof HTMLInputElement ? element.value : element.textContent.trim();
    const name = `${element.localName}.${element.className} “${said.slice(0, 20)}”`;
    const { left, right } = element.getBoundingClientRect();
    const found = right > width + 0.5 || left < -0.5 ? [`${name} lies outside`] : [];
    const holds = ['textarea', 'button', 'input'].includes(element.localName);
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    if (holds && (scrollWidth > clientWidth + 2 || scrollHeight > clientHeight + 2))
      found.push(`${name} is cut off`);
    return found;
  });
}

describe.each([220, 300, 480, 900, 1400])('at %i pixels', (width) => {
  it('nothing is cut off and nothing scrolls sideways', async () => {
    const host = richHost();
    host.replace('Orders could not be picked.', `${'w'.repeat(200)} 很长的一段没有空格的中文说明`.repeat(2));
    host.replace('@Ann due', '@Annabelle_Feather due');
    host.replace(
      'Nobody compared',
      'Nobody compared\n      - deeper\n        - averylongwordthatdoesnotfitanywherereally',
    );
    await open(host, { width });
    for (const details of everywhere<HTMLDetailsElement>('details')) details.open = true;
    button('Fishbone').click();
    await expect.poll(() => everywhere('fupan-fishbone')[0]?.shadowRoot?.querySelector('svg')).toBeTruthy();
    const page = document.querySelector('fupan-app');
    expect(page?.scrollWidth).toBe(width);
    expect(cutOff(width)).toEqual([]);
  });

  it('the start page fits too', async () => {
    const host = new FakeHost(sample);
    host.instead = start;
    await open(host, { width });
    expect(cutOff(width)).toEqual([]);
  });
});

describe('columns', () => {
  const leftOf = (selector: string): number =>
    Math.round(everywhere(selector)[0]?.getBoundingClientRect().left ?? -1);

  it('are one in a side bar, two in an editor, three in a wide one', async () => {
    const host = new FakeHost(sample);
    const columns = async (width: number): Promise<number> => {
      await open(host, { width });
      return new Set(['.facts', '.ledgers', '.measures'].map(leftOf)).size;
    };
    expect(await columns(300)).toBe(1);
    expect(await columns(900)).toBe(2);
    expect(await columns(1400)).toBe(3);
  });
});

describe('text of a document', () => {
  const nasty = '<img src=x onerror="document.title=1"><script>document.title=1</script>';

  it('is shown as text wherever it turns up', async () => {
    const host = new FakeHost(
      sample
        .replace('title: Stock not synchronised', `title: '${nasty}'`)
        .replace('[Ann, Bob]', `['${nasty}']`)
        .replace('Bob answers', nasty.replaceAll('|', ''))
        .replace('[chat](evidence/chat.png)\n- [log]', '[<b>chat</b>](evidence/chat.png)\n- [log]')
        .replace('Mapping missing', nasty)
        .replace('@Ann due', `@<i>Ann</i> due`),
    );
    host.usualCauses = [{ factor: 'technical', text: nasty }];
    document.title = 'safe';
    await open(host);
    button('Fishbone').click();
    await expect.poll(() => everywhere('fupan-fishbone')[0]?.shadowRoot?.querySelector('svg')).toBeTruthy();
    expect(control('field:title').value).toBe(nasty);
    expect(everywhere('img, script, b, i')).toEqual([]);
    expect(document.title).toBe('safe');
  });
});

describe('the content security policy of a webview', () => {
  it('is not broken by anything the form draws', async () => {
    const broken: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      broken.push(`${event.violatedDirective} ${event.sourceFile}`),
    );
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "style-src 'self' 'nonce-none'; img-src 'self' data: blob:";
    document.head.append(policy);
    const host = richHost();
    await open(host, { width: 900 });
    for (const details of everywhere<HTMLDetailsElement>('details')) details.open = true;
    button('Fishbone').click();
    const menu = at('timeline:0:text').parentElement?.querySelector('fupan-menu');
    menu?.shadowRoot?.querySelector('button')?.click();
    await expect.poll(() => everywhere('[role=menuitem]').length).toBeGreaterThan(0);
    host.instead = start;
    host.refresh();
    await expect.poll(() => everywhere('fupan-start').length).toBe(1);
    expect(broken).toEqual([]);
    // The check itself: an inline style is a violation here.
    const probe = document.createElement('div');
    probe.setAttribute('style', 'color: red');
    document.body.append(probe);
    await expect.poll(() => broken.length).toBeGreaterThan(0);
    probe.remove();
  });
});
