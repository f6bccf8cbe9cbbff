import type { Cause, Factor, Retrospective } from './model.ts';
import { factors } from './model.ts';

/** Words that a drawing needs: what stands at the head, and the names of the three bones. */
export interface FishboneLabels {
  readonly effect: string;
  readonly factors: Readonly<Record<Factor, string>>;
}

/** A drawing in pixels: straight lines and lines of text, to be put into an SVG as they are. */
export interface FishboneLayout {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
    readonly kind: 'spine' | 'bone' | 'twig';
  }[];
  readonly texts: readonly {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly kind: 'effect' | 'factor' | 'cause' | 'why';
    readonly anchor: 'start' | 'middle' | 'end';
  }[];
}

type Line = FishboneLayout['lines'][number];
type Text = FishboneLayout['texts'][number];

/** The chains as the text of a Mermaid `ishikawa-beta` diagram, effect first, one level of indentation a level of why. */
export function fishboneMermaid(model: Retrospective, labels: FishboneLabels): string {
  const lines = ['ishikawa-beta', `    ${plain(labels.effect)}`];
  const add = (cause: Cause, depth: number): void => {
    if (cause.text === '') return;
    lines.push(`${'    '.repeat(depth)}${plain(cause.text)}`);
    for (const why of cause.children) add(why, depth + 1);
  };
  for (const factor of factors) {
    lines.push(`    ${plain(labels.factors[factor])}`);
    for (const cause of model.causes[factor]) if (!cause.notApplicable) add(cause, 2);
  }
  return lines.join('\n');
}

