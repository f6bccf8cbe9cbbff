import { normalDate, readTokens } from '../../markdown/task.ts';
import { isTitle, readLines, sentencesOf, type NoteLine } from './lines.ts';
import type {
  MeetingFacts,
  Minutes,
  NotedAction,
  NotedItem,
  NotedKind,
  NotedTopic,
  TimeFinder,
} from './model.ts';
import { ownersIn, splitNames } from './owners.ts';
import { announcedBy, kindBySaying, type Announced } from './words.ts';

type Facts = { -readonly [K in keyof MeetingFacts]: string[] };
interface Item {
  text: string;
  children: Item[];
}
interface Action extends Item {
  owners: string[];
  due: string;
  done: boolean;
}

/** A label in front of a line: `ACTION: …`, `**决定**：…`, `【待办】…`. */
const label =
  /^(?:[*_]{0,2}([^:：*_【】|]{1,24})[*_]{0,2}\s*[:：][*_]{0,2}|【([^【】]{1,16})】\s*[:：]?|\[([A-Za-z -]{1,20})\]\s*[:：]?|(ACTION|AI|TODO|DECISION|DECIDED|AGREED|QUESTION|AR)\s+[-–—]?\s*(?=\S))\s*/;
/** Several facts in one line: `时间：…，地点：…`. */
const furtherFact =
  /[\s；;，,|](?=(?:会议)?(?:时间|日期|地点|主持人?|记录人?|参会(?:人员)?|参加(?:人员)?|出席(?:人员)?|缺席(?:人员)?|(?:[Dd]ate|[Tt]ime|[Pp]lace|[Ll]ocation|[Pp]resent|[Aa]ttendees|[Aa]bsent|[Cc]hair|[Nn]otes by))\s*[:：])/;
/** Who says it: a name, at most with a role in brackets and a time of day in front. */
const speech =
  /^(?:\[?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\]?\s*)?[*_]{0,2}((?:[\u4e00-\u9fff]{1,4}|[A-Z][\p{L}.'’-]{0,20}(?: [A-Z][\p{L}.'’-]{0,20}){0,2})(?:\s?[（(][^（）()]{1,20}[)）])?)[*_]{0,2}(?:\s+(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+)?\d{1,2}:\d{2}(?::\d{2})?)?\s*[:：]\s*(?=\S)/u;
/** What a colon often follows that is nobody's name. */
const noName =
  /^(?:注意|备注|说明|原因|背景|目的|目标|现状|问题|结果|影响|方案|建议|风险|总结|要求|措施|例如|比如|包括|其中|另外|同时|补充|提醒|重点|进度|范围|内容|费用|时间|Note|Notes|Background|Reason|Goal|Status|Result|Risk|Impact|Example|Re|Re.*)$/;

/**
 * Sorts free notes of a meeting, Chinese or English, into what a report needs. Every line ends up in exactly one place, as it
 * was written but for bullets and labels; nothing is added but owners and dates that the words name. `findTimes` reads times.
 */
export function readMinutes(notes: string, findTimes: TimeFinder): Minutes {
  const reader = new Reader(findTimes);
  const lines = readLines(notes);
  reader.learnNames(lines);
  lines.forEach((line, at) => reader.take(line, lines[at + 1]));
  return { language: languageOf(notes), ...reader.result() };
}

function languageOf(notes: string): 'zh-cn' | 'en' {
  const sample = notes.slice(0, 20_000);
  const chinese = sample.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  return chinese * 3 > (sample.match(/[A-Za-z]{2,}/g)?.length ?? 0) * 2 ? 'zh-cn' : 'en';
}

