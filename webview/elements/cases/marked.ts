import { html } from 'lit';
import type { MarkedText } from '../../../src/protocol/library.ts';

/**
 * A text with what was found in it in `<mark>`. Where the first mark stands far inside, the text begins `lead` units before it, so
 * that it can be seen in a narrow line.
 */
export function marked({ text, matches }: MarkedText, lead = Infinity): unknown[] {
  const first = matches[0]?.start ?? 0;
  const from = first > lead ? startOf(text, first - lead) : 0;
  const parts: unknown[] = from > 0 ? ['…'] : [];
  let at = from;
  for (const { start, end } of matches) {
    if (start < at) continue;
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

/** Not within a pair that makes one character. */
function startOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
