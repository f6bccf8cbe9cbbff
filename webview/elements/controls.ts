/**
 * The control taken from @vscode-elements, in one place so that the choice can be turned back here. Fields, checkboxes, tool
 * buttons and folding sections are our own: there the library loses the label or the description (both end at the shadow
 * root), keeps its own state against a refused edit, or has no expanded state and no Space key.
 */
import '@vscode-elements/elements/dist/vscode-button/index.js';
