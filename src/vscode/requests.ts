import * as v from 'valibot';
import { ChannelError } from '../protocol/channel.ts';
import { ReaderError, sentenceOf } from './readerError.ts';

/**
 * The answer to what a webview asks: `perform` with the request once `schema` has checked it. Rejects with a `ChannelError` for the
 * page to show: code `bad-request` and the sentence `refusal` for what no page of ours sends, else the code and sentence of the failure.
 */
export async function answerChecked<Request>(
  schema: v.GenericSchema<unknown, Request>,
  body: unknown,
  refusal: string,
  perform: (request: Request) => Promise<unknown>,
): Promise<unknown> {
  const request = v.safeParse(schema, body);
  if (!request.success) throw new ChannelError('bad-request', refusal);
  try {
    return await perform(request.output);
  } catch (error) {
    const code = error instanceof ReaderError ? error.code : 'internal';
    throw new ChannelError(code, sentenceOf(error));
  }
}
