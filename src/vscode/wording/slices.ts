/** How long work may hold the host in one piece, in milliseconds. */
const slice = 8;

/**
 * Runs steps to their end without holding the host: after a few milliseconds others have their turn. Null where
 * `isStale` says in between that nobody wants the result any more.
 */
export async function inSlices<T>(steps: Generator<void, T>, isStale: () => boolean): Promise<T | null> {
  let end = performance.now() + slice;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < end) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (isStale()) return null;
    end = performance.now() + slice;
  }
}
