import type { FrameLocator } from 'playwright';
import { describe, expect, it } from 'vitest';
import { formTitle, launch, type Workbench, shownThemes } from './workbench.ts';

/** How far anything in the page reaches beyond its right edge, in pixels. */
function overflow(webview: FrameLocator): Promise<number> {
  return webview
    .locator('fupan-app')
    .evaluate(({ ownerDocument: { documentElement: page } }) => page.scrollWidth - page.clientWidth);
}

async function openSample(workbench: Workbench): Promise<FrameLocator> {
  const start = await workbench.webview(formTitle);
  await start.getByRole('button', { name: /WMS 库存同步失败/ }).click();
  const form = await workbench.webview(formTitle);
  await form.getByText('4/9', { exact: true }).waitFor();
  return form;
}

describe.each(shownThemes)('in the %s theme', (theme) => {
  it('start page and form have nothing that axe finds wrong, and fit a narrow side bar', async () => {
    const workbench = await launch({
      theme,
      folder: 'templates/example',
      viewport: { width: 1400, height: 900 },
    });
    await workbench.openView('复盘');
    await workbench.setSideBarWidth(360);
    const start = await workbench.webview(formTitle);
    await start.getByRole('button', { name: /WMS/ }).waitFor();
    await workbench.screenshot(`start-${theme}`);
    expect(await workbench.axe(start)).toEqual([]);
    const form = await openSample(workbench);
    await workbench.screenshot(`form-${theme}`);
    expect(await workbench.axe(form)).toEqual([]);
    // One character of the icon font: what the build does to style sheets must not reach their texts.
    const tick = await form
      .locator('fupan-check input:checked')
      .first()
      .evaluate((box) => getComputedStyle(box, '::before').content);
    expect(tick).toBe('"\ueab2"');
    for (const section of ['根本原因', '改进措施']) {
      await form.getByRole('heading', { name: section, level: 2 }).scrollIntoViewIfNeeded();
      await form
        .getByRole('heading', { name: section, level: 2 })
        .evaluate((heading) => heading.scrollIntoView());
      await workbench.screenshot(`form-${section}-${theme}`);
    }
    await workbench.setSideBarWidth(268);
    expect(await overflow(form)).toBe(0);
    await workbench.screenshot(`narrow-${theme}`);
    await workbench.command('在侧边打开复盘表单');
    const wide = await workbench.webview(/^(?!复盘$|案例$)./);
    await wide.getByText('4/9', { exact: true }).waitFor();
    expect(await overflow(wide)).toBe(0);
    expect(await workbench.axe(wide)).toEqual([]);
    await workbench.screenshot(`beside-${theme}`);
    await workbench.close();
  });
});