/** One line without what Mermaid would read as a comment, a statement's end or an entity. */
function plain(text: string): string {
  const line = text
    .replace(/[`*_~]+/g, '')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/%%+|;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? '?' : line;
}

const lineHeight = 17;
const fontSize = 12;
const indent = 12;
const gap = 10;

/** Width of a text in pixels, estimated: a Chinese character takes the font's size, others a little more than half. */
function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += char > '\u2e7f' ? fontSize : fontSize * 0.56;
  return width;
}

/** Breaks a text into lines of at most `width` pixels: between Chinese characters anywhere, else between words. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  // A word longer than half a line is cut where it is full rather than left to run out of the drawing.
  const longest = Math.max(4, Math.floor(width / fontSize));
  const pieces = new RegExp(`[\\u2e80-\\uffef]|[^\\s\\u2e80-\\uffef]{1,${longest}}|\\s+`, 'gu');
  for (const part of text.match(pieces) ?? []) {
    if (line !== '' && part.trim() !== '' && textWidth(line + part) > width) {
      // A closing mark never starts a line.
      if (/^[，。；：、！？）》」』”’]/.test(part)) {
        lines.push(line + part);
        line = '';
        continue;
      }
      lines.push(line.trimEnd());
      line = '';
    }
    if (line !== '' || part.trim() !== '') line += part;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

interface Row {
  readonly text: string;
  readonly kind: 'cause' | 'why';
  readonly depth: number;
  /** True for the first line of a cause or why. */
  readonly first: boolean;
}

function rowsOf(causes: readonly Cause[], width: number): Row[] {
  const rows: Row[] = [];
  const add = (cause: Cause, depth: number): void => {
    if (cause.text === '') return;
    const kind = depth === 0 ? 'cause' : 'why';
    wrapText(plain(cause.text), Math.max(width - depth * indent, 60)).forEach((text, at) => {
      rows.push({ text, kind, depth, first: at === 0 });
    });
    for (const why of cause.children) add(why, depth + 1);
  };
  for (const cause of causes) add(cause, 0);
  return rows;
}

/** Draws the chains as a fishbone that fits `width` pixels: lying on wide surfaces, standing on narrow ones. */
export function fishboneLayout(model: Retrospective, labels: FishboneLabels, width: number): FishboneLayout {
  return width >= 620 ? lying(model, labels, width) : standing(model, labels, width);
}

/** Head on the right; technical and communication above the spine, process below it. */
function lying(model: Retrospective, labels: FishboneLabels, width: number): FishboneLayout {
  const lines: Line[] = [];
  const texts: Text[] = [];
  const head = Math.min(180, width * 0.22);
  const slot = (width - head - gap * 2) / 2;
  const slant = 40;
  const rows = (factor: Factor): Row[] => rowsOf(model.causes[factor], slot - slant - gap * 2);
  const top = { technical: rows('technical'), communication: rows('communication') };
  const bottom = rows('process');
  const effect = wrapText(plain(labels.effect), head - gap * 2);
  const headHeight = (effect.length * lineHeight) / 2 + gap;
  const above = Math.max(
    headHeight,
    (Math.max(top.technical.length, top.communication.length, 2) + 1.5) * lineHeight,
  );
  const below = Math.max(headHeight, (Math.max(bottom.length, 2) + 1.5) * lineHeight);
  const spine = gap + lineHeight + above;
  const height = spine + below + lineHeight + gap;
  lines.push({ x1: gap, y1: spine, x2: width - head, y2: spine, kind: 'spine' });
  effect.forEach((text, at) => {
    const y = spine + (at - (effect.length - 1) / 2) * lineHeight + fontSize / 3;
    texts.push({ x: width - head + gap, y, text, kind: 'effect', anchor: 'start' });
  });
  const bone = (factor: Factor, list: readonly Row[], right: number, up: boolean): void => {
    const reach = up ? -above : below;
    const tip = { x: right - slant, y: spine + reach };
    lines.push({ x1: tip.x, y1: tip.y, x2: right, y2: spine, kind: 'bone' });
    const labelY = up ? tip.y - 6 : tip.y + fontSize + 4;
    texts.push({ x: tip.x, y: labelY, text: labels.factors[factor], kind: 'factor', anchor: 'middle' });
    list.forEach((row, at) => {
      const y = up ? tip.y + (at + 1.2) * lineHeight : spine + (at + 1.2) * lineHeight;
      const left = right - slot + gap + row.depth * indent;
      texts.push({ x: left, y, text: row.text, kind: row.kind, anchor: 'start' });
      // A line from each cause to its bone, at the height of the text's first line.
      const from = left + textWidth(row.text) + 4;
      const to = right - slant * Math.abs((y - 4 - spine) / reach);
      if (row.kind === 'cause' && row.first && from < to)
        lines.push({ x1: from, y1: y - 4, x2: to, y2: y - 4, kind: 'twig' });
    });
  };
  bone('technical', top.technical, gap + slot, true);
  bone('communication', top.communication, gap + slot * 2, true);
  bone('process', bottom, gap + slot * 1.5, false);
  return { width, height, lines, texts };
}

/** Head on top, spine down the left side, the three bones to the right one below the other. */
function standing(model: Retrospective, labels: FishboneLabels, width: number): FishboneLayout {
  const lines: Line[] = [];
  const texts: Text[] = [];
  const spine = 6;
  let y = fontSize + 2;
  for (const text of wrapText(plain(labels.effect), width - spine)) {
    texts.push({ x: 0, y, text, kind: 'effect', anchor: 'start' });
    y += lineHeight;
  }
  const start = y - fontSize + 2;
  let last = start;
  for (const factor of factors) {
    y += 6;
    last = y - 4;
    lines.push({ x1: spine, y1: last, x2: spine + 12, y2: last, kind: 'bone' });
    texts.push({ x: spine + 16, y, text: labels.factors[factor], kind: 'factor', anchor: 'start' });
    y += lineHeight;
    const left = spine + 28;
    const firstTwig = y - 4;
    let lastTwig = 0;
    for (const row of rowsOf(model.causes[factor], width - left)) {
      if (row.kind === 'cause' && row.first) {
        lines.push({ x1: left - 10, y1: y - 4, x2: left - 3, y2: y - 4, kind: 'twig' });
        lastTwig = y - 4;
      }
      texts.push({ x: left + row.depth * indent, y, text: row.text, kind: row.kind, anchor: 'start' });
      y += lineHeight;
    }
    if (lastTwig > 0)
      lines.push({
        x1: left - 10,
        y1: firstTwig - lineHeight + 8,
        x2: left - 10,
        y2: lastTwig,
        kind: 'twig',
      });
  }
  lines.push({ x1: spine, y1: start, x2: spine, y2: last, kind: 'spine' });
  return { width, height: y, lines, texts };
}
