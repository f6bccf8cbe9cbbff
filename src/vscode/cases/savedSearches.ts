import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CaseOrder, SavedSearch } from '../../protocol/cases.ts';

const savedKey = 'fupan.cases.saved';
const historyKey = 'fupan.cases.history';
/** Queries that are remembered. */
const longestHistory = 50;

/** Queries of earlier, the latest first. */
export function historyOf(state: vscode.Memento): readonly string[] {
  return state.get<string[]>(historyKey, []);
}

/** Puts a query at the top of the history. */
export async function rememberQuery(state: vscode.Memento, query: string): Promise<void> {
  const earlier = historyOf(state).filter((each) => each !== query);
  await state.update(historyKey, [query, ...earlier].slice(0, longestHistory));
}

interface Item extends vscode.QuickPickItem {
  readonly saved?: SavedSearch;
}

/**
 * Offers the saved searches, and to save the one of now. Answers the one that was chosen; null where none was. A search that was just
 * saved needs no choosing.
 */
export async function chooseSavedSearch(
  state: vscode.Memento,
  query: string,
  sort: CaseOrder,
): Promise<SavedSearch | null> {
  const read = () => state.get<SavedSearch[]>(savedKey, []);
  const pick = vscode.window.createQuickPick<Item>();
  const removal: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('trash'),
    tooltip: l10n.t('Remove the saved search'),
  };
  const show = () => {
    const saved = read();
    const isSaved = saved.some((each) => each.query === query && each.sort === sort);
    const save: Item[] =
      query.trim() === '' || isSaved
        ? []
        : [{ label: `$(add) ${l10n.t('Save this search…')}`, description: query, alwaysShow: true }];
    pick.items = [
      ...save,
      ...saved.map((each) => ({
        label: each.name,
        ...(each.name === each.query ? {} : { description: each.query }),
        buttons: [removal],
        saved: each,
      })),
    ];
    pick.placeholder =
      pick.items.length > 0
        ? l10n.t('Choose a saved search')
        : l10n.t('Nothing is saved yet: search for something, then save it here.');
  };
  pick.title = l10n.t('Saved searches');
  pick.matchOnDescription = true;
  show();
  const removing = pick.onDidTriggerItemButton(({ item }) => {
    const left = read().filter((each) => each.name !== item.saved?.name);
    void state.update(savedKey, left).then(show);
  });
  const chosen = await new Promise<Item | undefined>((resolve) => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  removing.dispose();
  pick.dispose();
  if (!chosen) return null;
  if (chosen.saved) return chosen.saved;
  await saveSearch(state, read(), query.trim(), sort);
  return null;
}

async function saveSearch(
  state: vscode.Memento,
  saved: readonly SavedSearch[],
  query: string,
  sort: CaseOrder,
): Promise<void> {
  const name = await vscode.window.showInputBox({
    title: l10n.t('Save this search'),
    prompt: l10n.t('Name of the search. A name that is taken already is given to this one.'),
    value: query,
  });
  if (name === undefined || name.trim() === '') return;
  const others = saved.filter((each) => each.name !== name.trim());
  await state.update(savedKey, [...others, { name: name.trim(), query, sort }]);
}
