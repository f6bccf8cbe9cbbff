import { html } from 'lit';
import type { TemplateResult } from 'lit';

/**
 * The codicons in use, by their code points. The font comes from the page's codicon.css; drawing the character ourselves
 * spares a style sheet link in every shadow root, which is what `vscode-icon` costs.
 */
const glyphs = {
  add: '\uea60',
  attach: '\uec34',
  back: '\uea9b',
  bookmark: '\ueaa5',
  branch: '\uec6f',
  check: '\ueab2',
  checklist: '\ueab3',
  chevronDown: '\ueab4',
  chevronRight: '\ueab6',
  close: '\uea76',
  copy: '\uebcc',
  dot: '\ueb8a',
  error: '\uea87',
  export: '\uebac',
  file: '\uea7b',
  fishbone: '\uebba',
  image: '\ueaea',
  import: '\uea78',
  insert: '\uec11',
  link: '\ueb15',
  more: '\uea7c',
  moveDown: '\uea9a',
  moveUp: '\ueaa1',
  openText: '\uea94',
  personAdd: '\uebcd',
  preset: '\uebbf',
  remove: '\uea81',
  search: '\uea6d',
  verified: '\ueba4',
  warning: '\uea6c',
  write: '\uea73',
} as const;

/** Name of an icon. */
export type IconName = keyof typeof glyphs;

/** An icon that says nothing to a screen reader; the control around it has the label. */
export function icon(name: IconName, tone: 'error' | 'warning' | '' = ''): TemplateResult {
  return html`<span class="icon ${tone}" aria-hidden="true">${glyphs[name]}</span>`;
}
