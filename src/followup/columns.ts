import type { FixColumn } from '../retrospective/columnNames.ts';
import { fixColumnOf } from '../retrospective/concepts.ts';
import { list } from '../retrospective/phrase.ts';

/** Headers of tables of promises and decisions that tables of fixes do not use. */
const furtherNames = {
  status: list('是否做到 | kept | kept?'),
  text: list(
    '答应的事 | 承诺 | 承诺事项 | 决议 | 结论 | 问题 | 步骤 | commitment | promise | decision | issue',
  ),
  owner: list('谁来做 | 由谁落实 | 落实人 | 由谁 | by whom | who does it | carried out by'),
  due: list(
    '什么时候之前 | 何时之前 | 最晚日期 | 最晚时间 | 整改日期 | 承诺时间 | 计划 | before | promised for',
  ),
};

/**
 * Headers under which a date says until when. "Date" or "time" alone say it in a table of fixes only: elsewhere they tell when
 * something happened.
 */
const sureDue = list(`
  什么时候之前 | 何时之前 | 最晚日期 | 最晚时间 | 整改日期 | 承诺时间 | 计划 | 截止 | 截止日期 | 截止时间 | 期限 | 完成期限 |
  到期日 | 计划完成 | 计划完成时间 | 计划完成日期 | 预计完成 | 预计完成时间 | 预计完成日期 | 要求完成时间 | 整改期限 | 时限 |
  before | promised for | due | due date | due by | deadline | by when | target date | finish by | complete by | planned date
`);

function folded(header: string): string {
  return header
    .replace(/[*_`~]/g, '')
    .replace(/[(（][^()（）]*[)）]/g, '')
    .trim()
    .toLowerCase();
}

/** Which column of a table of things to do a header names; null where none. */
export function actionColumnOf(header: string): FixColumn | null {
  const name = folded(header);
  for (const column of ['text', 'owner', 'due', 'status'] as const) {
    if (furtherNames[column].includes(name)) return column;
  }
  return fixColumnOf(header);
}

/** Whether a header says that a column holds what was promised. */
export function isPromiseHeader(header: string): boolean {
  return /^(?:答应的事|承诺|承诺事项|commitment|promise)$/.test(folded(header));
}

/** Whether a header can only mean the date until which something is to be done. */
export function isDueHeader(header: string): boolean {
  return sureDue.includes(folded(header));
}

const planned = list(
  '计划日期 | 计划时间 | 预定日期 | 约定日期 | planned | planned on | planned for | scheduled',
);
const actual = list(
  '实际日期 | 实际时间 | 回访日期 | 完成日期 | made on | actual | actual date | visited on | done on',
);

/** Which date of a table of visits a header names; null where none. */
export function visitColumnOf(header: string): 'planned' | 'actual' | null {
  const name = folded(header);
  return planned.includes(name) ? 'planned' : actual.includes(name) ? 'actual' : null;
}

/** Whether a heading is about visits to the customer. */
export function isVisitHeading(heading: string): boolean {
  return /^(?:[\d一二三四五六七八九十.、\s]*)(?:客户)?(?:回访|拜访)(?:安排|计划|记录)?$|^(?:[\d.\s]*)(?:planned |customer |follow-up )?visits?(?: plan)?$/i.test(
    folded(heading),
  );
}

/** How many months after going live a visit is, as its words say; null where they do not. */
export function monthsIn(text: string): number | null {
  const match =
    /(?<![\d.])(\d{1,2}|[一二三四五六七八九十]|半|one|two|three|six) ?(?:个月|-?months?)|([一二三])月(?:期|后)?回访/i.exec(
      text,
    );
  const word = (match?.[1] ?? match?.[2] ?? '').toLowerCase();
  if (/^\d/.test(word)) return Number(word);
  const chinese = '一二三四五六七八九十'.indexOf(word);
  if (word !== '' && chinese >= 0) return chinese + 1;
  const words: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, six: 6 };
  return words[word] ?? null;
}
