/** Throws an error with the given sentence unless the condition holds; narrows types like Node's own assert. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) {
    throw new Error(message);
  }
}

/** Throws unless both values have the same JSON; the message shows both. */
export function assertEqual(actual: unknown, expected: unknown, about = 'value'): void {
  const [is, should] = [JSON.stringify(actual, null, 1), JSON.stringify(expected, null, 1)];
  assert(is === should, `${about}: expected ${should}, got ${is}`);
}

/** Resolves as soon as `probe` answers something truthy, asked again on every tick of the host; rejects after `ms`. */
export async function eventually<T>(
  probe: () => T | PromiseLike<T>,
  about: string,
  ms = 10_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await probe();
    if (value) {
      return value;
    }
    assert(Date.now() < end, `${about}: not within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
