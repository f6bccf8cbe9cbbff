import fc from 'fast-check';
import type { RaciIntent } from '../../../src/raci/intent.ts';

/** Words that people type, with much that could be taken for structure. */
const words = fc.oneof(
  fc.constantFrom(
    '签字',
    '部署、回退',
    'sign-off',
    'A',
    'R/A',
    'x), A',
    '(all)',
    '（甲',
    'a | b',
    '`x|y`',
    'C:\\',
    '**b**',
    'a\nb',
    '- x',
    '-',
    '<br>',
    '&amp;',
    '[R](u)',
    '_i_',
    ': x',
    'R&D',
    '1',
    'n/a',
    '✓',
    'x',
  ),
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);

const names = fc.oneof(
  fc.constantFrom(
    '新事项',
    '切换演练',
    'Cut-over',
    'a | b',
    '**重要**',
    '`code`',
    '[链接](a.md)',
    'C:\\x\\',
    '1. 起步',
    '# 标题',
    '- 项',
    'a\nb',
    '甲、乙',
    'Ops, Dev',
    'Risk & Legal',
    'UI/UX',
    'PM (x)',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
);

const index = fc.nat({ max: 7 });
const letters = fc.uniqueArray(
  fc.constantFrom('R' as const, 'A' as const, 'C' as const, 'I' as const, 'S' as const),
  { maxLength: 3 },
);
const matrix = fc.constant(0);
const patch = fc.record({ row: index, role: index, letters, words }, { requiredKeys: ['row', 'role'] });

/** Actions, some of which do not fit the matrix they meet. */
export const intent: fc.Arbitrary<RaciIntent> = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('setCells' as const),
      matrix,
      cells: fc.uniqueArray(patch, {
        selector: ({ row, role }) => `${row} ${role}`,
        minLength: 1,
        maxLength: 4,
      }),
    }),
    weight: 5,
  },
  fc.record({
    kind: fc.constant('writeCells' as const),
    matrix,
    cells: fc.uniqueArray(
      fc.record({
        row: index,
        role: index,
        text: fc.constantFrom('R', 'A/R 签字', 'C、I', '', 'R (lead)', '-'),
      }),
      { selector: ({ row, role }) => `${row} ${role}`, minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({ kind: fc.constant('renameRow' as const), matrix, row: index, name: names }),
  fc.record({ kind: fc.constant('renameRole' as const), matrix, role: index, name: names }),
  fc.record({ kind: fc.constant('setNote' as const), matrix, row: index, note: fc.constant(0), text: names }),
  fc.record({
    kind: fc.constant('insertRows' as const),
    matrix,
    rows: fc.array(fc.record({ at: index, name: names }), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('insertRoles' as const),
    matrix,
    roles: fc.array(fc.record({ at: index, name: names }), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('removeRows' as const),
    matrix,
    rows: fc.uniqueArray(index, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('removeRoles' as const),
    matrix,
    roles: fc.uniqueArray(index, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('moveRows' as const),
    matrix,
    rows: fc.uniqueArray(index, { minLength: 1, maxLength: 2 }),
    to: index,
  }),
  fc.record({
    kind: fc.constant('moveRoles' as const),
    matrix,
    roles: fc.uniqueArray(index, { minLength: 1, maxLength: 2 }),
    to: index,
  }),
  fc.record({
    kind: fc.constant('sortRows' as const),
    matrix,
    by: fc.oneof(fc.constant('matter' as const), fc.record({ role: index })),
    descending: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('align' as const), matrix }),
);
