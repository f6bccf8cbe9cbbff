/** Made by scripts/build.mjs out of every `*.test.ts` below test/host. */
declare module 'host-suites' {
  /** Evaluates the suite files, which register themselves with mocha. */
  export function loadSuites(): void;
  /** The same for those in `restricted`, which run in a workspace that nobody trusts yet. */
  export function loadRestrictedSuites(): void;
}
