import * as vscode from 'vscode';
import { Channel, ChannelError, type Port } from '../../src/protocol/channel.ts';
import type { FormEvent, FormRequest, FormState, ViewState } from '../../src/protocol/retrospective.ts';
import type { FupanApi } from '../../src/vscode/api.ts';
import { assert, eventually } from './assert.ts';

/** Activates the extension and returns its interface. */
export async function fupan(): Promise<FupanApi> {
  const extension = vscode.extensions.getExtension<FupanApi>('fupan.fupan');
  assert(extension !== undefined, 'fupan.fupan is not installed');
  return extension.activate();
}

/** A surface's end of a connection, as its webview has it: the states it was sent, and requests. */
export abstract class TestSurface<State, Request> {
  readonly states: State[] = [];
  readonly #channel: Channel;
  #connection: vscode.Disposable | undefined;

  constructor(port: Port, onEvent: (body: unknown, states: State[]) => void) {
    this.#channel = new Channel(port, { onEvent: (body) => onEvent(body, this.states) });
    opened.push(this);
  }

  /** Connects to a host that `connect` reaches by the other end of the port, and waits for the first state. */
  protected async start(connect: () => Promise<vscode.Disposable>): Promise<void> {
    this.#connection = await connect();
    this.states.push(this.read(await this.#channel.request({ type: 'ready' })));
  }

  /** The state that a message holds. */
  protected read(sent: unknown): State {
    return sent as State;
  }

  /** The last state, whatever it is. */
  get state(): State {
    const last = this.states.at(-1);
    assert(last !== undefined, 'no state yet');
    return last;
  }

  request(body: Request): Promise<unknown> {
    return this.#channel.request(body);
  }

  /** Sends anything, as a damaged page could. */
  requestRaw(body: unknown): Promise<unknown> {
    return this.#channel.request(body);
  }

  /** Waits until the last state satisfies `wanted`. */
  until(wanted: (state: State) => boolean, about: string): Promise<true> {
    return eventually<true>(
      () => wanted(this.state) as true,
      `${about}; the last state is ${JSON.stringify(this.state).slice(0, 400)}`,
    );
  }

  dispose(): void {
    this.#connection?.dispose();
    this.#channel.dispose();
  }
}

const opened: { dispose(): void }[] = [];

/** The form's end of a connection. */
export class TestForm extends TestSurface<ViewState, FormRequest> {
  /** Connects a form to `uri`, or to the current retrospective, and waits for the first state. */
  static async open(uri?: vscode.Uri): Promise<TestForm> {
    const api = await fupan();
    const [mine, theirs] = portPair();
    const form = new TestForm(mine, (body, states) => {
      const event = body as FormEvent;
      if (event.type === 'state') states.push(event.state);
    });
    await form.start(() => api.connectForm(theirs, uri));
    return form;
  }

  /** The last state, which has to be that of a retrospective. */
  get form(): FormState {
    const { state } = this;
    assert(state.kind === 'form', `the form shows ${JSON.stringify(state)}`);
    return state;
  }

  edit(
    intent: Extract<FormRequest, { type: 'edit' }>['intent'],
    version = this.form.version,
  ): Promise<unknown> {
    return this.request({ type: 'edit', version, intent });
  }
}

/** Two ends that carry messages as `postMessage` does: later, and as copies. */
export function portPair(): [Port, Port] {
  const listeners: [Set<(message: unknown) => void>, Set<(message: unknown) => void>] = [
    new Set(),
    new Set(),
  ];
  const port = (own: 0 | 1): Port => ({
    post: (message) => {
      const copy: unknown = JSON.parse(JSON.stringify(message));
      setTimeout(() => listeners[own === 0 ? 1 : 0].forEach((listener) => listener(copy)), 0);
    },
    listen: (listener) => {
      listeners[own].add(listener);
      return () => listeners[own].delete(listener);
    },
  });
  return [port(0), port(1)];
}

/** The code of the refusal of `request`; fails where it is not refused. */
export async function refusal(request: Promise<unknown>): Promise<ChannelError> {
  try {
    await request;
  } catch (error) {
    assert(error instanceof ChannelError, `not a refusal: ${String(error)}`);
    assert(error.message.trim() !== '' && !error.message.includes('{0}'), `no sentence: ${error.message}`);
    return error;
  }
  throw new Error('the request was not refused');
}

/** The folder that the tests work in. */
export function root(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder !== undefined, 'no folder is open');
  return folder.uri;
}

let files = 0;

/** Writes a file with a name of its own below the workspace; `content` is text or bytes. */
export async function newFile(content: string | Uint8Array, ending = 'case.md'): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(root(), `run${++files}`, ending);
  await vscode.workspace.fs.writeFile(
    uri,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  );
  return uri;
}

/** What is on disk at `uri`. */
export async function onDisk(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** True where something is at `uri`. */
export async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Shows `uri` as text, with the focus, and returns its document. */
export async function show(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Ends all forms, forgets unsaved changes and closes all editors: what a test should leave behind. */
export async function cleanUp(): Promise<void> {
  for (const form of opened.splice(0)) form.dispose();
  // Under test VS Code closes what is unsaved without a question, and forgets it.
  if (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  }
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** Sets `key` of the workspace, undefined for not at all; what is so already is not written again. */
export async function setSetting(key: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  if (JSON.stringify(settings.inspect(key)?.workspaceValue) === JSON.stringify(value)) return;
  await settings.update(key, value, vscode.ConfigurationTarget.Workspace);
}

/** A retrospective with each section filled and no problem of error level, dated long enough in the future. */
export const complete = `---
fupan: retrospective
title: Labels printed twice
status: draft            # draft | reviewing | closed
occurred: 2026-11-20T14:30
place: Leipzig plant
people: [Anna Weber, Tom Lind]
customer:
project:
accusation: cannot-use
complaint: technical
severity: minor
tags: []
raci:
---

# Labels printed twice

## Event

Each label came out twice.

## Impact

Two hours of sorting.

## Timeline

| Time | What happened | Evidence |
| --- | --- | --- |
| 2026-11-20 14:30 | First report | [log](log.txt) |

## Claims

| Party | Claim | Evidence | Reference | State |
| --- | --- | --- | --- | --- |
| Customer | Nobody tested it | [mail](mail.txt) | order 7 | agreed |

## Evidence

- [log](log.txt)

## Root causes

### Technical factors

- The printer had two queues
  - The old one was not removed
    - No step of the plan said so
      - The plan was copied from another site

### Process factors

- No test print on site
  - The plan had no such step
    - Nobody reviewed the plan
      - Reviews are not scheduled

### Communication factors

Not applicable: all were informed.

### Why the customer sees it so

They saw two labels.

### Why we did not find it earlier

We tested one queue.

### Which gap in the process let it through

The plan.

## Fixes

### Short term

- [x] Remove the old queue @Tom due:2026-11-21 verified:2026-11-21

### Mid term

- [ ] Add a test print @Anna due:2099-01-01

### Long term

- [ ] Review plans @Anna due:2099-02-01

## Lessons

Print once before leaving.
`;
