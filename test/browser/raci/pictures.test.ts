import { describe, expect, it } from 'vitest';
import { page as browser, userEvent } from 'vitest/browser';
import { themeKinds } from '../themes.ts';
import { sendCommand } from '../../../webview/elements/raci/events.ts';
import { FakeRaciHost } from './fakeHost.ts';
import { cell, everywhere, grid, large, open, sample, settled } from './page.ts';

/** Pictures for people to look at, in test/.output/raci. */
async function picture(name: string): Promise<void> {
  await settled();
  await browser.screenshot({ path: `../../.output/raci/${name}.png` });
}

const languages = ['en', 'zh-cn'] as const;

describe.each(themeKinds)('in a %s theme', (theme) => {
  it.each(languages)('12 × 6 and 200 × 30 in %s are drawn whole', async (language) => {
    await browser.viewport(1000, 640);
    const chinese = language === 'zh-cn';
    await open(new FakeRaciHost(large(12, 6, chinese)), { theme, language, width: 1000, height: 640 });
    grid().go({ row: 1, col: 2 });
    await picture(`12x6-${theme}-${language}`);
    expect(everywhere('[role=gridcell]')).toHaveLength(13 * 6);
    await open(new FakeRaciHost(large(200, 30, chinese)), { theme, language, width: 1000, height: 640 });
    grid().select({ anchor: { row: 2, col: 1 }, head: { row: 5, col: 3 } });
    await picture(`200x30-${theme}-${language}`);
    expect(everywhere('[role=gridcell]')).toHaveLength(201 * 30);
    await browser.viewport(800, 900);
  });

  it('the panel, the menu and writing are drawn', async () => {
    await browser.viewport(1000, 640);
    const language = 'zh-cn';
    await open(new FakeRaciHost(sample), { theme, language, width: 1000, height: 640 });
    sendCommand(grid(), 'problems');
    await expect.poll(() => everywhere('li button').length).toBeGreaterThan(0);
    await userEvent.click(cell(3, 1), { button: 'right' });
    await expect.poll(() => everywhere('[role^=menuitem]').length).toBeGreaterThan(5);
    await picture(`panel-${theme}`);
    await userEvent.keyboard('{Escape}');
    sendCommand(grid(), 'problems');
    grid().go({ row: 1, col: 0 });
    await settled();
    await userEvent.keyboard('{Control>}f{/Control}');
    await expect
      .poll(() => everywhere('fupan-raci-find input').length + everywhere('input').length)
      .toBeGreaterThan(0);
    await userEvent.keyboard('ac');
    await settled();
    grid().go({ row: 1, col: 0 });
    await settled();
    await userEvent.keyboard('{Enter}');
    await picture(`writing-${theme}`);
    await browser.viewport(800, 900);
    expect(grid().actions?.editor.target?.kind).toBe('cell');
  });
});
