import type * as vscode from 'vscode';
import type { MaskFinding } from '../../cases/mask.ts';
import { findSensitive } from '../../cases/mask.ts';
import { nameOf } from '../files.ts';
import { knownPeople } from '../settings.ts';
import { isKept, type PublishedCases } from './publishedCases.ts';

/**
 * What in the case at `uri`, its name included, should be masked and was not explicitly kept: as long as there is something, the file
 * does not leave this machine. Words that only look like a known name don't count.
 */
export function unmaskedIn(published: PublishedCases, uri: vscode.Uri, text: string): MaskFinding[] {
  const kept = new Set(published.of(uri).kept);
  const names = published.namesOf(uri, knownPeople(uri));
  const title = nameOf(uri)
    .replace(/\.[^.]*$/, '')
    .replace(/[-_]+/g, ' ');
  const found = [...findSensitive(text, names), ...findSensitive(title, names)];
  return found.filter((finding) => !finding.doubtful && !isKept(finding, kept));
}
