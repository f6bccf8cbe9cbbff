import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Recognition } from '../../replies/recogniserModel.ts';
import type { UsualCauses } from '../retrospective/usualCauses.ts';
import { jsonResult, textOf } from './toolResult.ts';

/** What a customer's message blames, with what usually stands behind it and what to ask. */
export interface ToldBlame {
  readonly accusation: Recognition['accusation'];
  readonly complaint: Recognition['complaint'];
  /** How sure the kind of blame is, and that of complaint, from 0 to 1. */
  readonly certainty: number;
  readonly complaintCertainty: number;
  readonly usualCauses: readonly string[];
  readonly questions: readonly string[];
}

/** Tells a model which kind of blame a message carries; the recogniser runs on this machine. */
export class RecogniseBlameTool implements vscode.LanguageModelTool<object> {
  readonly #extensionUri: vscode.Uri;
  readonly #usualCauses: UsualCauses;

  constructor(extensionUri: vscode.Uri, usualCauses: UsualCauses) {
    this.#extensionUri = extensionUri;
    this.#usualCauses = usualCauses;
  }

  /** Judges one message. */
  async recognise(message: string): Promise<ToldBlame> {
    const [{ languageOf }, { causesFor, questionsFor }, { loadQuestions, loadRecogniser }] =
      await Promise.all([
        import('../../replies/recogniser.ts'),
        import('../../replies/questions.ts'),
        import('../replies/knowledge.ts'),
      ]);
    const recognition = (await loadRecogniser(this.#extensionUri))(message);
    const language = languageOf(message);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? this.#extensionUri;
    const [causes, questions] = await Promise.all([
      this.#usualCauses.of(folder, language),
      loadQuestions(this.#extensionUri, language),
    ]);
    return {
      accusation: recognition.accusation,
      complaint: recognition.complaint,
      certainty: Math.round(recognition.score * 100) / 100,
      complaintCertainty: Math.round(recognition.complaintScore * 100) / 100,
      usualCauses: causesFor(causes, recognition).map(({ text }) => text),
      questions: questionsFor(questions, recognition),
    };
  }

  async invoke({
    input,
  }: vscode.LanguageModelToolInvocationOptions<object>): Promise<vscode.LanguageModelToolResult> {
    return jsonResult(await this.recognise(textOf(input, 'message')));
  }

  prepareInvocation(): vscode.PreparedToolInvocation {
    return { invocationMessage: l10n.t('Recognising what the message blames') };
  }
}
