import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';

/** The lists by their key, or where (one-based line) and why the file is wrong. */
export type UsualCausesResult<F extends string> =
  | { readonly ok: true; readonly value: ReadonlyMap<string, readonly { factor: F; text: string }[]> }
  | { readonly ok: false; readonly line: number; readonly message: string };

/** Carries the place of a mistake up to the one place that reports it. */
class Mistake extends Error {
  constructor(
    message: string,
    readonly node: Node | null | undefined,
  ) {
    super(message);
  }
}

/**
 * Reads a list of usual causes: a YAML map from a kind of blame (or `any`) to items with a `factor`, one of `factors`, and
 * a `text`. Keys are not judged, so that a team may keep lists of its own.
 */
export function parseUsualCauses<F extends string>(
  yaml: string,
  factors: readonly F[],
): UsualCausesResult<F> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const [error] = document.errors;
  if (error) return { ok: false, line: lineAt(error.pos[0]), message: error.message };
  try {
    return { ok: true, value: readLists(document.contents, factors) };
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) throw mistake;
    return { ok: false, line: lineAt(mistake.node?.range?.[0] ?? 0), message: mistake.message };
  }
}

function readLists<F extends string>(root: Node | null, factors: readonly F[]) {
  const lists = new Map<string, readonly { factor: F; text: string }[]>();
  if (root === null) return lists;
  if (!isMap(root)) throw new Mistake('expected kinds of blame, each with a list', root);
  for (const { key, value } of root.items) {
    if (!isScalar(key)) throw new Mistake('expected a kind of blame', key as Node);
    const list = value as Node | null;
    if (list === null || (isScalar(list) && list.value === null)) continue;
    if (!isSeq(list)) throw new Mistake('expected a list', list);
    lists.set(
      String(key.value),
      list.items.map((item) => readItem(item as Node, factors)),
    );
  }
  return lists;
}

function readItem<F extends string>(item: Node, factors: readonly F[]): { factor: F; text: string } {
  if (!isMap(item)) throw new Mistake('expected "factor:" and "text:"', item);
  const factor = factors.find((known) => known === item.get('factor'));
  if (factor === undefined) throw new Mistake(`"factor:" must be one of ${factors.join(', ')}`, item);
  const text: unknown = item.get('text');
  if (typeof text !== 'string' || text.trim() === '') throw new Mistake('"text:" is missing', item);
  return { factor, text: text.trim() };
}
