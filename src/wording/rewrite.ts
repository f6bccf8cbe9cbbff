import type { WordingSuggestion } from './model.ts';
import { hole } from './fold.ts';
import type { Readable } from './readable.ts';
import type { Rewrite } from './rule.ts';
import type { Match, Sentence, Span } from './sentence.ts';

/** The rewrites of a rule that can be made of a match: those that need a part the match lacks are left out. */
export function suggestionsFor(
  rewrites: readonly Rewrite[],
  match: Match,
  lists: readonly (string | null)[],
  sentence: Sentence,
  { folded, offsetOf }: Readable,
  text: string,
): WordingSuggestion[] {
  const partOf = (name: string): Span | null => match.steps[lists.indexOf(name)] ?? null;
  const placeOf = (at: string): Span | null => {
    switch (at) {
      case 'match':
        return match;
      case 'clause':
        return trimmed(folded, sentence.clauseStart(match.start), sentence.clauseEnd(match.end));
      case 'sentence':
        return trimmed(folded, sentence.start, sentence.end);
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
    const named = [...template.matchAll(/\{([a-z][a-z0-9-]*)\}/g)].map((found) => found[1] ?? '');
    if (named.some((name) => partOf(name) === null)) return [];
    const newText = template.replace(/\{([a-z][a-z0-9-]*)\}/g, (all, name: string) => {
      const part = partOf(name);
      const range = part && source(part);
      return range ? text.slice(range.start, range.end) : all;
    });
    return [{ text: newText, edits: [{ range: source(place), newText }], safe }];
  });
}

/** Without blanks around it and marks after it, so that they stay. */
function trimmed(folded: string, start: number, end: number): Span | null {
  while (start < end && /\s/.test(folded[start] ?? '')) start++;
  while (end > start && /[\s。.!?;,:，]/.test(folded[end - 1] ?? '')) end--;
  return start < end ? { start, end } : null;
}
