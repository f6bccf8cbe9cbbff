import type { Recognition } from './recogniserModel.ts';
import type { ReplyHead } from './template.ts';

/** What decides whether a reply fits, with what names it. */
export type ReplyUse = Pick<ReplyHead, 'accusations' | 'complaints' | 'scenario' | 'channel' | 'coaching'> & {
  readonly id: string;
};

/** Scenarios for a message that blames or complains, what is said first before what is said later. */
const afterBlame = [
  'blame',
  'complaint',
  'buffer',
  'three-steps',
  'sandwich',
  'listening',
  'need',
  'notice-feel',
];
/** Scenarios for a neutral message: what stands behind it is asked for. */
const afterQuestion = ['need', 'listening', 'plain-words', 'buffer', 'follow-up'];

/** Channels in the order in which messages are mostly answered. */
const channelOrder = ['chat', 'phone', 'mail', 'meeting'];

function placeIn(order: readonly string[], value: string | null): number {
  const at = value === null ? -1 : order.indexOf(value);
  return at < 0 ? order.length : at;
}

/**
 * How well a reply fits a message: 3 where it is for this blame and this complaint, 2 for this blame, 1 for this complaint, 0 for
 * any; null where it is for others.
 */
export function fitOf(
  { accusations, complaints }: Pick<ReplyUse, 'accusations' | 'complaints'>,
  { accusation, complaint }: Pick<Recognition, 'accusation' | 'complaint'>,
): number | null {
  const points = (wanted: readonly string[], kind: string, worth: number): number | null => {
    if (wanted.length === 0) return 0;
    return wanted.includes(kind) ? worth : null;
  };
  const blame = points(accusations, accusation, 2);
  const matter = points(complaints, complaint, 1);
  return blame === null || matter === null ? null : blame + matter;
}

/**
 * The replies that fit a message, best first: those for this blame, then those for this complaint, then those for any, each
 * as one would mostly use them. One for another blame or complaint does not fit, and nothing fits a neutral message but
 * what is meant for any. Advice to the engineer comes last.
 */
export function fittingReplies<Use extends ReplyUse>(
  replies: readonly Use[],
  recognition: Pick<Recognition, 'accusation' | 'complaint'>,
): Use[] {
  const neutral = recognition.accusation === 'none' && recognition.complaint === 'none';
  const order = neutral ? afterQuestion : afterBlame;
  return replies
    .flatMap((use) => {
      const fit = fitOf(use, recognition);
      if (fit === null) return [];
      const rank = [
        use.coaching ? 1 : 0,
        -fit,
        placeIn(order, use.scenario),
        placeIn(channelOrder, use.channel),
      ];
      return [{ use, rank }];
    })
    .sort((a, b) => compareRanks(a.rank, b.rank) || (a.use.id < b.use.id ? -1 : 1))
    .map(({ use }) => use);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
