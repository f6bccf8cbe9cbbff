import { css } from 'lit';

/** A menu in the top layer, as VS Code draws its own. */
export const menuStyles = css`
  [role='menu'] {
    position: fixed;
    inset: auto;
    min-width: 160px;
    max-width: calc(100vw - 16px);
    margin: 0;
    padding: 4px;
    color: var(--vscode-menu-foreground, var(--vscode-foreground));
    background: var(--vscode-menu-background, var(--vscode-editorWidget-background));
    border: 1px solid var(--vscode-menu-border, var(--vscode-contrastBorder, transparent));
    border-radius: var(--vscode-cornerRadius-medium, 5px);
    box-shadow: 0 2px 8px var(--vscode-widget-shadow);
  }
  [role^='menuitem'] {
    display: flex;
    align-items: center;
    gap: 6px;
    width: 100%;
    min-height: 24px;
    padding: 2px 8px 2px 4px;
    font: inherit;
    color: inherit;
    text-align: start;
    background: none;
    border: 0;
    border-radius: var(--radius);
    cursor: pointer;
  }
  [role^='menuitem'] .text {
    flex: 1;
  }
  [role^='menuitem'] kbd {
    padding-inline-start: 16px;
    font: inherit;
    color: var(--quiet);
  }
  [role^='menuitem']:focus {
    --quiet: currentColor;
    color: var(--vscode-menu-selectionForeground, inherit);
    background: var(--vscode-menu-selectionBackground);
    outline: 1px solid var(--vscode-menu-selectionBorder, transparent);
    outline-offset: -1px;
  }
  [role^='menuitem'][aria-disabled='true'] {
    color: var(--vscode-disabledForeground);
    cursor: default;
  }
`;
