import * as vscode from 'vscode';
import { isMarkdownFile } from '../documents.ts';
import { isRetrospective } from '../retrospective/identity.ts';

/** The `raci:` line of front matter up to the cursor, and the same line with its whole value. */
const raciLine = /^raci:[ \t]*(.*)$/;
/** A Markdown link to a matrix. */
const matrixLink = /\]\(<?([^()<>]*\.raci\.md(?:#[^()<>]*)?)>?\)/gi;

/** Offers the matters of the workspace's matrices behind `raci:` in the front matter of a retrospective. */
class MatterCompletion implements vscode.CompletionItemProvider {
  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[]> {
    const line = document.lineAt(position.line);
    if (!raciLine.test(line.text) || position.character < 'raci:'.length) return [];
    if (!isInFrontMatter(document, position.line) || !(await isRetrospective(document))) return [];
    const [{ matterItems }, { renderScalar }] = await Promise.all([
      import('./matterItems.ts'),
      import('../../markdown/frontMatter.ts'),
    ]);
    const value = new vscode.Range(position.line, 'raci:'.length, position.line, line.text.length);
    const items = await matterItems(document.uri);
    return items.map(({ link, matter, source, holders }, index) => {
      const item = new vscode.CompletionItem(
        { label: matter, description: source },
        vscode.CompletionItemKind.Reference,
      );
      item.detail = holders;
      item.range = value;
      item.insertText = ` ${renderScalar(link, null, false)}`;
      item.filterText = ` ${matter} ${link} ${line.text.slice('raci:'.length)}`;
      item.sortText = String(index).padStart(6, '0');
      return item;
    });
  }
}

/** Says who is R and A where a document names a matter: behind `raci:` and on links to a matrix. */
class MatterHover implements vscode.HoverProvider {
  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const found = linkAt(document, position);
    if (!found || !isMarkdownFile(document)) return undefined;
    const { shownMatter } = await import('./matterHistory.ts');
    const { name, source, now, then } = await shownMatter(
      document.uri,
      found.value,
      await occurredOf(document),
    );
    const lines = [`**${escape(name)}** ${escape(source)}`, escape(now), escape(then)];
    return new vscode.Hover(
      new vscode.MarkdownString(lines.filter((line) => line !== '').join('\n\n')),
      found.range,
    );
  }
}

/** What the Markdown of a hover would read as markup. */
function escape(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&');
}

async function occurredOf(document: vscode.TextDocument): Promise<string> {
  if (!(await isRetrospective(document))) return '';
  const { readFrontMatter, readScalar } = await import('../../markdown/frontMatter.ts');
  return readScalar(readFrontMatter(document.getText()), 'occurred')?.value ?? '';
}

function linkAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): { value: string; range: vscode.Range } | null {
  const { text } = document.lineAt(position.line);
  const value = raciLine.exec(text)?.[1] ?? '';
  if (value !== '' && isInFrontMatter(document, position.line)) {
    const start = text.indexOf(value, 'raci:'.length);
    return {
      value: value.replace(/^(['"])(.*)\1\s*$/, '$2').replace(/\s+#.*$/, ''),
      range: new vscode.Range(position.line, start, position.line, text.length),
    };
  }
  for (const match of text.matchAll(matrixLink)) {
    const range = new vscode.Range(position.line, match.index, position.line, match.index + match[0].length);
    if (range.contains(position)) return { value: match[1] ?? '', range };
  }
  return null;
}

function isInFrontMatter(document: vscode.TextDocument, line: number): boolean {
  if (document.lineAt(0).text.replace('\ufeff', '').trimEnd() !== '---') return false;
  for (let at = 1; at <= line; at++) if (/^(?:---|\.\.\.)\s*$/.test(document.lineAt(at).text)) return false;
  return line > 0;
}

/** Registers what helps to write and read links to a matrix in Markdown. */
export function registerMatterLanguage(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider('markdown', new MatterCompletion(), ' ', ':'),
    vscode.languages.registerHoverProvider('markdown', new MatterHover()),
  );
}
