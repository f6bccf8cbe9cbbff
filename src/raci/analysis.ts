import { loadsOf, mattersOf } from './check.ts';
import type { MatrixContent } from './model.ts';
import type { RoleLoad } from './problem.ts';

/** Who is asked in at least this share of the matters becomes the one that everybody waits for. */
const manyConsulted = 0.5;
/** Fewer questions than this keep nobody waiting. */
const leastConsulted = 3;

/** What one role has to do with a matrix. Lists are indexes of rows. */
export interface RoleAnalysis {
  /** Index of the role in the matrix. */
  readonly role: number;
  readonly load: RoleLoad;
  /** Rows that it does, with nobody else doing them. */
  readonly alone: readonly number[];
  /** Rows that it both does alone and answers for: no second pair of eyes. */
  readonly unchecked: readonly number[];
  /** All its letters are I. */
  readonly onlyInformed: boolean;
  /** It is asked so often that others wait for its answers or meet for them. */
  readonly oftenConsulted: boolean;
}

/** A matrix seen as a whole and by role. Lists are indexes of rows. */
export interface MatrixAnalysis {
  readonly matters: number;
  readonly withoutAccountable: readonly number[];
  readonly withoutResponsible: readonly number[];
  /** Rows in which more than half of the roles, and at least four, are asked first. */
  readonly slow: readonly number[];
  readonly roles: readonly RoleAnalysis[];
}

/** Counts who carries what in `matrix`; section rows count for nothing. */
export function analyse(matrix: MatrixContent): MatrixAnalysis {
  const matters = mattersOf(matrix).map(({ row, at }) => {
    const having = (letter: 'R' | 'A' | 'C'): number[] =>
      row.cells.flatMap((cell, role) => (cell.letters.includes(letter) ? [role] : []));
    return { at, responsible: having('R'), accountable: having('A'), consulted: having('C') };
  });
  const rowsWhere = (test: (matter: (typeof matters)[number]) => boolean): number[] =>
    matters.filter(test).map(({ at }) => at);
  const loads = loadsOf(matrix);
  return {
    matters: matters.length,
    withoutAccountable: rowsWhere(({ accountable }) => accountable.length === 0),
    withoutResponsible: rowsWhere(({ responsible }) => responsible.length === 0),
    slow: rowsWhere(({ consulted }) => consulted.length >= 4 && consulted.length > matrix.roles.length / 2),
    roles: loads.map((load, role) => {
      const isAlone = ({ responsible }: (typeof matters)[number]): boolean =>
        responsible.length === 1 && responsible[0] === role;
      const { busy, consulted, informed, supporting, of } = load;
      return {
        role,
        load,
        alone: rowsWhere(isAlone),
        unchecked: rowsWhere((matter) => isAlone(matter) && matter.accountable.includes(role)),
        onlyInformed: informed > 0 && busy + consulted + supporting === 0,
        oftenConsulted: consulted >= leastConsulted && consulted / of >= manyConsulted,
      };
    }),
  };
}
