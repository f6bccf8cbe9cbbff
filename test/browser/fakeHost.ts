import { problemText } from '../../src/l10n/problemText.ts';
import type { TextEdit } from '../../src/markdown/text.ts';
import { applyEdits } from '../../src/markdown/text.ts';
import { Channel, ChannelError } from '../../src/protocol/channel.ts';
import type { Port } from '../../src/protocol/channel.ts';
import type {
  FormEvent,
  FormRequest,
  FormState,
  ShownMatter,
  UsualCause,
  ViewState,
} from '../../src/protocol/retrospective.ts';
import { checkRetrospective, progressOf } from '../../src/retrospective/check.ts';
import { editRetrospective } from '../../src/retrospective/edit.ts';
import { fishboneEdit, meetingEdit } from '../../src/retrospective/insert.ts';
import type { EditResult } from '../../src/retrospective/intent.ts';
import type { Retrospective } from '../../src/retrospective/model.ts';
import { parseRetrospective } from '../../src/retrospective/parse.ts';
import type { PageStore } from '../../webview/drafts.ts';
import type { Host } from '../../webview/host.ts';

type Versioned = Extract<FormRequest, { version: number }>;

/** One end of a message channel as the port that pages and fake hosts speak over. */
export function portOf(port: MessagePort): Port {
  return {
    post: (message) => port.postMessage(message),
    listen(listener) {
      const onMessage = (event: MessageEvent): void => listener(event.data);
      port.addEventListener('message', onMessage);
      port.start();
      return () => port.removeEventListener('message', onMessage);
    },
  };
}

/** Keeps what a page stores, as VS Code does from one page of a view to the next. */
export function memoryStore(): PageStore & { value: unknown } {
  return {
    value: undefined,
    get() {
      return this.value;
    },
    set(value) {
      this.value = structuredClone(value);
    },
  };
}

/**
 * One document behind the protocol, as the extension serves it: real parsing, edits and rules; messages arrive in a later
 * task and as copies; a snapshot is posted before the request that led to it is answered.
 */
export class FakeHost {
  /** What the page asked for, in order. */
  readonly requests: FormRequest[] = [];
  readonly store = memoryStore();
  uri = 'file:///project/retrospectives/example.md';
  today = '2026-11-24';
  usualCauses: readonly UsualCause[] = [];
  knownPeople: readonly string[] = ['王敏', '李强'];
  images: Readonly<Record<string, string>> = {};
  folded: readonly string[] = [];
  matter: ShownMatter | null = null;
  similar: FormState['similar'] = [];
  /** Shown instead of the form. */
  instead: ViewState | null = null;
  /** Consulted before a request is carried out; what it throws goes to the page. */
  before: (request: FormRequest) => void | Promise<void> = () => undefined;
  version = 1;
  text: string;
  readonly #undo: string[] = [];
  readonly #redo: string[] = [];
  #channel: Channel | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** The page's end of a new connection. */
  connect(): Host {
    this.#channel?.dispose();
    const { port1, port2 } = new MessageChannel();
    this.#channel = new Channel(portOf(port1), { onRequest: (body) => this.#answer(body as FormRequest) });
    return { port: portOf(port2), store: this.store };
  }

  get model(): Retrospective {
    return parseRetrospective(this.text);
  }

  get state(): ViewState {
    if (this.instead) return this.instead;
    const { model } = this;
    const problems = checkRetrospective(model, this.today);
    return {
      kind: 'form',
      uri: this.uri,
      fileName: this.uri.slice(this.uri.lastIndexOf('/') + 1),
      version: this.version,
      dirty: this.version > 1,
      today: this.today,
      model,
      problems: problems.map((problem, at) => ({
        ...problem,
        key: `${problem.code} ${at}`,
        message: problemText(problem),
      })),
      progress: progressOf(model, problems),
      matter: this.matter,
      similar: this.similar,
      usualCauses: this.usualCauses,
      knownPeople: this.knownPeople,
      images: this.images,
      folded: this.folded,
    } satisfies FormState;
  }

  /** Somebody else writes into the document, for example in the text editor. */
  write(text: string): void {
    this.#undo.push(this.text);
    this.#redo.length = 0;
    this.#set(text);
  }

  /** Replaces `from` by `to` in the document, as somebody else. */
  replace(from: string, to: string): void {
    if (!this.text.includes(from)) throw new Error(`not in the document: ${from}`);
    this.write(this.text.replace(from, to));
  }

  /** Sends the page a snapshot. */
  refresh(): void {
    this.#channel?.event({ type: 'state', state: this.state } satisfies FormEvent);
  }

  /** Tells the page to go to a problem, or to the first field. */
  reveal(key: string | null): void {
    this.#channel?.event({ type: 'reveal', key } satisfies FormEvent);
  }

  /** Requests of one type. */
  asked<T extends FormRequest['type']>(type: T): Extract<FormRequest, { type: T }>[] {
    return this.requests.filter(
      (request): request is Extract<FormRequest, { type: T }> => request.type === type,
    );
  }

  #set(text: string): void {
    this.text = text;
    this.version++;
    this.refresh();
  }

  async #answer(request: FormRequest): Promise<unknown> {
    if (request.type === 'ready') return this.state;
    this.requests.push(request);
    await this.before(request);
    switch (request.type) {
      case 'edit':
        return this.#change(request, editRetrospective(this.text, this.model, request.intent));
      case 'setStatus': {
        const intent = { kind: 'setField', field: 'status', value: request.status } as const;
        return this.#change(request, editRetrospective(this.text, this.model, intent));
      }
      case 'dropEvidence':
      case 'linkEvidence': {
        const names = request.type === 'dropEvidence' ? request.files.map(({ name }) => name) : request.uris;
        const links = names.map((href) => ({ label: href, href, image: /\.png$/.test(href) }));
        const intent = { kind: 'addEvidence', to: request.to, links } as const;
        return this.#change(request, editRetrospective(this.text, this.model, intent));
      }
      case 'insertFishbone': {
        const labels = { effect: 'x', factors: { technical: 'a', process: 'b', communication: 'c' } };
        return this.#apply(fishboneEdit(this.text, this.model, labels));
      }
      case 'startReview':
        return this.#apply(meetingEdit(this.text, this.model, '## Internal review meeting\n\n- Agenda'));
      case 'undo':
      case 'redo': {
        const [from, to] = request.type === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo];
        const text = from.pop();
        if (text === undefined) return undefined;
        to.push(this.text);
        return this.#set(text);
      }
      default:
        return undefined;
    }
  }

  #change({ version }: Versioned, result: EditResult): void {
    if (version !== this.version) {
      this.refresh();
      throw new ChannelError('stale', 'The document changed in the meantime.');
    }
    this.#apply(result);
  }

  #apply(result: EditResult): void {
    if (!result.ok) throw new ChannelError(result.error, `Refused: ${result.error}`);
    const edits: readonly TextEdit[] = result.edits;
    if (edits.length) this.write(applyEdits(this.text, edits));
  }
}
