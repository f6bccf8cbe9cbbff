import type { Candidate } from './maskNumbers.ts';
import {
  commonSurnames,
  doubleSurnames,
  endsOrdinaryWord,
  isOrdinaryWord,
  looksLikeName,
  surnames,
} from './chineseNames.ts';

/** What people are called at work; the longer ones first. */
const titles =
  '总经理|副总经理|副总|董事长|总监|总裁|总工|总|项目经理|客户经理|产品经理|副经理|经理|工程师|工|主任医师|主任|副主任|主管|主治|护士长|护士|老师|医生|大夫|先生|女士|小姐|师傅|局长|副局长|处长|副处长|科长|副科长|院长|副院长|厂长|副厂长|部长|副部长|所长|校长|副校长|行长|书记|班长|组长|队长|店长|馆长|会计|助理|秘书|顾问|律师|教授|博士|同学|同志|老板|姐|哥|叔|阿姨|专员|处|局|队|董|院';
const titled = new RegExp(`([\\u4e00-\\u9fff]{1,3}?)(${titles})`, 'g');

/** What follows 总 or 工 where they are part of another word: 张总部, 王工作. */
const otherWord: Readonly<Record<string, RegExp>> = {
  总: /^[部计结体量数额共价裁监账览线署局站包督统经工]/,
  工: /^[作程序艺具厂业单位时资会人伤期龄种装地号段]/,
  姐: /^[妹]/,
  哥: /^[们]/,
  处: /^[理置于在罚分方境所罚]/,
  局: /^[部面域势限]/,
  队: /^[伍列员]/,
  董: /^[事]/,
  院: /^[内方感区里]/,
  老师: /^$/,
};

const personLabel =
  /(?:姓名|联系人|负责人|责任人|处理人|记录人|作者|主持人|主持|参与人员?|参会人员?|与会人员?|经办人|客户代表|项目经理|对接人|接口人|汇报人|报告人|提出人|反馈人|申请人|审批人|审核人|验收人|签字人|操作员|发件人|收件人|抄送|编写人?|整理人?|owner|assignee|author|contact(?: person)?|attendees|participants|reported by|prepared by|written by|approved by|signed by|sent by|cc)["'*]{0,2}\s{0,2}[:：|]\s{0,3}([^\r\n|;；。]{1,80})/gi;

const ownerPattern =
  /(?<![\w.%+@-]|thin:|oci:|\/\/)@("[^"\r\n]{1,40}"|[\u4e00-\u9fff]{2,4}|[A-Za-z][\w'’-]{1,30}(?:\.[A-Za-z][\w'’-]{1,30})?)(?![/\w])/g;
const formal =
  /(?<![\w])(Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau)\.? ([A-Z][\p{L}'’-]{1,30}(?: [A-Z][\p{L}'’-]{1,30}){0,2})/gu;

