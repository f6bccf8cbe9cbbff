import type { Node, Pair, Scalar, YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Bilingual } from './model.ts';
import { wordingContexts, wordingKinds, wordingLanguages } from './model.ts';
import type { ExceptionScope, PlainWord, Rewrite, Rule, RuleFile, RuleMistake, Sourced } from './rule.ts';
import { exceptionScopes } from './rule.ts';

/** More than this is no table that people look after. */
const longestFile = 1_000_000;

class Mistake extends Error {
  constructor(
    message: string,
    readonly node: Node | null,
  ) {
    super(message);
  }
}

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
    if (yaml.length > longestFile) this.#report('is larger than 1 MB', 1);
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
      this.#report(error.message, this.#lines.linePos(error.pos[0]).line);
      return;
    }
    const unread = yaml.indexOf('\uFFFD');
    if (unread >= 0)
      this.#report(
        'has characters that cannot be read: save the file as UTF-8',
        this.#lines.linePos(unread).line,
      );
    const root = document.contents;
    if (root === null || (isScalar(root) && root.value === null)) return;
    this.#try(root, () => this.#readRoot(root));
  }

  #report(message: string, line: number): void {
    this.#mistakes.push({ file: this.#file, line, message });
  }

  #line(node: Node | null): number {
    return this.#lines.linePos(node?.range?.[0] ?? 0).line;
  }

  #try(fallback: Node | null, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      this.#report(error.message, this.#line(error.node ?? fallback));
    }
  }

  #readRoot(root: Node): void {
    const parts = this.#map(root, fileKeys);
    const defaults = parts.get('defaults') ?? null;
    for (const [key, into] of [
      ['lists', this.#lists],
      ['extend', this.#extend],
    ] as const) {
      this.#try(root, () => {
        for (const [name, node] of this.#entries(parts.get(key) ?? null)) {
          if (!/^[a-z][a-z0-9-]{0,40}$/.test(name))
            throw new Mistake(`“${name}” is no name of a list: use small letters, digits and “-”`, node);
          if (name === 'time' || name === 'name')
            throw new Mistake(`{${name}} is recognised by its form and cannot be a list`, node);
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
      if (!found) throw new Mistake(`the rule has no “${key}:”`, node);
      return found;
    };
    const id = this.#text(need('id')).text;
    if (!/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,60}$/u.test(id))
      throw new Mistake(`“${id}” is no id: letters, digits, “-”, “_” and “.”`, need('id'));
    const judged = isScalar(get('judged')) && (get('judged') as Scalar).value === true;
    const patterns = judged ? [] : this.#texts(need('patterns'));
    if (!judged && patterns.length === 0) throw new Mistake('“patterns:” is empty', need('patterns'));
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
      rewrites: this.#items(get('rewrites')).map((item) => this.#rewrite(item)),
    };
  }

  #exceptions(node: Node | null): { scope: ExceptionScope; pattern: Sourced }[] {
    if (!node) return [];
    if (isSeq(node)) return this.#texts(node).map((pattern) => ({ scope: 'sentence', pattern }));
    return [...this.#map(node, exceptionScopes)].flatMap(([scope, list]) =>
      this.#texts(list).map((pattern) => ({ scope: scope as ExceptionScope, pattern })),
    );
  }

  #rewrite(node: Node): Rewrite {
    if (!isMap(node)) return { at: 'match', text: this.#text(node).text, safe: false };
    const parts = this.#map(node, ['at', 'text', 'safe']);
    const text = parts.get('text');
    if (!text) throw new Mistake('the rewrite has no “text:”', node);
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
    if (!first) throw new Mistake('expected a text, or one each under “zh-cn:” and “en:”', node);
    return {
      'zh-cn': this.#text(parts.get('zh-cn') ?? first).text,
      en: this.#text(parts.get('en') ?? first).text,
    };
  }

  #oneOf<T extends string>(node: Node, allowed: readonly T[]): T {
    const { text } = this.#text(node);
    const found = allowed.find((each) => each === text);
    if (!found) throw new Mistake(`“${text}” is none of ${allowed.join(', ')}`, node);
    return found;
  }

  #someOf<T extends string>(node: Node, allowed: readonly T[]): T[] {
    const nodes = isSeq(node) ? this.#items(node) : [node];
    if (nodes.length === 0) throw new Mistake(`expected some of ${allowed.join(', ')}`, node);
    return nodes.map((item) => this.#oneOf(item, allowed));
  }

  /** The values of a map by key; null values are left out. Refuses other keys than those allowed. */
  #map(node: Node | null, allowed: readonly string[]): Map<string, Node> {
    const values = new Map<string, Node>();
    for (const [key, value, keyNode] of this.#entries(node)) {
      if (!allowed.includes(key))
        throw new Mistake(`“${key}:” is not known here; there are ${allowed.join(', ')}`, keyNode);
      values.set(key, value);
    }
    return values;
  }

  #entries(node: Node | null): [string, Node, Node][] {
    if (!node || (isScalar(node) && node.value === null)) return [];
    if (!isMap(node)) throw new Mistake('expected “key: value” lines', node);
    return (node as YAMLMap<Node, Node | null>).items.flatMap(
      ({ key, value }: Pair<Node, Node | null>): [string, Node, Node][] => {
        if (!isScalar(key)) throw new Mistake('expected a name before the colon', key);
        return value === null || (isScalar(value) && value.value === null)
          ? []
          : [[String(key.value), value, key]];
      },
    );
  }

  #items(node: Node | null): Node[] {
    if (!node || (isScalar(node) && node.value === null)) return [];
    if (!isSeq(node)) throw new Mistake('expected a list, each item after “- ”', node);
    return node.items as Node[];
  }

  #text(node: Node): Sourced {
    if (!isScalar(node) || node.value === null || typeof node.value === 'object')
      throw new Mistake('expected a text', node);
    const text = (typeof node.value === 'string' ? node.value : (node.source ?? '')).trim();
    if (text === '') throw new Mistake('expected a text', node);
    return { text, line: this.#line(node) };
  }

  #texts(node: Node): Sourced[] {
    return isSeq(node) ? this.#items(node).map((item) => this.#text(item)) : [this.#text(node)];
  }
}
