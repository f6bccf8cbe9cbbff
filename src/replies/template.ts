import { analyzePlaceholders } from './liquid.ts';
import { type Accusation, accusations, type Complaint, complaints } from '../markdown/complaintKinds.ts';
import { readFrontMatter, readList, readScalar, readTexts } from '../markdown/frontMatter.ts';
import { lineAt, splitLines } from '../markdown/text.ts';

/** Ways a reply goes out; a `phone` or `meeting` one is spoken. */
export const channels = ['chat', 'mail', 'phone', 'meeting'] as const;
/** A way a reply goes out. */
export type Channel = (typeof channels)[number];

/** Beats that a reply template promises to hold. */
export const beatNames = ['empathy', 'facts', 'solution', 'dated', 'compensation'] as const;
/** A beat of a reply. */
export type BeatName = (typeof beatNames)[number];

/** A slot of a template: `label` says in words what belongs there; an `optional` one is left out where nothing is given. */
export interface Placeholder {
  readonly name: string;
  readonly label: string;
  readonly optional: boolean;
}

/** What the front matter of a reply says, and its text. */
export interface ReplyHead {
  readonly title: string;
  /** What the reply is for: one of the product's scenarios, or a word of the team's own. */
  readonly scenario: string;
  /** The kinds of blame that it answers; an empty list means any, or none. */
  readonly accusations: readonly Accusation[];
  /** The kinds of complaint that it answers; an empty list means any, or none. */
  readonly complaints: readonly Complaint[];
  readonly channel: Channel | null;
  /** True for advice to the engineer, which is read and not sent. */
  readonly coaching: boolean;
  readonly beats: readonly BeatName[];
  readonly tags: readonly string[];
  /** Markdown with Liquid, without the front matter. */
  readonly body: string;
  /** Offset of the body in the file. */
  readonly bodyStart: number;
}

/** A reply template as read from its file. */
export interface ReplyTemplate extends ReplyHead {
  /** Slots in the order in which they come up in the text, those of fragments included. */
  readonly placeholders: readonly Placeholder[];
  readonly fragments: Fragments;
}

/** A piece that several replies share, put in by `{% include 'name' %}`. */
export interface Fragment {
  readonly body: string;
  readonly labels: ReadonlyMap<string, string>;
}

/** Fragments by name (the file name without its ending). */
export type Fragments = ReadonlyMap<string, Fragment>;

/** What can be wrong with a template; `detail` holds the word in question, `line` counts from 1. */
export interface TemplateFault {
  readonly code:
    | 'no-front-matter'
    | 'front-matter-broken'
    | 'not-a-reply'
    | 'no-title'
    | 'unknown-accusation'
    | 'unknown-complaint'
    | 'unknown-channel'
    | 'unknown-beat'
    | 'empty-body'
    | 'unknown-fragment'
    | 'liquid-broken';
  readonly line: number;
  readonly detail: string;
}

/** A template, or what is wrong with it. */
export type TemplateResult =
  | { readonly ok: true; readonly template: ReplyTemplate }
  | { readonly ok: false; readonly fault: TemplateFault };

/** The head of a reply, or what is wrong with it. */
export type HeadResult =
  { readonly ok: true; readonly head: ReplyHead } | { readonly ok: false; readonly fault: TemplateFault };

type Matter = ReturnType<typeof readFrontMatter>;

/** A value that has to be one of some words; anything else is reported with its line. */
class Fault extends Error {
  readonly fault: TemplateFault;
  constructor(fault: TemplateFault) {
    super(fault.code);
    this.fault = fault;
  }
}

function lineOf(text: string, offset: number): number {
  return lineAt(splitLines(text), offset) + 1;
}

function oneOf<Word extends string>(
  text: string,
  matter: Matter,
  key: string,
  allowed: readonly Word[],
  code: TemplateFault['code'],
): Word | null {
  const scalar = readScalar(matter, key);
  if (!scalar || scalar.value === '') return null;
  const found = allowed.find((word) => word === scalar.value);
  if (!found) throw new Fault({ code, line: lineOf(text, scalar.key.start), detail: scalar.value });
  return found;
}

/** The kinds in a value that is one kind, several with commas, or a list; `any` stands for all of them. */
function kindsOf<Word extends string>(
  text: string,
  matter: Matter,
  key: string,
  allowed: readonly Word[],
  code: TemplateFault['code'],
): Word[] {
  const scalar = readScalar(matter, key);
  const words = (scalar?.scalar ? scalar.value.split(/[,，]/) : readList(matter, key).items).map((word) =>
    word.trim(),
  );
  return words.flatMap((word) => {
    if (word === '' || word === 'any') return [];
    const found = allowed.find((each) => each === word);
    if (!found) throw new Fault({ code, line: lineOf(text, scalar?.key.start ?? 0), detail: word });
    return [found];
  });
}

