import fc from 'fast-check';
import type { Letter, Matrix, Orientation } from '../../../src/raci/model.ts';

/** What a cell says, for comparing: letters without an order. */
export interface SaidCell {
  readonly letters: string;
  readonly words: string;
}

/** What a matrix says, without places. Section rows have no cells. */
export interface Said {
  readonly roles: readonly string[];
  readonly rows: readonly { readonly matter: string; readonly cells: readonly SaidCell[] | null }[];
  readonly notes: readonly (readonly string[])[];
}

const canonical = ['R', 'A', 'C', 'I', 'S'];

/** Letters in one order. */
export function lettersOf(letters: readonly string[]): string {
  return canonical.filter((letter) => letters.includes(letter)).join('');
}

/** What a matrix that was read says. */
export function said(matrix: Matrix): Said {
  return {
    roles: matrix.roles.map((role) => role.text),
    rows: matrix.rows.map((row) => ({
      matter: row.matter.text,
      cells:
        row.kind === 'section'
          ? null
          : row.cells.map((cell) => ({ letters: lettersOf(cell.letters), words: cell.words })),
    })),
    notes: matrix.notes.map((note) => note.cells.map((cell) => cell.text)),
  };
}

const width = (text: string) =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2000 ? 2 : 1), 0);

/** How a generated table is written down. */
interface Style {
  readonly padding: 'aligned' | 'compact' | 'spaced' | 'ragged' | 'tabs';
  readonly outer: 'both' | 'none' | 'front';
  readonly prefix: string;
  readonly eol: '\n' | '\r\n' | '\r';
  readonly finalBreak: boolean;
  readonly bold: boolean;
  readonly separator: string;
  readonly between: readonly [string, string];
  readonly colons: readonly string[];
  readonly nothing: string;
  readonly short: boolean;
  readonly trailing: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  padding: fc.constantFrom('aligned', 'compact', 'spaced', 'ragged', 'tabs'),
  outer: fc.constantFrom('both', 'both', 'both', 'none', 'front'),
  prefix: fc.constantFrom('', '', '', '> ', '  ', '>'),
  eol: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  finalBreak: fc.boolean(),
  bold: fc.boolean(),
  separator: fc.constantFrom('/', ', ', ',', ' / ', '、', ' & ', '+', '<br>', ''),
  between: fc.constantFrom<[string, string]>(
    [' ', ''],
    [' (', ')'],
    ['：', ''],
    ['（', '）'],
    [' - ', ''],
    ['<br>', ''],
  ),
  colons: fc.array(fc.constantFrom('---', ':-:', ':--', '--:'), { minLength: 9, maxLength: 9 }),
  nothing: fc.constantFrom('', '', '-', '—'),
  short: fc.boolean(),
  trailing: fc.boolean(),
});

const roleNames = ['实施工程师', '开发团队', '客户', 'PM', 'QA Lead', '产品经理', 'Sponsor'];
const matterNames = [
  '需求调研',
  '配置与部署',
  'Data migration',
  '上线切换',
  '培训',
  'Go-live `check`',
  '问题排查',
  '验收 a\\|b',
  '进度',
];
const wordPool = ['整理', 'sign-off', '判断可行性', 'a (b) c', 'draft v2', ''];

/** A generated document with one matrix, and what it says. */
export interface Sample {
  readonly text: string;
  readonly orientation: Orientation;
  readonly said: Said;
  readonly lines: { readonly first: number; readonly last: number };
}

const letterSets: Letter[][] = [[], [], ['R'], ['A'], ['C'], ['I'], ['R', 'A'], ['C', 'I'], ['S']];

interface Content {
  readonly roles: readonly string[];
  readonly matters: readonly string[];
  /** By matter and role. */
  readonly cells: readonly (readonly { readonly letters: readonly Letter[]; readonly words: string }[])[];
  readonly sections: readonly number[];
  readonly note: boolean;
}

const content: fc.Arbitrary<Content> = fc
  .record({
    roles: fc.shuffledSubarray(roleNames, { minLength: 2, maxLength: 5 }),
    matters: fc.shuffledSubarray(matterNames, { minLength: 2, maxLength: 6 }),
    sections: fc.subarray([0, 2, 3]),
    note: fc.boolean(),
  })
  .chain((base) =>
    fc
      .array(
        fc.array(
          fc.record({
            letters: fc.constantFrom(...letterSets),
            words: fc.constantFrom(...wordPool, '', '', ''),
          }),
          { minLength: base.roles.length, maxLength: base.roles.length },
        ),
        { minLength: base.matters.length, maxLength: base.matters.length },
      )
      .map((cells) => ({
        ...base,
        // Words alone, and a matrix without any letter, are tried elsewhere.
        cells: cells.map((row, at) =>
          row.map((cell, role) => ({
            letters:
              role === at % 2
                ? (['R', 'A'] as const)[at % 2 ? 0 : 1] === 'R'
                  ? (['R'] as Letter[])
                  : (['A'] as Letter[])
                : cell.letters,
            words: cell.letters.length > 0 && role !== at % 2 ? cell.words : '',
          })),
        ),
      })),
  );

