import type { Block, HeadingBlock } from './blocks.ts';
import type { Range } from './text.ts';
import { afterBreak, endOfLine } from './text.ts';

/** A heading at the top level of a document and what belongs to it. */
export interface Section {
  readonly heading: string;
  readonly level: number;
  readonly block: HeadingBlock;
  /** From the heading to the next one of the same or a higher level, or the end of the document. */
  readonly range: Range;
  /** Between the heading's line and the next heading of any level. */
  readonly body: Range;
  /** The blocks of `body`. */
  readonly blocks: readonly Block[];
}

/** Cuts a document into sections; headings inside lists, quotes, code or HTML start none. */
export function readSections(text: string, blocks: readonly Block[]): Section[] {
  const heads: { block: HeadingBlock; at: number }[] = [];
  blocks.forEach((block, at) => {
    if (block.kind === 'heading') heads.push({ block, at });
  });
  return heads.map(({ block, at }, index) => {
    const next = heads[index + 1];
    let end = text.length;
    for (let later = index + 1; later < heads.length; later++) {
      const head = heads[later];
      if (head && head.block.level <= block.level) {
        end = lineStart(text, head.block.start);
        break;
      }
    }
    const bodyStart = afterBreak(text, endOfLine(text, block.end));
    return {
      heading: text.slice(block.content.start, block.content.end).replace(/\s*(?:\r\n|\r|\n)\s*/g, ' '),
      level: block.level,
      block,
      range: { start: block.start, end },
      body: {
        start: bodyStart,
        end: next ? Math.max(bodyStart, lineStart(text, next.block.start)) : text.length,
      },
      blocks: blocks.slice(at + 1, next?.at),
    };
  });
}

/** A heading may be indented by up to three blanks; its section starts with the line. */
function lineStart(text: string, offset: number): number {
  while (text[offset - 1] === ' ') offset--;
  return offset;
}
