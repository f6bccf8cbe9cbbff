import { css } from 'lit';

/** Rows of the lists: quiet fields that line up, actions that show up where the pointer or the focus is. */
export const rowStyles = css`
  :host {
    display: block;
    position: relative;
    padding: 1px 4px;
    margin-inline: -4px;
    border-radius: var(--radius);
  }
  /* Secondary text is too faint for these backgrounds in some themes, VS Code's own among them. */
  :host(:hover) {
    --fupan-quiet: var(--vscode-list-hoverForeground, var(--vscode-foreground));
    background: var(--vscode-list-hoverBackground);
  }
  :host(:focus-within) {
    --fupan-quiet: var(--vscode-foreground);
    background: var(--vscode-settings-focusedRowBackground, var(--vscode-list-hoverBackground));
  }
  :host([drop-here]) {
    outline: 1px dashed var(--vscode-focusBorder);
  }
  .row {
    display: grid;
    gap: 0 var(--gap);
    align-items: start;
  }
  /* Text that looks like plain text starts where plain text would. */
  .flush {
    margin-inline-start: -4px;
  }
  .actions {
    display: flex;
    justify-self: end;
  }
  /* Actions step back until the row is in use. The menu's button takes this over too, its menu does not. */
  @media (hover: hover) {
    .row:not(:hover, :focus-within) > .actions {
      --resting: 0.55;
    }
  }
`;

/** Lists: what stands around rows. */
export const listStyles = css`
  :host {
    display: block;
  }
  .group + .group {
    margin-top: var(--gap-wide);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--gap-wide);
    margin: 2px 0 0 -4px;
  }
  /* A button's icon lines up with the text above it; the field it turns into, with its border. */
  section > fupan-composer:not([opened]) {
    margin-inline-start: -4px;
  }
  .foot > fupan-composer[opened] {
    flex: 1 1 100%;
    margin-inline-start: 4px;
  }
  h3 {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 22px;
    font-weight: 600;
  }
  h3 .quiet {
    font-weight: 400;
  }
  .mark {
    display: inline-flex;
    position: relative;
  }
  .mark .icon {
    font-size: 14px;
  }
`;
