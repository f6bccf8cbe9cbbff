// How many examples fast-check tries for each property: its own default, or what `npm run test:hard` asks for. A test that
// says a number of its own keeps it.
import fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The wanted number of examples; 0 leaves it to fast-check. */
    propertyRuns: number;
  }
}

const runs = inject('propertyRuns');
if (runs > 0) {
  fc.configureGlobal({ numRuns: runs });
}
