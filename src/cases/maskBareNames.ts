import {
  commonSurnames,
  doubleSurnames,
  endsOrdinaryWord,
  givenCharacters,
  isOrdinaryWord,
  surnames,
} from './chineseNames.ts';
import type { Candidate } from './maskNumbers.ts';
import { wordStarts } from './wordBoundary.ts';

/** Surnames that are small or everyday words much more often; a name with one of them needs more around it. */
const everyday = new Set(
  '付修候战闻帅巨幸滑于向时任方高成万常全关白包计金应安和都何来保原单解强连官衣明从与就被将比平管石华钱黄文水别水易项位席左池古甘米车房边冷花商仲盖符木习景封章党查路齐阳连温毛田江龙马武史段林余游卫简'.split(
    '',
  ),
);

/** What stands before somebody who is named. */
const before =
  /(?:多亏|都怪|怪|听|连|等|得问|由于|因为|幸亏|讲师|业务员|前台|采购|护士|总监|财务|司机|店员|今晚|昨晚|明天|昨天|今天|上午|下午|当天|那天|创建人|接口人|同学|那边的|这边的|由|请|让|找|给|叫|问|经|被|和|与|跟|向|对|是|及|或|同事|客户|用户|经理|主管|工程师|主任|顾问|组长|运维|实施|开发|测试|产品|销售|售后|仓管|会计|老师|负责人|对接人|联系人|通知|联系|安排|委托|指派|派|交给|转给|告诉|告知|询问|催促|通过|抄送|感谢|麻烦|辛苦|方|部|组|科|处|中心|员|姓名|名叫|叫做)$/;
/** What somebody who is named does, or what is said of them. */
const after =
  /^(?:误操作|误删|误改|误点|值守|坚持|暂代|当场|忘了|忘记|漏了|擅自|私自|主动|临时|手动|连夜|带队|牵头|补了|导了|推了|停了|关了|开了|拔了|骂了|讲得|做得|弄好|那边|这边|亲手|备份|当班|说|讲|称|问|答|回|表示|反馈|反映|认为|觉得|提出|提到|提醒|要求|希望|同意|确认|承认|解释|强调|补充|建议|负责|处理|回复|回电|联系|告知|通知|转告|发现|检查|核对|核实|修改|改了|改动|提交|登录|上传|下载|来电|打电话|打来|致电|发来|发了|发邮件|请假|离职|到场|到达|赶到|抵达|接手|接到|收到|跟进|值班|加班|参加|出席|主持|记录|整理|执行|部署|配置|安装|操作|重启|恢复|导入|导出|测试|演示|培训|签字|签收|审批|审核|批准|拒绝|投诉|抱怨|质疑|催|先|也|都|还|又|就|才|已|正|刚|曾|没|不|未|会|要|能|可|将|把|被|让|请|给|跟|向|对|从|在|于|去|来|到|的|是|有|用|按|等|和|与|及|那|这|本人|等人|所|今|昨|明天|上午|下午|当天|随后|立即|马上|一直|最后|之前|之后|以及|一起|两人|三人|拿|看|写|做|打|带|发|查|改|删|调|换|装|接|跑|走|坐|住)/;

/** What only people do: at the edge of a sentence even a name that is written like a word (高兴, 平安) is one before it. */
const deed =
  /^(?:说(?![明法服])|请假|离职|答应|休假|休息|出差|值班|顶班|替班|代班|轮休|加班|签字|生气|发火|道歉|觉得|认为|承认|同意|拒绝|抱怨|告诉|回电|来电|打电话|姓|本人|口头|当面|亲自|亲口)/;

/** Surnames of few people that are everyday words: a word of the dictionary that begins with one is no name. */
const seldom = new Set('班昌贝松秋伊印容丰红海英敬初尧洛代元云福平荣储麻全强项'.split(''));

/** Characters that begin the next word rather than end a name: 王敏也, 李强的, 何俊把. */
const small = new Set(
  '也都还又就才已正刚曾没不未会要能可将把被让请给跟向对从在于去来到的是有用按等和与及那这所说讲称问答回今昨做写看拿带发查改删调换装接跑走先再最很太更并但而则且或若如当从因为了着过吗呢吧啊呀个位名号们年月日时分第一二三四五六七八九十两几多少每各该此其他她它我你您谁何么什么上下左右前后里外内间中叫找派转交反提表确认负处告通联核检登录培测部配安操重恢导演签审批投抱质催'.split(
    '',
  ),
);
/** Small characters that are common in names all the same. */
const nameToo = new Set('一中安明可成云立正向华文上于行如当先永刚多以之'.split(''));

/** Who is called by a title (王经理) is found with it, in maskPeople. */
const title =
  /^(?:总|工|经理|主任|主管|老师|先生|女士|小姐|师傅|处长|科长|院长|厂长|部长|所长|校长|行长|书记|班长|组长|队长|店长|会计|助理|教授|博士|医生|大夫|护士)/;
/** Surnames that count things: 两张单, 一段话. */
const classifiers = new Set('张段位车房步项席单步路间台支'.split(''));

