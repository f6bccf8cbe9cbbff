import type { BlameKind, ComplaintKind } from '../../src/replies/recogniserModel.ts';
import { blameKinds, complaintKinds } from '../../src/replies/recogniserModel.ts';

/** A sentence of a customer, what it is, and the idea that it words: paraphrases share one. */
export interface Sentence {
  readonly text: string;
  readonly blame: BlameKind;
  readonly complaint: ComplaintKind;
  readonly idea: string;
}

/**
 * Reads sentences, one a line. `[technical]` says of which complaint the following ones are, `[cannot-use technical]` also
 * of which blame; `~ ` begins a paraphrase of the sentence above; `#` is a comment. `name` makes ideas unique. Throws an
 * Error with the line where a kind is unknown.
 */
export function readSentences(name: string, source: string, blame: BlameKind = 'none'): Sentence[] {
  const sentences: Sentence[] = [];
  let complaint: ComplaintKind = 'none';
  let idea = 0;
  for (const [at, line] of source.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (line.startsWith('[') && line.endsWith(']')) {
      const kinds = line.slice(1, -1).split(' ');
      const ofComplaint = complaintKinds.find((kind) => kind === kinds.at(-1));
      const ofBlame = kinds.length > 1 ? blameKinds.find((kind) => kind === kinds[0]) : blame;
      // A pair of brackets with anything else in it is a sentence, such as an emoji written out.
      if (ofComplaint && ofBlame) {
        complaint = ofComplaint;
        blame = ofBlame;
        continue;
      }
      if (/^\[[a-z -]+\]$/.test(line)) throw new Error(`${name}:${at + 1}: unknown kind ${line}`);
    }
    const isParaphrase = line.startsWith('~ ');
    if (!isParaphrase) idea = at;
    sentences.push({ text: isParaphrase ? line.slice(2) : line, blame, complaint, idea: `${name}:${idea}` });
  }
  return sentences;
}
