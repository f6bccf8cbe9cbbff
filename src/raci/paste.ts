import { applyEdits } from '../markdown/text.ts';
import type { TextEdit } from '../markdown/text.ts';
import { readCellText } from './cellText.ts';
import type { Edits, Placed } from './edit.ts';
import { setCellText } from './editTable.ts';
import type { CellPatch, RaciEditError, RaciEditResult, RaciIntent } from './intent.ts';
import { layoutOf } from './layout.ts';
import type { RaciDocument } from './model.ts';
import { parseRaci } from './parse.ts';
import { lineEdits } from './lineEdits.ts';

type Paste = Extract<RaciIntent, { kind: 'paste' }>;

/** Takes one action on a document; `editRaci` itself, which a paste is made of. */
type Edit = (text: string, document: RaciDocument, intent: RaciIntent) => RaciEditResult;

/** Puts a block of texts into the grid, adding rows and roles where it is larger and may grow. */
export function paste(placed: Placed, intent: Paste, edit: Edit): Edits {
  const { matrix, layout } = placed;
  const rows = intent.row + intent.block.length - matrix.rows.length;
  const width = Math.max(0, ...intent.block.map((line) => line.length));
  const roles = intent.role + width - matrix.roles.length;
  const wanted = stepsOf(placed, intent, Math.max(0, rows), Math.max(0, roles));
  if (typeof wanted === 'string') return wanted;
  if ((rows > 0 || roles > 0) && !intent.grow) return 'too-small';
  let text = layout.text;
  for (const step of wanted) {
    const next = take(text, intent.matrix, step, edit);
    if (typeof next === 'string') return next;
    text = applyEdits(text, next);
  }
  return lineEdits(layout.text, text);
}

type Step = RaciIntent | { readonly kind: 'label'; readonly text: string };

function take(text: string, index: number, step: Step, edit: Edit): readonly TextEdit[] | RaciEditError {
  const document = parseRaci(text);
  if (step.kind !== 'label') {
    const result = edit(text, document, step);
    return result.ok ? result.edits : result.error;
  }
  const matrix = document.matrices[index];
  const layout = matrix && layoutOf(matrix);
  if (!layout) return 'not-found';
  const column = layout.columns.matter < 0 ? layout.columns.role : layout.columns.matter;
  return setCellText({ matrix, layout }, -1, column, step.text);
}

/** The actions that a paste is made of, in an order in which each finds its place. */
function stepsOf(
  { matrix }: Placed,
  intent: Paste,
  moreRows: number,
  moreRoles: number,
): Step[] | RaciEditError {
  const steps: Step[] = [];
  const patches: CellPatch[] = [];
  const names: Step[] = [];
  const rowNames = Array.from({ length: moreRows }, () => '');
  const chinese = /[\u3400-\u9fff]/.test(
    matrix.matterLabel.text + matrix.roles.map(({ text }) => text).join(''),
  );
  const roleNames = Array.from(
    { length: moreRoles },
    (_, at) => `${chinese ? '角色' : 'Role'} ${matrix.roles.length + at + 1}`,
  );
  for (const [down, line] of intent.block.entries()) {
    const row = intent.row + down;
    for (const [right, text] of line.entries()) {
      const role = intent.role + right;
      if (row < 0 || role < 0) {
        // An empty text names nothing; what is there keeps its name.
        if (text.trim() === '') continue;
        if (row < 0 && role < 0) names.push({ kind: 'label', text });
        else if (row < 0 && role >= matrix.roles.length) roleNames[role - matrix.roles.length] = text.trim();
        else if (role < 0 && row >= matrix.rows.length) rowNames[row - matrix.rows.length] = text.trim();
        else if (row < 0) names.push({ kind: 'renameRole', matrix: intent.matrix, role, name: text });
        else names.push({ kind: 'renameRow', matrix: intent.matrix, row, name: text });
        continue;
      }
      if (matrix.rows[row]?.kind === 'section') {
        if (text.trim() !== '') return 'not-editable';
        continue;
      }
      const { letters, words } = readCellText(text);
      patches.push({ row, role, letters, words });
    }
  }
  const at = { roles: matrix.roles.length, rows: matrix.rows.length };
  if (moreRoles > 0) {
    steps.push({
      kind: 'insertRoles',
      matrix: intent.matrix,
      roles: roleNames.map((name) => ({ at: at.roles, name })),
    });
  }
  if (moreRows > 0) {
    steps.push({
      kind: 'insertRows',
      matrix: intent.matrix,
      rows: rowNames.map((name) => ({ at: at.rows, name })),
    });
  }
  // Cells first: in lists of names a role's index is that of its first mention, which a rename leaves.
  if (patches.length > 0) steps.push({ kind: 'setCells', matrix: intent.matrix, cells: patches });
  return [...steps, ...names];
}