/** Writes rows of sources as a table. */
function table(rows: readonly (readonly string[])[], look: Style, extra: ReadonlySet<number>): string[] {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(3, ...rows.map((row) => width(row[column] ?? ''))),
  );
  const pad = (source: string, column: number, row: number) => {
    switch (look.padding) {
      case 'aligned':
        return ` ${source}${' '.repeat((widths[column] ?? 3) - width(source))} `;
      case 'compact':
        return source === '' ? ' ' : source;
      case 'spaced':
        return source === '' ? '  ' : ` ${source} `;
      case 'tabs':
        return `\t${source}\t`;
      case 'ragged':
        return `${' '.repeat(1 + ((row + column) % 2))}${source}${' '.repeat(1 + ((row * 3 + column) % 4))}`;
    }
  };
  const join = (cells: readonly string[], row: number) => {
    const source = cells.join('|');
    if (look.outer === 'both') return `|${source}|${extra.has(row) && look.trailing ? ' see below' : ''}`;
    return look.outer === 'front' ? `|${source.trimEnd()}` : source.trim();
  };
  const rules = Array.from({ length: columns }, (_, column) => {
    const rule = look.colons[column] ?? '---';
    if (look.padding !== 'aligned') return look.padding === 'compact' ? rule : ` ${rule} `;
    return ` ${rule.replace('-', '-'.repeat((widths[column] ?? 3) - 2))} `;
  });
  const lines = rows.map((row, index) =>
    join(
      row.map((source, column) => pad(source, column, index)),
      index,
    ),
  );
  lines.splice(1, 0, join(rules, -1));
  return lines;
}

function document(
  lines: readonly string[],
  look: Style,
  declared: boolean,
): { text: string; first: number; last: number } {
  const head = [
    ...(declared ? ['---', 'fupan: raci', '---', ''] : []),
    '# 责任矩阵 RACI',
    '',
    'Text before | not a table',
    '',
  ];
  const tail = look.finalBreak ? ['', '## After', '', '| a | b |', '|---|---|', '| 1 | 2 |', ''] : [];
  const body = lines.map((line) => look.prefix + line);
  return {
    text: [...head, ...body, ...tail].join(look.eol),
    first: head.length,
    last: head.length + body.length - 1,
  };
}

const plainName = (source: string) => source.replaceAll('`', '').replaceAll('\\|', '|');

function cellSource(cell: Content['cells'][number][number], look: Style): string {
  if (cell.letters.length === 0) return look.nothing;
  // `CI 整理` could as well be about continuous integration.
  const joined = look.separator === '' && !cell.letters.includes('R') ? '/' : look.separator;
  const letters = cell.letters.join(joined);
  const marked = look.bold ? `**${letters}**` : letters;
  return cell.words === '' ? marked : marked + look.between[0] + cell.words + look.between[1];
}

function withSections<T>(rows: readonly T[], sections: readonly number[], section: (at: number) => T): T[] {
  return rows.flatMap((row, at) => (sections.includes(at) ? [section(at), row] : [row]));
}

/** Roles as columns, with sections, a note column, short rows and text behind the last pipe. */
const rolesAsColumns = fc.record({ content, look: style }).map(({ content: made, look }): Sample => {
  const first = ['事项', ...made.roles, ...(made.note ? ['备注'] : [])];
  const rows = withSections(
    made.matters.map((matter, at) => {
      const row = [
        matter,
        ...(made.cells[at] ?? []).map((cell) => cellSource(cell, look)),
        ...(made.note ? [`n${at}`] : []),
      ];
      return row;
    }),
    made.sections,
    (at) => [`**阶段 ${at}**`, ...Array.from({ length: first.length - 1 }, () => '')],
  );
  const lines = table([first, ...rows], look, new Set([1]));
  const place = document(lines, look, true);
  return {
    text: place.text,
    orientation: 'roles-as-columns',
    lines: place,
    said: {
      roles: made.roles,
      rows: withSections<Said['rows'][number]>(
        made.matters.map((matter, at) => ({
          matter: plainName(matter),
          cells: (made.cells[at] ?? []).map((cell) => ({
            letters: lettersOf(cell.letters),
            words: cell.words,
          })),
        })),
        made.sections,
        (at) => ({ matter: `阶段 ${at}`, cells: null }),
      ),
      notes: made.note
        ? [
            withSections(
              made.matters.map((_, at) => `n${at}`),
              made.sections,
              () => '',
            ),
          ]
        : [],
    },
  };
});

