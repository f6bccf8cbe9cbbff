import * as l10n from '@vscode/l10n';
import { isUnsure, type MessageRecognition } from '../replies/recogniser.ts';
import { accusationName, complaintName } from './problemText.ts';

/** What a message is taken for, in a line: the kind of blame and that of complaint, each with a word where it is not sure. */
export function recognitionText(recognition: MessageRecognition): string {
  const { accusation, complaint, score, complaintScore } = recognition;
  const withDoubt = (kind: string, isGuess: boolean): string =>
    isGuess ? l10n.t('{0} (not sure)', kind) : kind;
  if (accusation === 'none' && complaint === 'none')
    return withDoubt(l10n.t('Neither blame nor complaint'), isUnsure(score) || isUnsure(complaintScore));
  const blame = accusation === 'none' ? l10n.t('no blame') : accusationName(accusation);
  const matter = complaint === 'none' ? l10n.t('no complaint') : complaintName(complaint);
  return `${withDoubt(blame, isUnsure(score))} · ${withDoubt(matter, isUnsure(complaintScore))}`;
}
