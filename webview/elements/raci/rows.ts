import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { html, nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { icon } from '../icon.ts';
import { lettersInWords } from './letterWords.ts';
import type { Letter } from '../../../src/raci/model.ts';
import type { GridView, Mark, ViewCell, ViewRole, ViewRow } from './view.ts';

const noRow: ViewRow = { key: -1, section: false, matter: '', cells: [], notes: [], mark: null };

/**
 * What a screen reader says of a cell: matter, role, letters in words, then the cell as it is seen (whoever talks to the
 * computer names it so), and what is wrong.
 */
export function cellName(row: ViewRow, role: string, cell: ViewCell): string {
  const seen = [[...cell.letters, ...cell.unknown].join(''), cell.words]
    .filter((part) => part !== '')
    .join(' ');
  const said = seen === '' ? l10n.t('empty') : `${lettersInWords(cell.letters, cell.unknown)} ${seen}`.trim();
  return named([row.matter || l10n.t('(no name)'), role, said], cell.mark);
}

/** What a screen reader says of a matter, or of a section's heading. */
export function matterName(row: ViewRow): string {
  const name = row.matter || l10n.t('(no name)');
  return named([row.section ? l10n.t('Section {0}', name) : name], row.mark);
}

/** What a screen reader says of a role. */
export function roleName({ name, load, mark }: ViewRole): string {
  return named([name || l10n.t('(no name)'), loadInWords(load.responsible, load.accountable)], mark);
}

/** How often a role does the work and how often it answers for it. */
export function loadInWords(responsible: number, accountable: number): string {
  return l10n.t('responsible {0} times, accountable {1} times', responsible, accountable);
}

function named(parts: readonly string[], mark: Mark | null): string {
  const text = parts.join(l10n.t(', '));
  return mark ? l10n.t('{0}. Problem: {1}', text, mark.text) : text;
}

function sign(mark: Mark | null): unknown {
  return mark
    ? html`<span class="sign" title=${mark.text}>${icon(mark.severity, mark.severity)}</span>`
    : nothing;
}

/** One part of the page whatever there is to see, since most cells hold one letter or nothing. */
function contentOf({ letters, unknown, words, mark }: ViewCell): unknown {
  const [only] = letters;
  const signs = letters.length + unknown.length;
  if (words === '' && !mark && signs < 2 && !unknown.length) return only ? letterSign(only) : nothing;
  return [
    ...letters.map(letterSign),
    ...unknown.map((letter) => html`<b class="letter unknown">${letter}</b>`),
    // Whoever reads the page as text sees letters and words apart.
    ' ',
    words === '' ? nothing : html`<span class="words" title=${words}>${words}</span>`,
    sign(mark),
  ];
}

function letterSign(letter: Letter): TemplateResult {
  return html`<b class="letter ${letter}">${letter}</b>`;
}

function renderCell(row: ViewRow, role: ViewRole, cell: ViewCell, col: number): TemplateResult {
  return html`<div
    role="gridcell"
    class="cell"
    tabindex="-1"
    aria-selected="false"
    data-col=${col}
    aria-label=${cellName(row, role.name, cell)}
  >
    ${contentOf(cell)}
  </div>`;
}

function renderCells(row: ViewRow, view: GridView, cut: number | null): unknown {
  const { roles, notes } = view;
  if (row.section) {
    return html`<div
      role="rowheader"
      class="cell matter section"
      tabindex="-1"
      aria-selected="false"
      data-col="-1"
      aria-colspan=${1 + roles.length + notes.length}
      aria-label=${matterName(row)}
    >
      <span class="name">${row.matter}</span>${sign(row.mark)}
    </div>`;
  }
  return html`<div
      role="rowheader"
      class="cell matter"
      tabindex="-1"
      aria-selected="false"
      data-col="-1"
      aria-label=${matterName(row)}
    >
      <span class="name" title=${row.matter}>${row.matter}</span>${sign(row.mark)}
    </div>
    ${upTo(cut, roles).map((role, at) => {
      const cell = row.cells[at];
      return cell ? renderCell(row, role, cell, at) : nothing;
    })}
    ${behind(cut, notes).map((name, at) => {
      const text = row.notes[at] ?? '';
      return html`<div
        role="gridcell"
        class="cell note"
        tabindex="-1"
        aria-selected="false"
        data-col=${roles.length + at}
        aria-label=${noteName(row, name, text)}
      >
        <span class="words" title=${text}>${text}</span>
      </div>`;
    })}`;
}

/** What a screen reader says of a note. */
export function noteName(row: ViewRow, name: string, text: string): string {
  return named([row.matter || l10n.t('(no name)'), name, text || l10n.t('empty')], null);
}

/** The roles that are drawn: with `cut` the first ones only. */
function upTo(cut: number | null, roles: readonly ViewRole[]): readonly ViewRole[] {
  return cut === null ? roles : roles.slice(0, cut);
}

/** The notes that are drawn: they stand behind all roles. */
function behind(cut: number | null, notes: readonly string[]): readonly string[] {
  return cut === null ? notes : [];
}

/**
 * A row at `index`; drawn again only when it, `columns` (the roles and notes) or `cut` (how many roles are drawn, null where all and
 * the notes are) is another one.
 */
export function renderRow(
  row: ViewRow,
  index: number,
  view: GridView,
  columns: unknown,
  cut: number | null,
): TemplateResult {
  return html`<div role="row" class="row" aria-rowindex=${index + 2} data-row=${index}>
    ${guard([row, columns, cut], () => renderCells(row, view, cut))}
  </div>`;
}

/** The row of the roles; for `cut` see `renderRow`. */
export function renderHeader(view: GridView, cut: number | null): TemplateResult {
  const { label, roles, notes } = view;
  return html`<div role="row" class="row" aria-rowindex="1" data-row="-1">
    <div
      role="columnheader"
      class="cell head matter"
      tabindex="-1"
      aria-selected="false"
      data-col="-1"
      aria-label=${label || l10n.t('Matter')}
    >
      <span class="name">${label}</span>
    </div>
    ${upTo(cut, roles).map(
      (role, at) =>
        html`<div
          role="columnheader"
          class="cell head"
          tabindex="-1"
          aria-selected="false"
          data-col=${at}
          aria-label=${roleName(role)}
        >
          <span class="name" title=${role.name}>${role.name}</span>${sign(role.mark)}
        </div>`,
    )}
    ${behind(cut, notes).map(
      (name, at) =>
        html`<div
          role="columnheader"
          class="cell head note"
          tabindex="-1"
          aria-selected="false"
          data-col=${roles.length + at}
          aria-label=${name || l10n.t('Note')}
        >
          <span class="name" title=${name}>${name}</span>
        </div>`,
    )}
  </div>`;
}

/** The load of each role: how often R and A, with a bar for its share of the matters. For `cut` see `renderRow`. */
export function renderLoads(view: GridView, cut: number | null): TemplateResult {
  return html`<div role="row" class="row" aria-rowindex=${view.rows.length + 2}>
    <div role="rowheader" class="cell matter foot"><span class="name">${l10n.t('Load')}</span></div>
    ${upTo(cut, view.roles).map(({ load, overloaded, mark }) => {
      const seen = `R ${load.responsible} · A ${load.accountable}`;
      const said = l10n.t('{0}: busy in {1} of {2} matters', seen, load.busy, load.of);
      const share = load.of ? (100 * load.busy) / load.of : 0;
      const text = overloaded && mark ? `${said}. ${mark.text}` : said;
      return html`<div
        role="gridcell"
        class="cell foot ${overloaded ? 'overloaded' : ''}"
        aria-label=${text}
        title=${text}
      >
        <span class="counts">${seen}</span>
        <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          ${svg`<rect class="track" width="100" height="1"></rect><rect class="share" width=${share} height="1"></rect>`}
        </svg>
      </div>`;
    })}
    ${behind(cut, view.notes).map(() => html`<div role="gridcell" class="cell foot" aria-label=${l10n.t('empty')}></div>`)}
  </div>`;
}

/** A row's name for a place outside the rows, for callers that need one. */
export function rowOf(view: GridView, row: number): ViewRow {
  return view.rows[row] ?? noRow;
}
