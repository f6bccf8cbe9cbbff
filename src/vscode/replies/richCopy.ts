import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { mailHtml } from '../../exchange/mailHtml.ts';
import { plainText } from '../../replies/plainText.ts';
import { escapeAttribute, nonce, webviewFolder } from '../webviewPage.ts';

/** Pages of a reply stay on screen; a style that other programs would keep is not put on what is copied. */
const style = `
body { padding: 16px 24px; max-width: 720px; font: var(--vscode-font-size) / 1.6 var(--vscode-font-family); color: var(--vscode-foreground); }
header { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; margin-bottom: 16px; }
header h1 { flex: 1 1 100%; margin: 0; font-size: 1.3em; font-weight: 600; }
header p { margin: 0; flex: 1 1 240px; color: var(--vscode-descriptionForeground); }
button { padding: 4px 12px; border: 1px solid var(--vscode-button-border, transparent); border-radius: var(--vscode-cornerRadius-small, 2px); background: var(--vscode-button-background); color: var(--vscode-button-foreground); font: inherit; cursor: pointer; }
button:hover { background: var(--vscode-button-hoverBackground); }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
#problem { color: var(--vscode-errorForeground); }
#reply { padding: 12px 20px; border: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); overflow-wrap: anywhere; }
#reply a { color: var(--vscode-textLink-foreground); }
table { border-collapse: collapse; } th, td { padding: 2px 8px; border: 1px solid var(--vscode-panel-border, currentColor); text-align: start; }
`;

/**
 * Shows the reply with its layout and one button that copies it so, as text and as HTML; VS Code's own clipboard takes text only.
 * The panel closes by itself when that is done.
 */
export function showRichCopy(extensionUri: vscode.Uri, markdown: string, title: string): void {
  const panel = vscode.window.createWebviewPanel(
    'fupan.richCopy',
    l10n.t('Copy: {0}', title),
    vscode.ViewColumn.Active,
    { enableScripts: true, localResourceRoots: [webviewFolder(extensionUri)] },
  );
  const { webview } = panel;
  webview.onDidReceiveMessage((message: unknown) => {
    if (typeof message !== 'object' || message === null || !('type' in message) || message.type !== 'copied')
      return;
    panel.dispose();
    vscode.window.setStatusBarMessage(l10n.t('$(check) Copied with its layout: {0}', title), 4000);
  });
  const once = nonce();
  const script = webview.asWebviewUri(vscode.Uri.joinPath(webviewFolder(extensionUri), 'richCopy.js'));
  const policy = `default-src 'none'; script-src 'nonce-${once}'; style-src 'nonce-${once}'`;
  const say = (text: string) => escapeAttribute(text);
  webview.html = `<!DOCTYPE html>
<html lang="${say(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${say(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(title)}</title>
<style nonce="${once}">${style}</style>
</head>
<body>
<main>
<header>
<h1>${say(title)}</h1>
<p id="about">${say(l10n.t('Headings, bold and lists go along into mail and documents; a chat takes the plain text.'))}</p>
<button id="copy" type="button" aria-describedby="about">${say(l10n.t('Copy with layout'))}</button>
<p id="problem" role="alert" hidden>${say(l10n.t('The clipboard was not available. Select the text below and copy it with the keyboard.'))}</p>
</header>
<article id="reply" tabindex="0" aria-label="${say(title)}" data-plain="${say(plainText(markdown))}">${mailHtml(markdown)}</article>
</main>
<script type="module" nonce="${once}" src="${say(script.toString())}"></script>
</body>
</html>`;
}
