import * as vscode from 'vscode';
import { fittingReplies } from '../../replies/fitting.ts';
import { causesFor, questionsFor } from '../../replies/questions.ts';
import { languageOf, type MessageRecognition } from '../../replies/recogniser.ts';
import type { DocumentLanguage } from '../language.ts';
import type { ReplyContext } from './context.ts';
import { loadQuestions, loadRecogniser } from './knowledge.ts';
import type { Reply } from './reply.ts';

/** So much of a message is read, the rest is left out and told; see `normaliseMessage`. */
export const mostRead = 8000;

/** What a customer's message is taken for, and what helps to answer it. */
export interface MessageJudgement extends MessageRecognition {
  readonly language: DocumentLanguage;
  readonly causes: readonly string[];
  readonly questions: readonly string[];
  /** Best first, without advice that is only read. */
  readonly replies: readonly Reply[];
  /** True where the message was longer than is read. */
  readonly cut: boolean;
}

/** Judges a message of any length; the answers are in its language. */
export async function judgeMessage(context: ReplyContext, message: string): Promise<MessageJudgement> {
  const { extensionUri, forms } = context;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? extensionUri;
  const recognise = await loadRecogniser(extensionUri);
  const recognition = recognise(message);
  const language = languageOf(message);
  const [causes, questions, content] = await Promise.all([
    forms.usualCauses.of(folder, language),
    loadQuestions(extensionUri, language),
    context.library.of(language),
  ]);
  return {
    ...recognition,
    language,
    causes: causesFor(causes, recognition).map(({ text }) => text),
    questions: questionsFor(questions, recognition),
    replies: fittingReplies(content.replies, recognition).filter(({ coaching }) => !coaching),
    cut: message.length > mostRead,
  };
}
