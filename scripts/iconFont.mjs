// Cuts VS Code's icon font down to the icons that our webviews draw: 1 kB of 126.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import subsetFont from 'subset-font';

const font = 'node_modules/@vscode/codicons/dist/codicon.ttf';

/**
 * Returns the font as a data URL. An icon is whatever code point of the private use area the sources in `sources` write as an
 * escape, in a string (`\ueab2`) or a style (`\eab2`). Throws where there is none.
 * @param {string} sources
 */
export async function iconFont(sources) {
  const files = (await readdir(sources, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const texts = await Promise.all(files.map((file) => readFile(path.join(sources, file), 'utf8')));
  const icons = new Set(
    texts.flatMap((text) => [...text.matchAll(/\\u?(e[0-9a-f]{3})\b/g)].map(([, code = '']) => code)),
  );
  if (icons.size === 0) throw new Error(`no icons in ${sources}`);
  const characters = String.fromCodePoint(...[...icons].map((code) => Number.parseInt(code, 16)));
  const small = await subsetFont(await readFile(font), characters, { targetFormat: 'woff2' });
  return `data:font/woff2;base64,${small.toString('base64')}`;
}
