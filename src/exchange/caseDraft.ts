import type { MaskNames } from '../cases/mask.ts';
import { partOfHeading } from '../cases/headingParts.ts';
import type { CasePart } from '../cases/model.ts';
import { caseParts } from '../cases/model.ts';
import { parseCase } from '../cases/parse.ts';
import { withoutInternal } from '../markdown/internalBlocks.ts';
import type { Range } from '../markdown/text.ts';
import { isOpen } from '../retrospective/causes.ts';
import type { Concept, Fix, Retrospective } from '../retrospective/model.ts';
import { factors, terms } from '../retrospective/model.ts';
import { parseRetrospective } from '../retrospective/parse.ts';
import { cleanMarkdown } from './cleanMarkdown.ts';

/** What a template of a case is filled with: texts, the parts as Markdown, and lists. Anything unknown is empty. */
export interface CaseVariables {
  readonly title: string;
  /** `YYYY-MM-DD`, `YYYY-MM` or empty. */
  readonly date: string;
  readonly product: string;
  readonly industry: string;
  readonly customer: string;
  readonly accusation: string;
  readonly complaint: string;
  readonly severity: string;
  readonly outcome: string;
  readonly factors: readonly string[];
  readonly tags: readonly string[];
  readonly event: string;
  readonly cause: string;
  readonly handling: string;
  readonly result: string;
  readonly lesson: string;
}

/** A case made of a document, before it is masked. */
export interface CaseDraft {
  readonly language: 'zh-cn' | 'en';
  readonly variables: CaseVariables;
  /** Names that the document knows and the case no longer says to be names: people, owners, parties. */
  readonly names: MaskNames;
  /** Parts that have nothing in them. */
  readonly empty: readonly CasePart[];
  /** False for a retrospective that is not closed. */
  readonly closed: boolean;
  /** What the document has and the case has not. */
  readonly left: {
    readonly internal: number;
    /** A block marked internal had no end, so that everything behind its start is left out. */
    readonly unclosed: boolean;
    readonly disputedClaims: number;
    readonly openFixes: number;
    readonly images: number;
  };
}

const words = {
  'zh-cn': {
    impact: '影响',
    agreed: '各方的说法',
    'cause-technical': '技术因素',
    'cause-process': '流程因素',
    'cause-communication': '沟通因素',
    'review-view': '客户为什么这样看',
    'review-detection': '为什么没有更早发现',
    'review-gap': '流程的哪个漏洞放过了它',
    timeline: '时间线',
    colon: '：',
    time: '时间',
    course: '经过',
    short: '短期',
    mid: '中期',
    long: '长期',
    unsorted: '',
    verified: '已验证',
    remark: (texts: readonly string[]) => `（${texts.join('，')}）`,
    done: (done: number, verified: number) =>
      `${String(done)} 项措施已完成${verified > 0 ? `，其中 ${String(verified)} 项已验证有效` : '，尚未验证效果'}。`,
  },
  en: {
    impact: 'Impact',
    agreed: 'What the parties said',
    'cause-technical': 'Technical factors',
    'cause-process': 'Process factors',
    'cause-communication': 'Communication factors',
    'review-view': 'Why the customer sees it so',
    'review-detection': 'Why we did not find it earlier',
    'review-gap': 'Which gap in the process let it through',
    timeline: 'Timeline',
    colon: ': ',
    time: 'Time',
    course: 'What happened',
    short: 'short term',
    mid: 'mid term',
    long: 'long term',
    unsorted: '',
    verified: 'verified',
    remark: (texts: readonly string[]) => ` (${texts.join(', ')})`,
    done: (done: number, verified: number) =>
      `Fixes done: ${String(done)}${verified > 0 ? `, found to work: ${String(verified)}` : '; whether they work has not been checked'}.`,
  },
} as const;

/**
 * Makes a case of a retrospective, or of any Markdown document as far as its headings tell what is meant: event, cause, fixes that
 * are done, result and lesson. Internal blocks, comments, images, evidence, people, places and claims in dispute stay behind;
 * links to files become their labels. `name` is the file's, for a document without a title. Nothing is masked yet.
 */
