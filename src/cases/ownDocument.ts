import { contentStart } from '../markdown/frontMatter.ts';
import { readMatter } from './plainFrontMatter.ts';

/** Whether the front matter says that a document is a case or a retrospective. Documents without one cost nothing. */
export function isOwnDocument(text: string): boolean {
  const start = contentStart(text);
  if (!text.startsWith('---', start) && !text.startsWith('+++', start)) return false;
  const kind = readMatter(text).entries.find(({ key }) => key === 'fupan')?.items[0]?.text;
  return kind === 'case' || kind === 'retrospective';
}
