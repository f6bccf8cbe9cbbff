import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { picture } from '../../webview/picture.ts';

let isResolved = false;

/** Asks for the next picture of a page that is as far as `state` says. */
function ask(state: DocumentReadyState): void {
  vi.spyOn(document, 'readyState', 'get').mockReturnValue(state);
  void picture().then(() => (isResolved = true));
}

/** Lets the browser draw, and what waits for that be done. */
async function draw(): Promise<void> {
  await Promise.resolve();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
  isResolved = false;
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the next picture that a person sees', () => {
  it('is the next one of a page that has loaded', async () => {
    ask('complete');
    expect(isResolved).toBe(false);
    await draw();
    expect(isResolved).toBe(true);
  });

  it('is not one of a page that VS Code still hides', async () => {
    ask('interactive');
    await draw();
    await draw();
    expect(isResolved).toBe(false);
    window.dispatchEvent(new Event('load'));
    await draw();
    expect(isResolved).toBe(true);
  });

  it('comes where something that the page asks for never arrives', async () => {
    ask('interactive');
    await vi.advanceTimersByTimeAsync(200);
    await draw();
    expect(isResolved).toBe(true);
  });
});
