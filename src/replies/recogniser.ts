import { normaliseMessage } from './recogniserFeatures.ts';
import { decide, judge, type Model, type Recognition, unpackModel } from './recogniserModel.ts';
import stored from './recogniserWeights.json';

let model: Model | undefined;

/**
 * What a customer's message blames and complains of. Any text will do: a blank one is none of both, and of a very long one
 * the beginning and the end count. The first call unpacks the model, which takes some milliseconds.
 */
export function recognise(message: string): Recognition {
  const normalised = normaliseMessage(message);
  // Without a word there is nothing to judge, and the model would answer with its prejudice.
  if (!/\p{L}/u.test(normalised)) return { accusation: 'none', complaint: 'none', score: 1 };
  return decide(judge((model ??= unpackModel(stored)), normalised));
}

/** The language in which a message is answered: Chinese where more than a tenth of its letters are Chinese. */
export function languageOf(message: string): 'zh-cn' | 'en' {
  const sample = message.slice(0, 5000);
  const chinese = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return chinese * 10 > letters ? 'zh-cn' : 'en';
}
