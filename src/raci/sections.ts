import type { Cells } from './classify.ts';
import type { Columns } from './layout.ts';
import { saysNothing } from './cellText.ts';

/**
 * The body rows that head a group instead of naming a matter: a bold name with nothing or `-` beside it, one text in all
 * cells, or a blank line of the table. `blankRows` says whether blank rows are such lines; in a new matrix they wait to be filled.
 */
export function sectionRows({ rows }: Cells, columns: Columns, blankRows: boolean): Set<number> {
  const sections = new Set<number>();
  const bold: number[] = [];
  let boldMatters = 0;
  let plainMatters = 0;
  rows.forEach((row, index) => {
    const name = row[columns.matter];
    const text = name?.text ?? '';
    const rest = columns.body.map((column) => row[column]?.text ?? '');
    if (text === '') {
      if (blankRows && row.every((cell) => cell.text === '')) sections.add(index);
      return;
    }
    if (rest.length > 1 && rest.every((other) => other === text)) {
      sections.add(index);
      return;
    }
    const strong = isStrong(name?.plain);
    if (rest.every((other) => saysNothing(other))) {
      if (strong) bold.push(index);
    } else if (strong) boldMatters++;
    else plainMatters++;
  });
  // Where the matters are bold too, bold does not set anything apart.
  const others = rows.length - sections.size - bold.length - boldMatters;
  if (bold.length > 0 && boldMatters <= plainMatters && others > 0)
    for (const index of bold) sections.add(index);
  return sections;
}

/** True where all of a cell stands in bold, or in bold and italic. */
function isStrong(plain: Cells['rows'][number][number]['plain'] | undefined): boolean {
  if (!plain || plain.text.trim() === '') return false;
  const from = plain.sourceStart(plain.text.length - plain.text.trimStart().length);
  const to = plain.sourceEnd(plain.text.trimEnd().length);
  return plain.wrappers.some(
    ({ kind, innerFrom, innerTo }) =>
      (kind === 'strong' || kind === 'html') &&
      innerFrom <= from + 4 &&
      innerTo >= to - 4 &&
      innerTo - innerFrom >= (to - from) / 2,
  );
}
