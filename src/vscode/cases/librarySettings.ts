/** A library from the settings that makes sense; `path` is as it was written, without blanks around it. */
export interface NamedPath {
  readonly name: string;
  readonly path: string;
}

/** Why an entry of `fupan.cases.libraries` is left out; `at` counts from 0. */
export interface SettingProblem {
  readonly at: number;
  readonly code:
    'not-a-list' | 'not-an-entry' | 'no-path' | 'same-name' | 'no-home' | 'no-folder' | 'same-folder';
  /** The name or path it is about. */
  readonly about: string;
}

/** Reads the value of `fupan.cases.libraries`, whatever somebody wrote there. An entry without a name takes that of its folder. */
export function readLibraries(value: unknown): {
  readonly libraries: readonly (NamedPath & { readonly at: number })[];
  readonly problems: readonly SettingProblem[];
} {
  if (value === undefined || value === null) return { libraries: [], problems: [] };
  if (!Array.isArray(value)) return { libraries: [], problems: [{ at: 0, code: 'not-a-list', about: '' }] };
  const libraries: (NamedPath & { at: number })[] = [];
  const problems: SettingProblem[] = [];
  value.forEach((entry: unknown, at) => {
    // A plain path is what many people write first.
    const { name, path } = (typeof entry === 'string' ? { name: undefined, path: entry } : (entry ?? {})) as {
      name?: unknown;
      path?: unknown;
    };
    const where = typeof path === 'string' ? path.trim() : '';
    if (typeof entry !== 'string' && (typeof entry !== 'object' || entry === null || Array.isArray(entry))) {
      problems.push({ at, code: 'not-an-entry', about: JSON.stringify(entry) });
    } else if (where === '') {
      problems.push({ at, code: 'no-path', about: typeof name === 'string' ? name : '' });
    } else {
      const called = typeof name === 'string' && name.trim() !== '' ? name.trim() : lastPart(where);
      if (libraries.some((each) => each.name === called))
        problems.push({ at, code: 'same-name', about: called });
      else libraries.push({ at, name: called, path: where });
    }
  });
  return { libraries, problems };
}

function lastPart(path: string): string {
  return (
    path
      .split(/[/\\]+/)
      .filter((part) => part !== '' && part !== '.' && part !== '..')
      .at(-1) ?? path
  );
}

/** What a path of the settings is relative to. */
export type PathKind =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'absolute'; readonly path: string }
  | { readonly kind: 'home'; readonly rest: string }
  | { readonly kind: 'relative'; readonly path: string };

/** Tells `~/cases`, `/data/cases`, `D:\\cases`, `\\\\server\\share`, `vscode-vfs://…` and `docs/cases` apart. */
export function kindOfPath(path: string): PathKind {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return { kind: 'address', address: path };
  if (path === '~' || /^~[/\\]/.test(path)) return { kind: 'home', rest: path.slice(2) };
  if (/^(?:[/\\]|[a-z]:[/\\])/i.test(path)) return { kind: 'absolute', path };
  return { kind: 'relative', path: path.replaceAll('\\', '/') };
}
