import { css } from 'lit';

/** A document to read, in the look of VS Code's own Markdown preview. */
export const articleStyles = css`
  :host {
    display: block;
    font-size: var(--vscode-markdown-font-size, 14px);
    line-height: 1.6;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    margin: 24px 0 12px;
    font-weight: 600;
    line-height: 1.25;
    scroll-margin-top: 48px;
    outline: none;
  }
  h1 {
    font-size: 1.7em;
    padding-bottom: 0.25em;
    border-bottom: 1px solid var(--line);
  }
  h2 {
    font-size: 1.35em;
    padding-bottom: 0.25em;
    border-bottom: 1px solid var(--line);
  }
  h3 {
    font-size: 1.15em;
  }
  h4,
  h5,
  h6 {
    font-size: 1em;
  }
  p,
  ul,
  ol,
  pre,
  blockquote,
  .table {
    margin: 0 0 0.75em;
  }
  ul,
  ol {
    padding-inline-start: 2em;
  }
  ul {
    list-style: disc;
  }
  ol {
    list-style: decimal;
  }
  li > ul,
  li > ol {
    margin-bottom: 0;
  }
  li + li {
    margin-top: 0.2em;
  }
  li.task {
    list-style: none;
  }
  .box {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    width: 14px;
    height: 14px;
    margin-inline: -21px 7px;
    font: 14px/1 codicon;
    vertical-align: -2px;
    border: 1px solid var(--vscode-settings-checkboxBorder, currentColor);
    border-radius: var(--radius);
  }
  blockquote {
    padding: 2px 16px 2px 12px;
    background: var(--vscode-textBlockQuote-background);
    border-inline-start: 4px solid var(--vscode-textBlockQuote-border, var(--line));
  }
  blockquote > :last-child {
    margin-bottom: 0;
  }
  code {
    padding: 1px 3px;
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 0.93em;
    color: var(--vscode-textPreformat-foreground);
    background: var(--vscode-textPreformat-background);
    border-radius: 4px;
  }
  pre {
    padding: 12px;
    overflow: auto;
    background: var(--vscode-textCodeBlock-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 4px;
  }
  pre code {
    padding: 0;
    color: var(--vscode-editor-foreground);
    background: transparent;
    white-space: pre;
    overflow-wrap: normal;
  }
  hr {
    height: 1px;
    margin: 1.5em 0;
    background: var(--line);
    border: 0;
  }
  a {
    color: var(--vscode-textLink-foreground);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  a:hover {
    color: var(--vscode-textLink-activeForeground, var(--vscode-textLink-foreground));
  }
  img {
    max-width: 100%;
    max-height: 80vh;
    vertical-align: middle;
  }
  .noPicture {
    padding: 1px 6px;
    color: var(--quiet);
    border: 1px dashed var(--line);
    border-radius: var(--radius);
  }
  .table {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    font-size: 0.95em;
  }
  th,
  td {
    min-width: 3em;
    padding: 5px 10px;
    text-align: start;
    vertical-align: top;
    border-bottom: 1px solid var(--line);
  }
  th {
    font-weight: 600;
  }
  .center {
    text-align: center;
  }
  .right {
    text-align: end;
  }
  mark {
    color: inherit;
    background: var(--vscode-editor-findMatchHighlightBackground);
    outline: 1px solid var(--vscode-editor-findMatchHighlightBorder, transparent);
  }
  mark.current {
    background: var(--vscode-editor-findMatchBackground);
    outline: 1px solid var(--vscode-editor-findMatchBorder, var(--vscode-focusBorder));
  }
`;
