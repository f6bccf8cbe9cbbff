import type * as vscode from 'vscode';
import type { ActionFacts, DocumentFacts } from '../../documents/data.ts';
import { isOwnParty } from '../../documents/parties.ts';
import { findLinks, renderLink } from '../../markdown/inline.ts';
import { readFrontMatter, readScalar } from '../../markdown/frontMatter.ts';
import { internalBlocks } from '../../markdown/internalBlocks.ts';
import { normalDate } from '../../markdown/task.ts';
import type { Range } from '../../markdown/text.ts';
import { holdersOf, type Holder } from '../../raci/matter.ts';
import { factors, terms, type Link, type Retrospective } from '../../retrospective/model.ts';
import { relativePath } from '../files.ts';
import type { DocumentLanguage } from '../language.ts';
import { linkedMatter, matrixFiles, type MatrixFile } from '../raci/linkedMatter.ts';
import { linkedFile } from '../retrospective/links.ts';

/** A retrospective that documents are filled from, read. */
export interface SourceRetrospective {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly model: Retrospective;
}

/** Where a document goes and who reads it. */
interface Target {
  /** An address in its folder, which links are made relative to. */
  readonly place: vscode.Uri;
  readonly language: DocumentLanguage;
}

/**
 * What `source` and its responsibility matrix know for a new document. Blocks marked internal are left out, since most
 * documents go to the customer.
 */
export async function factsOf(source: SourceRetrospective, target: Target): Promise<DocumentFacts> {
  const { model, text, uri } = source;
  const hidden = internalBlocks(text);
  const shown = <T extends { readonly range: Range }>(rows: readonly T[]) =>
    rows.filter(({ range }) => !isWithin(range, hidden));
  const { fields, lists } = model;
  const move = (markdown: string) => moveLinks(markdown, uri, target.place);
  const claims = shown(model.claims);
  const prose = (concept: 'event' | 'impact' | 'lessons') => {
    const found = model.prose[concept];
    return found ? move(plainProse(text, found.range, hidden)) : '';
  };
  const matter = await matterFacts(uri, fields.raci.value);
  return {
    title: fields.title.value,
    customer: fields.customer.value,
    project: fields.project.value,
    place: fields.place.value,
    occurred: fields.occurred.value,
    goLive: readScalar(readFrontMatter(text), 'goLive')?.value ?? '',
    people: lists.people.items,
    accusation: fields.accusation.value,
    complaint: fields.complaint.value,
    severity: fields.severity.value,
    event: prose('event'),
    impact: prose('impact'),
    lessons: prose('lessons'),
    timeline: shown(model.timeline).map((entry) => ({
      time: entry.time.text,
      text: move(entry.text.text),
      evidence: move(entry.evidence.text),
    })),
    claims: claims.map((claim) => ({
      party: claim.party.text,
      claim: move(claim.claim.text),
      evidence: move(claim.evidence.text),
      reference: move(claim.reference.text),
      ...(claim.state ? { state: claim.state } : {}),
    })),
    evidence: evidenceOf(source, hidden, target.place),
    causes: factors.flatMap((factor) =>
      model.causes[factor]
        .filter((cause) => !cause.notApplicable && cause.text !== '' && !isWithin(cause.itemRange, hidden))
        .map((cause) => ({ factor, text: move(cause.text) })),
    ),
    actions: actionsOf(source, ''),
    feedback: feedbackOf(source, target.language),
    ...matter,
  };
}

/** The actions of `source` that are not internal, each with `title` as where it comes from. */
export function actionsOf({ model, text }: SourceRetrospective, title: string): ActionFacts[] {
  const hidden = internalBlocks(text);
  return [...terms, 'unsorted' as const]
    .flatMap((term) => model.fixes[term])
    .filter((fix) => fix.text.trim() !== '' && !isWithin(fix.itemRange, hidden))
    .map((fix) => ({
      text: fix.text,
      owner: fix.owners.join(', '),
      due: normalDate(fix.due.text) ?? '',
      isDone: fix.done,
      verified: normalDate(fix.verified.text) ?? '',
      source: title,
    }));
}

