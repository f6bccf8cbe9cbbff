import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { Rpc, type Port } from '../../../src/worker/rpc.ts';

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** One end, as a thread has it. */
function endOf(port: MessagePort): Port {
  ports.push(port);
  return {
    post: (message, transfer) => port.postMessage(message, [...(transfer ?? [])]),
    onMessage: (listener) => port.on('message', listener),
  };
}

interface Far {
  store(name: string, bytes: Uint8Array): Promise<number>;
  stored(): Promise<Uint8Array>;
  fail(): Promise<void>;
}

function connect(own: Far): Rpc<Far> {
  const { port1, port2 } = new MessageChannel();
  new Rpc<object>(endOf(port1), own);
  return new Rpc<Far>(endOf(port2), {});
}

describe('a call between two ends', () => {
  const kept = Uint8Array.of(4, 5, 6);
  const far: Far = {
    store: (_name, bytes) => Promise.resolve(bytes.reduce((sum, byte) => sum + byte, 0)),
    stored: () => Promise.resolve(kept),
    fail: () => Promise.reject(new Error('the disk is full')),
  };

  it('moves bytes that are all of their memory, and copies a part of more', async () => {
    const rpc = connect(far);
    const whole = Uint8Array.of(1, 2, 3);
    expect(await rpc.call('store', 'k', whole)).toBe(6);
    expect(whole.byteLength).toBe(0);
    const larger = Uint8Array.of(1, 2, 3, 4);
    expect(await rpc.call('store', 'k', larger.subarray(1, 3))).toBe(5);
    expect([...larger]).toEqual([1, 2, 3, 4]);
    expect([...(await rpc.call('stored'))]).toEqual([4, 5, 6]);
    expect(kept.byteLength).toBe(0);
  });

  it('throws what the other end throws, and ends when that is gone', async () => {
    const rpc = connect(far);
    await expect(rpc.call('fail')).rejects.toThrow('the disk is full');
    const never = connect({ ...far, fail: () => new Promise(() => undefined) });
    const waiting = never.call('fail');
    never.close(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
  });
});
