import { parseBlocks } from '../markdown/blocks.ts';
import { locateFrontMatter, readFrontMatter, readScalar, setScalar } from '../markdown/frontMatter.ts';
import { applyEdits, replace } from '../markdown/text.ts';

/** A document that new matrices are made from: what the picker says of it. */
export interface Preset {
  readonly title: string;
  readonly description: string;
}

/** Reads title and description from a preset's front matter; the title may be empty. */
export function readPreset(text: string): Preset {
  const matter = readFrontMatter(text);
  const value = (key: string) => readScalar(matter, key)?.value.trim() ?? '';
  return { title: value('title'), description: value('description') };
}

/** A new document made from a preset: `title` in front matter and first heading, the picker's description taken out. */
export function fromPreset(text: string, title: string): string {
  const matter = readFrontMatter(text);
  const from = locateFrontMatter(text)?.range.end ?? 0;
  const heading = parseBlocks(text, from).find((block) => block.kind === 'heading');
  const name = title.replaceAll(/\s+/g, ' ').trim();
  const edits = [
    ...(setScalar(text, matter, 'title', name) ?? []),
    ...(heading ? [replace(heading.start, heading.end, `# ${name}`)] : []),
  ];
  return applyEdits(text, edits).replace(/^description:.*\r?\n/m, '');
}
