import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
import { shippedJson, shippedPath } from './shipped.ts';
import type { Values } from './main.ts';

/** So many fitting replies are named. */
const mostReplies = 8;

type Language = 'zh-cn' | 'en';

/** Beside the bundle, in the repository as in the package. */
const templates = shippedPath('templates');

/** What is known of a language: read once, when a message needs it. */
interface Knowledge {
  readonly causes: ReadonlyMap<string, readonly { readonly text: string }[]>;
  readonly questions: ReadonlyMap<string, readonly string[]>;
  readonly replies: readonly ReplyUse[];
}

/**
 * `fupan recognise --jsonl`: for each message its blame, complaint, the probability of the blame, usual causes, questions
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
  const folder = join(templates, language);
  const causes = parseUsualCauses(
    readFileSync(join(folder, 'retrospective', 'causes.yaml'), 'utf8'),
    factors,
  );
  const questions = parseQuestions(readFileSync(join(folder, 'recogniser', 'questions.yaml'), 'utf8'));
  if (!causes.ok) throw new InputError(`causes.yaml:${causes.line}: ${causes.message}`);
  if (!questions.ok) throw new InputError(`questions.yaml: ${questions.message}`);
  return { causes: causes.value, questions: questions.value, replies: readReplies(join(folder, 'replies')) };
}

function readReplies(folder: string): ReplyUse[] {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    if (!name.endsWith('.md')) return [];
    const read = readReplyHead(readFileSync(join(folder, name), 'utf8'));
    return read.ok ? [{ id: name.replaceAll('\\', '/'), ...read.head }] : [];
  });
}
