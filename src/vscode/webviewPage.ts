import * as vscode from 'vscode';

/** The icons as a data URL, put in by the build: VS Code shows a page only when all that it asks for is there, a font too. */
declare const iconFont: string;

/** A word that nobody can guess, for the scripts and styles of one page. */
export function nonce(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

/** A text as it can stand in an attribute in double quotes, or between tags. */
export function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** What makes the page of a webview. */
export interface WebviewPage {
  /** The script `dist/webview/<entry>.js`, which draws into `<element>`. */
  readonly entry: string;
  readonly element: string;
  readonly surface: string;
  readonly title: string;
  /** What the page begins with: plain JSON, in the element `fupan-state`. */
  readonly state?: unknown;
  /** Scripts that the entry imports, by their path from `dist/webview`; they are loaded along with it. */
  readonly preload?: readonly string[];
}

/**
 * The page of a webview: its script and element, icons, and the translations as JSON. Scripts run by nonce only; images may
 * come from the folders the webview may read.
 */
export function webviewPage(webview: vscode.Webview, extensionUri: vscode.Uri, page: WebviewPage): string {
  const folder = webviewFolder(extensionUri);
  const address = (file: string) =>
    escapeAttribute(webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString());
  const once = nonce();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${once}'`,
    `style-src ${webview.cspSource} 'nonce-${once}'`,
    `font-src data:`,
    `img-src ${webview.cspSource} data: blob:`,
  ].join('; ');
  // `<` would let a text end the script element.
  const json = (id: string, value: unknown): string =>
    `<script type="application/json" id="${id}" nonce="${once}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>\n`;
  const preloads = (page.preload ?? []).map(
    (file) => `<link rel="modulepreload" nonce="${once}" href="${address(file)}">\n`,
  );
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeAttribute(page.title)}</title>
<style nonce="${once}">@font-face{font-family:codicon;font-display:block;src:url(${iconFont}) format("woff2")}</style>
${preloads.join('')}${json('fupan-l10n', vscode.l10n.bundle ?? {})}${page.state === undefined ? '' : json('fupan-state', page.state)}</head>
<body data-surface="${escapeAttribute(page.surface)}">
<${page.element}></${page.element}>
<script type="module" nonce="${once}" src="${address(`${page.entry}.js`)}"></script>
</body>
</html>`;
}

/** Where the built scripts and styles of the webviews are. */
export function webviewFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}