class Reader {
  readonly #findTimes: TimeFinder;
  readonly #known = new Set<string>();
  readonly #facts: Facts = {
    title: [],
    when: [],
    place: [],
    present: [],
    absent: [],
    chair: [],
    recorder: [],
  };
  readonly #topics: { title: string; points: Item[] }[] = [];
  readonly #lists: Record<Exclude<NotedKind, 'action'>, Item[]> = {
    decision: [],
    question: [],
    next: [],
    other: [],
  };
  readonly #actions: Action[] = [];
  /** What the last heading or label announced for the lines below it. */
  #mode: Announced | null = null;
  /** True where that was a label in a line, which holds for the block below it only. */
  #isLoose = false;
  /** Columns of the table that the lines are in. */
  #table: { action: number; owner: number; due: number } | null = null;
  #isInTable = false;
  /** The last items by their indentation: what is indented further belongs to them. */
  #parents: { item: Item; indent: number }[] = [];
  #hasDiscussion = false;
  #isNew = true;
  /** How the first line begins, where that is when it was. */
  #firstLine = '';
  /** True once what was said on the topics is over. */
  #isAfterTopics = false;

  constructor(findTimes: TimeFinder) {
    this.#findTimes = findTimes;
  }

  /** Collects who is named as present or speaks, so that owners are known wherever they stand in the notes. */
  learnNames(lines: readonly NoteLine[]): void {
    let isPresent = false;
    for (const line of lines) {
      for (const piece of factsOf(line.text)) {
        const { announced, rest } = labelOf(piece);
        const isPeople =
          announced !== null &&
          'fact' in announced &&
          ['present', 'absent', 'chair', 'recorder'].includes(announced.fact);
        const heading =
          line.isHeading || (announced !== null && rest === '')
            ? (announced ?? announcedBy(line.text))
            : undefined;
        if (heading !== undefined)
          isPresent = heading !== null && 'fact' in heading && heading.fact === 'present';
        if (isPeople || (isPresent && line.isItem))
          for (const name of splitNames(isPeople ? rest : piece)) this.#know(name);
      }
      const speaker = speakerOf(line.text);
      if (speaker !== '') for (const name of splitNames(speaker)) this.#know(name);
    }
  }

  #know(name: string): void {
    if (name.length >= 2 && name.length <= 30 && this.#known.size < 200) this.#known.add(name);
  }

  take(line: NoteLine, next: NoteLine | undefined): void {
    if (this.#isNew) this.#firstLine = /^\d{1,4}\s?[-/.年月].{0,12}/.exec(line.text)?.[0] ?? '';
    if (line.cells) return this.#takeRow(line, line.cells);
    if (this.#isNew && isMeetingTitle(line)) {
      this.#isNew = false;
      this.#facts.title.push(line.text);
      return;
    }
    this.#isNew = false;
    this.#isInTable = false;
    if (this.#isLoose && line.afterBlank && !line.isItem) this.#enter(null, false);
    if (line.isHeading || this.#isHead(line, next)) return this.#takeHeading(line.text);
    if (line.indent > 0 || line.isItem) {
      if (this.#takeChild(line)) return;
    }
    const pieces = factsOf(line.text);
    for (const piece of pieces) this.#takePiece({ ...line, text: piece });
  }

  /** A short line that ends with a colon, or a numbered one with items below it, is a heading, too. */
  #isHead(line: NoteLine, next: NoteLine | undefined): boolean {
    if (line.box !== null || !isTitle(line.text)) return false;
    const isAbove = next !== undefined && next.isItem && next.indent > line.indent;
    if (/[:：]$/.test(line.text))
      return (
        next !== undefined && (announcedBy(line.text) !== null || next.isItem || next.indent > line.indent)
      );
    if (line.indent === 0 && line.isNumbered && !line.isNested && (isAbove || next?.isNested === true))
      return true;
    return (
      !line.isItem &&
      line.indent === 0 &&
      line.afterBlank &&
      next !== undefined &&
      announcedBy(line.text) !== null &&
      !isSingleFact(line.text)
    );
  }

  #takeHeading(text: string): void {
    this.#parents = [];
    const title = text.replace(/\s*[:：]$/, '').trim();
    const { announced: labelled, rest } = labelOf(text);
    const announced = announcedBy(title);
    if (announced && !('topic' in announced)) return this.#enter(announced, /[:：]$/.test(text));
    if (labelled && 'topic' in labelled && rest !== '') return this.#openTopic(rest);
    if (labelled && rest !== '') return this.#takePiece(bare(text));
    this.#openTopic(title);
  }

  #openTopic(title: string): void {
    this.#topics.push({ title, points: [] });
    this.#enter({ topic: true }, false);
  }

  #enter(mode: Announced | null, isLoose: boolean): void {
    this.#mode = mode;
    this.#isLoose = isLoose;
    this.#parents = [];
    if (mode && ('topic' in mode || 'discussion' in mode)) this.#isAfterTopics = false;
    if (mode && 'kind' in mode) this.#isAfterTopics = true;
    if (mode && 'discussion' in mode) {
      this.#hasDiscussion = true;
      this.#topics.push({ title: '', points: [] });
    }
  }

  /** Puts a line that is indented below an item under it, unless it is an action or the like of its own. */
  #takeChild(line: NoteLine): boolean {
    while ((this.#parents.at(-1)?.indent ?? -1) >= line.indent) this.#parents.pop();
    const parent = this.#parents.at(-1);
    if (!parent || line.box !== null || labelOf(line.text).announced !== null) return false;
    const isPlain = kindBySaying(line.text) === null && this.#action(line.text, line, false) === null;
    if (!isPlain) return false;
    const child: Item = { text: line.text, children: [] };
    parent.item.children.push(child);
    this.#parents.push({ item: child, indent: line.indent });
    return true;
  }

  #takePiece(line: NoteLine): void {
    const { announced, rest } = labelOf(line.text);
    if (announced && 'fact' in announced) {
      if (rest === '') this.#enter(announced, true);
      else this.#facts[announced.fact].push(rest);
      return;
    }
    if (announced && 'topic' in announced && rest !== '') return this.#openTopic(rest);
    if (announced && rest === '') return this.#enter(announced, true);
    const text = announced && 'kind' in announced ? rest : line.text;
    const kind =
      announced && 'kind' in announced
        ? announced.kind
        : this.#mode && 'kind' in this.#mode
          ? this.#mode.kind
          : null;
    if (kind) return this.#put(kind, text, line);
    if (this.#mode && 'fact' in this.#mode) {
      this.#facts[this.#mode.fact].push(text);
      return;
    }
    // In running text each sentence is looked at by itself; what belongs together stays together.
    const sentences = line.isItem || line.box !== null ? [text] : sentencesOf(text);
    const speaker = speakerOf(text);
    let plain = '';
    const flush = () => {
      if (plain !== '') this.#putPoint(plain, line, speaker);
      plain = '';
    };
    sentences.forEach((sentence, at) => {
      const action = this.#action(sentence, line, false, speaker);
      const saying = action ? null : kindBySaying(sentence);
      if (!action && !saying) {
        plain += (plain !== '' && /[A-Za-z.!?]$/.test(plain) ? ' ' : '') + sentence;
        return;
      }
      flush();
      // Cut off from the name in front, a sentence still is that person's.
      const said = speaker === '' || at === 0 ? '' : `${speaker}${line.text.includes('：') ? '：' : ': '}`;
      if (action) this.#add(this.#actions, { ...action, text: said + sentence }, line.indent);
      else if (saying) this.#put(saying, said + sentence, line);
    });
    flush();
  }

  #put(kind: NotedKind, text: string, line: NoteLine): void {
    if (kind === 'action') {
      const action = this.#action(text, line, true);
      if (action) this.#add(this.#actions, action, line.indent);
      return;
    }
    this.#add(this.#lists[kind], { text, children: [] }, line.indent);
  }

  #putPoint(text: string, line: NoteLine, speaker: string): void {
    const topic = this.#topics.at(-1);
    const item: Item = { text, children: [] };
    if (topic && this.#isAfterTopics) return this.#add(this.#lists.other, item, line.indent);
    if (topic) return this.#add(topic.points, item, line.indent);
    if (line.isItem || speaker !== '' || this.#hasDiscussion) {
      this.#topics.push({ title: '', points: [] });
      return this.#putPoint(text, line, speaker);
    }
    this.#add(this.#lists.other, item, line.indent);
  }

  #add<T extends Item>(list: T[], item: T, indent: number): void {
    list.push(item);
    this.#parents.push({ item, indent });
  }

  /**
   * `text` as an action. Where no label says that it is one (`isSure`), it takes an owner together with a limit, a box, or a
   * mention.
   */
  #action(
    text: string,
    line: Pick<NoteLine, 'box'>,
    isSure: boolean,
    speaker = speakerOf(text),
  ): Action | null {
    if (text.length > 5000 && !isSure) return null;
    const times = this.#findTimes(text, this.#meeting());
    const sure = isSure || line.box !== null;
    const owners = ownersIn(text, { known: this.#known, speaker, times, isSure: sure });
    const isAssigned = sure || /@|由|请|→|->|(?<![a-z])(?:to|will)(?![a-z])/.test(text);
    const limit =
      times.find(({ isLimit, due }) => isLimit && due !== null) ??
      (isAssigned ? times.find(({ due }) => due !== null) : undefined);
    const isCommitted =
      owners.length > 0 &&
      (times.some(({ isLimit }) => isLimit) ||
        /@|由|负责|我来|我去|→|->|(?<![a-z])(?:to|will|owner|assigned|I'll)(?![a-z])/.test(text));
    const isAsking = /[?？]\s*$/.test(text) || kindBySaying(text) === 'next';
    if (!sure && (!isCommitted || isAsking)) return null;
    // What is written as a task already says it best.
    const token = readTokens(text, { start: 0, end: text.length }).find(({ kind }) => kind === 'due');
    const written = token ? normalDate(token.value) : null;
    return { text, children: [], owners, due: written ?? limit?.due ?? '', done: line.box === true };
  }

  #takeRow(line: NoteLine, cells: readonly string[]): void {
    if (!this.#isInTable || line.afterBlank) {
      this.#isInTable = true;
      this.#table = tableOf(cells);
      // The names of columns say nothing beside what stands below them.
      if (this.#table) return;
    }
    const action = this.#table && cells[this.#table.action];
    if (!this.#table || !action) {
      const kind = this.#mode && 'kind' in this.#mode ? this.#mode.kind : null;
      if (kind && kind !== 'action') return this.#put(kind, line.text, line);
      if (this.#mode && 'fact' in this.#mode) {
        this.#facts[this.#mode.fact].push(line.text);
        return;
      }
      return this.#putPoint(line.text, { ...line, isItem: true }, '');
    }
    const { owner, due } = this.#table;
    const written = cells[due] ?? '';
    const times = this.#findTimes(written, this.#meeting());
    const date = normalDate(written) ?? times.find((time) => time.due !== null)?.due ?? '';
    const rest = cells.filter(
      (cell, at) => cell !== '' && at !== this.#table?.action && at !== owner && !(at === due && date !== ''),
    );
    const isDone = rest.some((cell) => /^(?:已完成|完成|done|closed|已关闭)$/i.test(cell));
    const numberless = rest.filter((cell) => !/^\d{1,3}$/.test(cell));
    const text = [
      action,
      ...numberless,
      ...(normalDate(written) !== null || date === '' ? [] : [written]),
    ].join(' | ');
    this.#add(
      this.#actions,
      { text, children: [], owners: splitNames(cells[owner] ?? ''), due: date, done: isDone },
      line.indent,
    );
  }

  /** Where the day of the meeting may be said. */
  #meeting(): string {
    return [...this.#facts.when, ...this.#facts.title, this.#firstLine].join(' ');
  }

  result(): Omit<Minutes, 'language'> {
    const topics: NotedTopic[] = this.#topics.filter(
      ({ title, points }) => title !== '' || points.length > 0,
    );
    return {
      facts: this.#facts,
      topics,
      decisions: this.#lists.decision satisfies NotedItem[],
      actions: this.#actions satisfies NotedAction[],
      questions: this.#lists.question,
      next: this.#lists.next,
      other: this.#lists.other,
    };
  }
}

function bare(text: string): NoteLine {
  return {
    text,
    indent: 0,
    isHeading: false,
    isItem: false,
    isNumbered: false,
    isNested: false,
    box: null,
    cells: null,
    afterBlank: false,
  };
}

/** A line with several labelled facts as one piece each. */
function factsOf(text: string): string[] {
  if (text.length > 500) return [text];
  const { announced } = labelOf(text);
  return announced && 'fact' in announced
    ? text
        .split(furtherFact)
        .map((piece) => piece.trim())
        .filter((piece) => piece !== '')
    : [text];
}

/** What the label of a line announces, and the line without it; the whole line where it has none. */
function labelOf(text: string): { announced: Announced | null; rest: string } {
  const match = label.exec(text.slice(0, 120));
  const name = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4];
  const announced = name === undefined ? null : announcedBy(name);
  return announced && match
    ? { announced, rest: text.slice(match[0].length).trim() }
    : { announced: null, rest: text };
}

