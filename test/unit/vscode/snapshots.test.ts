import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Snapshots } from '../../../src/vscode/snapshots.ts';

/** Milliseconds that a snapshot takes to make. */
const takes = 40;

let sent: number[] = [];
let snapshots: Snapshots;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  snapshots = new Snapshots(async () => {
    await new Promise((resolve) => setTimeout(resolve, takes));
    return () => void sent.push(performance.now());
  });
  snapshots.start();
});

afterEach(() => {
  snapshots.dispose();
  vi.useRealTimers();
});

describe('the snapshots of a surface', () => {
  it('are made at once after a pause, however long the last one took', async () => {
    snapshots.refresh();
    await vi.advanceTimersByTimeAsync(1000);
    const asked = performance.now();
    snapshots.refresh();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toHaveLength(2);
    expect((sent[1] ?? 0) - asked).toBe(takes);
  });

  it('take at most half of the time while changes keep coming', async () => {
    const start = performance.now();
    for (let change = 0; change < 100; change++) {
      snapshots.refresh();
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(sent.length).toBeGreaterThan(10);
    expect(sent.length * takes).toBeLessThanOrEqual((performance.now() - start) / 2 + takes);
  });

  it('are one for a burst of changes, and end with the last change', async () => {
    snapshots.refresh();
    snapshots.refresh();
    await vi.advanceTimersByTimeAsync(takes / 2);
    expect(sent).toHaveLength(0);
    snapshots.refresh();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toHaveLength(2);
  });
});
