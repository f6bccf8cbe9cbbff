import synonymTable from '../../../templates/cases/synonyms.json';
import type { DocumentLanguage } from '../language.ts';

/** The first English word of each group of the table of synonyms, by the word that the index keeps for the group. */
let english: ReadonlyMap<string, string> | undefined;

/** A cause as the index keeps it, in the reader's language where the table of synonyms has a word of it. */
export function causeName(value: string, language: DocumentLanguage): string {
  if (language !== 'en') return value;
  english ??= new Map(
    synonymTable.problems.map((group): [string, string] => [
      group[0]?.toLowerCase() ?? '',
      group.find((word) => /^[a-z]/i.test(word)) ?? group[0] ?? '',
    ]),
  );
  return english.get(value) ?? value;
}