/** Longest stretch of Chinese characters that is cut into words in one go. */
const longestRun = 48;

/**
 * Chinese names that nothing marks: 昨天周启明到现场. A surname, one or two characters that names are made of, and around them either
 * a boundary or words that go with people. Leans to finding too much: each finding is shown to a person.
 */
export function findBareNames(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(/[\u4e00-\u9fff]{2,}/g)) {
    const end = match.index + match[0].length;
    for (let from = match.index; from < end; from += longestRun - 6) {
      const to = Math.min(end, from + longestRun);
      inRun(text, from, to, match.index, end, found);
      if (to === end) break;
    }
  }
  // Where stretches overlap a name is seen twice.
  const seen = new Set<number>();
  return found.filter(({ start }) => !seen.has(start) && seen.add(start));
}

function inRun(
  text: string,
  from: number,
  to: number,
  runStart: number,
  runEnd: number,
  found: Candidate[],
): void {
  let starts: Set<number> | null | undefined;
  for (let at = from; at + 1 < to; at++) {
    const isDouble = doubleSurnames.test(text.slice(at, at + 2)) && at + 2 < to;
    if (!isDouble && !surnames.has(text.charAt(at))) continue;
    if (isOrdinaryWord(text.slice(at, at + 4)) || endsOrdinaryWord(text, at)) continue;
    const given = at + (isDouble ? 2 : 1);
    if (isSmall(text.charAt(given)) || title.test(text.slice(given, given + 3))) continue;
    if (
      classifiers.has(text.charAt(at)) &&
      /[一二两三四五六七八九十几每这那数半多整\d]/.test(text.charAt(at - 1))
    )
      continue;
    starts ??= wordStarts(text, from, to) ?? new Set();
    const end = nameEnd(text, at, given, { from, to, runStart, runEnd, starts });
    if (end === null) continue;
    found.push({ kind: 'person', start: at, end, same: text.slice(at, end) });
    at = end - 1;
  }
}

/** Whether a number and a blank stand before a surname that counts things: 23 张纸单, but not 14:38 张伟. */
function isCounted(text: string, at: number): boolean {
  return (
    classifiers.has(text.charAt(at)) &&
    /(?:^|[^\d:：.\-/])\d{1,5}[ \u3000]+$/.test(text.slice(Math.max(0, at - 8), at))
  );
}

function isSmall(character: string): boolean {
  return small.has(character) && !nameToo.has(character);
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly runStart: number;
  readonly runEnd: number;
  readonly starts: ReadonlySet<number>;
}

/** Where the likeliest name that begins at `at` ends; null where nothing speaks for one. */
function nameEnd(text: string, at: number, given: number, run: Run): number | null {
  let best: number | null = null;
  let bestScore = 2.9;
  for (const end of [given + 2, given + 1]) {
    if (end > run.to || (end === given + 2 && isSmall(text.charAt(given + 1)))) continue;
    const score = scoreOf(text, at, given, end, run);
    if (score > bestScore) {
      best = end;
      bestScore = score;
    }
  }
  return best;
}

/** How much speaks for a name from `at` to `end`; more than 5 is taken for one. */
function scoreOf(text: string, at: number, given: number, end: number, run: Run): number {
  const surname = text.charAt(at);
  const before4 = text.slice(Math.max(run.runStart, at - 4), at);
  const after4 = text.slice(end, Math.min(run.runEnd, end + 4));
  let score =
    given - at === 2
      ? 3
      : commonSurnames.has(surname)
        ? 2
        : seldom.has(surname) || everyday.has(surname)
          ? -1
          : 1;
  score += end - given === 2 ? 1 : 0.5;
  for (let each = given; each < end; each++) score += givenCharacters.has(text.charAt(each)) ? 0.5 : -1.5;
  // Around the name: the edge of the stretch, or words that go with people.
  if (at === run.runStart) score += isCounted(text, at) ? -1 : 1;
  else if (before.test(before4)) score += 2;
  else if (run.starts.has(at)) score += 0.5;
  else score -= 2;
  if (end === run.runEnd) score += 1;
  else if (after.test(after4)) score += small.has(after4.charAt(0)) ? 1.5 : 2;
  else if (deed.test(after4)) score += 1.5;
  else if (!run.starts.has(end)) score -= 2;
  if (deed.test(after4) && (at === run.runStart || before.test(before4)) && !seldom.has(surname)) score += 2;
  // Words of the dictionary: single characters are what it does not know, which names are.
  const cuts = [...Array(end - at - 1).keys()].filter((offset) => run.starts.has(at + 1 + offset)).length;
  if (cuts === end - at - 1) score += 1;
  else if (cuts === 0 && run.starts.has(at) && run.starts.has(end)) score -= 1.5;
  if (!run.starts.has(end) && end < run.to) {
    // 王敏感: the last character belongs to a word with the next one, unless that one is a small word.
    score -= small.has(text.charAt(end)) ? 0 : 1.5;
  }
  return score;
}
