import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { accusationName, complaintName } from '../../l10n/problemText.ts';
import { channelName, replyFaultText, scenarioName } from '../../l10n/replyText.ts';
import { fitOf } from '../../replies/fitting.ts';
import { accusations, complaints } from '../../markdown/complaintKinds.ts';
import { nameOf } from '../files.ts';
import type { CaseAtHand } from './caseAtHand.ts';
import type { LibraryContent } from './library.ts';
import type { Grouping } from './memory.ts';
import type { BrokenReply, FolderNotice, Reply } from './reply.ts';

/** A line of the Replies view. */
export type ReplyNode =
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly label: string;
      readonly icon: string;
      readonly open: boolean;
      readonly children: readonly ReplyNode[];
    }
  | {
      readonly kind: 'reply';
      readonly id: string;
      /** The title, or what of it the group does not say. */
      readonly label: string;
      readonly reply: Reply;
      readonly favourite: boolean;
    }
  | { readonly kind: 'broken'; readonly id: string; readonly broken: BrokenReply };

/** What the view is made from. */
export interface ViewInput {
  readonly content: LibraryContent;
  readonly atHand: CaseAtHand;
  readonly grouping: Grouping;
  readonly favourites: readonly string[];
  readonly recent: readonly string[];
  /** Replies that the filter finds, best first; null without a filter. */
  readonly found: readonly Reply[] | null;
}

/** Scenarios in the order in which a talk goes; words of the team's own come behind them. */
const scenarioOrder = [
  'buffer',
  'blame',
  'complaint',
  'three-steps',
  'sandwich',
  'listening',
  'need',
  'notice-feel',
  'pause',
  'summary',
  'plain-words',
  'before-meeting',
  'role',
  'follow-up',
  'never-say',
];

/** The lines of the view. Templates that cannot be used are told first, in one line that opens. */
export function viewNodes(input: ViewInput): ReplyNode[] {
  const { content, found } = input;
  const nodes = found ? repliesIn('found', found, input) : groups(input);
  const broken = content.broken.map((each): ReplyNode => ({
    kind: 'broken',
    id: `broken/${each.uri.toString()}`,
    broken: each,
  }));
  const first: ReplyNode[] =
    broken.length > 0
      ? [
          {
            kind: 'group',
            id: 'broken',
            label: l10n.t('Templates with a mistake'),
            icon: 'warning',
            open: false,
            children: broken,
          },
        ]
      : [];
  return [...first, ...nodes];
}

function groups(input: ViewInput): ReplyNode[] {
  const { content, atHand, grouping, favourites, recent } = input;
  const byId = new Map(content.replies.map((reply) => [reply.id, reply]));
  const listed = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const fitting = content.replies.filter((reply) => !reply.coaching && (fitOf(reply, atHand) ?? 0) > 0);
  const best = (reply: Reply): number => fitOf(reply, atHand) ?? 0;
  const special = [
    group(
      'fitting',
      fittingLabel(atHand),
      'target',
      fitting.sort((a, b) => best(b) - best(a)),
      true,
      input,
    ),
    group('favourites', l10n.t('Favourites'), 'star-full', listed(favourites), true, input),
    group('recent', l10n.t('Recently used'), 'history', listed(recent), false, input),
  ];
  const rest = grouping === 'blame' ? byBlame(input) : byScenario(input);
  return [...special, ...rest].filter((node) => node.kind !== 'group' || node.children.length > 0);
}

function fittingLabel({ accusation, complaint }: CaseAtHand): string {
  const kinds = [
    accusation === 'none' ? '' : accusationName(accusation),
    complaint === 'none' ? '' : complaintName(complaint),
  ].filter((kind) => kind !== '');
  return l10n.t('For {0}', kinds.join(' · '));
}

function byScenario(input: ViewInput): ReplyNode[] {
  const place = (scenario: string): number => {
    const at = scenarioOrder.indexOf(scenario);
    return at < 0 ? scenarioOrder.length : at;
  };
  const scenarios = [...new Set(input.content.replies.map(({ scenario }) => scenario))].sort(
    (a, b) => place(a) - place(b) || (a < b ? -1 : 1),
  );
  return scenarios.map((scenario) =>
    group(
      `scenario/${scenario}`,
      scenarioName(scenario),
      'folder',
      input.content.replies.filter((reply) => reply.scenario === scenario),
      false,
      input,
    ),
  );
}

function byBlame(input: ViewInput): ReplyNode[] {
  const { replies } = input.content;
  const of = (id: string, label: string, wanted: (reply: Reply) => boolean) =>
    group(`kind/${id}`, label, 'folder', replies.filter(wanted), false, input);
  return [
    ...accusations.map((kind) => of(kind, accusationName(kind), (reply) => reply.accusations.includes(kind))),
    ...complaints.map((kind) => of(kind, complaintName(kind), (reply) => reply.complaints.includes(kind))),
    of(
      'any',
      l10n.t('For any blame or complaint'),
      (reply) => reply.accusations.length + reply.complaints.length === 0,
    ),
  ];
}

