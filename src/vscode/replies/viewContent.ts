import * as l10n from '@vscode/l10n';
import { caseAtHand } from './caseAtHand.ts';
import type { ReplyContext } from './context.ts';
import { noticeText, type ReplyNode, viewNodes } from './viewItems.ts';

/** Everything that the Replies view shows. */
export interface ViewContent {
  readonly nodes: readonly ReplyNode[];
  /** A sentence above the lines, and a few words beside the title; empty where there is nothing to say. */
  readonly message: string;
  readonly description: string;
}

/** Reads what the view shows now. */
export async function readView(context: ReplyContext): Promise<ViewContent> {
  const { library, memory, choice, forms } = context;
  const { filter } = choice;
  const atHand = await caseAtHand(forms.current, choice.language);
  const content = await library.of(atHand.language);
  let found = null;
  if (filter !== '') {
    const { searchReplies } = await import('./search.ts');
    found = await searchReplies(content.replies, filter);
  }
  const { grouping, favourites, recent } = memory;
  const nothing = found?.length === 0 ? l10n.t('Nothing found for “{0}”.', filter) : '';
  return {
    nodes: viewNodes({ content, atHand, grouping, favourites, recent, found }),
    message: [nothing, noticeText(content.notices)].filter((text) => text !== '').join(' '),
    description: filter === '' ? '' : l10n.t('“{0}”: {1}', filter, found?.length ?? 0),
  };
}
