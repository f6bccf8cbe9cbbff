import * as l10n from '@vscode/l10n';
import { ChannelError } from '../src/protocol/channel.ts';
import type { FormRequest } from '../src/protocol/retrospective.ts';
import type { Outcome, RequestBody } from './elements/events.ts';

/** These may wait for a person (a dialog), so what comes after does not wait for them. */
const open: ReadonlySet<FormRequest['type']> = new Set([
  'pickEvidence',
  'create',
  'openLink',
  'openText',
  'openBeside',
]);

/** These name the version of the document that they were made for. */
const versioned: ReadonlySet<FormRequest['type']> = new Set([
  'edit',
  'setStatus',
  'pickEvidence',
  'dropEvidence',
  'linkEvidence',
]);

/**
 * Sends requests one after the other. The host posts the snapshot of a change before it answers, so each request is made
 * when the form shows what the one before led to: with the right indices and the right version.
 */
export class RequestQueue {
  readonly #send: (request: FormRequest) => Promise<unknown>;
  readonly #version: () => number;
  #last: Promise<unknown> = Promise.resolve();

  /** `send` carries a request to the host; `version` is that of the document now shown. */
  constructor(send: (request: FormRequest) => Promise<unknown>, version: () => number) {
    this.#send = send;
    this.#version = version;
  }

  /** Makes and sends a request when those before are done; `make` returns null where it has become pointless. */
  run(make: () => RequestBody | null): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#last = this.#last.then(async () => {
        const body = make();
        if (!body) return resolve({ ok: false, code: 'gone', message: '' });
        const done = this.#perform(body).then(resolve);
        if (!open.has(body.type)) await done;
      });
    });
  }

  async #perform(body: RequestBody): Promise<Outcome> {
    try {
      const version = versioned.has(body.type) ? { version: this.#version() } : {};
      await this.#send({ ...body, ...version } as FormRequest);
      return { ok: true };
    } catch (error) {
      if (error instanceof ChannelError) return { ok: false, code: error.code, message: error.message };
      return { ok: false, code: 'internal', message: l10n.t('That did not work: {0}', String(error)) };
    }
  }
}
