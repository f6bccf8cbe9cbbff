import * as v from 'valibot';

/** What the reading pane of a case and its host say to each other: the host sends the whole case, the page shows it. */

const text = v.pipe(v.string(), v.maxLength(8000));

/** What the pane asks of its host. Each resolves when it is done, or rejects with a `ChannelError` to show. */
export const readerRequest = v.variant('type', [
  /** The page is ready to draw; answered with the current `ReaderState`. */
  v.object({ type: v.literal('ready') }),
  /** Answered with the cases that tell of the same problem, best first. */
  v.object({ type: v.literal('similar') }),
  /** Shows another case in the same pane. */
  v.object({ type: v.literal('open'), uri: text }),
  /** Opens a link of the case: a case or a heading of one in the pane, other files in VS Code, addresses of the web outside. */
  v.object({ type: v.literal('openLink'), href: text }),
  v.object({ type: v.literal('openText') }),
  v.object({ type: v.literal('copyCitation') }),
  /** Inserts a link to the case where somebody was writing Markdown last. */
  v.object({ type: v.literal('insertLink') }),
  /** Lets the person choose fixes of the case and adds them to the current retrospective. */
  v.object({ type: v.literal('useFixes') }),
  /** Goes back to the list of hits. */
  v.object({ type: v.literal('back') }),
]);
export type ReaderRequest = v.InferOutput<typeof readerRequest>;

/** A case as the pane shows it. */
export interface ShownCase {
  readonly kind: 'case';
  readonly uri: string;
  readonly fileName: string;
  readonly title: string;
  /** Name of its library, empty where it lies in none. */
  readonly library: string;
  /** Its path below the library, with `/` between the parts. */
  readonly path: string;
  /** Address under which the page may load files of the library, without a slash at its end. */
  readonly base: string;
  /** Markdown without the front matter. */
  readonly text: string;
  /** What the front matter says, in the reader's words. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** Texts to mark. */
  readonly marked: readonly string[];
  /** Heading to begin at, as links name it; empty for the top. */
  readonly heading: string;
  /** Another number each time a case is opened, the same while it only changes. */
  readonly opened: number;
}

/** Shown where a case cannot be. */
export interface UnreadableCase {
  readonly kind: 'unreadable';
  readonly fileName: string;
  /** What happened and the way out, in the reader's language. */
  readonly message: string;
  readonly canOpenText: boolean;
}

export type ReaderState = ShownCase | UnreadableCase;

/** What the host tells the pane unasked. */
export type ReaderEvent = { readonly type: 'state'; readonly state: ReaderState };
