import * as l10n from '@vscode/l10n';
import { parseUsualCauses } from '../documents/usualCauses.ts';
import { fittingReplies, type ReplyUse } from '../replies/fitting.ts';
import { causesFor, parseQuestions, questionsFor } from '../replies/questions.ts';
import { createRecogniser, languageOf } from '../replies/recogniser.ts';
import type { StoredModel } from '../replies/recogniserModel.ts';
import { readReplyHead } from '../replies/template.ts';
import { factors } from '../retrospective/model.ts';
import { InputError } from './input.ts';
import { readItems } from './jsonLines.ts';
import { shippedJson } from './shipped.ts';
import type { Values } from './main.ts';

/** So many fitting replies are named. */
const mostReplies = 8;

type Language = 'zh-cn' | 'en';

/** What is known of a language: read once, when a message needs it. */
interface Knowledge {
  readonly causes: ReadonlyMap<string, readonly { readonly text: string }[]>;
  readonly questions: ReadonlyMap<string, readonly string[]>;
  readonly replies: readonly ReplyUse[];
}

/**
 * `fupan recognise --jsonl`: for each message its blame, complaint, the probability of each, usual causes, questions
 * to ask and the paths of fitting replies below `templates/LANG/replies`. `--lang` sets the language of the answers, which
 * is the message's otherwise. Returns the exit status.
 */
export async function runRecognise(paths: readonly string[], values: Values): Promise<number> {
  if (!values.jsonl || paths.length > 0) {
    throw new InputError(l10n.t('“fupan recognise” reads standard input: add --jsonl and no paths.'));
  }
  const known = new Map<Language, Knowledge>();
  const recognise = createRecogniser(shippedJson('dist/recogniser.json') as StoredModel);
  let status = 0;
  for await (const item of readItems()) {
    if (!item) {
      status = 2;
      continue;
    }
    const { id, text } = item;
    const language = values.lang === 'zh-cn' || values.lang === 'en' ? values.lang : languageOf(text);
    const knowledge = known.get(language) ?? readKnowledge(language);
    known.set(language, knowledge);
    const recognition = recognise(text);
    const answer = {
      id,
      accusation: recognition.accusation,
      complaint: recognition.complaint,
      score: Number(recognition.score.toFixed(4)),
      complaintScore: Number(recognition.complaintScore.toFixed(4)),
      causes: causesFor(knowledge.causes, recognition).map((cause) => cause.text),
      questions: questionsFor(knowledge.questions, recognition),
      replies: fittingReplies(knowledge.replies, recognition)
        .slice(0, mostReplies)
        .map((reply) => reply.id),
    };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
  return status;
}

function readKnowledge(language: Language): Knowledge {
  // Packed by the build, see scripts/build.mjs: their texts by their paths below `templates`.
  const templates = shippedJson('dist/templates.json') as Readonly<Record<string, string>>;
  const textOf = (path: string) => templates[`${language}/${path}`] ?? '';
  const causes = parseUsualCauses(textOf('retrospective/causes.yaml'), factors);
  const questions = parseQuestions(textOf('recogniser/questions.yaml'));
  if (!causes.ok) throw new InputError(`causes.yaml:${causes.line}: ${causes.message}`);
  if (!questions.ok) throw new InputError(`questions.yaml: ${questions.message}`);
  return {
    causes: causes.value,
    questions: questions.value,
    replies: readReplies(templates, `${language}/replies/`),
  };
}

function readReplies(templates: Readonly<Record<string, string>>, folder: string): ReplyUse[] {
  return Object.entries(templates).flatMap(([path, text]) => {
    if (!path.startsWith(folder) || !path.endsWith('.md')) return [];
    const read = readReplyHead(text);
    return read.ok ? [{ id: path.slice(folder.length), ...read.head }] : [];
  });
}
