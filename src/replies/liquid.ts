import { Liquid, LiquidError } from 'liquidjs';
import type { Fragments, TemplateFault } from './template.ts';
import { codeRanges } from './placeholders.ts';

/** A template of this size or work is a mistake; the limits keep it from holding up the editor. */
const limits = { parseLimit: 1_000_000, renderLimit: 300, memoryLimit: 10_000_000 };

/** Stand in for brackets within code while Liquid looks at a text, and around the number of an unfilled slot. */
const brace = '\ue000';
const percent = '\ue001';
const open = '\ue002';
const close = '\ue003';
const slotMark = /\ue002(\d{1,4})\ue003/g;
const privateUse = /[\ue000-\ue003]/g;

/** Hides Liquid's brackets in code: what stands there explains notation and is no slot. Offsets and lines stay. */
function hideCode(body: string): string {
  let result = '';
  let at = 0;
  const plain = body.replace(privateUse, ' ');
  for (const { start, end } of codeRanges(plain)) {
    if (start < at) continue;
    result +=
      plain.slice(at, start) +
      plain.slice(start, end).replace(/\{\{|\{%/g, (pair) => brace + (pair === '{{' ? brace : percent));
    at = end;
  }
  return result + plain.slice(at);
}

function showCode(text: string): string {
  return text.replaceAll(brace + brace, '{{').replaceAll(brace + percent, '{%');
}

/** Making an engine costs more than most templates. */
const engines = new WeakMap<Fragments, Liquid>();

function engineOf(fragments: Fragments): Liquid {
  const made = engines.get(fragments) ?? makeEngine(fragments);
  engines.set(fragments, made);
  return made;
}

function makeEngine(fragments: Fragments): Liquid {
  const templates = Object.fromEntries([...fragments].map(([name, { body }]) => [name, hideCode(body)]));
  const engine = new Liquid({ ...limits, strictFilters: true, ownPropertyOnly: true, templates });
  engine.registerFilter('default', (value: unknown, other: unknown) => (isEmpty(value) ? other : value));
  return engine;
}

/** Nothing was given: nil, false, an empty text, or the mark of a slot that is still open. */
function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === '' ||
    (typeof value === 'string' && value.startsWith(open))
  );
}

const condition = /\{%-?\s*(?:if|unless|elsif|case)\s([^%]{0,300})%\}/g;

function faultOf(error: unknown): Pick<TemplateFault, 'code' | 'line' | 'detail'> {
  const message = error instanceof Error ? error.message : String(error);
  const [line = 1] = LiquidError.is(error) ? error.token.getPosition() : [1];
  const fragment = /Failed to lookup "([^"]*)"/.exec(message)?.[1];
  // Liquid appends the place, which is told apart here.
  const detail = fragment ?? message.replace(/, (?:file:.*, )?line:\d+(?:, col:\d+)?$/, '');
  return { code: fragment === undefined ? 'liquid-broken' : 'unknown-fragment', line, detail };
}

/**
 * The names that a Liquid text and its fragments ask for, in their order; `optional` where a condition asks for them.
 * A fault's line counts from the text's first one.
 */
export function analyzePlaceholders(
  body: string,
  fragments: Fragments,
):
  | { readonly ok: true; readonly names: readonly { readonly name: string; readonly optional: boolean }[] }
  | { readonly ok: false; readonly fault: TemplateFault } {
  try {
    const engine = engineOf(fragments);
    const parsed = engine.parse(hideCode(body));
    const asked = new Set<string>();
    for (const text of [body, ...[...fragments.values()].map((fragment) => fragment.body)]) {
      for (const match of text.matchAll(condition)) {
        for (const word of (match[1] ?? '').matchAll(/[\p{L}_][\p{L}\p{N}_-]*/gu)) asked.add(word[0]);
      }
    }
    // A first run finds what only shows when rendering, such as an unknown filter or fragment, with its line.
    engine.renderSync(parsed, {});
    const names = Object.keys(engine.analyzeSync(parsed).globals);
    return { ok: true, names: names.map((name) => ({ name, optional: asked.has(name) })) };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}

/**
 * Renders a Liquid text. Each of `open` without a value becomes what `slot` says for its number (from 0), wherever the
 * text ends up. Throws where Liquid does; texts that `analyzePlaceholders` took do not, but for endless work.
 */
export function renderReply(
  body: string,
  fragments: Fragments,
  values: Readonly<Record<string, unknown>>,
  openNames: readonly string[],
  write: { text(text: string): string; slot(index: number): string },
): string {
  const marks = Object.fromEntries(openNames.map((name, index) => [name, `${open}${index}${close}`]));
  const clean = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(privateUse, ' ') : value,
    ]),
  );
  const rendered: unknown = engineOf(fragments).parseAndRenderSync(hideCode(body), { ...clean, ...marks });
  const text = String(rendered);
  let result = '';
  let at = 0;
  for (const match of text.matchAll(slotMark)) {
    result += write.text(showCode(text.slice(at, match.index))) + write.slot(Number(match[1]));
    at = match.index + match[0].length;
  }
  return result + write.text(showCode(text.slice(at)));
}
