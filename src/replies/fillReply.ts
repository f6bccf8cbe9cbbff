import { renderReply } from './liquid.ts';
import type { Placeholder, ReplyTemplate } from './template.ts';

/** What is known for the slots of a template; an empty text counts as not known. */
export type ReplyValues = Readonly<Record<string, string>>;

function openSlots(template: ReplyTemplate, values: ReplyValues): Placeholder[] {
  // An optional slot without a value is left out with its sentence.
  return template.placeholders.filter(({ name, optional }) => !optional && !known(values, name));
}

function known(values: ReplyValues, name: string): boolean {
  return Object.hasOwn(values, name) && values[name]?.trim() !== '';
}

function render(
  template: ReplyTemplate,
  values: ReplyValues,
  text: (text: string) => string,
  slot: (placeholder: Placeholder) => string,
): { text: string; left: Placeholder[] } {
  const slots = openSlots(template, values);
  const left = new Set<Placeholder>();
  const given = Object.fromEntries(Object.entries(values).filter(([name]) => known(values, name)));
  const written = renderReply(
    template.body,
    template.fragments,
    given,
    slots.map(({ name }) => name),
    {
      text,
      slot(index) {
        const placeholder = slots[index];
        if (!placeholder) return '';
        left.add(placeholder);
        return slot(placeholder);
      },
    },
  );
  return { text: written, left: slots.filter((placeholder) => left.has(placeholder)) };
}

/** How a slot without a value is written: 【待填：…】 or [fill in: …], after the label's language. */
export function slotMark({ label }: Placeholder): string {
  // Brackets and breaks in a label would keep the mark from being found again.
  const words = label
    .replace(/[【[]/g, '（')
    .replace(/[】\]]/g, '）')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  return /[\u4e00-\u9fff]/.test(words) ? `【待填：${words}】` : `[fill in: ${words}]`;
}

/**
 * The reply with `values` filled in. What is not known stays visible as `mark` writes it, and is listed in `left` in its
 * order; by default as 【待填：…】 or [fill in: …], after the label's language, which the check of beats finds.
 */
export function fillReply(
  template: ReplyTemplate,
  values: ReplyValues,
  mark: (placeholder: Placeholder) => string = slotMark,
): { readonly text: string; readonly left: readonly Placeholder[] } {
  return render(template, values, (text) => text, mark);
}

/**
 * The reply as a VS Code snippet: known values filled in, each other slot a tab stop that holds its mark (see `slotMark`), so
 * that one which is passed over is found; the same slot has the same number everywhere, and the cursor ends behind the text.
 * What is in `guesses` stands in a tab stop, too, since somebody may want to say it otherwise.
 */
export function toSnippet(template: ReplyTemplate, values: ReplyValues, guesses: ReplyValues = {}): string {
  const numbers = new Map<string, number>();
  const escape = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
  const { text } = render(template, values, escape, (placeholder) => {
    const number = numbers.get(placeholder.name) ?? numbers.size + 1;
    numbers.set(placeholder.name, number);
    const guess = known(guesses, placeholder.name) ? guesses[placeholder.name] : undefined;
    return `\${${number}:${escape(guess ?? slotMark(placeholder))}}`;
  });
  return `${text}$0`;
}
