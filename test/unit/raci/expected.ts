import { cleanWords } from '../../../src/raci/composeCell.ts';
import { readCellText } from '../../../src/raci/cellText.ts';
import type { RaciIntent } from '../../../src/raci/intent.ts';
import type { Orientation } from '../../../src/raci/model.ts';
import { lettersOf } from './arbitraries.ts';
import type { Said, SaidCell } from './arbitraries.ts';

const blank: SaidCell = { letters: '', words: '' };

const clean = (name: string) => name.replace(/\r\n?/g, '\n').trim();

function inserted<T>(items: readonly T[], added: readonly { at: number; item: T }[]): T[] {
  const result: T[] = [];
  for (let at = 0; at <= items.length; at++) {
    result.push(...added.filter((one) => one.at === at).map(({ item }) => item));
    const own = items[at];
    if (at < items.length && own !== undefined) result.push(own);
  }
  return result;
}

function moved<T>(items: readonly T[], which: readonly number[], to: number): T[] {
  const taken = items.filter((_, at) => which.includes(at));
  const before = items.filter((_, at) => !which.includes(at) && at < to);
  const after = items.filter((_, at) => !which.includes(at) && at >= to);
  return [...before, ...taken, ...after];
}

/** What a matrix says after an action that was taken, by the meaning of the action alone. Sorting is proved elsewhere. */
export function expected(said: Said, intent: RaciIntent, orientation: Orientation): Said {
  const mapRoles = (change: <T>(items: readonly T[], fill: T) => T[], roles: readonly string[]): Said => ({
    ...said,
    roles,
    rows: said.rows.map((row) => ({ ...row, cells: row.cells && change(row.cells, blank) })),
  });
  switch (intent.kind) {
    case 'setCells':
      return {
        ...said,
        rows: said.rows.map((row, at) => ({
          ...row,
          cells:
            row.cells?.map((cell, role) => {
              const patch = intent.cells.find((one) => one.row === at && one.role === role);
              if (!patch) return cell;
              const letters = patch.letters ? lettersOf(patch.letters) : cell.letters;
              const words = patch.words === undefined ? cell.words : cleanWords(patch.words);
              // A list of names, or a mark, holds words only beside a letter.
              const holds =
                orientation === 'roles-as-columns' || orientation === 'roles-as-rows' || letters !== '';
              return { letters, words: holds ? words : '' };
            }) ?? null,
        })),
      };
    case 'writeCells':
      return expected(
        said,
        {
          kind: 'setCells',
          matrix: 0,
          cells: intent.cells.map(({ row, role, text }) => ({ row, role, ...readCellText(text) })),
        },
        orientation,
      );
    case 'renameRow':
      return {
        ...said,
        rows: said.rows.map((row, at) => (at === intent.row ? { ...row, matter: clean(intent.name) } : row)),
      };
    case 'renameRole': {
      // A list of names cannot hold one with a line break.
      const roleName = (name: string) =>
        orientation === 'letters-as-columns' ? clean(name).replace(/\s*\n\s*/g, ' ') : clean(name);
      return {
        ...said,
        roles: said.roles.map((role, at) => (at === intent.role ? roleName(intent.name) : role)),
      };
    }
    case 'setNote':
      return {
        ...said,
        notes: said.notes.map((note) =>
          note.map((text, at) => (at === intent.row ? clean(intent.text) : text)),
        ),
      };
    case 'insertRows': {
      const added = intent.rows.map(({ at, name }) => ({
        at,
        item: { matter: clean(name), cells: said.roles.map(() => blank) },
      }));
      return {
        ...said,
        rows: inserted<Said['rows'][number]>(said.rows, added),
        notes: said.notes.map((note) =>
          inserted(
            note,
            intent.rows.map(({ at }) => ({ at, item: '' })),
          ),
        ),
      };
    }
    case 'insertRoles':
      return mapRoles(
        (items, fill) =>
          inserted(
            items,
            intent.roles.map(({ at }) => ({ at, item: fill })),
          ),
        inserted(
          said.roles,
          intent.roles.map(({ at, name }) => ({ at, item: clean(name) })),
        ),
      );
    case 'removeRows':
      return {
        ...said,
        rows: said.rows.filter((_, at) => !intent.rows.includes(at)),
        notes: said.notes.map((note) => note.filter((_, at) => !intent.rows.includes(at))),
      };
    case 'removeRoles':
      return mapRoles(
        (items) => items.filter((_, at) => !intent.roles.includes(at)),
        said.roles.filter((_, at) => !intent.roles.includes(at)),
      );
    case 'moveRows':
      return {
        ...said,
        rows: moved(said.rows, intent.rows, intent.to),
        notes: said.notes.map((note) => moved(note, intent.rows, intent.to)),
      };
    case 'moveRoles':
      return mapRoles(
        (items) => moved(items, intent.roles, intent.to),
        moved(said.roles, intent.roles, intent.to),
      );
    default:
      return said;
  }
}

/**
 * The same with the roles in the order of the alphabet, and without those that have nothing to do: where cells list names,
 * a role is where it is mentioned.
 */
export function byName(said: Said): Said {
  const kept = said.roles
    .map((name, at) => ({ name, at }))
    .filter(({ at }) => said.rows.some((row) => row.cells !== null && row.cells[at]?.letters !== ''))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    roles: kept.map(({ name }) => name),
    rows: said.rows.map((row) => ({
      ...row,
      cells: row.cells && kept.map(({ at }) => row.cells?.[at] ?? blank),
    })),
    notes: said.notes,
  };
}
