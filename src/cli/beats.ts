import * as l10n from '@vscode/l10n';
import { beatsOf } from '../replies/beats.ts';
import { InputError } from './input.ts';
import { readItems } from './jsonLines.ts';
import type { Values } from './main.ts';

/** `fupan beats`: prints which beats each text from standard input has; returns the exit status. */
export async function runBeats(paths: readonly string[], values: Values): Promise<number> {
  if (paths.length > 0) throw new InputError(l10n.t('--jsonl reads standard input and takes no paths.'));
  if (!values.jsonl) throw new InputError(l10n.t('Texts come from standard input: add --jsonl.'));
  let status = 0;
  for await (const item of readItems()) {
    if (item) process.stdout.write(`${JSON.stringify({ id: item.id, ...beatsOf(item.text) })}\n`);
    else status = 2;
  }
  return status;
}
