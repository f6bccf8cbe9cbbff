import type { Range } from '../markdown/text.ts';
import type { CompiledTerm, WordingRules } from './compiledRules.ts';
import { isHan } from './fold.ts';
import type { Bilingual, WordingProblem } from './model.ts';
import type { Readable } from './readable.ts';
import type { Sentence, Span } from './sentence.ts';

const message: Bilingual = {
  'zh-cn': '业务读者看不懂这个词，换成他们的话，或者当场解释一句。',
  en: 'A business reader does not know this term: use their words, or explain it on the spot.',
};
const why: Bilingual = {
  'zh-cn': '客户要知道的是业务受了什么影响、现在能不能用。听不懂的词会让人觉得在搪塞，也容易理解错。',
  en: 'The customer wants to know what it means for their work and whether they can go on. A term they do not know sounds like an evasion, and is easily taken for something else.',
};

/** The rule id of findings that come from the plain-words table. */
export const jargonRule = 'plain-words';

/** A term found, with the place that findings are sorted by. */
interface FoundTerm extends Span {
  readonly problem: WordingProblem;
  readonly term: string;
  /** The judge has no say in it. */
  readonly weighed: false;
}

/** A term in a sentence, and whether people know it by half. */
interface Seen {
  readonly term: CompiledTerm;
  readonly span: Span;
  readonly halfKnown: boolean;
}

/** Technical terms of a sentence that nobody explains there, and the terms that are explained. */
export function jargonIn(
  rules: WordingRules,
  { folded, offsetOf }: Readable,
  sentence: Sentence,
  text: string,
): { found: FoundTerm[]; explained: string[] } {
  const seen: Seen[] = [];
  const { hits } = sentence;
  for (let at = 0; at < hits.count; at++) {
    const { terms, halfKnown } = rules.bags.of(hits.bag(at));
    for (const term of terms) {
      const span = { start: hits.start(at), end: hits.end(at) };
      // Words that mean something else (接口人) keep the term in them from counting.
      if (!sentence.isInside(rules.sets[term.set]?.not ?? -1, span.start, span.end))
        insert(seen, { term, span, halfKnown });
    }
  }
  if (seen.length === 0) return { found: [], explained: [] };
  const chinese = sentence.isChinese;
  const found: Seen[] = [];
  const explained: string[] = [];
  const once = new Set<string>();
  let end = 0;
  for (const one of seen) {
    const { term, span } = one;
    // Between Latin words a Chinese explanation helps nobody; in a Chinese sentence any will do.
    if (span.start < end || !(chinese || term.language === 'en')) continue;
    end = span.end;
    if (isExplained(folded, sentence, span)) {
      explained.push(term.key);
      continue;
    }
    if (once.has(term.key)) continue;
    once.add(term.key);
    found.push(one);
  }
  // 接口 alone is a word of every project; two such words, or a harder one beside it, are a riddle.
  const counts = found.length > 1 || found[0]?.halfKnown === false;
  return { found: counts ? found.map((one) => problemOf(one, folded, offsetOf, text)) : [], explained };
}

/** Puts a term in its place among those before it, most often at their end: hits come by their start. */
function insert(seen: Seen[], one: Seen): void {
  let at = seen.length;
  for (let before = seen[at - 1]; before && isAfter(before, one); before = seen[at - 1]) seen[at--] = before;
  seen[at] = one;
}

/** 数据库连接池 rather than 连接池: the longer term says more, and what lies in it is none of its own. */
function isAfter(a: Seen, b: Seen): boolean {
  if (a.span.start !== b.span.start) return a.span.start > b.span.start;
  if (a.span.end !== b.span.end) return a.span.end < b.span.end;
  // In a Chinese sentence the Chinese words for the same term.
  return a.term.language === 'en' && b.term.language !== 'en';
}

function problemOf(
  { term, span }: Seen,
  folded: string,
  offsetOf: Readable['offsetOf'],
  text: string,
): FoundTerm {
  const range = { start: offsetOf(span.start), end: offsetOf(span.end - 1) + 1 };
  const suggestions = term.plain.map((plain) => ({
    text: plain,
    edits: [{ range, newText: plain }],
    safe: false,
  }));
  const written = text.slice(range.start, range.end);
  suggestions.push(...explanationOf(written, term.plain[0] ?? '', range.end, folded, span));
  return {
    start: span.start,
    end: span.end,
    term: term.key,
    weighed: false,
    problem: { kind: 'jargon', rule: jargonRule, severity: 'warning', range, message, why, suggestions },
  };
}

/** Keeps the term and adds what it means: changes nothing that was said. */
function explanationOf(
  term: string,
  plain: string,
  at: number,
  folded: string,
  span: Span,
): { text: string; edits: { range: Range; newText: string }[]; safe: boolean }[] {
  if (plain === '') return [];
  const chinese = isHan(plain.charCodeAt(0)) || isHan(folded.charCodeAt(span.end));
  const added = chinese ? `（${plain}）` : ` (${plain})`;
  return [{ text: term + added, edits: [{ range: { start: at, end: at }, newText: added }], safe: true }];
}

const after =
  /^[\s,:'"—–-]{0,4}(?:也就是|亦即|即(?![将可使时刻便])|就是(?!因)|是指|指的是|意思是|意为|意即|通俗|简单说|说白了|的(?:作用|意思|用处|功能)(?:就)?是|用来|相当于|好比|就像|打个比方|类似|作用像|可以理解|i\.?e\.|that is(?! why)|that's|meaning|which means|in other words|in plain|simply put|or,? (?:simply|in plain)|means|(?:a|some) (?:kind|sort) of|something like|much like|similar to|comparable to|think of it as|(?:a|an|our|your|the) [^,.;()]{3,50},|which is (?:a|the)\b|(?:a|an|the) \w+ (?:that|which|where|who)\b)/;
const before =
  /(?:俗称|所谓的?|(?:技术上|术语|行话|专业上|我们|系统里|数据库里|业内)(?:叫做?|称为?|称作)|叫做|称为|称作|也叫|又叫|即|so-called|called|known as|technically|in technical terms,?|what (?:we|engineers|it people) call)\s*(?:an? |the )?$/;

/** How the words of `before` end: a look at the last character spares most terms the search. */
const leads = new Set([...'叫做称为作即谓的,abcdefghijklmnopqrstuvwxyz'].map((char) => char.charCodeAt(0)));

function mayLead(lead: string): boolean {
  const last = lead.length - 1;
  return leads.has(lead.charCodeAt(lead.charCodeAt(last) === 0x20 ? last - 1 : last));
}

function isExplained(folded: string, sentence: Sentence, { start, end }: Span): boolean {
  const rest = folded.slice(end, Math.min(sentence.end, end + 60));
  const lead = folded.slice(Math.max(sentence.start, start - 40), start);
  if (after.test(rest) || (mayLead(lead) && before.test(lead))) return true;
  // In brackets after plain words: 退回上一版本（回滚）.
  const open = lead.lastIndexOf('(');
  if (open > 1 && !lead.slice(open).includes(')')) return true;
  const bracket = /^ ?\(([^()]*)/.exec(rest)?.[1];
  return bracket !== undefined && saysMore(bracket);
}

/** Whether what stands in brackets is more than another abbreviation. */
function saysMore(text: string): boolean {
  const han = [...text].filter((char) => isHan(char.charCodeAt(0))).length;
  return han >= 4 || text.split(' ').filter((word) => /^[a-z]{2,}/.test(word)).length >= 2;
}
