import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { fittingReplies } from '../../replies/fitting.ts';
import { scenarioName } from '../../l10n/replyText.ts';
import type { DocumentLanguage } from '../language.ts';
import { type CaseAtHand, caseAtHand } from './caseAtHand.ts';
import type { ReplyContext } from './context.ts';
import type { Reply } from './reply.ts';
import { searchReplies } from './search.ts';
import { replyDetail, replyIcon } from './viewItems.ts';

/** A reply as a line of a quick pick. */
export interface ReplyPickItem extends vscode.QuickPickItem {
  readonly reply: Reply;
}

const preview: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('open-preview'),
  get tooltip() {
    return l10n.t('Preview');
  },
};
const copy: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('copy'),
  get tooltip() {
    return l10n.t('Copy as plain text');
  },
};

function favouriteButton(favourite: boolean): vscode.QuickInputButton {
  return {
    iconPath: new vscode.ThemeIcon(favourite ? 'star-full' : 'star-empty'),
    tooltip: favourite ? l10n.t('Remove from the favourites') : l10n.t('Add to the favourites'),
  };
}

/** A reply as a line of a quick pick, found by our search alone and not by VS Code's letters. */
export function replyItem(context: ReplyContext, reply: Reply): ReplyPickItem {
  return {
    reply,
    label: `$(${replyIcon(reply)}) ${reply.title}`,
    description: replyDetail(reply),
    alwaysShow: true,
    buttons: [preview, copy, favouriteButton(context.memory.favourites.includes(reply.id))],
  };
}

/** Keeps the lines of `pick` in their order: VS Code would sort them by where the typed letters stand. */
export function keepOrder(pick: vscode.QuickPick<vscode.QuickPickItem>): void {
  pick.matchOnDescription = false;
  pick.matchOnDetail = false;
  try {
    // Not in the published interface yet, and honoured by every version since 1.48.
    Object.assign(pick, { sortByLabel: false });
  } catch {
    // Without it the lines are still all there.
  }
}

/** Does what a button of a reply says; true where the pick can stay open. */
export async function runReplyButton(
  context: ReplyContext,
  reply: Reply,
  button: vscode.QuickInputButton,
): Promise<boolean> {
  if (button === preview) {
    const { previewReply } = await import('./preview.ts');
    await previewReply(reply);
    return true;
  }
  if (button === copy) {
    const { copyReply } = await import('./copy.ts');
    await copyReply(context, reply, 'plain');
    return false;
  }
  await context.memory.toggleFavourite(reply.id);
  return true;
}

/** Replies as lines: those for the case at hand first, then favourites, recent ones, and the rest by scenario. */
function listedItems(
  context: ReplyContext,
  replies: readonly Reply[],
  atHand: CaseAtHand,
): vscode.QuickPickItem[] {
  const { favourites, recent } = context.memory;
  const byId = new Map(replies.map((reply) => [reply.id, reply]));
  const taken = new Set<string>();
  const part = (label: string, among: readonly Reply[]): vscode.QuickPickItem[] => {
    const fresh = among.filter(({ id }) => !taken.has(id));
    fresh.forEach(({ id }) => taken.add(id));
    const separator = { label, kind: vscode.QuickPickItemKind.Separator };
    return fresh.length === 0 ? [] : [separator, ...fresh.map((reply) => replyItem(context, reply))];
  };
  const known = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const isBlamed = atHand.accusation !== 'none' || atHand.complaint !== 'none';
  const fitting = isBlamed ? fittingReplies(replies, atHand) : [];
  const scenarios = [...new Set(replies.map(({ scenario }) => scenario))];
  return [
    ...part(l10n.t('For this retrospective'), fitting.filter(({ coaching }) => !coaching).slice(0, 8)),
    ...part(l10n.t('Favourites'), known(favourites)),
    ...part(l10n.t('Recently used'), known(recent)),
    ...scenarios.flatMap((scenario) =>
      part(
        scenarioName(scenario),
        replies.filter((reply) => reply.scenario === scenario),
      ),
    ),
  ];
}

/**
 * Lets the person find a reply: what fits the case at hand first; words need not be exact. Advice is shown when it is chosen, and
 * is not returned. Undefined where they leave.
 */
export function pickReply(context: ReplyContext, title: string): Promise<Reply | undefined> {
  return new Promise((resolve) => {
    const pick = vscode.window.createQuickPick();
    const languageButton: vscode.QuickInputButton = {
      iconPath: new vscode.ThemeIcon('globe'),
      tooltip: l10n.t('Chinese or English replies'),
    };
    pick.title = title;
    pick.placeholder = l10n.t('Words, initials, or what it is about');
    pick.buttons = [languageButton];
    keepOrder(pick);
    let language: DocumentLanguage | undefined = context.choice.language;
    let atHand: CaseAtHand | undefined;
    let draws = 0;
    const draw = async () => {
      const now = ++draws;
      pick.busy = true;
      atHand ??= await caseAtHand(context.forms.current, language);
      const { replies } = await context.library.of(atHand.language);
      const { value } = pick;
      const items =
        value.trim() === ''
          ? listedItems(context, replies, atHand)
          : (await searchReplies(replies, value)).map((reply) => replyItem(context, reply));
      // What was typed meanwhile is looked for by a later call.
      if (now !== draws) return;
      const [active] = pick.activeItems;
      pick.keepScrollPosition = value === '' && active !== undefined;
      pick.items = items;
      pick.busy = false;
    };
    let result: Reply | undefined;
    const subscriptions = [
      pick,
      pick.onDidChangeValue(() => void draw()),
      context.library.onDidChange(() => void draw()),
      context.memory.onDidChange(() => void draw()),
      pick.onDidTriggerButton(() => {
        language = atHand?.language === 'en' ? 'zh-cn' : 'en';
        atHand = undefined;
        void draw();
      }),
      pick.onDidTriggerItemButton(({ item, button }) => {
        if (!('reply' in item)) return;
        void runReplyButton(context, (item as ReplyPickItem).reply, button).then((stay) => {
          if (!stay) pick.hide();
        });
      }),
      pick.onDidAccept(() => {
        const [item] = pick.activeItems;
        if (!item || !('reply' in item)) return;
        result = (item as ReplyPickItem).reply;
        pick.hide();
      }),
      pick.onDidHide(() => {
        vscode.Disposable.from(...subscriptions).dispose();
        resolve(result);
      }),
    ];
    pick.show();
    void draw();
  });
}
