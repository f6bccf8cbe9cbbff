import synonymTable from '../../../templates/cases/synonyms.json';
import { CaseIndex } from '../../cases/caseIndex.ts';
import { parseQuery } from '../../cases/query.ts';
import { searchCases } from '../../cases/search.ts';
import { compileSynonyms, type Synonyms } from '../../cases/synonyms.ts';
import { accusationName, complaintName } from '../../l10n/problemText.ts';
import { channelName, scenarioName } from '../../l10n/replyText.ts';
import { Slices } from './readFolder.ts';
import type { Reply } from './reply.ts';

let synonyms: Synonyms | undefined;

/** An index of replies; the words of the case library find them, too. */
interface ReplyIndex {
  readonly index: CaseIndex;
  readonly texts: ReadonlyMap<string, string>;
  readonly replies: ReadonlyMap<string, Reply>;
}

/** Nobody looks through more. */
const mostHits = 100;

const indexes = new WeakMap<readonly Reply[], Promise<ReplyIndex>>();

/** A reply as the index reads it: title and tags count most, then its kinds, then its text without Liquid. */
function indexedText(reply: Reply): string {
  const kinds = [
    scenarioName(reply.scenario),
    reply.scenario,
    ...reply.accusations.map(accusationName),
    ...reply.complaints.map(complaintName),
    reply.channel ? channelName(reply.channel) : '',
  ].filter((kind) => kind !== '');
  const body = reply.body.replace(/\{%[^{}]{0,300}%\}|\{\{[^{}]{0,300}\}\}/g, ' ');
  const matter = [
    `title: ${JSON.stringify(reply.title)}`,
    `tags: ${JSON.stringify([...reply.tags, ...kinds])}`,
  ];
  return `---\n${matter.join('\n')}\n---\n\n${body}\n`;
}

async function build(replies: readonly Reply[]): Promise<ReplyIndex> {
  synonyms ??= compileSynonyms(synonymTable);
  const index = new CaseIndex(synonyms);
  const texts = new Map<string, string>();
  const slices = new Slices();
  for (const reply of replies) {
    await slices.pause();
    const text = indexedText(reply);
    texts.set(reply.id, text);
    index.stage({ path: reply.id, library: reply.origin, size: text.length, mtime: 0, text });
  }
  index.commit();
  return { index, texts, replies: new Map(replies.map((reply) => [reply.id, reply])) };
}

/**
 * The replies among `replies` (a list as the library gives it; its index is kept with it) that `query` finds, best first. Words
 * need not be exact: synonyms, pinyin initials, a mistyped letter, and where no reply has all words, those with the most of them.
 */
export async function searchReplies(replies: readonly Reply[], query: string): Promise<Reply[]> {
  let made = indexes.get(replies);
  if (!made) {
    made = build(replies);
    indexes.set(replies, made);
    made.catch(() => indexes.delete(replies));
  }
  const { index, texts, replies: byId } = await made;
  const found = searchCases(index, parseQuery(query), { limit: mostHits }, (path) => texts.get(path) ?? null);
  return found.hits.flatMap(({ path }) => byId.get(path) ?? []);
}
