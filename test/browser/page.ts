import '@vscode/codicons/dist/codicon.css';
import { afterEach, expect } from 'vitest';
import type { Intent } from '../../src/retrospective/intent.ts';
import '../../webview/elements/app.ts';
import type { App } from '../../webview/elements/app.ts';
import type { FieldElement } from '../../webview/elements/field.ts';
import { findPlace } from '../../webview/findPlace.ts';
import { pageStyles } from '../../webview/styles/page.ts';
import type { FakeHost } from './fakeHost.ts';
import type { ThemeKind } from './themes.ts';
import { applyTheme } from './themes.ts';

if (pageStyles.styleSheet) document.adoptedStyleSheets.push(pageStyles.styleSheet);
document.documentElement.lang = 'en';
document.body.dataset.surface = 'view';

/** A retrospective with something in every section. */
export const sample = `---
fupan: retrospective
title: Stock not synchronised
status: draft
occurred: 2026-11-20T14:30
place: Plant 2
people: [Ann, Bob]
customer:
project:
accusation: cannot-use
complaint: technical
severity: major
tags: []
raci:
---

# Stock not synchronised

## Event

Orders could not be picked.

## Impact

## Timeline

| Time | What happened | Evidence |
| --- | --- | --- |
| 2026-11-20 14:30 | Scanner reports an error | |
| 2026-11-20 14:38 | Bob answers | [chat](evidence/chat.png) |
| 2026-11-20 15:10 | Work-around sent | |

## Claims

| Party | Claim | Evidence | Reference | State |
| --- | --- | --- | --- | --- |
| Customer | "Nobody told us" | | | disputed |
| Us | "It was in the mail" | [mail](evidence/mail.eml) | CR-14 | agreed |

## Evidence

- [chat](evidence/chat.png)
- [log](evidence/sync.log)

## Root causes

### Technical factors

- Mapping missing
  - Test skips it
    - Nobody compared
- Alarm not read

### Process factors

### Communication factors

- Late notice

### Why the customer sees it so

### Why we did not find it earlier

### Which gap in the process let it through

## Fixes

### Short term

- [x] Roll back @Ann due:2026-11-21
- [ ] Watch the alarm @Bob due:2026-11-22

### Mid term

- [ ] Review gate

### Long term

## Lessons
`;

let app: App | null = null;

/** Puts the app on the page, connected to `host`, and waits for its first picture. */
export async function open(host: FakeHost, look: { theme?: ThemeKind; width?: number } = {}): Promise<App> {
  applyTheme(look.theme ?? 'dark');
  app?.remove();
  app = document.createElement('fupan-app');
  app.style.setProperty('width', `${look.width ?? 300}px`);
  document.body.append(app);
  app.connect(host.connect());
  const page = app;
  await expect
    .poll(() => page.shadowRoot?.querySelector('fupan-form, fupan-start, .unreadable'))
    .toBeTruthy();
  await settled();
  return page;
}

afterEach(() => {
  app?.remove();
  app = null;
});

function page(): App {
  if (!app) throw new Error('no page is open');
  return app;
}

/** Resolves when the tasks now queued, and the drawing they lead to, are done. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setTimeout(resolve));
}

function root(): ShadowRoot {
  const { shadowRoot } = page();
  if (!shadowRoot) throw new Error('the page is empty');
  return shadowRoot;
}

/** The element at a place of the form (see webview/places.ts). */
export function at(place: string): HTMLElement {
  const found = findPlace(root(), place);
  if (!found) throw new Error(`nothing at ${place}`);
  return found;
}

/** True where the form has something at a place. */
export function has(place: string): boolean {
  return findPlace(root(), place) !== null;
}

/** The native control of the field at a place. */
export function control(place: string): HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement {
  const found = at(place).shadowRoot?.querySelector('#control');
  if (!found) throw new Error(`no control at ${place}`);
  return found as HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement;
}

/** The field at a place. */
export function field(place: string): FieldElement {
  return at(place) as FieldElement;
}

/** All elements that match a selector, wherever they are. */
export function everywhere<T extends HTMLElement = HTMLElement>(
  selector: string,
  below: ParentNode = root(),
): T[] {
  return [...below.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element as T] : []),
    ...(element.shadowRoot ? everywhere<T>(selector, element.shadowRoot) : []),
  ]);
}

function nameOf(element: HTMLElement): string {
  // Icons are characters of a private area.
  return (element.getAttribute('aria-label') ?? element.innerText.replace(/[\ue000-\uf8ff]/g, '')).trim();
}

/** The one button with this name, below an element. */
export function button(name: string, below?: ParentNode): HTMLElement {
  const named = everywhere('button, vscode-button, [role=menuitem]', below).filter(
    (element) => nameOf(element) === name,
  );
  const [found] = named;
  if (!found || named.length > 1) throw new Error(`${named.length} buttons are called “${name}”`);
  return found;
}

/** The element that has the focus, inside all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** The place of the control that has the focus. */
export function focusedPlace(): string {
  for (let node: Node | null = focused(); node;) {
    if (node instanceof HTMLElement) {
      if ('place' in node && typeof node.place === 'string') return node.place;
      if (node.dataset.place !== undefined) return node.dataset.place;
    }
    const root = node.getRootNode();
    node =
      node.parentNode instanceof ShadowRoot || !node.parentNode ? (root as ShadowRoot).host : node.parentNode;
  }
  return '';
}

/** Types into a control as a keyboard would, without its key events: replaces the whole text. */
export function type(place: string, text: string): void {
  const element = control(place);
  element.focus();
  element.value = text;
  element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** The intents the page asked for. */
export function intents(host: FakeHost): Intent[] {
  return host.asked('edit').map((request) => request.intent as Intent);
}
