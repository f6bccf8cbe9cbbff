/** Made by scripts/build.mjs out of every `*.test.ts` below test/host. */
declare module 'host-suites' {
  /** Evaluates the suite files, which register themselves with mocha. */
  export function loadSuites(): void;
}
