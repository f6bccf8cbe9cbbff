import { parse } from 'yaml';
import type { Recognition } from './recogniserModel.ts';

/** Questions by kind of blame or complaint, or why the file is wrong. */
export type QuestionsResult =
  | { readonly ok: true; readonly value: ReadonlyMap<string, readonly string[]> }
  | { readonly ok: false; readonly message: string };

/** Reads a YAML map from a kind of blame or complaint to a list of questions. Kinds are not judged. */
export function parseQuestions(yaml: string): QuestionsResult {
  let root: unknown;
  try {
    root = parse(yaml, { logLevel: 'error' });
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
  if (typeof root !== 'object' || root === null || Array.isArray(root)) {
    return { ok: false, message: 'expected kinds of blame or complaint, each with a list' };
  }
  const lists = new Map<string, readonly string[]>();
  for (const [kind, list] of Object.entries(root)) {
    if (!Array.isArray(list) || !list.every((item) => typeof item === 'string' && item.trim() !== '')) {
      return { ok: false, message: `expected a list of questions for "${kind}"` };
    }
    lists.set(kind, list as string[]);
  }
  return { ok: true, value: lists };
}

/** What to ask about a message: first about the blame, then about the complaint; without either, what the need is. */
export function questionsFor(
  lists: ReadonlyMap<string, readonly string[]>,
  { accusation, complaint }: Pick<Recognition, 'accusation' | 'complaint'>,
): string[] {
  const kinds = [accusation, complaint].filter((kind) => kind !== 'none');
  return (kinds.length > 0 ? kinds : ['none']).flatMap((kind) => lists.get(kind) ?? []);
}

/** The usual causes of a blame; of a complaint without blame the general ones, of a neutral message none. */
export function causesFor<T>(
  lists: ReadonlyMap<string, readonly T[]>,
  { accusation, complaint }: Pick<Recognition, 'accusation' | 'complaint'>,
): readonly T[] {
  if (accusation === 'none' && complaint === 'none') return [];
  return lists.get(accusation === 'none' ? 'any' : accusation) ?? [];
}
