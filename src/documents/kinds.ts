import { parse } from 'yaml';

/** A kind of document as the list of kinds describes it. */
export interface DocumentKind {
  /** File name of its template without `.md`, and what its front matter says as `fupan:`. */
  readonly name: string;
  readonly title: string;
  /** What it is for, in one line. */
  readonly about: string;
  /** True where it sums up all retrospectives of the workspace, not one. */
  readonly coversWorkspace: boolean;
}

/** Kinds that are listed together. */
export interface KindGroup {
  readonly title: string;
  readonly kinds: readonly DocumentKind[];
}

/** Reads the shipped `kinds.yaml`, the kinds of documents in their groups. Throws where it is broken: it ships with the product. */
export function parseKinds(yaml: string): KindGroup[] {
  return list(parse(yaml)).map((group) => ({
    title: textOf(group, 'group'),
    kinds: list(field(group, 'documents')).map((kind) => ({
      name: textOf(kind, 'name'),
      title: textOf(kind, 'title'),
      about: textOf(kind, 'about'),
      coversWorkspace: field(kind, 'covers') === 'workspace',
    })),
  }));
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError('kinds.yaml: a list is missing');
  return value;
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}

function textOf(value: unknown, key: string): string {
  const text = field(value, key);
  if (typeof text !== 'string' || text === '') throw new TypeError(`kinds.yaml: ${key} is missing`);
  return text;
}
