/** VS Code keeps a page out of sight until it has loaded, but no longer than this, in milliseconds. */
const longestHidden = 200;

/**
 * Resolves behind the next picture that a person sees. What is done before the first one only delays it. A page that is not in sight
 * draws no picture, and waits.
 */
export async function picture(): Promise<void> {
  await loaded();
  await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

async function loaded(): Promise<void> {
  if (document.readyState === 'complete') return;
  await new Promise<void>((resolve) => {
    addEventListener('load', () => resolve(), { once: true });
    setTimeout(resolve, longestHidden);
  });
}
