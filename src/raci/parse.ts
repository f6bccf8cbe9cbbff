import type { Block, TableBlock } from '../markdown/blocks.ts';
import { parseBlocks } from '../markdown/blocks.ts';
import { contentStart, locateFrontMatter, readFrontMatter, readScalar } from '../markdown/frontMatter.ts';
import type { TableCell } from '../markdown/table.ts';
import { readTable } from '../markdown/table.ts';
import { eachLine } from '../markdown/text.ts';
import { buildMatrix } from './build.ts';
import type { Cells, Surroundings } from './classify.ts';
import { classify } from './classify.ts';
import type { Layout } from './layout.ts';
import { Readings, rememberLayout } from './layout.ts';
import type { Matrix, RaciDocument } from './model.ts';
import { sectionRows } from './sections.ts';

/** True for a document whose front matter says `fupan: raci`; looks at nothing else. */
export function looksLikeRaci(text: string): boolean {
  const place = locateFrontMatter(text.slice(0, 20_000));
  return (
    place !== null &&
    /^fupan[ \t]*:[ \t]*(['"]?)raci\1[ \t]*(?:#|\r|\n|$)/im.test(
      text.slice(place.content.start, place.content.end),
    )
  );
}

/**
 * Reads all matrices of a document, whatever shape they are written in. Tables that are none are left out. Never throws;
 * linear in the length of `text`.
 */
export function parseRaci(text: string): RaciDocument {
  const declared = looksLikeRaci(text);
  const matter = locateFrontMatter(text) ? readFrontMatter(text) : null;
  const blocks = parseBlocks(text, matter?.place?.range.end ?? contentStart(text));
  const found: FoundTable[] = [];
  collect(text, blocks, { headings: [] }, found);
  const firstHeading = blocks.find((block) => block.kind === 'heading');
  const named = matter ? (readScalar(matter, 'title')?.value ?? '').trim() : '';
  const title =
    named !== '' || firstHeading?.kind !== 'heading' ? named : headingText(text, firstHeading.content);
  const readings = new Readings();
  const matrices: Matrix[] = [];
  const lines = lineCounter(text);
  for (const table of found) {
    const matrix = readMatrix(text, table, { declared, only: found.length === 1, title, readings, lines });
    if (matrix) matrices.push(matrix);
  }
  return { title, matrices };
}

interface FoundTable {
  readonly block: TableBlock;
  /** The headings above it, the nearest last. */
  readonly headings: readonly string[];
  /** The text right before and after the table. */
  readonly beside: string;
}

/** Headings by their level, of the part of the document that is being walked. */
interface Walk {
  headings: { level: number; text: string }[];
}

function collect(text: string, blocks: readonly Block[], walk: Walk, found: FoundTable[]): void {
  blocks.forEach((block, index) => {
    switch (block.kind) {
      case 'heading':
        while ((walk.headings.at(-1)?.level ?? 0) >= block.level) walk.headings.pop();
        walk.headings.push({ level: block.level, text: headingText(text, block.content) });
        break;
      case 'table':
        found.push({
          block,
          headings: walk.headings.map((heading) => heading.text),
          beside: besides(text, blocks, index),
        });
        break;
      case 'quote':
      case 'item':
        collect(text, block.children, walk, found);
        break;
      case 'list':
        for (const item of block.items) collect(text, item.children, walk, found);
        break;
      default:
    }
  });
}

/** Paragraphs, lists and legends next to a table, up to the next heading; a few hundred characters of each. */
function besides(text: string, blocks: readonly Block[], index: number): string {
  const pieces: string[] = [];
  for (const step of [-1, 1]) {
    for (let at = index + step, count = 0; count < 2; at += step, count++) {
      const block = blocks[at];
      if (!block || block.kind === 'heading') break;
      const long = block.end - block.start > 600;
      if (block.kind === 'table' && long) break;
      pieces.push(
        long && step < 0
          ? text.slice(block.end - 600, block.end)
          : text.slice(block.start, Math.min(block.end, block.start + 600)),
      );
    }
  }
  return pieces.join('\n');
}

function headingText(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return new Readings().of(text.slice(start, end)).text.replace(/\s+/g, ' ');
}

const raciWords =
  /(?<![a-z])(?:raci|rasci|rasic|racis?|raci-?vs|caire?o)(?![a-z])|责任(?:分配|分工)?矩阵|职责(?:分配|分工)?矩阵|責任(?:分配)?矩陣|权责矩阵|responsibility (?:assignment )?(?:matrix|chart)|responsible[^\n]{0,60}accountable|负责[^\n]{0,40}(?:知会|告知)|执行[^\n]{0,40}(?:知会|告知)/i;
const otherWords =
  /permission|privilege|access (?:control|rights|level|matrix)|\bcrud\b|\brbac\b|read[ -]?only|read ?\/ ?write|权限|读写|只读|增删改查|授权矩阵|\bgrade|score|rating|评分|评级|等级|成绩|swot|\b(?:daci|rapid)\b|[rwa]\s*[=:：]\s*(?:read|write|admin|required|recommended|rejected|red|add|读|写|管理)/i;

function surroundingsOf(found: FoundTable, label: string, declared: boolean, only: boolean): Surroundings {
  const near = [found.headings.at(-1) ?? '', label, found.beside].join('\n');
  const named = raciWords.test(near) || raciWords.test(found.headings.join('\n'));
  return { declared, only, named, otherwise: otherWords.test(near) && !raciWords.test(near) };
}

interface Reader {
  readonly declared: boolean;
  readonly only: boolean;
  readonly title: string;
  readonly readings: Readings;
  readonly lines: (offset: number) => number;
}

function readMatrix(text: string, found: FoundTable, reader: Reader): Matrix | null {
  const table = readTable(text, found.block);
  const { readings } = reader;
  const readRow = (cells: readonly TableCell[]) => cells.map((cell) => readings.of(cell.source));
  const width = table.header.cells.length;
  const cells: Cells = {
    labels: readRow(table.header.cells).map((label) => label.text),
    // What stands after the last column is no cell.
    rows: table.rows.map((row) => readRow(row.cells.length > width ? row.cells.slice(0, width) : row.cells)),
  };
  const around = surroundingsOf(found, cells.labels[0] ?? '', reader.declared, reader.only);
  const classified = classify(cells, around);
  if (!classified) return null;
  const { orientation, columns } = classified;
  const sections =
    orientation === 'roles-as-columns' || orientation === 'letters-as-columns'
      ? sectionRows(cells, columns, !reader.declared)
      : new Set<number>();
  const layout: Layout = { text, block: found.block, table, orientation, columns, readings, sections };
  const matrix = buildMatrix(layout, cells, {
    line: reader.lines(found.block.start),
    title: found.headings.at(-1) ?? reader.title,
  });
  rememberLayout(matrix, layout);
  return matrix;
}

/** Numbers of the lines of rising offsets, from 1, in one pass over the text. */
function lineCounter(text: string): (offset: number) => number {
  let starts: number[] | null = null;
  return (offset) => {
    if (!starts) {
      const found: number[] = [];
      eachLine(text, 0, (start) => found.push(start));
      starts = found;
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