export function draftCase(source: string, name: string): CaseDraft {
  const visible = withoutInternal(source);
  const { text } = visible;
  const model = parseRetrospective(text);
  const reader = new DraftReader(text, model);
  const parts = reader.parts();
  const matter = parseCase(text, name);
  const field = (key: keyof typeof matter.fields) => matter.fields[key]?.text.trim() ?? '';
  const title = model.fields.title.value.trim() || field('title');
  const filled = factors.filter((factor) =>
    model.causes[factor].some((cause) => !cause.notApplicable && !isOpen(cause)),
  );
  return {
    language: model.language,
    variables: {
      title: cleanMarkdown(title, reader.count).replace(/\s+/g, ' '),
      date: field('date'),
      product: field('product'),
      industry: field('industry'),
      customer: model.fields.customer.value.trim() || field('customer'),
      accusation: field('accusation'),
      complaint: field('complaint'),
      severity: field('severity'),
      outcome: field('outcome'),
      factors: filled.length > 0 ? filled : (matter.lists.factors ?? []).map((factor) => factor.text),
      tags: (matter.lists.tags ?? []).map((tag) => tag.text),
      ...parts,
    },
    names: namesOf(
      model,
      (matter.lists.people ?? []).map((person) => person.text),
    ),
    empty: caseParts.filter((part) => parts[part] === ''),
    closed: !model.declared || model.fields.status.value === 'closed',
    left: {
      internal: visible.dropped,
      unclosed: visible.unclosed,
      disputedClaims: model.claims.filter(({ claim, state }) => claim.text !== '' && !isSettled(state))
        .length,
      openFixes: allFixes(model).filter((fix) => fix.text !== '' && !isDone(fix)).length,
      images: reader.count.images,
    },
  };
}

function allFixes(model: Retrospective): Fix[] {
  return [...terms, 'unsorted' as const].flatMap((term) => model.fixes[term]);
}

/** Reports without check boxes list what was done. */
function isDone({ done, shape }: Fix): boolean {
  return done || shape === 'list';
}

function isSettled(state: string | null): boolean {
  return state === 'agreed' || state === 'arbitrated';
}

/** People in brackets behind a party: 仓储部（孙立）. */
function inBrackets(text: string): string[] {
  return Array.from(text.matchAll(/[（(]([^（）()]{2,40})[）)]/g), (match) =>
    (match[1] ?? '').split(/[、,，/]/),
  ).flat();
}

function namesOf(model: Retrospective, people: readonly string[]): MaskNames {
  const owners = allFixes(model).flatMap((fix) => fix.owners);
  const parties = model.claims.flatMap(({ party }) => inBrackets(party.text));
  const clean = (names: readonly string[]) => [
    ...new Set(names.map((name) => name.trim().replace(/^@/, '')).filter((name) => name !== '')),
  ];
  return {
    customers: clean([model.fields.customer.value]),
    people: clean([...model.lists.people.items, ...people, ...owners, ...parties]),
  };
}

class DraftReader {
  /** How many images were left out so far. */
  readonly count = { images: 0 };
  readonly #text: string;
  readonly #model: Retrospective;

  constructor(text: string, model: Retrospective) {
    this.#text = text;
    this.#model = model;
  }

