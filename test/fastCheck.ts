// How many examples fast-check tries for each property, and which: `npm test` the same ones each time, so that what it says of a
// commit does not change, `npm run test:hard` many more and other ones. A test that says a number of its own keeps it.
import fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The wanted number of examples; 0 leaves it to fast-check. */
    propertyRuns: number;
  }
}

const runs = inject('propertyRuns');
fc.configureGlobal(runs > 0 ? { numRuns: runs } : { seed: 20261122 });
