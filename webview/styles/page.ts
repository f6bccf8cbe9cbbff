import { css } from 'lit';

/** The page around the elements. VS Code's own default style leaves room at the sides and knows no colour scheme. */
export const pageStyles = css`
  body {
    margin: 0;
    padding: 0;
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size, 13px);
    font-weight: var(--vscode-font-weight, normal);
    color: var(--vscode-foreground);
  }
  body[data-surface='view'] {
    color: var(--vscode-sideBar-foreground, var(--vscode-foreground));
  }
  /* On body, not on the root element: there a scheme other than the workbench's makes the frame opaque. */
  body.vscode-dark,
  body.vscode-high-contrast {
    color-scheme: dark;
  }
  body.vscode-light,
  body.vscode-high-contrast-light {
    color-scheme: light;
  }
`;
