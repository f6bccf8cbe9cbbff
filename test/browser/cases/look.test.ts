import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { themeKinds } from '../themes.ts';
import { FakeCasesHost } from './fakeHost.ts';
import { inside, one, openCases, sampleCases, type } from './page.ts';

async function violations(): Promise<string[]> {
  const result = await axe.run(document);
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

describe.each(themeKinds)('in a %s theme', (theme) => {
  it('hits, filters and all states have no violation that axe finds', async () => {
    const host = new FakeCasesHost(sampleCases);
    await openCases(host, { theme, language: 'zh-cn' });
    expect(await violations()).toEqual([]);
    one('fupan-cases-facets .fold').click();
    type('库存 行业:零售');
    await expect.poll(() => inside('fupan-cases-list mark').length).toBeGreaterThan(0);
    one('fupan-cases-list .scroller').focus();
    (inside('fupan-cases-list')[0] as HTMLElement).focus();
    host.tell({
      activity: { kind: 'indexing', indexed: 1200, total: 10_000 },
      skipped: 3,
      waiting: [{ uri: 'file:///d', name: '部门案例库', changed: 2, ahead: 1, behind: 12 }],
      folders: [{ uri: 'file:///x', name: '部门', kind: 'library', state: 'missing' }],
    });
    await expect.poll(() => inside('fupan-cases-status p').length).toBe(4);
    expect(await violations()).toEqual([]);
    await page.screenshot({ path: `../../.output/browser/cases-${theme}.png` });
    type('斑马');
    await expect.poll(() => inside('fupan-cases-empty').length).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it('the first page says what it is for', async () => {
    const host = new FakeCasesHost({});
    host.state = { ...host.state, folders: [] };
    await openCases(host, { theme, language: 'zh-cn' });
    expect(inside('fupan-cases-box')).toEqual([]);
    expect(inside('fupan-cases-empty vscode-button')).toHaveLength(2);
    expect(await violations()).toEqual([]);
  });
});

describe.each([220, 300])('at %i px', (width) => {
  it.each(['en', 'zh-cn'] as const)('nothing is cut off or runs over in %s', async (language) => {
    const host = new FakeCasesHost(sampleCases);
    const app = await openCases(host, { width, language });
    one('fupan-cases-facets .fold').click();
    host.tell({
      activity: { kind: 'cancelled', indexed: 1200, total: 10_000 },
      skipped: 3,
      waiting: [
        { uri: 'file:///d', name: 'Department library of the north', changed: 2, ahead: 1, behind: 12 },
      ],
      folders: [{ uri: 'file:///x', name: 'Department', kind: 'library', state: 'missing' }],
    });
    await expect.poll(() => inside('fupan-cases-status p').length).toBe(4);
    const right = app.getBoundingClientRect().right;
    for (const element of inside(
      'fupan-cases-facets .chip, fupan-cases-status p, .counts, fupan-cases-box .box',
    )) {
      expect(element.getBoundingClientRect().right).toBeLessThanOrEqual(right);
    }
    expect(app.scrollWidth).toBeLessThanOrEqual(width);
    await page.screenshot({ path: `../../.output/browser/cases-${width}-${language}.png` });
  });
});
