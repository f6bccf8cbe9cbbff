import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { blanksSnippet, withRoom } from '../../documents/blanks.ts';
import { documentVariables, type DocumentFacts } from '../../documents/data.ts';
import { renderTemplate } from '../../documents/template.ts';
import { retrospectiveFileName } from '../../retrospective/fileName.ts';
import { toVsCodeRange } from '../documents.ts';
import { writeNewFile } from '../newFile.ts';
import { ReaderError } from '../readerError.ts';
import { showText } from '../textEditors.ts';
import type { DocumentLanguage } from '../language.ts';
import type { DocumentTemplate } from './templates.ts';

/** What a document is made of. */
export interface DocumentContent {
  readonly template: DocumentTemplate;
  readonly language: DocumentLanguage;
  readonly facts: DocumentFacts;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * Fills `template` and writes it as a file into `folder`, named after date, kind and title; never overwrites. Shows it with
 * a tab stop at each place that is left to fill in, and returns its address.
 */
export async function createDocument(folder: vscode.Uri, content: DocumentContent): Promise<vscode.Uri> {
  const { template, facts, today } = content;
  const result = renderTemplate(template.text, documentVariables(facts, today, content.language));
  if (!result.ok) {
    throw new ReaderError(
      'template-broken',
      l10n.t(
        'The template {0} has a mistake in line {1}: {2}. Nothing was created.',
        template.uri ? vscode.workspace.asRelativePath(template.uri) : template.name,
        result.line,
        result.message,
      ),
    );
  }
  const title = template.coversWorkspace ? '' : (facts.title ?? '');
  const name =
    retrospectiveFileName(`${template.title} ${title}`, today) ??
    retrospectiveFileName(template.name, today) ??
    `${today}.md`;
  const uri = await writeNewFile(folder, name, withRoom(result.text));
  await showWithStops(uri);
  return uri;
}

/** Shows `uri` as text; Tab then goes from one blank to the next. */
export async function showWithStops(uri: vscode.Uri): Promise<void> {
  const editor = await showText(uri, null);
  const { document } = editor;
  const stops = blanksSnippet(document.getText());
  if (!stops) return;
  const inserted = await editor.insertSnippet(
    new vscode.SnippetString(stops.snippet),
    toVsCodeRange(document, stops.range),
    { undoStopBefore: false, undoStopAfter: false, keepWhitespace: true },
  );
  // The text is what it was: nobody should be asked to save it on closing.
  if (inserted && document.uri.scheme !== 'untitled') await document.save();
}
