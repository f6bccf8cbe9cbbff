import { html } from 'lit';
import type { MarkedText } from '../../../src/protocol/library.ts';

/**
 * A text with what was found in it in `<mark>`. With `lead`, it is a piece of Markdown for a narrow line: where the first mark stands
 * far inside, it begins `lead` units before that, and signs of headings and emphasis are left out.
 */
export function marked({ text, matches }: MarkedText, lead = Infinity): unknown[] {
  const first = matches[0]?.start ?? 0;
  const from = first > lead ? startOf(text, first - lead) : 0;
  const plain = (part: string): string => (lead === Infinity ? part : withoutSigns(part));
  const parts: unknown[] = from > 0 ? ['…'] : [];
  let at = from;
  for (const { start, end } of matches) {
    if (start < at) continue;
    parts.push(plain(text.slice(at, start)), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  parts.push(plain(text.slice(at)));
  return parts;
}

/** "事件 库存" of "## 事件 **库存". */
function withoutSigns(markdown: string): string {
  return markdown.replace(/(^|\s)#{1,6}\s/g, '$1').replaceAll('**', '');
}

/** Not within a pair that makes one character. */
function startOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