function group(
  id: string,
  label: string,
  icon: string,
  replies: readonly Reply[],
  open: boolean,
  input: ViewInput,
): ReplyNode {
  return { kind: 'group', id, label, icon, open, children: repliesIn(id, replies, input) };
}

function repliesIn(prefix: string, replies: readonly Reply[], { favourites }: ViewInput): ReplyNode[] {
  const label = labelsIn(prefix, replies);
  return replies.map((reply) => ({
    kind: 'reply',
    id: `${prefix}/${reply.id}`,
    label: label(reply),
    reply,
    favourite: favourites.includes(reply.id),
  }));
}

/**
 * How replies are called in a group: the product's titles begin with what they answer, which a group for just that says already,
 * and a narrow side bar has room for the rest only.
 */
function labelsIn(group: string, replies: readonly Reply[]): (reply: Reply) => string {
  const split = (title: string): readonly [string, string] => {
    const [, head = '', rest = ''] = /^([^：:]{2,40}(?:：|: ))(.+)$/s.exec(title) ?? [];
    return [head, rest];
  };
  const heads = new Set(replies.map(({ title }) => split(title)[0]));
  const isSaid = group === 'fitting' || (replies.length > 1 && heads.size === 1);
  return ({ title, origin }) => (isSaid && origin === 'shipped' && split(title)[1]) || title;
}

/** The icon of a reply: the way it goes out, or a lamp for advice. */
export function replyIcon({ coaching, channel }: Pick<Reply, 'coaching' | 'channel'>): string {
  if (coaching) return 'lightbulb';
  return { chat: 'comment', mail: 'mail', phone: 'device-mobile', meeting: 'organization' }[
    channel ?? 'chat'
  ];
}

/** Where a reply goes out and whose it is, in a few words behind its title. */
export function replyDetail({ coaching, channel, origin }: Reply): string {
  const own = { shipped: '', user: l10n.t('mine'), team: l10n.t('team'), workspace: l10n.t('project') }[
    origin
  ];
  const way = coaching ? l10n.t('to read') : channel ? channelName(channel) : '';
  return [way, own].filter((part) => part !== '').join(' · ');
}

/** A line of the view as VS Code draws it; its tooltip comes when somebody points at it. */
export function treeItem(node: ReplyNode): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  if (node.kind === 'group') {
    const item = new vscode.TreeItem(node.label, node.open ? Expanded : Collapsed);
    item.id = node.id;
    item.description = String(node.children.length);
    item.iconPath = new vscode.ThemeIcon(node.icon);
    item.contextValue = 'group';
    return item;
  }
  if (node.kind === 'broken') {
    const { uri, fault } = node.broken;
    const item = new vscode.TreeItem(nameOf(uri), None);
    item.id = node.id;
    item.description = l10n.t('line {0}: {1}', fault.line, replyFaultText(fault));
    item.tooltip = `${uri.scheme === 'file' ? uri.fsPath : uri.toString()}:${fault.line}\n${replyFaultText(fault)}`;
    item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
    item.contextValue = 'broken';
    const at = new vscode.Position(Math.max(0, fault.line - 1), 0);
    item.command = {
      command: 'vscode.open',
      title: l10n.t('Open the template'),
      arguments: [uri, { selection: new vscode.Range(at, at) }],
    };
    return item;
  }
  const { reply, favourite } = node;
  const item = new vscode.TreeItem(node.label, None);
  item.id = node.id;
  item.description = replyDetail(reply);
  item.iconPath = new vscode.ThemeIcon(replyIcon(reply));
  item.contextValue = `${reply.coaching ? 'card' : 'reply'}${favourite ? '.favourite' : ''}${reply.origin === 'shipped' ? '' : '.own'}`;
  item.command = { command: 'fupan.previewReply', title: l10n.t('Preview'), arguments: [node] };
  return item;
}

/** What the view says above its lines: folders that are not there, hold too much, or are not trusted. Empty where there is nothing to say. */
export function noticeText(notices: readonly FolderNotice[]): string {
  return notices
    .map(({ folder, reason, found, most }) => {
      const name = vscode.workspace.asRelativePath(folder);
      switch (reason) {
        case 'missing':
          return l10n.t('The folder {0} is not there.', name);
        case 'untrusted':
          return l10n.t('The replies in {0} are used once you trust this workspace.', name);
        case 'too-many':
          return l10n.t('{0} holds {1} templates; the first {2} are shown.', name, found, most);
      }
    })
    .join(' ');
}
