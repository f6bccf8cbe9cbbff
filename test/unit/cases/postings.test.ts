import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PostingStream } from '../../../src/cases/postings.ts';

describe('postings', () => {
  it('come back by term, those of a term in the order in which they were added, few or many', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(300), fc.nat(0xffff_ffff)), { minLength: 1, maxLength: 400 }),
        fc.constantFrom(1, 5, 40),
        (drawn, times) => {
          const terms = Array.from({ length: times }, () => drawn).flat();
          const stream = new PostingStream();
          terms.forEach((term, at) => stream.add(term, at));
          expect(stream.length).toBe(terms.length);
          const sorted = stream.sorted(null);
          const wanted = terms
            .map((term, at) => ({ term, at }))
            .sort((a, b) => a.term - b.term || a.at - b.at);
          expect([...sorted.terms]).toEqual(wanted.map(({ term }) => term));
          expect([...sorted.postings]).toEqual(wanted.map(({ at }) => at));
        },
      ),
      { numRuns: 60 },
    );
  });
});
