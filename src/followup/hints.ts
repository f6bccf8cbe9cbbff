import type { Block } from '../markdown/blocks.ts';
import { readTask } from '../markdown/task.ts';
import type { Range } from '../markdown/text.ts';
import type { TimeContext } from '../replies/timePiece.ts';
import { readStructure } from '../retrospective/structure.ts';
import { readFollowUp } from './collect.ts';
import { readPromises, type FoundPromise } from './promise.ts';

/** Sections of a retrospective that tell what happened or list what is followed already. */
const told = /^(?:timeline|claims|evidence|causes|cause-.*|review-.*|fixes|fix-.*|promises)$/;

/** Sections in which people tell what happened and also what was said to the customer. */
const mixed = /^(?:event|impact|lessons)$/;

/** Words that say when something happened as well as when it will: a time of day or this day, and nothing like "before" or "within". */
const plainTime =
  /^(?:今天|今日|当天|当日|当晚|today)? ?(?:凌晨|早上|上午|中午|下午|晚上)? ?(?:at )?(?:\d{1,2}(?:[:：]\d{2}|[点时](?:\d{1,2}分?|半)?)?(?: ?[ap]\.?m\.?)?)?$/i;

/**
 * The promises in the running text of a document that are not written down yet, seen from the moment of reading: none of
 * tables, code, headings, tasks with a date, nor of the sections that tell what happened. Those whose time has passed are left out, and
 * so are those whose words are among `recorded`, from other documents. Where a section tells what happened, a plain time of day is
 * taken for that.
 */
export function promisesToOffer(
  text: string,
  context: TimeContext,
  recorded: ReadonlySet<string> = new Set(),
): FoundPromise[] {
  // Most documents hold no word of time at all.
  if (!/[时天日周月点前内晚早午]|(?:hour|day|week|month|by|noon|tomorrow|tonight)/i.test(text)) return [];
  const structure = readStructure(text);
  const [first] = structure.sections;
  const lead = structure.blocks.filter((block) => !first || block.start < first.block.start);
  const blocks = [
    ...lead,
    ...structure.sections.flatMap(({ concept, blocks: own }) => (concept && told.test(concept) ? [] : own)),
  ];
  const telling = structure.sections.filter(({ concept }) => concept && mixed.test(concept));
  const isTold = ({ words, start }: FoundPromise): boolean =>
    plainTime.test(words.trim()) && telling.some(({ range }) => range.start <= start && start < range.end);
  const running = blocks.flatMap((block) => runningText(text, block));
  if (running.length === 0) return [];
  const known = new Set(readFollowUp(text)?.items.map((item) => item.text));
  return readPromises(only(text, running), context).filter(
    (promise) =>
      promise.doubt !== 'past' && !known.has(promise.text) && !recorded.has(promise.text) && !isTold(promise),
  );
}

function runningText(text: string, block: Block): Range[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ start: block.start, end: block.end }];
    case 'list':
      return block.items.flatMap((item) => runningText(text, item));
    case 'item': {
      const isTask = readTask(text, block)?.tokens.some(({ kind }) => kind === 'due') === true;
      return isTask ? [] : block.children.flatMap((child) => runningText(text, child));
    }
    default:
      return [];
  }
}

/** `text` with everything but `ranges` blanked out, so that offsets stay. */
function only(text: string, ranges: readonly Range[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of ranges) {
    result += blank(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return result + blank(text.slice(at));
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
