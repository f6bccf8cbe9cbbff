import { ChannelError } from '../src/protocol/channel.ts';

/** What to show of a failed request: the host's own sentence, or what the error says of itself. */
export function failureText(error: unknown): string {
  return error instanceof ChannelError ? error.message : String(error);
}