function isSingleFact(text: string): boolean {
  const announced = announcedBy(text);
  return announced !== null && 'fact' in announced && announced.fact === 'title';
}

function speakerOf(text: string): string {
  const name = speech.exec(text.slice(0, 120))?.[1] ?? '';
  return name === '' || noName.test(name) || announcedBy(name) !== null ? '' : name;
}

/** The columns of a table of actions; null for any other table. */
function tableOf(cells: readonly string[]): { action: number; owner: number; due: number } | null {
  const find = (pattern: RegExp) => cells.findIndex((cell) => pattern.test(cell));
  const action = find(
    /^(?:事项|任务|待办(?:事项)?|行动(?:项)?|内容|工作(?:内容|项)?|整改(?:措施|事项)|措施)$|^(?:action(?: item)?s?|tasks?|what|to-?do|item)$/i,
  );
  const owner = find(/负责人|责任人|跟进人|经办人|承办|^(?:owner|who|assignee|assigned to|responsible)$/i);
  const due = find(
    /期限|截止|完成时间|完成日期|计划时间|^(?:时间|日期)$|^(?:due(?: date)?|deadline|when|by|date)$/i,
  );
  return action >= 0 && owner >= 0 ? { action, owner, due } : null;
}

/** The first line of notes, where it names the meeting and nothing else. */
function isMeetingTitle({ text, box, isItem }: NoteLine): boolean {
  if (box !== null || isItem || !isTitle(text)) return false;
  return /(?:会议?|例会|纪要|会谈|沟通|评审|晨会|周会|复盘)(?:记录|纪要)?(?:[（(][^（）()]{1,20}[)）])?$|^.{0,20}会议纪要|(?<![a-z])(?:meeting|minutes|sync|stand-?up|call|review|retro|workshop)(?![a-z])/i.test(
    text,
  );
}
