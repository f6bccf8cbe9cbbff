// Takes the layout of the source out of the templates of the webviews: esbuild leaves what stands between back-ticks alone,
// which is a tenth of what each editor that is opened has to load.
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import ts from 'typescript';

/** Parts of a template, in offsets of the source, without the back-ticks and braces around them. */
function partsOf(/** @type {import('typescript').TemplateLiteral} */ template, /** @type {string} */ text) {
  if (ts.isNoSubstitutionTemplateLiteral(template))
    return [{ start: template.getStart() + 1, end: template.end - 1 }];
  const { head, templateSpans } = template;
  return [head, ...templateSpans.map(({ literal }) => literal)].map((part) => ({
    start: part.getStart() + 1,
    end: part.end - (text[part.end - 1] === '`' ? 1 : 2),
  }));
}

/**
 * Returns the source with shorter `css` and `html` templates. A line break with its indentation becomes one space in HTML,
 * where it means the same; style sheets without expressions are minified.
 * @param {string} file
 * @param {string} text
 */
async function shorten(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  /** @type {{ start: number, end: number, text: string, css: boolean }[]} */
  const edits = [];
  /** @param {import('typescript').Node} node */
  const visit = (node) => {
    if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag)) {
      const { template, tag } = node;
      const css = tag.text === 'css' && ts.isNoSubstitutionTemplateLiteral(template);
      if (css || tag.text === 'html') {
        for (const { start, end } of partsOf(template, text)) {
          // A style sheet is minified as the browser gets to see it; what JavaScript needs escaped is escaped again below.
          const written = css ? template.text : text.slice(start, end).replaceAll(/\s*\n\s*/g, ' ');
          edits.push({ start, end, css, text: written });
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  for (const edit of edits) {
    if (!edit.css) continue;
    const { code } = await transform(edit.text, { loader: 'css', minify: true });
    edit.text = code.trim().replaceAll('\\', '\\\\').replaceAll('`', '\\`');
  }
  edits.sort((a, b) => b.start - a.start);
  return edits.reduce((done, edit) => done.slice(0, edit.start) + edit.text + done.slice(edit.end), text);
}

/** The plugin for the bundles of webview/. @type {import('esbuild').Plugin} */
export const shortTemplates = {
  name: 'short-templates',
  setup(build) {
    build.onLoad({ filter: /[\\/]webview[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: await shorten(path, await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};
