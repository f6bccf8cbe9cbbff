/** One end of a connection between host and worker; messages are copied, and what is in `transfer` moves. */
export interface Port {
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** What can be called from the other end: everything is answered with a promise. */
type Remote = Record<string, (...args: never[]) => Promise<unknown>>;

/** What a function of the other end takes. */
export type ArgumentsOf<F> = F extends (...args: infer Args) => unknown ? Args : never;
/** What a function of the other end answers. */
export type AnswerOf<F> = F extends (...args: never[]) => infer Answer ? Answer : never;

type Message =
  | { readonly id: number; readonly call: string; readonly args: readonly unknown[] }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

/**
 * Calls between two ends of a port, both ways. What a call throws is thrown at the other end with the same message. `own` has the
 * functions that the other end may call. Bytes that are an argument or an answer by themselves move to the other end, which spares both
 * a copy of a whole index; whoever sends them has none of them left.
 */
export class Rpc<Theirs> {
  readonly #port: Port;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #next = 1;

  constructor(port: Port, own: object) {
    this.#port = port;
    port.onMessage((message) => {
      this.#take(message as Message, own as Remote);
    });
  }

  /** Calls a function of the other end. */
  call<Name extends keyof Theirs & string>(
    name: Name,
    ...args: ArgumentsOf<Theirs[Name]>
  ): AnswerOf<Theirs[Name]> {
    const id = this.#next++;
    const answer = new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#port.post({ id, call: name, args }, buffersOf(args));
    });
    return answer as AnswerOf<Theirs[Name]>;
  }

  /** Fails everything that was not answered, since the other end is gone. */
  close(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #take(message: Message, own: Remote): void {
    if ('call' in message) {
      void this.#answer(message, own);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ('error' in message) waiting?.reject(new Error(message.error));
    else waiting?.resolve(message.value);
  }

  async #answer({ id, call, args }: Extract<Message, { call: string }>, own: Remote): Promise<void> {
    try {
      const value = await own[call]?.(...(args as never[]));
      this.#port.post({ id, value }, buffersOf([value]));
    } catch (error) {
      this.#port.post({ id, error: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** The memory of the byte arrays among `values`; a part of a larger one stays where it is. */
function buffersOf(values: readonly unknown[]): ArrayBuffer[] {
  return values.flatMap((value) =>
    value instanceof Uint8Array &&
    value.buffer instanceof ArrayBuffer &&
    value.byteLength === value.buffer.byteLength
      ? [value.buffer]
      : [],
  );
}
