import { css } from 'lit';

/** The grid: VS Code's table look, with letters that differ by weight, colour and shape. `--z` is the zoom. */
export const raciGridStyles = css`
  :host {
    --z: 1;
    --surface: var(--vscode-editor-background);
    --rule: var(
      --vscode-contrastBorder,
      var(--vscode-editorWidget-border, var(--vscode-widget-border, transparent))
    );
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .scroller {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    outline: none;
  }
  .content {
    position: relative;
    width: 100%;
    font-size: calc(13px * var(--z));
    line-height: calc(18px * var(--z));
  }
  [role='grid'] {
    outline: none;
    cursor: default;
    user-select: none;
    -webkit-user-select: none;
  }
  .row {
    display: grid;
    grid-template-columns: var(--columns);
  }
  /* What is out of sight stays in the page for screen readers, and costs no layout. */
  .tbody > .row {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 24px;
  }
  .cell {
    position: relative;
    display: flex;
    flex-wrap: nowrap;
    align-items: flex-start;
    gap: calc(2px * var(--z));
    min-width: 0;
    min-height: calc(24px * var(--z));
    padding: calc(2px * var(--z)) calc(6px * var(--z));
    background: var(--surface);
    border-bottom: 1px solid var(--rule);
    border-inline-end: 1px solid var(--rule);
    outline: none;
    scroll-margin: 24px;
  }
  .head {
    align-items: flex-end;
    font-weight: 600;
    background: var(--vscode-keybindingTable-headerBackground, var(--surface));
    background: linear-gradient(
        var(--vscode-keybindingTable-headerBackground, transparent),
        var(--vscode-keybindingTable-headerBackground, transparent)
      )
      var(--surface);
  }
  .thead,
  .tfoot {
    position: sticky;
    z-index: 3;
  }
  .thead {
    top: 0;
  }
  .tfoot {
    bottom: 0;
    border-top: 1px solid var(--rule);
  }
  .tfoot .cell {
    border-bottom: 0;
  }
  /* Kept at the left by the grid as it scrolls: a sticky cell in each row would cost a layer each, at every change. */
  .matter {
    z-index: 2;
  }
  .name {
    flex: 1;
    min-width: 0;
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
  }
  .head .name {
    -webkit-line-clamp: 2;
    line-clamp: 2;
  }
  .section {
    grid-column: 1 / -1;
    font-weight: 600;
    color: var(--vscode-foreground);
    background: linear-gradient(
        var(--vscode-keybindingTable-rowsBackground, transparent),
        var(--vscode-keybindingTable-rowsBackground, transparent)
      )
      var(--surface);
  }
  .section .name {
    position: sticky;
    left: calc(6px * var(--z));
    flex: none;
  }
  .words {
    flex: 1 1 auto;
    min-width: 0;
    display: -webkit-box;
    overflow: hidden;
    padding-inline-start: calc(2px * var(--z));
    color: var(--quiet);
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
  }
  .note .name,
  .note .words {
    padding: 0;
    color: var(--quiet);
  }
  .head.note {
    font-weight: 400;
  }
  .letter {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    width: calc(18px * var(--z));
    height: calc(18px * var(--z));
    margin-block: calc(0.5px * var(--z));
    font-size: calc(12px * var(--z));
    line-height: 1;
    color: inherit;
    border: 1px solid transparent;
  }
  .letter.R {
    font-weight: 600;
    border-color: var(--vscode-contrastBorder, var(--vscode-charts-blue));
    border-radius: 2px;
    background: color-mix(in srgb, var(--vscode-charts-blue) 26%, transparent);
  }
  .letter.A {
    font-weight: 700;
    border: 2px solid var(--vscode-contrastActiveBorder, var(--vscode-charts-orange));
    border-radius: 50%;
    background: color-mix(in srgb, var(--vscode-charts-orange) 34%, transparent);
  }
  .letter.C {
    font-weight: 400;
    border-color: var(--vscode-contrastBorder, var(--vscode-charts-green));
    border-radius: 50%;
  }
  .letter.I {
    font-weight: 400;
    border-bottom: 2px dotted var(--vscode-contrastBorder, var(--vscode-charts-purple));
  }
  .letter.S {
    font-weight: 400;
    border: 1px dashed var(--vscode-contrastBorder, var(--vscode-charts-yellow));
    border-radius: 2px;
  }
  .letter.unknown {
    width: auto;
    padding-inline: 3px;
    font-weight: 400;
    text-decoration: underline wavy var(--vscode-editorWarning-foreground);
    text-underline-offset: 2px;
  }
  .sign {
    flex: none;
    margin-inline-start: auto;
    height: calc(18px * var(--z));
  }
  .sign .icon {
    width: calc(14px * var(--z));
    height: calc(18px * var(--z));
    font-size: calc(14px * var(--z));
    line-height: calc(18px * var(--z));
    vertical-align: top;
  }

  /* Where the current cell is: its row's and its column's name. */
  .cell[data-here] {
    color: var(--vscode-list-highlightForeground, var(--vscode-textLink-foreground));
  }
  .range .cell[aria-selected='true'] {
    --quiet: currentColor;
    color: var(--vscode-list-inactiveSelectionForeground, var(--vscode-foreground));
    background: linear-gradient(
        var(--vscode-list-inactiveSelectionBackground, transparent),
        var(--vscode-list-inactiveSelectionBackground, transparent)
      )
      var(--surface);
    outline: 1px dotted var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -2px;
  }
  .cell[data-found] {
    background: linear-gradient(
        var(--vscode-editor-findMatchHighlightBackground, transparent),
        var(--vscode-editor-findMatchHighlightBackground, transparent)
      )
      var(--surface);
    outline: 1px dashed
      var(--vscode-editor-findMatchHighlightBorder, var(--vscode-contrastActiveBorder, transparent));
    outline-offset: -2px;
    --quiet: currentColor;
  }
  .cell[data-current] {
    outline: 1px solid var(--quiet);
    outline-offset: -1px;
  }
  .focused .cell[data-current] {
    outline: 2px solid var(--vscode-list-focusOutline, var(--vscode-focusBorder));
    outline-offset: -2px;
  }
  .cell[data-cut] {
    opacity: 0.6;
  }

  .foot {
    flex-direction: column;
    align-items: stretch;
    gap: 1px;
    color: var(--quiet);
    font-size: calc(12px * var(--z));
  }
  .foot.matter {
    justify-content: center;
  }
  .foot .counts {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .bar {
    display: block;
    width: 100%;
    height: calc(4px * var(--z));
  }
  .track {
    fill: color-mix(in srgb, var(--quiet) 25%, transparent);
  }
  .share {
    fill: var(--vscode-charts-blue);
  }
  .overloaded .share {
    fill: var(--vscode-editorWarning-foreground);
  }
  .overloaded .counts {
    color: var(--vscode-editorWarning-foreground);
    font-weight: 600;
  }

  .editor {
    position: absolute;
    z-index: 5;
    margin: 0;
    padding: calc(2px * var(--z)) calc(6px * var(--z));
    font: inherit;
    line-height: inherit;
    color: var(--vscode-input-foreground, inherit);
    background: var(--vscode-input-background);
    border: 0;
    border-radius: 0;
    outline: 2px solid var(--vscode-focusBorder);
    outline-offset: -2px;
    resize: none;
    overflow: hidden;
    field-sizing: content;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
    line-break: strict;
    overflow-wrap: anywhere;
  }
  .editor::placeholder {
    color: var(--vscode-input-placeholderForeground, var(--quiet));
    opacity: 1;
  }
  /* Takes the keyboard, and an input method, for a name that is not being edited yet. */
  .editor.armed {
    opacity: 0;
    pointer-events: none;
    caret-color: transparent;
  }
  .handle {
    position: absolute;
    z-index: 1;
    width: 7px;
    height: 7px;
    background: var(--vscode-focusBorder);
    border: 1px solid var(--surface);
    cursor: crosshair;
  }
  .fill {
    position: absolute;
    z-index: 1;
    border: 1px dashed var(--vscode-focusBorder);
    pointer-events: none;
  }
  .line {
    position: absolute;
    z-index: 6;
    background: var(--vscode-focusBorder);
    pointer-events: none;
  }
  .dragging,
  .dragging * {
    cursor: grabbing !important;
  }
  .nothing {
    padding: 8px 12px;
    color: var(--quiet);
  }

  .status {
    display: flex;
    gap: 8px;
    align-items: center;
    flex: none;
    min-height: 22px;
    padding: 0 8px;
    color: var(--quiet);
    border-top: 1px solid var(--rule);
  }
  .status .said {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .status .icon {
    font-size: 14px;
  }
  .status button {
    flex: none;
    padding: 0 4px;
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    border-radius: var(--radius);
  }
  .status button:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }
  @media (forced-colors: active) {
    .letter {
      border-color: CanvasText;
    }
  }
`;