  parts(): Record<CasePart, string> {
    const found: Record<CasePart, string> = {
      event: joined(this.#section('event'), this.#titled('impact'), this.#agreed()),
      cause: joined(
        this.#section('causes'),
        ...factors.map((factor) => this.#factor(factor)),
        ...(['review-view', 'review-detection', 'review-gap'] as const).map((review) => this.#titled(review)),
      ),
      handling: joined(this.#fixes(), this.#timeline()),
      result: this.#result(),
      lesson: this.#section('lessons'),
    };
    for (const { part, text } of this.#foreign()) found[part] = joined(found[part], text);
    if (caseParts.some((part) => found[part] !== '')) return found;
    return { ...found, event: this.#body() };
  }

  get #words() {
    return words[this.#model.language];
  }

  #clean(range: Range): string {
    return cleanMarkdown(this.#text.slice(range.start, range.end), this.count);
  }

  /** All that stands below the headings of a concept, but not below those of another one. */
  #section(concept: Concept): string {
    const { sections } = this.#model;
    const pieces = sections.flatMap((section, at) => {
      if (section.concept !== concept) return [];
      let end = section.range.end;
      for (const next of sections.slice(at + 1)) {
        if (next.range.start >= section.range.end) break;
        if (next.concept !== null) end = Math.min(end, next.range.start);
      }
      return [this.#clean({ start: afterHeading(this.#text, section.headingRange.end), end })];
    });
    return joined(...pieces);
  }

  #titled(concept: 'impact' | 'review-view' | 'review-detection' | 'review-gap'): string {
    const text = this.#section(concept);
    return text === '' ? '' : `### ${this.#words[concept]}\n\n${text}`;
  }

  #factor(factor: (typeof factors)[number]): string {
    const causes = this.#model.causes[factor].filter((cause) => !cause.notApplicable && !isOpen(cause));
    const text = causes.length > 0 ? this.#section(`cause-${factor}`) : '';
    return text === '' ? '' : `### ${this.#words[`cause-${factor}`]}\n\n${text}`;
  }

  /** What is in dispute stays with the parties; what is settled belongs to the case, without the person who said it. */
  #agreed(): string {
    const facts = this.#model.claims
      .filter(({ claim, state }) => isSettled(state) && claim.text.trim() !== '')
      .map(({ party, claim }) => {
        const who = this.#inline(party.text.replace(/\s*[（(][^（）()]*[）)]/g, ''));
        return `- ${who === '' ? '' : `${who}${this.#words.colon}`}${this.#inline(claim.text)}`;
      });
    return facts.length === 0 ? '' : `### ${this.#words.agreed}\n\n${facts.join('\n')}`;
  }

  #fixes(): string {
    const items = [...terms, 'unsorted' as const].flatMap((term) =>
      this.#model.fixes[term]
        .filter((fix) => isDone(fix) && fix.text.trim() !== '')
        .map((fix) => {
          const remarks = [this.#words[fix.term], fix.verified.text === '' ? '' : this.#words.verified];
          const said = remarks.filter((remark) => remark !== '');
          return `- ${this.#inline(fix.text)}${said.length > 0 ? this.#words.remark(said) : ''}`;
        }),
    );
    return items.join('\n');
  }

  #timeline(): string {
    const { timeline } = this.#model;
    if (timeline.length === 0) {
      const text = this.#section('timeline');
      // A table without rows has nothing to tell.
      return text === '' || text.split('\n').every((line) => line.startsWith('|')) ? '' : text;
    }
    const cell = (text: string) => this.#inline(text).replaceAll('|', '\\|');
    const rows = timeline.map(({ time, text }) => `| ${cell(time.text)} | ${cell(text.text)} |`);
    const head = `| ${this.#words.time} | ${this.#words.course} |\n| --- | --- |`;
    return `### ${this.#words.timeline}\n\n${[head, ...rows].join('\n')}`;
  }

  #result(): string {
    const tasks = allFixes(this.#model).filter((fix) => fix.done);
    if (tasks.length === 0) return '';
    return this.#words.done(tasks.length, tasks.filter((fix) => fix.verified.text !== '').length);
  }

  /** Sections that mean nothing to a retrospective but are a part of a case: 处理结果, Customer confirmation. */
  #foreign(): { part: CasePart; text: string }[] {
    const { sections } = this.#model;
    return sections.flatMap((section, at) => {
      const inside = sections
        .slice(0, at)
        .some((other) => other.concept !== null && other.range.end >= section.range.end);
      const part = section.concept === null && !inside ? partOfHeading(section.heading) : null;
      const isTitle = at === 0 && section.level === 1;
      if (!part || isTitle) return [];
      const next = sections[at + 1];
      const end = next ? Math.min(section.range.end, next.range.start) : section.range.end;
      return [
        { part, text: this.#clean({ start: afterHeading(this.#text, section.headingRange.end), end }) },
      ];
    });
  }

  /** Everything behind front matter and title. */
  #body(): string {
    const { sections, frontMatter } = this.#model;
    const [title] = sections;
    const start =
      title?.level === 1 ? afterHeading(this.#text, title.headingRange.end) : (frontMatter?.end ?? 0);
    const text = this.#clean({ start, end: this.#text.length });
    // Headings, and tables without a row, say nothing.
    const said = text.replace(/^\|.*\n\|[ :|-]+\|?[ \t]*$(?!\n\|)/gm, '').split('\n');
    return said.some((line) => line.trim() !== '' && !/^#{1,6}(?:\s|$)/.test(line)) ? text : '';
  }

  #inline(text: string): string {
    return cleanMarkdown(text, this.count).replace(/\s*\n\s*/g, ' ');
  }
}

/** The line behind a heading; the row of `===` of an underlined one is skipped. */
function afterHeading(text: string, end: number): number {
  const rest = /^[^\r\n]*(?:\r\n|\r|\n|$)(?:[ ]{0,3}(?:=+|-+)[ \t]*(?:\r\n|\r|\n|$))?/.exec(
    text.slice(end, end + 2000),
  );
  return end + (rest?.[0].length ?? 0);
}

function joined(...pieces: readonly string[]): string {
  return pieces.filter((piece) => piece !== '').join('\n\n');
}
