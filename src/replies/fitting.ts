import { type FrontMatter, readFrontMatter, readList, readScalar } from '../markdown/frontMatter.ts';
import type { Recognition } from './recogniserModel.ts';

/** For which messages a reply template is meant; an empty list means any. */
export interface ReplyUse {
  /** The template's path below its folder, with `/`. */
  readonly id: string;
  readonly accusations: readonly string[];
  readonly complaints: readonly string[];
}

/** Reads the front matter of a reply template: `accusation` and `complaint`, each one kind or a list. */
export function readReplyUse(id: string, text: string): ReplyUse {
  const matter = readFrontMatter(text);
  return { id, accusations: kinds(matter, 'accusation'), complaints: kinds(matter, 'complaint') };
}

function kinds(matter: FrontMatter, key: string): string[] {
  const scalar = readScalar(matter, key);
  const items = scalar?.scalar ? scalar.value.split(',') : readList(matter, key).items;
  return items.map((item) => item.trim()).filter((item) => item !== '' && item !== 'any');
}

/**
 * The ids of the replies that fit a message, best first, at most `limit`: those for this blame, then those for this
 * complaint, then those for any. One for another blame or complaint does not fit, and nothing fits a neutral message but
 * what is meant for any.
 */
export function fittingReplies(
  replies: readonly ReplyUse[],
  { accusation, complaint }: Pick<Recognition, 'accusation' | 'complaint'>,
  limit = 8,
): string[] {
  const fit = (wanted: readonly string[], kind: string, points: number): number => {
    if (wanted.length === 0) return 0;
    return wanted.includes(kind) ? points : Number.NEGATIVE_INFINITY;
  };
  return replies
    .map(({ id, accusations, complaints }) => ({
      id,
      points: fit(accusations, accusation, 2) + fit(complaints, complaint, 1),
    }))
    .filter(({ points }) => points >= 0)
    .sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id);
}
