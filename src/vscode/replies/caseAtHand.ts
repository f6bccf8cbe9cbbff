import * as vscode from 'vscode';
import type { Recognition } from '../../replies/recogniserModel.ts';
import type { ReplyValues } from '../../replies/fillReply.ts';
import { openDocument } from '../documents.ts';
import { readAsText } from '../files.ts';
import type { DocumentLanguage } from '../language.ts';
import type { CurrentRetrospective } from '../retrospective/currentRetrospective.ts';
import { templateLanguage } from '../settings.ts';
import { senderValues } from './sources.ts';

/** What the current retrospective says about the replies that are wanted. */
export interface CaseAtHand extends Pick<Recognition, 'accusation' | 'complaint'> {
  /** Title of the retrospective; empty where there is none. */
  readonly title: string;
  readonly language: DocumentLanguage;
  /** What is known for the slots of replies, from the retrospective and the settings. */
  readonly values: ReplyValues;
  /** What is likely: the customer's company where their name belongs, the one owner of open fixes. */
  readonly guesses: ReplyValues;
}

/** Longest retrospective that is read for its few facts, in UTF-16 units. */
const longest = 4 * 1024 * 1024;

async function textOf(uri: vscode.Uri): Promise<string | null> {
  try {
    return openDocument(uri)?.getText() ?? (await readAsText(uri));
  } catch {
    // It may be gone; replies are of use without it.
    return null;
  }
}

/** Looks at the current retrospective and the settings. `language` overrides theirs. */
export async function caseAtHand(
  current: CurrentRetrospective,
  language?: DocumentLanguage,
): Promise<CaseAtHand> {
  const sender = senderValues();
  const uri = current.missing ? undefined : current.uri;
  const text = uri ? await textOf(uri) : null;
  const without: CaseAtHand = {
    title: '',
    accusation: 'none',
    complaint: 'none',
    language: language ?? templateLanguage(uri ?? vscode.workspace.workspaceFolders?.[0]?.uri),
    values: sender,
    guesses: {},
  };
  if (text === null || text.length > longest) return without;
  const { parseRetrospective } = await import('../../retrospective/parse.ts');
  const { accusations, complaints } = await import('../../markdown/complaintKinds.ts');
  const { fields, fixes, language: own } = parseRetrospective(text);
  const owners = new Set(
    Object.values(fixes)
      .flat()
      .filter(({ done }) => !done)
      .flatMap((fix) => fix.owners),
  );
  const [owner] = owners;
  // Of several people nobody knows which one is meant.
  const likely = { customer: fields.customer.value, owner: owners.size === 1 ? (owner ?? '') : '' };
  return {
    title: fields.title.value,
    accusation: accusations.find((kind) => kind === fields.accusation.value) ?? 'none',
    complaint: complaints.find((kind) => kind === fields.complaint.value) ?? 'none',
    language: language ?? own,
    values: { ...withoutBlanks({ project: fields.project.value, place: fields.place.value }), ...sender },
    guesses: withoutBlanks(likely),
  };
}

function withoutBlanks(values: Readonly<Record<string, string>>): ReplyValues {
  const known = Object.entries(values).flatMap(([name, value]) => {
    const text = value.trim();
    return text === '' ? [] : [[name, text] as const];
  });
  return Object.fromEntries(known);
}
