import * as vscode from 'vscode';
import { readAsText } from './files.ts';

let templates: Promise<ReadonlyMap<string, string>> | undefined;

/**
 * The product's own templates: their texts by their paths below `templates`, such as `en/case/case.md`. The build packs them into
 * one file, since two hundred small ones take thrice the space and a read each, and a host in the browser cannot list folders.
 */
export function shippedTemplates(extensionUri: vscode.Uri): Promise<ReadonlyMap<string, string>> {
  templates ??= readAsText(vscode.Uri.joinPath(extensionUri, 'dist', 'templates.json')).then(
    (json) => new Map(Object.entries(JSON.parse(json) as Record<string, string>)),
  );
  // What could not be read is tried again.
  templates.catch(() => (templates = undefined));
  return templates;
}

/** The text of the product's template at `path`, see `shippedTemplates`. Throws an Error where there is none. */
export async function shippedTemplate(extensionUri: vscode.Uri, path: string): Promise<string> {
  const text = (await shippedTemplates(extensionUri)).get(path);
  if (text === undefined) throw new Error(`no template ${path}`);
  return text;
}
