import type { Node, Pair, Scalar, YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { MistakeReason } from './mistake.ts';
import { reasonOf } from './mistake.ts';
import type { Bilingual } from './model.ts';
import { wordingContexts, wordingKinds, wordingLanguages } from './model.ts';
import type { ExceptionScope, PlainWord, Rewrite, Rule, RuleFile, RuleMistake, Sourced } from './rule.ts';
import { parsePattern, PatternError } from './pattern.ts';
import { exceptionScopes } from './rule.ts';

/** More than this is no table that people look after. */
const longestFile = 1_000_000;

/** What keeps a part from being used; without a reason it has been reported already. */
class Mistake extends Error {
  constructor(
    readonly reason: MistakeReason | null,
    readonly node: Node | null,
  ) {
    super(reason?.code);
  }
}

const severities = ['warning', 'error'] as const;
const rewritePlaces = ['match', 'clause', 'sentence'];
const listName = /\{([a-z][a-z0-9-]*)\}/g;
const fileKeys = ['lists', 'extend', 'defaults', 'rules', 'words'];
const ruleKeys = [
  ...['id', 'kind', 'severity', 'contexts', 'languages', 'patterns', 'exceptions', 'message', 'why'],
  ...['rewrites', 'judged'],
];

/**
 * Reads a file of wording rules (YAML). What cannot be used is left out and reported with its line, every mistake of it; the
 * rest is kept, so that one slip does not switch off a team's rules.
 */
export function parseRuleFile(file: string, yaml: string): { value: RuleFile; mistakes: RuleMistake[] } {
  return new FileReader(file).read(yaml);
}

class FileReader {
  readonly #file: string;
  readonly #lines = new LineCounter();
  readonly #mistakes: RuleMistake[] = [];
  readonly #said = new Set<string>();
  readonly #lists = new Map<string, Sourced>();
  readonly #extend = new Map<string, Sourced>();
  readonly #rules: Rule[] = [];
  readonly #words: PlainWord[] = [];
  /** Lines of the ids of rules. */
  readonly #ids = new Map<string, number>();

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
    for (const { message, pos } of document.errors)
      this.#report(reasonOf('no-yaml', message), this.#lines.linePos(pos[0]).line);
    // A key that stands there twice breaks nothing: the first counts.
    if (document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return;
    const unread = yaml.indexOf('\uFFFD');
    if (unread >= 0) this.#report(reasonOf('no-utf8'), this.#lines.linePos(unread).line);
    const root = document.contents;
    if (root === null || (isScalar(root) && root.value === null)) return;
    this.#try(root, () => this.#readRoot(root));
  }

  #report(reason: MistakeReason, line: number): void {
    // What all rules share is read for each of them.
    const said = JSON.stringify([line, reason]);
    if (this.#said.has(said)) return;
    this.#said.add(said);
    this.#mistakes.push({ file: this.#file, line, reason });
  }

  #line(node: Node | null): number {
    return this.#lines.linePos(node?.range?.[0] ?? 0).line;
  }

  /** What `read` gives; null, and a report, where that cannot be used. */
  #try<T>(fallback: Node | null, read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      if (error.reason) this.#report(error.reason, this.#line(error.node ?? fallback));
      return null;
    }
  }

  /** What `read` gives for each item; all that cannot be used is reported before the whole is refused. */
  #all<Item, T>(items: readonly Item[], read: (item: Item) => T): T[] {
    const values = items.flatMap((item) => this.#try(null, () => [read(item)]) ?? []);
    if (values.length < items.length) throw new Mistake(null, null);
    return values;
  }

  #readRoot(root: Node): void {
    const parts = new Map<string, Node>();
    // A key that nobody knows takes none of the others along.
    for (const [key, value, node] of this.#entries(root)) {
      if (fileKeys.includes(key)) parts.set(key, value);
      else this.#report(reasonOf('unknown-key', key, fileKeys.join(', ')), this.#line(node));
    }
    const defaults = parts.get('defaults') ?? null;
    const common = this.#try(root, () => this.#map(defaults, ruleKeys));
    for (const [key, into] of [
      ['lists', this.#lists],
      ['extend', this.#extend],
    ] as const) {
      this.#try(root, () => {
        for (const [name, node] of this.#entries(parts.get(key) ?? null))
          this.#try(node, () => into.set(name, this.#namedList(name, node)));
      });
    }
    this.#try(root, () => {
      for (const node of this.#items(parts.get('rules') ?? null)) {
        const rule = this.#rule(node, common ?? new Map());
        // Without what all rules share they would find too much, or nothing.
        if (rule && common) this.#rules.push(rule);
      }
    });
    this.#try(root, () => {
      for (const [term, node, key] of this.#entries(parts.get('words') ?? null)) {
        this.#try(node, () => {
          const plain = this.#texts(node).map(({ text }) => text);
          this.#words.push({ term: { text: term, line: this.#line(key) }, plain });
        });
      }
    });
  }

  #namedList(name: string, node: Node): Sourced {
    if (!/^[a-z][a-z0-9-]{0,40}$/.test(name)) throw new Mistake(reasonOf('list-name', name), node);
    if (name === 'time' || name === 'name') throw new Mistake(reasonOf('special-list', `{${name}}`), node);
    return this.#text(node);
  }

  /** A rule with what it shares with the others; null where one of its parts cannot be used. */
  #rule(node: Node, common: ReadonlyMap<string, Node>): Rule | null {
    const entries = this.#try(node, () => this.#entries(node));
    if (!entries) return null;
    const known = entries.filter(([key]) => ruleKeys.includes(key));
    for (const [key, , keyNode] of entries)
      if (!ruleKeys.includes(key))
        this.#report(reasonOf('unknown-key', key, ruleKeys.join(', ')), this.#line(keyNode));
    const own: ReadonlyMap<string, Node> = new Map(known.map(([key, value]) => [key, value]));
    const get = (key: string): Node | null => own.get(key) ?? common.get(key) ?? null;
    const need = (key: string): Node => {
      const found = get(key);
      if (!found) throw new Mistake(reasonOf('missing-key', key), node);
      return found;
    };
    const judged = isScalar(get('judged')) && (get('judged') as Scalar).value === true;
    const id = this.#try(node, () => this.#id(need('id')));
    const kind = this.#try(node, () => this.#oneOf(need('kind'), wordingKinds));
    const severity = this.#try(node, () =>
      get('severity') ? this.#oneOf(need('severity'), severities) : severities[0],
    );
    const contexts = this.#try(node, () =>
      get('contexts') ? this.#someOf(need('contexts'), wordingContexts) : wordingContexts,
    );
    const languages = this.#try(node, () =>
      get('languages') ? this.#someOf(need('languages'), wordingLanguages) : wordingLanguages,
    );
    const patterns = this.#try(node, () => (judged ? [] : this.#patterns(need('patterns'))));
    const exceptions = this.#try(node, () =>
      [common, own].flatMap((from) => this.#exceptions(from.get('exceptions') ?? null)),
    );
    const message = this.#try(node, () => this.#bilingual(need('message')));
    const why = this.#try(node, () => (get('why') ? this.#bilingual(need('why')) : { 'zh-cn': '', en: '' }));
    const rewrites = this.#try(node, () => this.#rewrites(own, common, patterns));
    const isKnown = known.length === entries.length;
    if (!isKnown || !id || !kind || !severity || !contexts || !languages) return this.#refuse(patterns);
    if (!patterns || !exceptions || !message || !why || !rewrites) return this.#refuse(patterns);
    return { id, kind, severity, contexts, languages, patterns, judged, exceptions, message, why, rewrites };
  }

  /** Names what else is wrong with the patterns of a rule that nobody will compile. */
  #refuse(patterns: readonly Sourced[] | null): null {
    for (const { text, line } of patterns ?? []) {
      try {
        parsePattern(text);
      } catch (error) {
        if (!(error instanceof PatternError)) throw error;
        this.#report(error.reason, line);
      }
    }
    return null;
  }

  #id(node: Node): string {
    const { text, line } = this.#text(node);
    if (!/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,60}$/u.test(text))
      throw new Mistake(reasonOf('rule-id', text), node);
    const other = this.#ids.get(text);
    if (other !== undefined) throw new Mistake(reasonOf('same-id', text, other), node);
    this.#ids.set(text, line);
    return text;
  }

  #patterns(node: Node): Sourced[] {
    const patterns = this.#texts(node);
    if (patterns.length === 0) throw new Mistake(reasonOf('no-patterns'), node);
    return patterns;
  }

  #rewrites(
    own: ReadonlyMap<string, Node>,
    common: ReadonlyMap<string, Node>,
    patterns: readonly Sourced[] | null,
  ): Rewrite[] {
    const mine = own.get('rewrites');
    // Those of all rules are there for whichever of them has the part.
    return mine && patterns
      ? this.#items(mine).flatMap((item) => this.#rewrite(item, patterns))
      : this.#items(mine ?? common.get('rewrites') ?? null).map((item) => this.#readRewrite(item));
  }

  #exceptions(node: Node | null): { scope: ExceptionScope; pattern: Sourced }[] {
    if (!node) return [];
    if (isSeq(node)) return this.#texts(node).map((pattern) => ({ scope: 'sentence', pattern }));
    return this.#all([...this.#map(node, exceptionScopes)], ([scope, list]) =>
      this.#texts(list).map((pattern) => ({ scope: scope as ExceptionScope, pattern })),
    ).flat();
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
    if (!isMap(node))
      return { at: 'match', text: this.#text(node).text, safe: false, contexts: wordingContexts };
    const parts = this.#map(node, ['at', 'text', 'safe', 'contexts']);
    const text = parts.get('text');
    if (!text) throw new Mistake(reasonOf('no-rewrite-text'), node);
    const at = parts.get('at');
    const safe = parts.get('safe');
    const contexts = parts.get('contexts');
    return {
      at: at ? this.#text(at).text : 'match',
      text: this.#text(text).text,
      safe: isScalar(safe) && safe.value === true,
      contexts: contexts ? this.#someOf(contexts, wordingContexts) : wordingContexts,
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
    return this.#all(nodes, (item) => this.#oneOf(item, allowed));
  }

  /** The values of a map by key; null values are left out. Refuses other keys than those allowed. */
  #map(node: Node | null, allowed: readonly string[]): Map<string, Node> {
    const pairs = this.#all(this.#entries(node), ([key, value, keyNode]): [string, Node] => {
      if (allowed.includes(key)) return [key, value];
      throw new Mistake(reasonOf('unknown-key', key, allowed.join(', ')), keyNode);
    });
    return new Map(pairs);
  }

  #entries(node: Node | null): [string, Node, Node][] {
    if (!node || (isScalar(node) && node.value === null)) return [];
    if (!isMap(node)) throw new Mistake(reasonOf('no-map'), node);
    const seen = new Set<string>();
    return (node as YAMLMap<Node, Node | null>).items.flatMap(
      ({ key, value }: Pair<Node, Node | null>): [string, Node, Node][] => {
        if (!isScalar(key)) throw new Mistake(reasonOf('no-name'), key);
        const name = String(key.value);
        if (value === null || (isScalar(value) && value.value === null) || seen.has(name)) return [];
        seen.add(name);
        return [[name, value, key]];
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
    return isSeq(node) ? this.#all(this.#items(node), (item) => this.#text(item)) : [this.#text(node)];
  }
}
