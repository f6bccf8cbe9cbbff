import { it } from 'vitest';
import { launch } from './workbench.ts';

it.each(['dark', 'light', 'contrast'] as const)('start page and form in %s', async (theme) => {
  const workbench = await launch({ theme, folder: 'templates/example', viewport: { width: 1400, height: 900 } });
  await workbench.openView('复盘');
  await workbench.setSideBarWidth(360);
  const start = await workbench.webview(/./);
  await start.locator('fupan-start').waitFor();
  await workbench.screenshot(`start-${theme}`);
  console.log(JSON.stringify((await workbench.axe(start)).map((v) => v.rule)));
  await start.getByText('WMS 库存同步失败').first().click();
  const form = await workbench.webview(/./);
  await form.locator('fupan-form').waitFor();
  await workbench.screenshot(`form-${theme}`);
  console.log(JSON.stringify((await workbench.axe(form)).map((v) => [v.rule, v.nodes.slice(0,3)])));
  await workbench.close();
});
