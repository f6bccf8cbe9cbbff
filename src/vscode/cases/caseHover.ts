import type * as vscode from 'vscode';
import { partText } from '../../cases/model.ts';
import { parseCase } from '../../cases/parse.ts';
import { facetValueName } from '../../l10n/caseText.ts';
import { linkedFile } from '../retrospective/links.ts';
import { folderOfCase, readCaseText } from './caseFile.ts';
import type { CaseLibrary } from './library.ts';

/** Units of a lesson that are shown. */
const longest = 280;

/** What a link of `document` says when the pointer rests on it, as Markdown; null where it leads to no case. */
export async function caseHover(
  library: CaseLibrary,
  document: vscode.Uri,
  href: string,
): Promise<string | null> {
  const file = linkedFile(document, href);
  if (!file) return null;
  let text: string;
  try {
    text = await readCaseText(file);
  } catch {
    // VS Code itself marks links that lead nowhere.
    return null;
  }
  const model = parseCase(text, file.path);
  // Asking for folders would start the library; who never used it needs no hover of it.
  const isInLibrary =
    library.state.kind !== 'idle' && (await folderOfCase(library, file))?.kind === 'library';
  if (model.kind === 'document' && !isInLibrary) return null;
  const { title, date, industry, accusation } = model.fields;
  const facts = [
    date?.text ?? '',
    industry?.text ?? '',
    facetValueName('accusation', accusation?.text ?? ''),
  ];
  const lesson = partText(text, model, 'lesson') || partText(text, model, 'cause');
  const said = lesson.replaceAll(/\s+/g, ' ').trim();
  const lines = [
    `**${escape(title?.text ?? '')}**`,
    escape(facts.filter((fact) => fact !== '').join(' · ')),
    escape(said.length > longest ? `${said.slice(0, longest)}…` : said),
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}

/** What Markdown would read as markup. */
function escape(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&');
}
