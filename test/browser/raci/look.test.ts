import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { page as browser, userEvent } from 'vitest/browser';
import { themeKinds } from '../themes.ts';
import { report } from '../../../webview/elements/raci/events.ts';
import { FakeRaciHost } from './fakeHost.ts';
import { button, cell, everywhere, grid, large, open, sample, settled } from './page.ts';

/** Everything the grid can show at once. */
const rich = sample
  .replace('| C | A sign-off', '| X | A sign-off')
  .replace('| Migration | R | | | |', '| Migration | R | | S helps | |')
  .replaceAll('| Manager |', '| Manager | Note |')
  .replace('--- |\n| Survey', '--- | --- |\n| Survey')
  .replace('sign-off | I |', 'sign-off | I | on paper |');

async function violations(): Promise<string[]> {
  const result = await axe.run(document);
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

function problemsButton(): HTMLElement {
  const found = everywhere('button').find((one) => one.getAttribute('aria-label')?.includes('the analysis'));
  if (!found) throw new Error('no button shows the problems');
  return found;
}

describe.each(themeKinds)('in a %s theme', (theme) => {
  it('the grid has no violation that axe finds, and all cells are exposed', async () => {
    await open(new FakeRaciHost(rich), { theme });
    grid().go({ row: 1, col: 2 });
    await settled();
    expect(await violations()).toEqual([]);
    const rows = everywhere('[role=row]');
    expect(rows).toHaveLength(8);
    const counted = everywhere('[role=columnheader], [role=rowheader], [role=gridcell]');
    // Header, five matters, the load, each with four roles and a note; the section is one cell.
    expect(counted).toHaveLength(7 * 6 + 1);
    expect(counted.filter((one) => !one.getAttribute('aria-label') && !one.textContent.trim())).toEqual([]);
  });

  it('nor has it with a range, panel, find, a menu, a text being written, a message', async () => {
    await open(new FakeRaciHost(rich), { theme, width: 900 });
    grid().actions?.run('selectAll');
    problemsButton().click();
    await expect.poll(() => everywhere('li button').length).toBeGreaterThan(0);
    expect(await violations()).toEqual([]);
    grid().go({ row: 0, col: 0 });
    await settled();
    await userEvent.keyboard('{Control>}f{/Control}');
    await expect.poll(() => everywhere('fupan-raci-find').length).toBe(1);
    await userEvent.keyboard('e');
    await settled();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await settled();
    report(grid(), 'Nothing was changed.');
    await userEvent.click(cell(0, 0), { button: 'right' });
    await expect.poll(() => everywhere('[role^=menuitem]').length).toBeGreaterThan(5);
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}{Enter}');
    await settled();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}?');
    await expect.poll(() => everywhere('dialog[open]').length).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it('nor have the pages without a grid', async () => {
    const host = new FakeRaciHost('# Nothing\n');
    await open(host, { theme });
    await settled();
    expect(await violations()).toEqual([]);
    await browser.screenshot({ path: `../../.output/raci/none-${theme}.png` });
  });
});

/** Controls that reach out of the page, or do not show all they hold. */
function cutOff(width: number): string[] {
  return everywhere('button, select, input, textarea, .status').flatMap((element) => {
    if (!element.checkVisibility() || getComputedStyle(element).opacity === '0') return [];
    const { left, right } = element.getBoundingClientRect();
    const name = `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 20)}”`;
    return right > width + 0.5 || left < -0.5 ? [`${name} lies outside`] : [];
  });
}

describe.each([220, 300, 480, 700, 1200])('at %i pixels', (width) => {
  it('nothing of the page overflows; only the cells scroll', async () => {
    const host = new FakeRaciHost(
      `${rich}\n## Another matrix with a long name\n\n| Matter | Engineer | Customer |\n| --- | --- | --- |\n| Visit | R | A |\n`,
    );
    await browser.viewport(Math.max(width, 414), 700);
    const app = await open(host, { width, height: 600 });
    await settled();
    await settled();
    expect(app.scrollWidth).toBe(width);
    expect(cutOff(width)).toEqual([]);
    const corner = cell(-1, -1).getBoundingClientRect();
    expect(corner.width).toBeLessThan(width / 2);
    await userEvent.click(button('More actions'));
    await expect.poll(() => everywhere('[role^=menuitem]').length).toBeGreaterThan(4);
    const names = everywhere('[role^=menuitem]').map((one) => one.querySelector('.text')?.textContent);
    const shown = everywhere('button').map((one) => one.getAttribute('aria-label') ?? '');
    for (const name of ['Add a role', 'Import from Excel or CSV', 'Find', 'Open as text']) {
      expect([...names, ...shown]).toContain(name);
    }
    await browser.screenshot({ path: `../../.output/raci/width-${width}.png` });
    await userEvent.keyboard('{Escape}');
    problemsButton().click();
    await settled();
    expect(cutOff(width)).toEqual([]);
    await browser.viewport(800, 900);
  });
});

describe('the content security policy of a webview', () => {
  it('is not broken by anything the grid draws', async () => {
    const broken: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      broken.push(`${event.violatedDirective} ${event.sourceFile}`),
    );
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "style-src 'self' 'nonce-none'; img-src 'self' data: blob:";
    document.head.append(policy);
    await open(new FakeRaciHost(large(400, 12)), { width: 900 });
    grid().go({ row: 3, col: 3 });
    await settled();
    await userEvent.keyboard(
      '{Shift>}{ArrowDown}{/Shift}r{Enter}x{Enter}{Control>}={/Control}{Control>}f{/Control}',
    );
    await settled();
    await userEvent.keyboard('e{Escape}');
    await userEvent.click(cell(3, 3), { button: 'right' });
    await expect.poll(() => everywhere('[role^=menuitem]').length).toBeGreaterThan(5);
    await userEvent.keyboard('{Escape}?');
    await expect.poll(() => everywhere('dialog[open]').length).toBe(1);
    expect(broken).toEqual([]);
    // The check itself: an inline style is a violation here.
    const probe = document.createElement('div');
    probe.setAttribute('style', 'color: red');
    document.body.append(probe);
    await expect.poll(() => broken.length).toBeGreaterThan(0);
    probe.remove();
  });
});