/** What the customer's side claims in `source`, each with who says it. */
export function feedbackOf({ model, text }: SourceRetrospective, language: DocumentLanguage): string[] {
  const hidden = internalBlocks(text);
  return model.claims
    .filter(
      ({ party, claim, range }) => claim.text !== '' && !isOwnParty(party.text) && !isWithin(range, hidden),
    )
    .map(({ party, claim }) =>
      party.text === '' ? claim.text : `${party.text}${language === 'en' ? ': ' : '：'}${claim.text}`,
    );
}

function isWithin(range: Range, hidden: readonly Range[]): boolean {
  return hidden.some(({ start, end }) => range.start < end && start < range.end);
}

/** The prose between `range` without internal blocks and comments. */
function plainProse(text: string, { start, end }: Range, hidden: readonly Range[]): string {
  let result = '';
  let at = start;
  for (const block of hidden) {
    if (block.end <= at || block.start >= end) continue;
    result += text.slice(at, Math.max(at, block.start));
    at = Math.min(end, block.end);
  }
  return withoutComments(result + text.slice(at, end)).trim();
}

function withoutComments(text: string): string {
  let result = '';
  let at = 0;
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', open + 4);
    result += text.slice(at, open);
    at = close < 0 ? text.length : close + 3;
    if (at === text.length) break;
  }
  return result + text.slice(at);
}

/** `markdown` with relative links of `from` as they are written beside `to`. */
function moveLinks(markdown: string, from: vscode.Uri, to: vscode.Uri): string {
  let result = '';
  let at = 0;
  for (const { label, href, image, range } of findLinks(markdown, 0, markdown.length)) {
    const moved = movedHref(href, from, to);
    if (moved === href) continue;
    result += markdown.slice(at, range.start) + renderLink(label, moved, image);
    at = range.end;
  }
  return result + markdown.slice(at);
}

function movedHref(href: string, from: vscode.Uri, to: vscode.Uri): string {
  const file = from.scheme === to.scheme && from.authority === to.authority ? linkedFile(from, href) : null;
  return file ? relativePath(to, file) : href;
}

/** The files that a retrospective links as evidence, each once. */
function evidenceOf({ model, uri }: SourceRetrospective, hidden: readonly Range[], place: vscode.Uri) {
  const links: Link[] = [
    ...model.evidence,
    ...[...model.timeline, ...model.claims].flatMap((row) => row.links),
  ].filter(({ range }) => !isWithin(range, hidden));
  const once = new Map<string, { label: string; href: string }>();
  for (const { label, href } of links) {
    if (once.has(href)) continue;
    const moved = movedHref(href, uri, place);
    once.set(href, { label: label || href, href: renderLink(moved, moved, false) });
  }
  return [...once.values()];
}

/** The matter that a retrospective names, and all matters of its matrix: of the only one where it names none. */
async function matterFacts(
  uri: vscode.Uri,
  link: string,
): Promise<Pick<DocumentFacts, 'matter' | 'matters'>> {
  if (uri.scheme === 'untitled') return {};
  const linked = link.trim() === '' ? null : await linkedMatter(uri, link);
  if (!linked) {
    const [only, ...others] = await matrixFiles(uri);
    return only && others.length === 0 ? { matters: mattersOf(only) } : {};
  }
  const [place] = linked.places;
  const matrix = place && linked.model.matrices[place.matrix];
  if (!matrix) return { matters: mattersOf(linked) };
  const { responsible, accountable } = holdersOf(matrix, place.row);
  const name = matrix.rows[place.row]?.matter.text ?? linked.matter;
  return {
    matters: mattersOf(linked),
    matter: { name, responsible: names(responsible), accountable: names(accountable) },
  };
}

/** The matters of `file` as rows with who holds which letter. */
function mattersOf({ model }: MatrixFile): NonNullable<DocumentFacts['matters']> {
  return model.matrices.flatMap((matrix) =>
    matrix.rows.flatMap((row, at) => {
      if (row.kind !== 'matter' || row.matter.text === '') return [];
      const { responsible, accountable, consulted, informed } = holdersOf(matrix, at);
      return [
        {
          matter: row.matter.text,
          responsible: names(responsible),
          accountable: names(accountable),
          consulted: names(consulted),
          informed: names(informed),
        },
      ];
    }),
  );
}

function names(holders: readonly Holder[]): string[] {
  return holders.map(({ name }) => name);
}