const rolesAsRows = fc.record({ content, look: style }).map(({ content: made, look }): Sample => {
  const first = ['角色', ...made.matters];
  const rows = made.roles.map((role, at) => [
    role,
    ...made.matters.map((_, matter) => {
      const cell = made.cells[matter]?.[at];
      return cell ? cellSource(cell, look) : '';
    }),
  ]);
  const place = document(table([first, ...rows], look, new Set([1])), look, true);
  return {
    text: place.text,
    orientation: 'roles-as-rows',
    lines: place,
    said: {
      roles: made.roles,
      rows: made.matters.map((matter, at) => ({
        matter: plainName(matter),
        cells: (made.cells[at] ?? []).map((cell) => ({
          letters: lettersOf(cell.letters),
          words: cell.words,
        })),
      })),
      notes: [],
    },
  };
});

const columnLetters = ['R', 'A', 'C', 'I', 'S'] as const;

const lettersAsColumns = fc
  .record({
    content,
    look: style,
    list: fc.constantFrom(', ', '、', '<br>', ' / ', '; ', '，'),
    labels: fc.constantFrom(
      ['R', 'A', 'C', 'I', 'S'],
      ['Responsible', 'Accountable', 'Consulted', 'Informed', 'Support'],
      ['负责', '批准', '咨询', '知会', '支持'],
    ),
  })
  .map(({ content: made, look, list, labels }): Sample => {
    const first = ['任务', ...labels, ...(made.note ? ['备注'] : [])];
    const rows = withSections(
      made.matters.map((matter, at) => {
        const cells = columnLetters.map((letter) => {
          let words = true;
          const names = made.roles.flatMap((role, index) => {
            const cell = made.cells[at]?.[index];
            if (!cell?.letters.includes(letter)) return [];
            words =
              cell.letters.find(
                (one) => one === letter || columnLetters.indexOf(one) < columnLetters.indexOf(letter),
              ) === letter;
            return [words && cell.words !== '' ? `${role}（${cell.words}）` : role];
          });
          return names.length === 0 ? look.nothing : names.join(list);
        });
        return [matter, ...cells, ...(made.note ? [`n${at}`] : [])];
      }),
      made.sections,
      (at) => [`**阶段 ${at}**`, ...Array.from({ length: first.length - 1 }, () => '')],
    );
    const place = document(table([first, ...rows], look, new Set([1])), look, true);
    const order: string[] = [];
    made.matters.forEach((_, at) => {
      for (const letter of columnLetters) {
        made.roles.forEach((role, index) => {
          if (made.cells[at]?.[index]?.letters.includes(letter) && !order.includes(role)) order.push(role);
        });
      }
    });
    return {
      text: place.text,
      orientation: 'letters-as-columns',
      lines: place,
      said: {
        roles: order,
        rows: withSections<Said['rows'][number]>(
          made.matters.map((matter, at) => ({
            matter: plainName(matter),
            cells: order.map((role) => {
              const cell = made.cells[at]?.[made.roles.indexOf(role)];
              return { letters: lettersOf(cell?.letters ?? []), words: cell?.words ?? '' };
            }),
          })),
          made.sections,
          (at) => ({ matter: `阶段 ${at}`, cells: null }),
        ),
        notes: made.note
          ? [
              withSections(
                made.matters.map((_, at) => `n${at}`),
                made.sections,
                () => '',
              ),
            ]
          : [],
      },
    };
  });

const ticks = fc
  .record({
    content,
    look: style,
    mark: fc.constantFrom('x', 'X', '✓', '✔', '☑', '√', '●', 'Y', '是', '[x]'),
    repeat: fc.boolean(),
  })
  .map(({ content: made, look, mark, repeat }): Sample => {
    const first = ['事项', '角色', 'R', 'A', 'C', 'I', 'S'];
    const blank = mark === '[x]' ? '[ ]' : look.nothing;
    const rows = made.matters.flatMap((matter, at) =>
      made.roles.map((role, index) => [
        index === 0 || repeat || look.outer === 'none' ? matter : '',
        role,
        ...columnLetters.map((letter) => (made.cells[at]?.[index]?.letters.includes(letter) ? mark : blank)),
      ]),
    );
    const place = document(table([first, ...rows], look, new Set([1])), look, true);
    return {
      text: place.text,
      orientation: 'ticks',
      lines: place,
      said: {
        roles: made.roles,
        rows: made.matters.map((matter, at) => ({
          matter: plainName(matter),
          cells: (made.cells[at] ?? []).map((cell) => ({ letters: lettersOf(cell.letters), words: '' })),
        })),
        notes: [],
      },
    };
  });

/** Documents with a matrix in every shape and notation. */
export const sample: fc.Arbitrary<Sample> = fc.oneof(
  { arbitrary: rolesAsColumns, weight: 3 },
  { arbitrary: rolesAsRows, weight: 1 },
  { arbitrary: lettersAsColumns, weight: 2 },
  { arbitrary: ticks, weight: 1 },
);
