import * as vscode from 'vscode';
import type { CaseLibrary } from '../cases/library.ts';
import type { FormContext } from '../retrospective/formContext.ts';
import type { LazyRules } from '../wording/lazyRules.ts';
import { CheckWordingTool } from './checkWordingTool.ts';
import { DraftSectionTool } from './draftSectionTool.ts';
import { FupanParticipant } from './fupanParticipant.ts';
import { RecogniseBlameTool } from './recogniseBlameTool.ts';
import { SearchCasesTool } from './searchCasesTool.ts';

/**
 * Registers the tools for language models and `@fupan` in the chat, where this VS Code has them. They do nothing until a
 * model or a person calls them.
 */
export function registerLanguageModel(
  context: FormContext,
  cases: CaseLibrary,
  rules: LazyRules,
): vscode.Disposable & { readonly participant: FupanParticipant } {
  const tools = {
    wording: new CheckWordingTool(rules),
    blame: new RecogniseBlameTool(context.extensionUri, context.usualCauses),
    cases: new SearchCasesTool(cases),
    draft: new DraftSectionTool(context),
  };
  const participant = new FupanParticipant(tools);
  const registered: vscode.Disposable[] = [];
  // Products built on VS Code leave these out.
  const { lm, chat } = vscode as Partial<typeof vscode>;
  if (lm) {
    registered.push(
      lm.registerTool('fupan_checkWording', tools.wording),
      lm.registerTool('fupan_recogniseBlame', tools.blame),
      lm.registerTool('fupan_searchCases', tools.cases),
      lm.registerTool('fupan_draftSection', tools.draft),
    );
  }
  if (chat) {
    const shown = chat.createChatParticipant('fupan.chat', participant.handle);
    shown.iconPath = new vscode.ThemeIcon('checklist');
    registered.push(shown);
  }
  return {
    participant,
    dispose() {
      vscode.Disposable.from(...registered).dispose();
    },
  };
}
