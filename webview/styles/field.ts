import { css } from 'lit';

/** Fields: native controls drawn as VS Code's input boxes, or, `quiet`, as plain text until pointed at or focused. */
export const fieldStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .field {
    position: relative;
    display: grid;
    gap: 2px var(--gap-wide);
    align-items: start;
  }
  label,
  .label {
    padding-top: 4px;
    color: var(--vscode-foreground);
  }
  :host([hide-label]) label {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .box {
    position: relative;
    display: flex;
    align-items: flex-start;
    min-width: 0;
  }
  .control {
    flex: 1;
    display: block;
    width: 100%;
    min-width: 0;
    min-height: 26px;
    margin: 0;
    padding: 3px 5px;
    font: inherit;
    line-height: 18px;
    color: var(--vscode-input-foreground, inherit);
    background: var(--vscode-input-background);
    border: 1px solid
      var(
        --vscode-settings-textInputBorder,
        var(--vscode-input-border, var(--vscode-contrastBorder, transparent))
      );
    border-radius: var(--radius);
    line-break: strict;
    overflow-wrap: anywhere;
  }
  textarea.control {
    resize: none;
    overflow: hidden;
    field-sizing: content;
  }
  textarea.control.prose {
    min-height: 44px;
  }
  /* A name among other things of a row takes the room it needs. */
  :host([quiet]) input[list] {
    field-sizing: content;
    width: auto;
    min-width: 100%;
    max-width: 100%;
    text-overflow: ellipsis;
  }
  .control::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  .control:focus {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
    border-color: var(--vscode-focusBorder);
  }
  /* What is missing has its mark; the border is for what is there and wrong. */
  .wrong .control:not(:focus) {
    border-color: var(--vscode-inputValidation-errorBorder, var(--vscode-errorForeground));
  }
  .control:disabled {
    opacity: 0.6;
  }
  :host([quiet]) .control {
    min-height: 22px;
    padding-block: 1px;
    padding-inline: 3px;
    color: inherit;
    background: transparent;
    border-color: transparent;
  }
  :host([quiet]) .control:hover:not(:focus):not(:disabled) {
    border-color: var(
      --vscode-input-border,
      var(--vscode-contrastBorder, var(--vscode-settings-textInputBorder))
    );
  }
  :host([quiet]) .control:focus {
    color: var(--vscode-input-foreground, inherit);
    background: var(--vscode-input-background);
    border-color: var(--vscode-focusBorder);
  }
  /* An empty quiet date shows its name instead of the browser's pattern, until it is used. */
  .ghost {
    position: absolute;
    inset: 2px 4px auto;
    overflow: hidden;
    color: var(--quiet);
    pointer-events: none;
    white-space: nowrap;
  }
  :host([quiet]) .unset[type='date']:not(:focus)::-webkit-datetime-edit {
    opacity: 0;
  }
  :host([quiet]) ::-webkit-calendar-picker-indicator {
    margin-inline-start: 0;
  }
  @media (hover: hover) {
    :host([quiet]:not(:hover, :focus-within)) ::-webkit-calendar-picker-indicator {
      opacity: 0;
    }
  }
  :host(:focus-within) .ghost {
    display: none;
  }
  select.control {
    appearance: none;
    text-overflow: ellipsis;
    color: var(--vscode-dropdown-foreground, var(--vscode-input-foreground));
    background: var(--vscode-dropdown-background, var(--vscode-input-background));
    border-color: var(
      --vscode-settings-textInputBorder,
      var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent))
    );
  }
  select.unset {
    color: var(--quiet);
  }
  select option {
    color: var(--vscode-dropdown-foreground, var(--vscode-input-foreground));
    background: var(--vscode-dropdown-listBackground, var(--vscode-dropdown-background));
  }
  .arrow {
    position: absolute;
    inset-block-start: calc(50% - 7px);
    inset-inline-end: 4px;
    font-size: 14px;
    width: 14px;
    height: 14px;
    pointer-events: none;
  }
  .marked .arrow {
    inset-inline-end: 22px;
  }
  .mark {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 4px;
    display: flex;
  }
  .field.marked .control {
    padding-inline-end: 24px;
  }
  .field .box select.control {
    padding-inline-end: 22px;
  }
  .field.marked .box select.control {
    padding-inline-end: 40px;
  }
  :host([quiet]) .mark {
    inset-block-start: 2px;
    inset-inline-end: 2px;
  }
  .message {
    position: absolute;
    z-index: 10;
    inset-block-start: calc(100% - 1px);
    inset-inline-start: 0;
    display: none;
    width: max-content;
    min-width: min(160px, 100%);
    max-width: 280px;
    padding: 3px 6px;
    font-size: 12px;
    line-height: 16px;
    translate: var(--shift, 0) 0;
    color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
    background: var(--vscode-inputValidation-warningBackground);
    border: 1px solid var(--vscode-inputValidation-warningBorder);
    border-radius: var(--radius);
    pointer-events: none;
  }
  .message.error {
    color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
    background: var(--vscode-inputValidation-errorBackground);
    border-color: var(--vscode-inputValidation-errorBorder);
  }
  :host([quiet]) .message {
    inset-block: auto calc(100% - 1px);
  }
  :host(:focus-within) .message,
  .mark:hover ~ .message {
    display: block;
  }
  .refused {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--gap-wide);
    padding: 3px 6px;
    margin-top: 2px;
    color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
    background: var(--vscode-inputValidation-warningBackground);
    border: 1px solid var(--vscode-inputValidation-warningBorder);
    border-radius: var(--radius);
  }
  .refused q {
    quotes: none;
    font-style: italic;
  }
  .refused .linkButton {
    color: inherit;
    text-decoration: underline;
  }
  /* Chinese labels are short enough to stand beside their fields in an ordinary side bar. */
  @container (min-width: 280px) {
    :host([beside]:lang(zh)) .field {
      grid-template-columns: 64px minmax(0, 1fr);
    }
  }
  @container (min-width: 380px) {
    :host([beside]) .field {
      grid-template-columns: 124px minmax(0, 1fr);
    }
  }
  :host([beside]) .refused {
    grid-column: -2;
  }
`;
