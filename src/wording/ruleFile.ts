import type { Node, Pair, Scalar, YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { MistakeReason } from './mistake.ts';
import { reasonOf } from './mistake.ts';
import type { Bilingual } from './model.ts';
import { wordingContexts, wordingKinds, wordingLanguages } from './model.ts';
import type { ExceptionScope, PlainWord, Rewrite, Rule, RuleFile, RuleMistake, Sourced } from './rule.ts';
import { exceptionScopes } from './rule.ts';

/** More than this is no table that people look after. */
const longestFile = 1_000_000;

class Mistake extends Error {
  constructor(
    readonly reason: MistakeReason,
    readonly node: Node | null,
  ) {
    super(reason.code);
  }
}

const rewritePlaces = ['match', 'clause', 'sentence'];
const listName = /\{([a-z][a-z0-9-]*)\}/g;
const fileKeys = ['lists', 'extend', 'defaults', 'rules', 'words'];
const ruleKeys = [
  ...['id', 'kind', 'severity', 'contexts', 'languages', 'patterns', 'exceptions', 'message', 'why'],
  ...['rewrites', 'judged'],
];

/**
 * Reads a file of wording rules (YAML). What cannot be used is left out and reported with its line; the rest is kept, so
 * that one slip does not switch off a team's rules.
 */
export function parseRuleFile(file: string, yaml: string): { value: RuleFile; mistakes: RuleMistake[] } {
  return new FileReader(file).read(yaml);
}

class FileReader {
  readonly #file: string;
  readonly #lines = new LineCounter();
  readonly #mistakes: RuleMistake[] = [];
  readonly #lists = new Map<string, Sourced>();
  readonly #extend = new Map<string, Sourced>();
  readonly #rules: Rule[] = [];
  readonly #words: PlainWord[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  read(yaml: string): { value: RuleFile; mistakes: RuleMistake[] } {
    if (yaml.length > longestFile) this.#report(reasonOf('large-file'), 1);
    else this.#readText(yaml);
    const value = {
      file: this.#file,
      lists: this.#lists,
      extend: this.#extend,
      rules: this.#rules,
      words: this.#words,
    };
    return { value, mistakes: this.#mistakes };
  }

  #readText(yaml: string): void {
    const document = parseDocument(yaml, {
      lineCounter: this.#lines,
      prettyErrors: false,
      logLevel: 'silent',
      stringKeys: true,
    });
    const [error] = document.errors;
    if (error) {
      this.#report(reasonOf('no-yaml', error.message), this.#lines.linePos(error.pos[0]).line);
      return;
    }
    const unread = yaml.indexOf('\uFFFD');
    if (unread >= 0) this.#report(reasonOf('no-utf8'), this.#lines.linePos(unread).line);
    const root = document.contents;
    if (root === null || (isScalar(root) && root.value === null)) return;
    this.#try(root, () => this.#readRoot(root));
  }

  #report(reason: MistakeReason, line: number): void {
    this.#mistakes.push({ file: this.#file, line, reason });
  }

  #line(node: Node | null): number {
    return this.#lines.linePos(node?.range?.[0] ?? 0).line;
  }

  #try(fallback: Node | null, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      this.#report(error.reason, this.#line(error.node ?? fallback));
    }
  }

  #readRoot(root: Node): void {
    const parts = new Map<string, Node>();
    // A key that nobody knows takes none of the others along.
    for (const [key, value, node] of this.#entries(root)) {
      if (fileKeys.includes(key)) parts.set(key, value);
      else this.#report(reasonOf('unknown-key', key, fileKeys.join(', ')), this.#line(node));
    }
    const defaults = parts.get('defaults') ?? null;
    for (const [key, into] of [
      ['lists', this.#lists],
      ['extend', this.#extend],
    ] as const) {
      this.#try(root, () => {
        for (const [name, node] of this.#entries(parts.get(key) ?? null)) {
          if (!/^[a-z][a-z0-9-]{0,40}$/.test(name)) throw new Mistake(reasonOf('list-name', name), node);
          if (name === 'time' || name === 'name')
            throw new Mistake(reasonOf('special-list', `{${name}}`), node);
          into.set(name, this.#text(node));
        }
      });
    }
    this.#try(root, () => {
      for (const node of this.#items(parts.get('rules') ?? null)) {
        this.#try(node, () => this.#rules.push(this.#rule(node, defaults)));
      }
    });
    this.#try(root, () => {
      for (const [term, node, key] of this.#entries(parts.get('words') ?? null)) {
        const plain = this.#texts(node).map(({ text }) => text);
        this.#words.push({ term: { text: term, line: this.#line(key) }, plain });
      }
    });
  }

  #rule(node: Node, defaults: Node | null): Rule {
    const own = this.#map(node, ruleKeys);
    const common = defaults ? this.#map(defaults, ruleKeys) : new Map<string, Node | null>();
    const get = (key: string): Node | null => own.get(key) ?? common.get(key) ?? null;
    const need = (key: string): Node => {
      const found = get(key);
      if (!found) throw new Mistake(reasonOf('missing-key', key), node);
      return found;
    };
    const id = this.#text(need('id')).text;
    if (!/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,60}$/u.test(id))
      throw new Mistake(reasonOf('rule-id', id), need('id'));
    const judged = isScalar(get('judged')) && (get('judged') as Scalar).value === true;
    const patterns = judged ? [] : this.#texts(need('patterns'));
    if (!judged && patterns.length === 0) throw new Mistake(reasonOf('no-patterns'), need('patterns'));
    return {
      id,
      kind: this.#oneOf(need('kind'), wordingKinds),
      severity: get('severity') ? this.#oneOf(need('severity'), ['error', 'warning']) : 'warning',
      contexts: get('contexts') ? this.#someOf(need('contexts'), wordingContexts) : wordingContexts,
      languages: get('languages') ? this.#someOf(need('languages'), wordingLanguages) : wordingLanguages,
      patterns,
      judged,
      exceptions: [common, own].flatMap((from) => this.#exceptions(from.get('exceptions') ?? null)),
      message: this.#bilingual(need('message')),
      why: get('why') ? this.#bilingual(need('why')) : { 'zh-cn': '', en: '' },
      // Those of all rules are there for whichever of them has the part.
      rewrites: own.has('rewrites')
        ? this.#items(need('rewrites')).flatMap((item) => this.#rewrite(item, patterns))
        : this.#items(get('rewrites')).map((item) => this.#readRewrite(item)),
    };
  }

  #exceptions(node: Node | null): { scope: ExceptionScope; pattern: Sourced }[] {
    if (!node) return [];
    if (isSeq(node)) return this.#texts(node).map((pattern) => ({ scope: 'sentence', pattern }));
    return [...this.#map(node, exceptionScopes)].flatMap(([scope, list]) =>
      this.#texts(list).map((pattern) => ({ scope: scope as ExceptionScope, pattern })),
    );
  }

  /** A rewrite; none, and a report, where it takes a part that no pattern has: nobody would ever be offered it. */
  #rewrite(node: Node, patterns: readonly Sourced[]): Rewrite[] {
    const lists = new Set(
      patterns.flatMap(({ text }) => [...text.matchAll(listName)].map(([, name]) => name)),
    );
    const rewrites: Rewrite[] = [];
    this.#try(node, () => {
      const rewrite = this.#readRewrite(node);
      const { at, text } = rewrite;
      if (!rewritePlaces.includes(at) && !lists.has(at))
        throw new Mistake(reasonOf('rewrite-place', at), node);
      const missing = [...text.matchAll(listName)].find(([, name]) => !lists.has(name));
      if (missing?.[1] !== undefined) throw new Mistake(reasonOf('rewrite-part', `{${missing[1]}}`), node);
      rewrites.push(rewrite);
    });
    return rewrites;
  }

  #readRewrite(node: Node): Rewrite {
    if (!isMap(node)) return { at: 'match', text: this.#text(node).text, safe: false };
    const parts = this.#map(node, ['at', 'text', 'safe']);
    const text = parts.get('text');
    if (!text) throw new Mistake(reasonOf('no-rewrite-text'), node);
    const at = parts.get('at');
    const safe = parts.get('safe');
    return {
      at: at ? this.#text(at).text : 'match',
      text: this.#text(text).text,
      safe: isScalar(safe) && safe.value === true,
    };
  }

  #bilingual(node: Node): Bilingual {
    if (!isMap(node)) {
      const { text } = this.#text(node);
      return { 'zh-cn': text, en: text };
    }
    const parts = this.#map(node, wordingLanguages);
    const [first] = parts.values();
    if (!first) throw new Mistake(reasonOf('bilingual'), node);
    return {
      'zh-cn': this.#text(parts.get('zh-cn') ?? first).text,
      en: this.#text(parts.get('en') ?? first).text,
    };
  }

  #oneOf<T extends string>(node: Node, allowed: readonly T[]): T {
    const { text } = this.#text(node);
    const found = allowed.find((each) => each === text);
    if (!found) throw new Mistake(reasonOf('none-of', text, allowed.join(', ')), node);
    return found;
  }

  #someOf<T extends string>(node: Node, allowed: readonly T[]): T[] {
    const nodes = isSeq(node) ? this.#items(node) : [node];
    if (nodes.length === 0) throw new Mistake(reasonOf('some-of', allowed.join(', ')), node);
    return nodes.map((item) => this.#oneOf(item, allowed));
  }

  /** The values of a map by key; null values are left out. Refuses other keys than those allowed. */
  #map(node: Node | null, allowed: readonly string[]): Map<string, Node> {
    const values = new Map<string, Node>();
    for (const [key, value, keyNode] of this.#entries(node)) {
      if (!allowed.includes(key))
        throw new Mistake(reasonOf('unknown-key', key, allowed.join(', ')), keyNode);
      values.set(key, value);
    }
    return values;
  }

  #entries(node: Node | null): [string, Node, Node][] {
    if (!node || (isScalar(node) && node.value === null)) return [];
    if (!isMap(node)) throw new Mistake(reasonOf('no-map'), node);
    return (node as YAMLMap<Node, Node | null>).items.flatMap(
      ({ key, value }: Pair<Node, Node | null>): [string, Node, Node][] => {
        if (!isScalar(key)) throw new Mistake(reasonOf('no-name'), key);
        return value === null || (isScalar(value) && value.value === null)
          ? []
          : [[String(key.value), value, key]];
      },
    );
  }

  #items(node: Node | null): Node[] {
    if (!node || (isScalar(node) && node.value === null)) return [];
    if (!isSeq(node)) throw new Mistake(reasonOf('no-list'), node);
    return node.items as Node[];
  }

  #text(node: Node): Sourced {
    if (!isScalar(node) || node.value === null || typeof node.value === 'object')
      throw new Mistake(reasonOf('no-text'), node);
    const text = (typeof node.value === 'string' ? node.value : (node.source ?? '')).trim();
    if (text === '') throw new Mistake(reasonOf('no-text'), node);
    return { text, line: this.#line(node) };
  }

  #texts(node: Node): Sourced[] {
    return isSeq(node) ? this.#items(node).map((item) => this.#text(item)) : [this.#text(node)];
  }
}
