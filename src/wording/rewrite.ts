import type { WordingContext, WordingSuggestion } from './model.ts';
import { hole } from './fold.ts';
import type { Readable } from './readable.ts';
import type { Rewrite, Rule } from './rule.ts';
import type { Match, Sentence, Span } from './sentence.ts';

/** The rewrites of a rule that suit what is being written. */
export function rewritesFor(rule: Rule, context: WordingContext): Rewrite[] {
  return rule.rewrites.filter(({ contexts }) => contexts.includes(context));
}

/** The rewrites of a rule that can be made of a match: those that need a part the match lacks are left out. */
export function suggestionsFor(
  rewrites: readonly Rewrite[],
  match: Match,
  lists: readonly (string | null)[],
  sentence: Sentence,
  { folded, offsetOf }: Readable,
  text: string,
): WordingSuggestion[] {
  const whole = trimmed(folded, sentence.start, sentence.end);
  const partOf = (name: string): Span | null => match.steps[lists.indexOf(name)] ?? null;
  const placeOf = (at: string): Span | null => {
    switch (at) {
      case 'match':
        return match;
      case 'clause':
        return trimmed(folded, sentence.clauseStart(match.start), sentence.clauseEnd(match.end));
      case 'sentence':
        return whole;
      default:
        return partOf(at);
    }
  };
  const source = ({ start, end }: Span): { start: number; end: number } => ({
    start: offsetOf(start),
    end: offsetOf(end - 1) + 1,
  });
  return rewrites.flatMap(({ at, text: template, safe }) => {
    const place = placeOf(at);
    // Quotations, links and code must not get lost with the words around them.
    if (!place || folded.slice(place.start, place.end).includes(hole)) return [];
    // Most rewrites name no part.
    const named = template.includes('{')
      ? [...template.matchAll(partName)].map(([, name]) => name ?? '')
      : [];
    if (named.some((name) => partOf(name) === null)) return [];
    const newText =
      named.length === 0
        ? template
        : template.replace(partName, (all, name: string) => {
            const part = partOf(name);
            const range = part && source(part);
            return range ? text.slice(range.start, range.end) : all;
          });
    const fitting = at === 'clause' ? asClause(newText, place.start === whole?.start) : newText;
    return [{ text: fitting, edits: [{ range: source(place), newText: fitting }], safe }];
  });
}

/** Words with which a rewrite may begin that are small inside a sentence. */
const smallInside = /^(?:at|by|our|so far|this|we|you)\b/i;

/** The text of a clause with the first letter that it has where it stands. */
function asClause(text: string, begins: boolean): string {
  if (!smallInside.test(text)) return text;
  const first = text.charAt(0);
  return (begins ? first.toUpperCase() : first.toLowerCase()) + text.slice(1);
}

/** A part of the match in a rewrite. */
const partName = /\{([a-z][a-z0-9-]*)\}/g;

const marks = '。.!?;,:，';

/** Whether a UTF-16 unit is a blank; most are told without the pattern. */
function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit > 0x7f ? /\s/.test(String.fromCharCode(unit)) : unit >= 9 && unit <= 13);
}

/** Without blanks around it and marks after it, so that they stay. */
function trimmed(folded: string, start: number, end: number): Span | null {
  while (start < end && isBlank(folded.charCodeAt(start))) start++;
  while (end > start && (isBlank(folded.charCodeAt(end - 1)) || marks.includes(folded.charAt(end - 1))))
    end--;
  return start < end ? { start, end } : null;
}
