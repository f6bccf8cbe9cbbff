/** One line of a benchmark's table. Without a `peer` it stands for itself. */
export interface Row {
  readonly what: string;
  readonly median: number;
  /** The 95th percentile; equal to `median` where only one value was taken. */
  readonly p95: number;
  readonly unit: 'ms' | 'kB' | 'MB' | '%';
  /** How many times the peer's median ours is; below 1 is faster. */
  readonly ratio?: { readonly to: string; readonly value: number };
  readonly target?: Target;
}

/** What a row should keep to. Targets are shown, never asserted: benchmarks are not tests. */
export type Target =
  | { readonly of: 'median' | 'ratio'; readonly atMost: number }
  | { readonly of: 'median'; readonly atLeast: number };

/** What a file `test/bench/NAME.bench.ts` exports. */
export interface Benchmark {
  /** One sentence above the table: what the data is. */
  readonly about: string;
  /** True where it looks at dist/, which is built anew then. */
  readonly needsBuild?: boolean;
  readonly run: () => Promise<readonly Row[]>;
}

/** A set of times, in milliseconds. */
export interface Times {
  readonly median: number;
  readonly p95: number;
}

/** Median and 95th percentile (nearest rank) of at least one value. */
export function timesOf(values: readonly number[]): Times {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}

/**
 * Times several ways side by side: each round runs every way once, so that a slow moment of the machine hits all alike.
 * The first rounds warm the compiler up and do not count.
 */
export function measure<Name extends string>(
  ways: Readonly<Record<Name, () => unknown>>,
  rounds: { readonly warmUp: number; readonly counted: number },
): Record<Name, Times> {
  const names = Object.keys(ways) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds.warmUp + rounds.counted; round++) {
    for (const name of names) {
      const started = performance.now();
      ways[name]();
      const ms = performance.now() - started;
      if (round >= rounds.warmUp) taken.get(name)?.push(ms);
    }
  }
  return Object.fromEntries(names.map((name) => [name, timesOf(taken.get(name) ?? [])])) as Record<
    Name,
    Times
  >;
}
