/** Something that carries plain JSON messages one way each. */
export interface Port {
  post(message: unknown): void;
  /** Calls `listener` for each incoming message until the returned function is called. */
  listen(listener: (message: unknown) => void): () => void;
}

/** A refusal that crosses the channel: a stable code and the sentence for the reader, already in their language. */
export class ChannelError extends Error {
  override readonly name = 'ChannelError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

type Envelope =
  | { readonly type: 'request'; readonly id: number; readonly body: unknown }
  | { readonly type: 'reply'; readonly id: number; readonly body: unknown }
  | { readonly type: 'error'; readonly id: number; readonly code: string; readonly message: string }
  | { readonly type: 'event'; readonly body: unknown };

function isEnvelope(message: unknown): message is Envelope {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  if (message.type === 'event') return true;
  return (
    'id' in message &&
    typeof message.id === 'number' &&
    (message.type === 'request' || message.type === 'reply' || message.type === 'error')
  );
}

/**
 * Requests with a reply or an error, and one-way events, over a port. Both ends use it. Disposing rejects what is still
 * under way with code `disposed`, so that no caller waits for ever.
 */
export class Channel {
  readonly #port: Port;
  readonly #stop: () => void;
  readonly #pending = new Map<number, { resolve(body: unknown): void; reject(error: ChannelError): void }>();
  #next = 1;

  /**
   * `onRequest` answers a request of the other end, `onEvent` takes its one-way messages; both get bodies of unknown
   * shape and check them.
   */
  constructor(
    port: Port,
    handlers: { onRequest?(body: unknown): Promise<unknown>; onEvent?(body: unknown): void },
  ) {
    this.#port = port;
    this.#stop = port.listen((message) => {
      if (!isEnvelope(message)) return;
      switch (message.type) {
        case 'event':
          handlers.onEvent?.(message.body);
          return;
        case 'request':
          void this.#answer(message.id, message.body, handlers.onRequest?.bind(handlers));
          return;
        case 'reply':
          this.#settle(message.id)?.resolve(message.body);
          return;
        case 'error':
          this.#settle(message.id)?.reject(new ChannelError(message.code, message.message));
      }
    });
  }

  /** Sends `body` and resolves with the other end's answer, or rejects with its `ChannelError`. */
  request(body: unknown): Promise<unknown> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#port.post({ type: 'request', id, body } satisfies Envelope);
    });
  }

  /** Sends `body` without expecting an answer. */
  event(body: unknown): void {
    this.#port.post({ type: 'event', body } satisfies Envelope);
  }

  dispose(): void {
    this.#stop();
    for (const { reject } of this.#pending.values()) reject(new ChannelError('disposed', 'disposed'));
    this.#pending.clear();
  }

  #settle(id: number) {
    const waiting = this.#pending.get(id);
    this.#pending.delete(id);
    return waiting;
  }

  async #answer(id: number, body: unknown, answer?: (body: unknown) => Promise<unknown>): Promise<void> {
    try {
      if (!answer) throw new ChannelError('unsupported', 'unsupported');
      this.#port.post({ type: 'reply', id, body: await answer(body) } satisfies Envelope);
    } catch (error) {
      const code = error instanceof ChannelError ? error.code : 'internal';
      const message = error instanceof Error ? error.message : String(error);
      this.#port.post({ type: 'error', id, code, message } satisfies Envelope);
    }
  }
}
