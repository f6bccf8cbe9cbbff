import { trimWords } from './cellText.ts';
import type { Reading } from './layout.ts';

/** A mark that says yes, as people put it into a column: `x`, `✓`, `[x]`, `是`; words may follow. */
const mark =
  /^(?:\[[xX✓]\]|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check):|[✓✔√☑✅●⚫◉○◯〇■◆★⬤]\ufe0f?|(?:yes|[xXvVyY])(?![A-Za-z0-9])|[是有])/i;
const noMark = /^(?:[-–—―_.·\s]+|\[ ?\]|:x:|[☐□✗✘×❌❎]\ufe0f?|no|n|n\/?a|无|無|否|没有|不)$/i;

/** Length of the mark at the start of `text` that says yes; 0 where none stands there. */
export function tickLength(text: string): number {
  return mark.exec(text.slice(0, 40))?.[0].length ?? 0;
}

/** True for a mark that says yes, alone or with words behind it after a blank or in brackets. */
export function isTick(text: string): boolean {
  const length = tickLength(text);
  return length > 0 && (length === text.length || /[\s(（:：]/.test(text[length] ?? ''));
}

/** True for an empty cell, for the marks that say no, and for signs that say neither, such as ⏳. */
export function isUnticked(text: string): boolean {
  return (
    text === '' || (text.length < 40 && (noMark.test(text) || (!isTick(text) && !/[\p{L}\p{N}]/u.test(text))))
  );
}

/** The words behind the mark of a ticked cell; empty without any. */
export function tickWords({ plain, text }: Reading): string {
  const lead = plain.text.length - plain.text.trimStart().length;
  const { from, to } = trimWords(plain.shape, lead + tickLength(text), plain.shape.length);
  return plain.text.slice(from, to);
}
