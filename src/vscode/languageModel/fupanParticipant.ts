import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { logError } from '../log.ts';
import type { CheckWordingTool } from './checkWordingTool.ts';
import type { DraftSectionTool } from './draftSectionTool.ts';
import type { RecogniseBlameTool } from './recogniseBlameTool.ts';
import type { SearchCasesTool } from './searchCasesTool.ts';

/** The tools that answer on this machine, before any model is asked. */
export interface LocalTools {
  readonly wording: CheckWordingTool;
  readonly blame: RecogniseBlameTool;
  readonly cases: SearchCasesTool;
  readonly draft: DraftSectionTool;
}

/** How often a model may call tools before it has to answer. */
const mostRounds = 6;

/** So much of the conversation goes along, in UTF-16 units and turns; the latest count most. */
const mostHistory = 12_000;
const mostOfTurn = 6000;
const mostTurns = 12;

const manners = `You help a software implementation engineer who is blamed or complained about. Answer in the language of the
person. Name facts, missing steps and dates; blame nobody, promise nothing without a time and an owner, guarantee nothing,
explain technical terms. Invent no facts: leave a blank 【…】 or […] instead. Be short.`;

/**
 * `@fupan` in the chat: what can be told on this machine is told first, then the model that the person has chosen is asked.
 * Nothing is sent anywhere but what the person asked for in the chat, and without a model the local answer stands alone.
 */
export class FupanParticipant {
  readonly #tools: LocalTools;

  constructor(tools: LocalTools) {
    this.#tools = tools;
  }

  /** Answers one request of the chat. */
  readonly handle = async (
    request: vscode.ChatRequest,
    { history }: vscode.ChatContext,
    response: vscode.ChatResponseStream,
    token: vscode.CancellationToken,
  ): Promise<vscode.ChatResult> => {
    const task = await this.#prepare(request, response, token);
    if (task === null || token.isCancellationRequested) return {};
    // At runtime there may be none: the person has no subscription, or switched it off.
    const model = request.model as vscode.LanguageModelChat | undefined;
    if (!model) {
      response.markdown(`\n\n${l10n.t('No language model is chosen in this chat, so nothing was sent.')}`);
      return {};
    }
    try {
      const earlier = earlierTurns(history);
      const messages =
        earlier.length === 0
          ? [vscode.LanguageModelChatMessage.User(`${manners}\n\n${task}`)]
          : [
              vscode.LanguageModelChatMessage.User(manners),
              ...earlier,
              vscode.LanguageModelChatMessage.User(task),
            ];
      const answer = await ask(model, messages, request, response, token);
      await this.#review(answer, request.prompt, response);
      return {};
    } catch (error) {
      if (!(error instanceof vscode.LanguageModelError)) logError('@fupan', error);
      const message = error instanceof Error ? error.message : String(error);
      return { errorDetails: { message: l10n.t('The language model did not answer: {0}', message) } };
    }
  };

