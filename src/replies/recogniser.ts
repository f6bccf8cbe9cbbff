import { normaliseMessage } from './recogniserFeatures.ts';
import { decide, judge, type Recognition, type StoredModel, unpackModel } from './recogniserModel.ts';

/** What a customer's message blames and complains of, see `createRecogniser`. */
export type Recogniser = (message: string) => Recognition;

/**
 * Makes the recogniser from what the training stored (`recogniser.json`), which takes some milliseconds. It takes any text:
 * a blank one is none of both, and of a very long one the beginning and the end count.
 */
export function createRecogniser(stored: StoredModel): Recogniser {
  const model = unpackModel(stored);
  return (message) => {
    const normalised = normaliseMessage(message);
    // Without a word there is nothing to judge, and the model would answer with its prejudice.
    if (!/\p{L}/u.test(normalised)) return { accusation: 'none', complaint: 'none', score: 1 };
    return decide(judge(model, normalised));
  };
}

/** The language in which a message is answered: Chinese where more than a tenth of its letters are Chinese. */
export function languageOf(message: string): 'zh-cn' | 'en' {
  const sample = message.slice(0, 5000);
  const chinese = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return chinese * 10 > letters ? 'zh-cn' : 'en';
}
