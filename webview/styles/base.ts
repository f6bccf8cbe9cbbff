import { css } from 'lit';

/**
 * What every element of ours starts from: the theme's colours under short names, the focus ring, the icon font, Chinese
 * line breaking. Only theme variables are used, so that each colour theme, high contrast included, fits.
 */
export const baseStyles = css`
  :host {
    box-sizing: border-box;
    --radius: var(--vscode-cornerRadius-small, 2px);
    --gap: var(--vscode-spacing-size40, 4px);
    --gap-wide: var(--vscode-spacing-size80, 8px);
    /* What stands around may ask for another one (--fupan-quiet), as rows do while they are in use. */
    --quiet: var(--fupan-quiet, var(--vscode-descriptionForeground));
    --line: var(
      --vscode-contrastBorder,
      var(--vscode-widget-border, var(--vscode-panel-border, transparent))
    );
    line-height: 18px;
    line-break: strict;
    overflow-wrap: anywhere;
    word-break: normal;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
    font: inherit;
  }
  ul,
  ol {
    list-style: none;
  }
  .icon {
    display: inline-block;
    width: 16px;
    height: 16px;
    flex: none;
    font: normal 16px/1 codicon;
    text-align: center;
    vertical-align: text-bottom;
    color: var(--vscode-icon-foreground, currentColor);
    user-select: none;
    -webkit-font-smoothing: antialiased;
  }
  .icon.error {
    color: var(--vscode-problemsErrorIcon-foreground, var(--vscode-errorForeground));
  }
  .icon.warning {
    color: var(--vscode-problemsWarningIcon-foreground, var(--vscode-editorWarning-foreground));
  }
  .visuallyHidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  .quiet {
    color: var(--quiet);
  }
`;

/** Icon buttons as in VS Code's tool bars, and buttons that look like links. */
export const buttonStyles = css`
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
    opacity: 0.5;
  }
  .iconButton {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    flex: none;
    width: 22px;
    height: 22px;
    padding: 0;
    background: none;
    border: 1px solid transparent;
    border-radius: var(--vscode-cornerRadius-small, 5px);
    opacity: var(--resting, 1);
  }
  .iconButton:hover:not(:disabled),
  .iconButton[aria-expanded='true'] {
    background: var(--vscode-toolbar-hoverBackground);
    outline: 1px dashed var(--vscode-toolbar-hoverOutline, transparent);
    outline-offset: -1px;
  }
  .iconButton:active:not(:disabled) {
    background: var(--vscode-toolbar-activeBackground);
  }
  .iconButton:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  .textButton {
    display: inline-flex;
    align-items: center;
    gap: var(--gap);
    min-height: 22px;
    max-width: 100%;
    padding: 0 6px 0 3px;
    background: none;
    border: 1px solid transparent;
    border-radius: var(--vscode-cornerRadius-small, 5px);
    color: var(--quiet);
    text-align: start;
  }
  .textButton:hover:not(:disabled) {
    background: var(--vscode-toolbar-hoverBackground);
    color: var(--vscode-foreground);
    outline: 1px dashed var(--vscode-toolbar-hoverOutline, transparent);
    outline-offset: -1px;
  }
  .textButton:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    color: var(--vscode-foreground);
  }
  .linkButton {
    padding: 0;
    background: none;
    border: 0;
    border-radius: var(--radius);
    color: var(--vscode-textLink-foreground);
    text-align: start;
    text-decoration: none;
  }
  .linkButton:hover {
    color: var(--vscode-textLink-activeForeground, var(--vscode-textLink-foreground));
    text-decoration: underline;
  }
`;
