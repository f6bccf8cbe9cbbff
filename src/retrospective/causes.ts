import type { Block, ItemBlock } from '../markdown/blocks.ts';
import { trimmedSpan } from '../markdown/text.ts';
import { isNotApplicable } from './concepts.ts';
import type { Cause, Retrospective } from './model.ts';
import { itemsIn } from './structure.ts';

/** The causes among the blocks of one factor: list items with their nested whys, and paragraphs of foreign documents. */
export function readCauses(text: string, blocks: readonly Block[]): Cause[] {
  return blocks.flatMap((block): Cause[] => {
    if (block.kind === 'list') return block.items.map((item) => readItem(text, item));
    if (block.kind !== 'paragraph') return [];
    const span = trimmedSpan(text, block.start, block.end);
    return [
      {
        ...span,
        text: flat(span.text),
        itemRange: span.range,
        children: [],
        notApplicable: isNotApplicable(span.text),
        shape: 'paragraph',
      },
    ];
  });
}

function readItem(text: string, item: ItemBlock): Cause {
  const first = item.children[0];
  const own = first?.kind === 'paragraph' ? first : null;
  const span = own
    ? trimmedSpan(text, own.start, own.end)
    : { text: '', range: { start: item.content, end: item.content } };
  return {
    text: flat(span.text),
    range: span.range,
    children: itemsIn(item.children).map((child) => readItem(text, child)),
    itemRange: { start: item.start, end: item.end },
    notApplicable: isNotApplicable(span.text),
    shape: 'list',
  };
}

function flat(text: string): string {
  return text.replace(/[ \t]*(?:\r\n|\r|\n)[ \t>]*/g, ' ');
}

/**
 * What stands for a why that nobody has answered yet. An item without any text cannot be the first one inside another
 * item (CommonMark reads its marker as part of the text above), so an open why is written out.
 */
export const openWhy: Readonly<Record<Retrospective['language'], string>> = {
  'zh-cn': '为什么？',
  en: 'Why?',
};

/** True for a cause or why without an answer: no text, or only the question. */
export function isOpen({ text }: Cause): boolean {
  return /^(?:(?:为什么|why)\s*[?？]*)?$/i.test(text.trim());
}

/** Number of answered whys on the longest way down from a cause, the cause itself not counted. */
export function whyDepth(cause: Cause): number {
  return Math.max(0, ...cause.children.filter((why) => !isOpen(why)).map((why) => 1 + whyDepth(why)));
}
