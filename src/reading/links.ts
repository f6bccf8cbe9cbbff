/** What a link of a document leads to. Anything else, commands and scripts above all, leads nowhere. */
export type LinkTarget =
  | { readonly kind: 'web'; readonly address: string }
  | { readonly kind: 'heading'; readonly id: string }
  /** `path` is as a person would write it, relative to the document or, with a slash first, to the library. */
  | { readonly kind: 'file'; readonly path: string; readonly id: string };

const allowed: ReadonlySet<string> = new Set(['http', 'https', 'mailto']);

/** Reads a link destination; null where nothing may be done with it. */
export function linkTarget(href: string): LinkTarget | null {
  const written = withoutControls(href);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(written)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    return allowed.has(scheme) ? { kind: 'web', address: written } : null;
  }
  const [path, fragment] = split(written, '#');
  const [name] = split(path, '?');
  const file = decoded(name).replaceAll('\\', '/');
  // `//host/share` would be fetched from another machine.
  if (file.startsWith('//') || /^[a-z][a-z0-9+.-]*:/i.test(withoutControls(file))) return null;
  const id = decoded(fragment);
  if (file === '') return id === '' ? null : { kind: 'heading', id };
  return { kind: 'file', path: file, id };
}

/**
 * The path below a library that `path` means in the document at `from` (both relative to the library); null where it would lead out
 * of it.
 */
export function pathBelow(from: string, path: string): string | null {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? null : parts.join('/');
}

/** Browsers leave control characters and blanks out before they look for a scheme. */
function withoutControls(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
}

function split(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
