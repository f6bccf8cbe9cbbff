import { renderOwner } from '../../markdown/task.ts';
import { yamlScalar } from '../template.ts';
import type { Minutes, NotedItem } from './model.ts';
import { encodeCell } from '../../markdown/table.ts';

/** The words of the report, which are part of the document and so in its language. */
const words = {
  'zh-cn': {
    title: '会议报告',
    item: '项目',
    content: '内容',
    facts: {
      when: '时间',
      place: '地点 / 会议号',
      present: '参加',
      absent: '缺席',
      chair: '主持',
      recorder: '记录',
    },
    decisions: '结论',
    actions: '待办',
    questions: '待定问题',
    discussion: '讨论要点',
    next: '下次会议',
    other: '其他',
    join: '、',
    colon: '：',
    hint: '由会议记录整理，措辞未改。请核对负责人和期限后当天发出。',
  },
  en: {
    title: 'Meeting report',
    item: 'Item',
    content: 'Content',
    facts: {
      when: 'Time',
      place: 'Place / call',
      present: 'Present',
      absent: 'Absent',
      chair: 'Chair',
      recorder: 'Written by',
    },
    decisions: 'Conclusions',
    actions: 'Actions',
    questions: 'Open questions',
    discussion: 'Discussion',
    next: 'Next meeting',
    other: 'Other notes',
    join: ', ',
    colon: ': ',
    hint: 'Sorted from the notes, in their words. Check owners and dates, then send it the same day.',
  },
};

/** What the notes need not say. */
export interface ReportFacts {
  /** The day of the report, `YYYY-MM-DD`. */
  readonly date: string;
  readonly customer: string;
  readonly project: string;
  readonly author: string;
}

/**
 * The report of `minutes` as a Markdown document in the language of the notes: facts, decisions, actions as tasks with
 * owner and date, open questions, the discussion by topic, the next meeting, and what fits nowhere.
 */
export function minutesReport(minutes: Minutes, { date, customer, project, author }: ReportFacts): string {
  const text = words[minutes.language];
  const { facts } = minutes;
  const title = facts.title.map(inline).join(text.join);
  const rows = (Object.keys(text.facts) as (keyof typeof text.facts)[])
    .filter((key) => facts[key].length > 0 || key === 'when' || key === 'present')
    .map((key) => `| ${text.facts[key]} | ${cell(facts[key].join(text.join))} |`);
  const key = (name: string, value: string) => `${name}:${value === '' ? '' : ` ${yamlScalar(value)}`}`;
  const parts = [
    [
      '---',
      'fupan: meeting-minutes',
      key('title', text.title),
      `date: ${date}`,
      key('customer', customer),
      key('project', project),
      key('author', author),
      '---',
    ].join('\n'),
    `# ${text.title}${title === '' ? '' : `${text.colon}${title}`}`,
    `<!-- ${text.hint} -->`,
    [`| ${text.item} | ${text.content} |`, '| --- | --- |', ...rows].join('\n'),
    ...section(text.decisions, items(minutes.decisions)),
    ...section(
      text.actions,
      minutes.actions.map((action) => {
        const tokens = [
          ...action.owners.map(renderOwner),
          ...(action.due === '' ? [] : [`due:${action.due}`]),
        ];
        const own = tokens.filter((token) => !action.text.includes(token));
        return `- [${action.done ? 'x' : ' '}] ${[inline(action.text), ...own].join(' ')}${below(action.children, '  ')}`;
      }),
    ),
    ...section(text.questions, items(minutes.questions)),
    ...(minutes.topics.length === 0 ? [] : [`## ${text.discussion}`]),
    ...minutes.topics.flatMap((topic) => [
      ...(topic.title === '' ? [] : [`### ${inline(topic.title)}`]),
      ...(topic.points.length === 0 ? [] : [items(topic.points).join('\n')]),
    ]),
    ...section(text.next, items(minutes.next)),
    ...section(text.other, items(minutes.other)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${heading}`, lines.join('\n')];
}

function items(list: readonly NotedItem[], indent = ''): string[] {
  return list.map(({ text, children }) => `${indent}- ${inline(text)}${below(children, `${indent}  `)}`);
}

function below(children: readonly NotedItem[], indent: string): string {
  return children.length === 0 ? '' : `\n${items(children, indent).join('\n')}`;
}

/** A line of the notes as the text of an item: what would start a comment or an item of another kind is escaped. */
function inline(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .trim()
    .replace(/<!--/g, '\\<!--')
    .replace(/^(?=[#>|+*-]|\d{1,9}[.)](?:\s|$)|\[[ xX]\]|={3,}|`{3,}|~{3,})/, '\\');
}

function cell(text: string): string {
  return encodeCell(text.replace(/\s*[\r\n]+\s*/g, ' '));
}
