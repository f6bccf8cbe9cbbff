import { normaliseMessage } from './recogniserFeatures.ts';
import {
  complaintKinds,
  decide,
  judge,
  marginals,
  type Recognition,
  type StoredModel,
  unpackModel,
} from './recogniserModel.ts';

/** What a message is taken for, and how sure that is. */
export interface MessageRecognition extends Recognition {
  /** Probability, from 0 to 1, that `complaint` is right. */
  readonly complaintScore: number;
}

/** What a customer's message blames and complains of, see `createRecogniser`. */
export type Recogniser = (message: string) => MessageRecognition;

/**
 * Makes the recogniser from what the training stored (`recogniser.json`), which takes some milliseconds. It takes any text:
 * a blank one is none of both, and of a very long one the beginning and the end count.
 */
export function createRecogniser(stored: StoredModel): Recogniser {
  const model = unpackModel(stored);
  return (message) => {
    const normalised = normaliseMessage(message);
    if (saysNothing(normalised))
      return { accusation: 'none', complaint: 'none', score: 1, complaintScore: 1 };
    const pairs = judge(model, normalised);
    const decision = decide(pairs);
    const complaint = complaintKinds.indexOf(decision.complaint);
    return { ...decision, complaintScore: marginals(pairs).complaint[complaint] ?? 0 };
  };
}

/** Sounds and words that only say that somebody is there or has read, in any number. */
const chineseNod =
  /^(?:[哦噢喔嗯恩啊呵哈嘿嗨喂唉哎诶欸额呃哼呀哇哟是对好行的了吧吗嘛呢么]|收到|谢谢|多谢|您好|你好|在吗|在不在|明白|知道|了解|可以|没事|没问题|再见|辛苦)+$/;
const englishNod =
  /^(?:o+k(?:ay)?|h+m+|u+h+|a+h+|o+h+|hi|hey|hello|yes|yeah|yep|no|nope|thx|thanks|thank you|noted|got it|sure|fine|bye)$/;

/**
 * True where there is nothing to judge, and the model would answer with its prejudice: no letter, one Chinese character, one or
 * two others, or a nod.
 */
function saysNothing(normalised: string): boolean {
  const words = normalised.replace(/[^\p{L}\p{M}]+/gu, ' ').trim();
  if (words.length > 40) return false;
  const letters = words.replaceAll(' ', '');
  const fewest = /\p{Script=Han}/u.test(letters) ? 1 : 2;
  return [...letters].length <= fewest || chineseNod.test(letters) || englishNod.test(words);
}

/** Whether the kind of blame, or of complaint, is no better than a guess. */
export function isUnsure(score: number): boolean {
  return score < 0.5;
}

/** The language in which a message is answered: Chinese where more than a tenth of its letters are Chinese. */
export function languageOf(message: string): 'zh-cn' | 'en' {
  const sample = message.slice(0, 5000);
  const chinese = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return chinese * 10 > letters ? 'zh-cn' : 'en';
}
