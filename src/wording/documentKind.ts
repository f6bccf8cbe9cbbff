import { locateFrontMatter, readFrontMatter, readScalar } from '../markdown/frontMatter.ts';
import type { WordingContext } from './model.ts';

/** Kinds of documents (`fupan:`) that stay in the project; what is none of them may reach a customer. */
const internal = [
  'retrospective',
  'case',
  'complaint-note',
  'daily-journal',
  'evidence-record',
  'pain-map',
  'shortage-report',
  'user-story',
];

/** What the wording of a document that says `fupan: kind` is read as; null where it is not read: a matrix holds letters. */
export function wordingContextOf(kind: string): WordingContext | null {
  if (kind === '' || kind === 'raci') return null;
  return internal.includes(kind) ? 'retrospective' : 'reply';
}

/** The value of `fupan:` in the front matter of a text; null where there is none. */
export function kindOf(text: string): string | null {
  const place = locateFrontMatter(text);
  if (!place) return null;
  const yaml = text.slice(place.content.start, place.content.end);
  const line = /^["']?fupan["']?[ \t]*:[ \t]*["']?([\w.-]+)["']?[ \t]*(?:#.*)?$/m.exec(yaml);
  if (line?.[1] !== undefined) return line[1];
  return yaml.includes('fupan') ? (readScalar(readFrontMatter(text), 'fupan')?.value ?? null) : null;
}
