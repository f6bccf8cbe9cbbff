import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { replyFaultText } from '../../l10n/replyText.ts';
import { languageOf } from '../../replies/recogniser.ts';
import {
  type Fragment,
  type Fragments,
  readFragment,
  readReplyTemplate,
  type ReplyTemplate,
} from '../../replies/template.ts';
import { readAsText } from '../files.ts';
import type { DocumentLanguage } from '../language.ts';
import { ReaderError } from '../readerError.ts';
import { isFragment } from './library.ts';
import { type FileText, readTexts, Slices } from './readFolder.ts';
import type { BrokenReply, Reply, ReplyOrigin } from './reply.ts';

/** The language that a folder in the path says, or that the text is in. */
function languageOfReply(path: string, text: string): DocumentLanguage {
  const folder = /(^|\/)(zh-cn|en)\//i.exec(path)?.[2]?.toLowerCase();
  return folder === 'zh-cn' || folder === 'en' ? folder : languageOf(text);
}

function unread({ uri, reason }: FileText): BrokenReply {
  return reason === ''
    ? { uri, fault: { code: 'too-large', line: 1, detail: '' } }
    : { uri, fault: { code: 'unreadable', line: 1, detail: reason } };
}

/**
 * Reads the templates at `paths` below `folder`, with the product's fragments and, before those, the folder's own. Each that is
 * broken is listed with its fault; the others work.
 */
export async function readOwnReplies(
  folder: vscode.Uri,
  paths: readonly string[],
  origin: ReplyOrigin,
  shared: Readonly<Record<DocumentLanguage, Fragments>>,
): Promise<{ replies: Reply[]; broken: BrokenReply[] }> {
  const texts = await readTexts(folder, paths);
  const slices = new Slices();
  const broken: BrokenReply[] = [];
  const fragments = { 'zh-cn': new Map(shared['zh-cn']), en: new Map(shared.en) };
  for (const file of texts.filter(({ path }) => isFragment(path))) {
    await slices.pause();
    const read = file.text === null ? null : readFragment(file.text);
    if (!read) broken.push(unread(file));
    else if (read.ok) addFragment(fragments, file, read.fragment);
    else broken.push({ uri: file.uri, fault: read.fault });
  }
  const replies: Reply[] = [];
  for (const file of texts.filter(({ path }) => !isFragment(path))) {
    await slices.pause();
    const { uri, path, text } = file;
    if (text === null) {
      broken.push(unread(file));
      continue;
    }
    // A note that somebody keeps beside the templates is none.
    if (!/^\uFEFF?---/.test(text) || /^fupan:[ \t]*(?!reply)[a-z]/m.test(text.slice(0, 400))) continue;
    const language = languageOfReply(path, text);
    const read = readReplyTemplate(text, fragments[language]);
    if (read.ok)
      replies.push({
        ...read.template,
        id: uri.toString(),
        origin,
        uri,
        read: () => readAsText(uri),
        language,
      });
    else broken.push({ uri, fault: read.fault });
  }
  return { replies, broken };
}

/** A fragment in a folder for a language is for that, any other one for both. */
function addFragment(
  fragments: Readonly<Record<DocumentLanguage, Map<string, Fragment>>>,
  { path }: FileText,
  fragment: Fragment,
): void {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  const folder = /(^|\/)(zh-cn|en)\//i.exec(path)?.[2]?.toLowerCase();
  if (folder !== 'en') fragments['zh-cn'].set(name, fragment);
  if (folder !== 'zh-cn') fragments.en.set(name, fragment);
}

/** Reads the slots of a reply from its file as it is now. Throws `broken-reply` with the line where it is damaged. */
export async function analysedReply(reply: Reply): Promise<ReplyTemplate> {
  const read = readReplyTemplate(await reply.read(), reply.fragments);
  if (read.ok) return read.template;
  throw new ReaderError(
    'broken-reply',
    l10n.t('“{0}” cannot be used, line {1}: {2}', reply.title, read.fault.line, replyFaultText(read.fault)),
  );
}