  /** Says what is known here, and returns what to ask the model; null where there is nothing to ask. */
  async #prepare(
    { command, prompt }: vscode.ChatRequest,
    response: vscode.ChatResponseStream,
    token: vscode.CancellationToken,
  ): Promise<string | null> {
    const text = prompt.trim();
    if (text === '' && command !== 'draft') {
      response.markdown(
        l10n.t(
          'Paste the message you got, or name what you need: /recognise, /wording, /cases, /draft. Only what you ask here goes to the model you chose.',
        ),
      );
      return null;
    }
    switch (command) {
      case 'recognise':
        return this.#recognise(text, response);
      case 'wording':
        return this.#wording(text, response);
      case 'cases':
        return this.#cases(text, response, token);
      case 'draft':
        return this.#draft(text, response);
      default:
        return text;
    }
  }

  async #recognise(text: string, response: vscode.ChatResponseStream): Promise<string> {
    const [blame, { accusationName, complaintName }] = await Promise.all([
      this.#tools.blame.recognise(text),
      import('../../l10n/problemText.ts'),
    ]);
    const kinds = [
      blame.accusation === 'none' ? l10n.t('No blame') : accusationName(blame.accusation),
      ...(blame.complaint === 'none' ? [] : [complaintName(blame.complaint)]),
    ];
    response.markdown(
      `**${kinds.join(' · ')}**\n\n${list(l10n.t('Ask first'), blame.questions)}${list(l10n.t('Usual causes'), blame.usualCauses)}`,
    );
    return `A customer wrote:\n<message>\n${text}\n</message>\nIt was judged locally as ${JSON.stringify(blame)}.\nDraft a reply in three beats: their feeling or harm, the facts known so far, the next step with a time. Use the questions where facts are missing.`;
  }

  async #wording(text: string, response: vscode.ChatResponseStream): Promise<string | null> {
    const { languageOf } = await import('../../replies/recogniser.ts');
    const problems = await this.#tools.wording.check(text, 'reply', languageOf(text));
    if (problems.length === 0) {
      response.markdown(l10n.t('The rules find nothing to mend in this text.'));
      return null;
    }
    response.markdown(
      list(
        l10n.t('Worth another word'),
        problems.map(({ words, advice }) => `“${words}”: ${advice}`),
      ),
    );
    return `Rewrite this text so that the findings are gone and its facts stay:\n<text>\n${text}\n</text>\nFindings: ${JSON.stringify(problems)}`;
  }

  async #cases(
    text: string,
    response: vscode.ChatResponseStream,
    token: vscode.CancellationToken,
  ): Promise<string | null> {
    const { total, cases } = await this.#tools.cases.search(text, 5, token);
    if (cases.length === 0) {
      response.markdown(l10n.t('No case fits “{0}”.', text));
      return null;
    }
    response.markdown(`${l10n.t('{0} cases', total)}\n\n`);
    for (const { uri, title, date } of cases) {
      response.markdown(`- ${date} `);
      response.anchor(vscode.Uri.parse(uri), title);
      response.markdown('\n');
    }
    return `These cases were found for “${text}”:\n${JSON.stringify(cases)}\nSay in a few sentences which of them helps, and with what.`;
  }

  async #draft(text: string, response: vscode.ChatResponseStream): Promise<string | null> {
    const words = text.split(/\s+/);
    const material = await this.#tools.draft.material(words[0] ?? '');
    if (!material) {
      response.markdown(l10n.t('Open the retrospective first: there is no current one.'));
      return null;
    }
    response.reference(vscode.Uri.parse(material.uri));
    return `Draft the section “${material.section}” of this retrospective as Markdown.\n${JSON.stringify(material)}\nWhat the person adds: ${text}`;
  }

  /** The product's own rules hold for what a model writes, too. */
  async #review(answer: string, prompt: string, response: vscode.ChatResponseStream): Promise<void> {
    const { languageOf } = await import('../../replies/recogniser.ts');
    const problems = await this.#tools.wording.check(answer, 'reply', languageOf(answer || prompt));
    if (problems.length === 0) return;
    const lines = problems.slice(0, 5).map(({ words, advice }) => `“${words}”: ${advice}`);
    response.markdown(`\n\n---\n\n${list(l10n.t('Look at these words of the draft again'), lines)}`);
  }
}

/** What was asked and answered in this chat before, oldest first, as far as it is short enough to send again. */
function earlierTurns(history: vscode.ChatContext['history']): vscode.LanguageModelChatMessage[] {
  const messages: vscode.LanguageModelChatMessage[] = [];
  let left = mostHistory;
  for (const turn of history.slice(-mostTurns).reverse()) {
    const isRequest = 'prompt' in turn;
    const said = (isRequest ? requestText(turn) : answerText(turn)).trim();
    // The beginning of a long one says what it is about.
    const text = said.slice(0, Math.min(mostOfTurn, left)).replace(/[\uD800-\uDBFF]$/, '');
    if (text !== '')
      messages.unshift(vscode.LanguageModelChatMessage[isRequest ? 'User' : 'Assistant'](text));
    left -= text.length;
    if (left <= 0) break;
  }
  return messages;
}

function requestText({ command, prompt }: vscode.ChatRequestTurn): string {
  return command === undefined ? prompt : `/${command} ${prompt}`;
}

function answerText({ response }: vscode.ChatResponseTurn): string {
  return response
    .map((part) => (part instanceof vscode.ChatResponseMarkdownPart ? part.value.value : ''))
    .join('');
}

/** Sends `messages` to the model with our tools at hand, streams what it says, and returns it. */
async function ask(
  model: vscode.LanguageModelChat,
  messages: vscode.LanguageModelChatMessage[],
  { toolInvocationToken }: vscode.ChatRequest,
  response: vscode.ChatResponseStream,
  token: vscode.CancellationToken,
): Promise<string> {
  const tools = vscode.lm.tools.filter(({ name }) => name.startsWith('fupan_'));
  let answer = '';
  for (let round = 1; ; round++) {
    const { stream } = await model.sendRequest(messages, round < mostRounds ? { tools } : {}, token);
    const said: (vscode.LanguageModelTextPart | vscode.LanguageModelToolCallPart)[] = [];
    const calls: vscode.LanguageModelToolCallPart[] = [];
    for await (const part of stream) {
      if (part instanceof vscode.LanguageModelTextPart) {
        response.markdown(part.value);
        answer += part.value;
        said.push(part);
      } else if (part instanceof vscode.LanguageModelToolCallPart && part.name.startsWith('fupan_')) {
        calls.push(part);
        said.push(part);
      }
    }
    if (calls.length === 0 || round >= mostRounds || token.isCancellationRequested) return answer;
    messages.push(vscode.LanguageModelChatMessage.Assistant(said));
    const results = await Promise.all(
      calls.map(async ({ callId, name, input }) => {
        const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken }, token);
        return new vscode.LanguageModelToolResultPart(callId, result.content);
      }),
    );
    messages.push(vscode.LanguageModelChatMessage.User(results));
  }
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `${title}\n\n${items.map((item) => `- ${item}\n`).join('')}\n`;
}