function readMatter(
  text: string,
  kind: 'reply' | 'reply-fragment',
): { matter: Matter; body: string; bodyStart: number } {
  const matter = readFrontMatter(text);
  if (!matter.place) throw new Fault({ code: 'no-front-matter', line: 1, detail: '' });
  if (matter.error) {
    const { message, range } = matter.error;
    throw new Fault({ code: 'front-matter-broken', line: lineOf(text, range.start), detail: message });
  }
  const declared = readScalar(matter, 'fupan');
  if (declared?.value !== kind) {
    const at = declared?.key.start ?? matter.place.range.start;
    throw new Fault({ code: 'not-a-reply', line: lineOf(text, at), detail: declared?.value ?? '' });
  }
  const rest = text.slice(matter.place.range.end);
  const blank = /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(rest)?.[0].length ?? 0;
  const bodyStart = matter.place.range.end + blank;
  return { matter, body: text.slice(bodyStart).trimEnd(), bodyStart };
}

function guarded<Value>(read: () => Value): { ok: true; value: Value } | { ok: false; fault: TemplateFault } {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault };
    throw error;
  }
}

/** Reads a fragment (`fupan: reply-fragment`), or says what is wrong with it. */
export function readFragment(
  text: string,
):
  { readonly ok: true; readonly fragment: Fragment } | { readonly ok: false; readonly fault: TemplateFault } {
  const result = guarded(() => {
    const { matter, body } = readMatter(text, 'reply-fragment');
    return { body, labels: readTexts(matter, 'placeholders') };
  });
  return result.ok ? { ok: true, fragment: result.value } : result;
}

function headOf(text: string): { matter: Matter; head: ReplyHead } {
  const { matter, body, bodyStart } = readMatter(text, 'reply');
  const title = readScalar(matter, 'title')?.value ?? '';
  if (title === '') throw new Fault({ code: 'no-title', line: 1, detail: '' });
  const beats = readList(matter, 'beats').items.map((word) => {
    const beat = beatNames.find((name) => name === word);
    const at = readScalar(matter, 'beats')?.key.start ?? 0;
    if (!beat) throw new Fault({ code: 'unknown-beat', line: lineOf(text, at), detail: word });
    return beat;
  });
  const head = {
    title,
    scenario: readScalar(matter, 'scenario')?.value ?? '',
    accusations: kindsOf(text, matter, 'accusation', accusations, 'unknown-accusation'),
    complaints: kindsOf(text, matter, 'complaint', complaints, 'unknown-complaint'),
    channel: oneOf(text, matter, 'channel', channels, 'unknown-channel'),
    coaching: readScalar(matter, 'coaching')?.value === 'true',
    beats,
    tags: readList(matter, 'tags').items,
    body,
    bodyStart,
  };
  if (body === '') throw new Fault({ code: 'empty-body', line: lineOf(text, bodyStart), detail: '' });
  return { matter, head };
}

/** Reads a reply (`fupan: reply`) without a look at its placeholders, or says what is wrong with it. Never throws. */
export function readReplyHead(text: string): HeadResult {
  const result = guarded(() => headOf(text).head);
  return result.ok ? { ok: true, head: result.value } : result;
}

/** Reads a reply template (`fupan: reply`) with the `fragments` it may include. Never throws. */
export function readReplyTemplate(text: string, fragments: Fragments = new Map()): TemplateResult {
  const result = guarded(() => {
    const { matter, head } = headOf(text);
    const firstLine = lineOf(text, head.bodyStart);
    const found = analyzePlaceholders(head.body, fragments);
    if (!found.ok) throw new Fault({ ...found.fault, line: found.fault.line + firstLine - 1 });
    const labels = readTexts(matter, 'placeholders');
    const labelOf = (name: string): string => {
      const shared = [...fragments.values()].find((fragment) => fragment.labels.has(name));
      return labels.get(name) ?? shared?.labels.get(name) ?? name;
    };
    return {
      ...head,
      fragments,
      placeholders: found.names.map(({ name, optional }) => ({ name, label: labelOf(name), optional })),
    };
  });
  return result.ok ? { ok: true, template: result.value } : result;
}