/** People in `text`: owners, names behind a label, names with a title, names in brackets. `same` is the name without its title. */
export function findPeople(text: string): Candidate[] {
  const found: Candidate[] = [];
  const add = (start: number, end: number, same: string) => {
    found.push({ kind: 'person', start, end, same });
  };
  for (const match of text.matchAll(ownerPattern)) {
    const name = ownerName((match[1] ?? '').replaceAll('"', ''));
    const start = match.index + match[0].indexOf(name);
    // 在群里@了我们三次
    if (/^(?:了|我|你|他|她|大家|所有|全体|全员|群|各|一下|到|过|下|对方|多人|相关|两|三)/.test(name))
      continue;
    // @media, @param and the like of code are no people.
    if (
      /^[a-z]+$/.test(name) &&
      /^(?:media|param|return|returns|import|override|deprecated|example|see|type|charset|all|here|channel|everyone|font|keyframes|component|autowired|test|service|bean)$/.test(
        name,
      )
    )
      continue;
    add(start, start + name.length, name);
  }
  for (const match of text.matchAll(personLabel)) {
    const names = match[1] ?? '';
    const base = match.index + match[0].length - names.length;
    for (const part of names.matchAll(/[^、,，/&\s（）()]+(?: [A-Z][\p{L}'’-]+)*/gu)) {
      const name = part[0];
      const isEnglish = /^[A-Z][\p{L}'’-]+(?: [A-Z][\p{L}'’.-]*){1,2}$/u.test(name);
      if (!isEnglish && !looksLikeName(name)) continue;
      add(base + part.index, base + part.index + name.length, name);
    }
  }
  for (const match of text.matchAll(titled)) addTitled(text, match, add);
  for (const match of text.matchAll(/[（(]([\u4e00-\u9fff]{2,3})[）)]/g)) {
    const name = match[1] ?? '';
    if (commonSurnames.has(name.charAt(0)) && looksLikeName(name))
      add(match.index + 1, match.index + 1 + name.length, name);
  }
  for (const match of text.matchAll(
    /(?<=^|[^\u4e00-\u9fff]|[的和与跟给向请由让对被把找问是了在到叫比])[老小]([\u4e00-\u9fff])(?![\u4e00-\u9fff]?[期转末边色时])/g,
  )) {
    const word = text.slice(match.index + 1, match.index + 4);
    if (commonSurnames.has(match[1] ?? '') && !isOrdinaryWord(word))
      add(match.index, match.index + 2, match[0]);
  }
  for (const match of text.matchAll(formal)) {
    const name = match[2] ?? '';
    add(match.index + match[0].length - name.length, match.index + match[0].length, name);
  }
  return found;
}

/** A Chinese name may run on into the sentence: @王敏也在 is 王敏. */
function ownerName(written: string): string {
  if (!/^[\u4e00-\u9fff]{3,4}$/.test(written) || !surnames.has(written.charAt(0))) return written;
  const longest = doubleSurnames.test(written) ? written : written.slice(0, 3);
  const small = longest.slice(2).search(/[也在的了说和是已把将会来去到要可能都还就负跟处请您你我他们先后]/);
  return small < 0 ? longest : longest.slice(0, 2 + small);
}

/** Surnames that are small words much more often: 向项目经理, 和主任. */
const prepositions: ReadonlySet<string> = new Set(
  '向和于应来都保原全计时成单解强连官衣明从自与就被将比位代平云元班'.split(''),
);

function addTitled(
  text: string,
  match: RegExpExecArray,
  add: (start: number, end: number, same: string) => void,
): void {
  const before = match[1] ?? '';
  const title = match[2] ?? '';
  const titleStart = match.index + before.length;
  const after = text.slice(titleStart + title.length, titleStart + title.length + 2);
  if (otherWord[title]?.test(after)) return;
  // The name is the longest that fits before the title: 欧阳明经理, 王建国经理, 王经理.
  for (const length of title === '工' || title === '总' ? [1, 2] : [3, 2, 1]) {
    const start = titleStart - length;
    const name = text.slice(start, titleStart);
    if (start < 0 || !/^[\u4e00-\u9fff]+$/.test(name)) continue;
    if (
      length === 1
        ? !surnames.has(name) || prepositions.has(name)
        : !(looksLikeName(name) || (length === 2 && doubleSurnames.test(name)))
    )
      continue;
    // 施工, 高工 and 全总 are words; with a title of one character only clear surnames count.
    if (
      title.length === 1 &&
      !commonSurnames.has(name.charAt(0)) &&
      !/[林高马方石余于田任夏江]/.test(name.charAt(0))
    )
      continue;
    if (
      title.length === 1 &&
      /^(?:高工|任工|方总|于总|江总)$/.test(name + title) &&
      /[\u4e00-\u9fff]/.test(text.charAt(start - 1))
    )
      continue;
    if (endsOrdinaryWord(text, start)) continue;
    if (length === 1 && isOrdinaryWord(text.slice(start, start + 3)) && title.length === 1) continue;
    add(start, titleStart, name);
    return;
  }
}
