import { cleanName } from '../../retrospective/fileName.ts';

/** Pure rules for the paths and names of evidence files; `path`s are those of URIs, with `/` between their parts. */

/** Extensions of pictures that a viewer, and our own preview, can show. */
const pictures = /\.(?:png|jpe?g|gif|webp|svg|bmp|avif|ico)$/i;

/** True where the file called `name` is a picture. */
export function isPicture(name: string): boolean {
  return pictures.test(name);
}

/** The way from the folder `from` to the file `to`, or null where there is none (another drive). */
export function relativePath(from: string, to: string): string | null {
  const start = from.split('/').filter((part) => part !== '');
  const end = to.split('/').filter((part) => part !== '');
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared++;
  const differentDrive = shared === 0 && (isDrive(start[0]) || isDrive(end[0]));
  if (differentDrive) return null;
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
}

function isDrive(part: string | undefined): boolean {
  return part !== undefined && /^[a-z]:$/i.test(part);
}

/**
 * `path` as a Markdown link destination: what would end the destination, start a query or a fragment, or break a table
 * cell is percent-encoded; everything else, Chinese above all, stays readable.
 */
export function linkDestination(path: string): string {
  const encoded = path.replace(/[\s%()<>#?"\\|`\p{Cc}]/gu, (unit) =>
    encodeURIComponent(unit).replace(/[()]/g, hex),
  );
  // `a:b.png` would be read as an address with the scheme `a`.
  return /^[^/]*:/.test(encoded) ? `./${encoded}` : encoded;
}

function hex(unit: string): string {
  return `%${unit.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** The path that a relative link destination names: fragment and query cut off, escapes decoded. */
export function pathOfDestination(href: string): string {
  const path = href.replace(/[#?].*$/s, '').replace(/\\([!-/:-@[-`{-~])/g, '$1');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The scheme of a link destination in lower case, or null where it is relative. A drive letter counts as a scheme. */
export function schemeOfDestination(href: string): string | null {
  return /^([a-z][a-z0-9+.-]*):/i.exec(href.trim())?.[1]?.toLowerCase() ?? null;
}

/**
 * A name under which a file called `name` can be kept on any system, under the rules for the names of documents; the
 * extension stays.
 */
export function evidenceFileName(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const [, stem, extension] = /^(.*?)(\.[\p{L}\p{N}]{1,16})?$/su.exec(last) ?? [];
  const clean = cleanName(stem ?? '', 200) ?? 'evidence';
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(clean) ? `_${clean}` : clean;
  return reserved + (extension ?? '');
}
