import * as l10n from '@vscode/l10n';
import { ChannelError } from '../src/protocol/channel.ts';
import type { FormRequest } from '../src/protocol/retrospective.ts';
import type { Outcome, RequestBody } from './elements/events.ts';

/** What a queue must know of a surface's requests, by their `type`. */
export interface RequestKinds {
  /** These may wait for a person (a dialog), so what comes after does not wait for them. */
  readonly open: ReadonlySet<string>;
  /** These name the version of the document that they were made for. */
  readonly versioned: ReadonlySet<string>;
}

const formKinds: RequestKinds = {
  open: new Set<FormRequest['type']>([
    'pickEvidence',
    'create',
    'openLink',
    'openCase',
    'openText',
    'openBeside',
  ]),
  versioned: new Set<FormRequest['type']>([
    'edit',
    'setStatus',
    'pickEvidence',
    'dropEvidence',
    'linkEvidence',
  ]),
};

/**
 * Sends requests one after the other. The host posts the snapshot of a change before it answers, so each request is made
 * when the form shows what the one before led to: with the right indices and the right version.
 */
export class RequestQueue<
  Request extends { readonly type: string } = FormRequest,
  Body extends { readonly type: string } = RequestBody,
> {
  readonly #send: (request: Request) => Promise<unknown>;
  readonly #version: () => number;
  readonly #kinds: RequestKinds;
  #last: Promise<unknown> = Promise.resolve();

  /** `send` carries a request to the host; `version` is that of the document now shown. */
  constructor(
    send: (request: Request) => Promise<unknown>,
    version: () => number,
    kinds: RequestKinds = formKinds,
  ) {
    this.#send = send;
    this.#version = version;
    this.#kinds = kinds;
  }

  /** Makes and sends a request when those before are done; `make` returns null where it has become pointless. */
  run(make: () => Body | null): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#last = this.#last.then(async () => {
        const body = make();
        if (!body) return resolve({ ok: false, code: 'gone', message: '' });
        const done = this.#perform(body).then(resolve);
        if (!this.#kinds.open.has(body.type)) await done;
      });
    });
  }

  async #perform(body: Body): Promise<Outcome> {
    try {
      const version = this.#kinds.versioned.has(body.type) ? { version: this.#version() } : {};
      const answer = await this.#send({ ...body, ...version } as unknown as Request);
      return { ok: true, answer };
    } catch (error) {
      if (error instanceof ChannelError) return { ok: false, code: error.code, message: error.message };
      return { ok: false, code: 'internal', message: l10n.t('That did not work: {0}', String(error)) };
    }
  }
}
