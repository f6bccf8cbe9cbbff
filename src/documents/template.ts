import { Liquid, LiquidError } from 'liquidjs';
import { stringify } from 'yaml';
import { encodeCell } from '../markdown/table.ts';

/** What a template may name. Texts, lists and rows of texts only: nothing a template could call. */
export type TemplateVariables = Readonly<
  Record<string, string | readonly string[] | readonly Readonly<Record<string, string>>[]>
>;

/** The document, or where (one-based line) and why the template is wrong. */
export type RenderResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly line: number; readonly message: string };

/** A template of this size or work is a mistake; the limits keep it from holding up the editor. */
const limits = { parseLimit: 1_000_000, renderLimit: 300, memoryLimit: 10_000_000 };

const engine = new Liquid({
  ...limits,
  strictFilters: true,
  strictVariables: true,
  // `{% if customer %}` may ask for a variable that is not there.
  lenientIf: true,
  ownPropertyOnly: true,
  // No template reaches a file through include, render or layout.
  templates: {},
});
engine.registerFilter('yaml', yamlScalar);
engine.registerFilter('yamlList', yamlList);
engine.registerFilter('heading', headingText);
engine.registerFilter('cell', cellText);

/**
 * Fills the Liquid `template` with `variables`. Filters beside Liquid's own: `yaml` (a text as a YAML value), `yamlList`
 * (texts as a YAML flow list), `heading` (a text as Markdown heading text) and `cell` (a text as a table cell). An unknown variable or filter is an error.
 */
export function renderTemplate(template: string, variables: TemplateVariables): RenderResult {
  try {
    const text: unknown = engine.parseAndRenderSync(template, { ...variables });
    return { ok: true, text: String(text) };
  } catch (error) {
    return { ok: false, ...faultOf(error) };
  }
}

function faultOf(error: unknown): { line: number; message: string } {
  const message = error instanceof Error ? error.message : String(error);
  if (!LiquidError.is(error)) return { line: 1, message };
  const [line = 1] = error.token.getPosition();
  // Liquid appends the place, which is told apart from the message here.
  return { line, message: message.replace(/, (?:file:.*, )?line:\d+(?:, col:\d+)?$/, '') };
}

function oneLine(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text.replace(/[\r\n\t\u2028\u2029]+/g, ' ').trim();
}

/** `value` as a YAML scalar on one line, quoted only where YAML needs it; nothing for an empty text. */
export function yamlScalar(value: unknown): string {
  const text = oneLine(value);
  return text === '' ? '' : stringify(text, { lineWidth: 0 }).trimEnd();
}

/** `values` as a YAML flow list such as `[王敏, "Li, Qiang"]`. A text counts as a list of one. */
export function yamlList(values: unknown): string {
  const list = (Array.isArray(values) ? values : [values]).map(oneLine).filter((text) => text !== '');
  return stringify(list, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trimEnd();
}

/** `value` as the text of a Markdown heading: one line, and characters that would be markup are escaped. */
export function headingText(value: unknown): string {
  return oneLine(value)
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/[`*]|<(?=[a-z/!?])|\](?=[([:])/gi, '\\$&')
    .replace(/(^|[^\p{L}\p{N}])_|_(?=[^\p{L}\p{N}]|$)/gu, (found) => found.replace('_', '\\_'))
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/#+$/, '\\$&');
}

/** `value` as one cell of a Markdown table: pipes are escaped, and a line break stays within the cell. */
function cellText(value: unknown): string {
  return typeof value === 'string' ? encodeCell(value) : '';
}
