import { notTold, told } from './factWords.ts';
import { clausesOf } from './sentences.ts';

/** Not known yet, or only supposed. */
const open =
  /正在(?!进行的)|还在|仍在|尚未|还没|待查|待核|可能|也许|或许|听说|据说|疑似|大概|应该是|估计|怀疑|不排除|会(?:去|尽快|马上|立即|认真|再)?(?:查|核|排|分析|研究)|将(?:会)?(?:查|核|排|分析)|先(?:去)?(?:查|核实|排查)|再(?:查|核实)|(?:查明|查清|核实|确认|定位|复现)(?:之?后|完再|清楚后)|具体原因(?!是|为|已)|如果|若|请(?!知悉|查收)|麻烦|吗|是否|(?<![a-z])(?:may|might|could|possibly|perhaps|probably|maybe|investigat\w+|looking into|look into|will (?:check|analyse|analyze|verify|confirm|look|review|compare)|if|please|could you|not yet|suspect|seems)(?![a-z])/i;

const checked: readonly RegExp[] = [
  /(?:经|已|刚|都|又|重新|逐[条张台个行]|今早|上午|下午|昨[天晚日]|一起|当场|我们?)?(?:查|核实|核对|核查|排查|检查|比对|对比|复核|统计|复盘|对|看|翻|抓包|回放|梳理|盘点|验证|测试)(?:了|过|完|明|到|出|清|下来|后发现|发现)(?!解)/,
  /(?:就是|正是)[^，。]{0,12}(?:原因|根源)/,
  /经(?:查|核实|核对|排查|比对|复核|确认|双方|现场|测试)|已(?:经)?(?:核实|确认|查明|查清|查到|定位|复现|核对|验证)(?!收)|定位(?:到|了|在|是)|复现(?:了|出|成功|到)|在[^，。]{1,12}复现/,
  /(?:日志|记录|监控|报表|截图|数据|系统|抓包|流水|审计|历史|聊天记录|邮件|快照|告警)(?:里|中|上|也|都|明确)?(?:显示|表明|记着|写着|能看到|可以看到|看得到|对得上|说明)/,
  /(?:合同|变更单|CR-?\d+|纪要|邮件|需求清单|签字版|确认书|验收单|附件|会议记录)[^，。]{0,14}(?:写|记|约定|载明|列|注明|签|不含|包含|没有)/,
  /(?:根?原因|根因|起因|症结|问题)(?:已经?)?(?:就?是|为|在于|出在|查明|找到|定位|清楚)(?!什么|否)|是(?:因为|由于)|导致的?$|造成的?$|引起的?$|所致/,
  /(?<![a-z])(?:logs?|traces?|audit trail|records?|history|delivery note|e?mails?|minutes|contract|change order|screenshots?|database|monitoring|timestamps?|figures|data|report|statement|transcript)s?(?: \w+){0,3} (?:shows?|confirms?|says?|states?|lists?|proves?|tells?|has|have|carr(?:y|ies)|records?)(?![a-z])/i,
  /(?<![a-z])(?:according to|as (?:the|your) [^.]{1,30} (?:shows?|confirms?)|root cause (?:is|was)|the cause (?:is|was)|caused by|the reason (?:is|was)|traces? back to|traced (?:it|this|them|the)|turned? out|due to|because|only (?:occurs|happens|fails)|fails? (?:because|when|only|with))(?![a-z])/i,
  /(?<![a-z])(?:I|we|I[’']ve|we[’']ve|engineering|our (?:team|developers?|engineers?))(?: have| has| just| already| also| both)? (?:checked|compared|reproduced|found|traced|confirmed|verified|saw|seen|looked (?:at|up|through)|counted|identified|located|tested|reviewed|went through|pulled|matched)(?![a-z])/i,
];

const detail = /\d|[A-Z]{2,}|[“「『]|[A-Za-z]+_[a-z]+/;
const happened =
  /(?:失败|中断|超时|报错|写满|停了|停止|掉线|断开|丢失|缺失|漏|重复|为空|没有(?:过账|同步|更新|写入|生成)|未(?:过账|同步|更新|写入|生成)|受影响|变成|一直是|异常|过期|被(?:改|删|取消|收回|停用|覆盖)|差的?(?:是|正是)|不一致|对不上|拒绝|溢出|卡[住在]|耗尽)|(?<![a-z])(?:failed|dropped|stopped|timed out|was|were|rejected|stuck|missing|changed|ran out|expired|lost|overran|raised|carry|differ|affected|duplicated|crashed|skipped|hung)(?![a-z])/i;
const when =
  /\d{1,2}[:：点]\d{0,2}|\d{1,2}月\d{1,2}[日号]|昨[天晚日]|今[早晨]|凌晨|上周|本周[一二三四五]|\d{4}-\d\d|(?<![a-z])(?:yesterday|last (?:night|week|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|on \d{1,2} [A-Z]|since|this morning)(?![a-z])/i;
/** What we did about it, and talk about the contact itself, are no details of the case. */
const notCase =
  /已(?:经)?(?:答复|回复|联系|通知|发送|转给|提交|把|将|为您|替您)|我们(?:已|把|将|先)|改为|(?:收到|受理|接到)(?:了)?(?:您|你)|(?<![a-z])(?:replied|answered|we (?:have )?(?:set|switched|rolled|moved|cleared|added|changed|sent)|received your)(?![a-z])/i;

const particular =
  /\d|[A-Z]{2,}|[一二三四五六七八九十两几](?:个|台|张|条|笔|单|次|处|家|名|位|天|小时|套|版|行|项|批|点)|“|「|(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|both|half|all)(?![a-z])/i;

/** Whether a clause tells a particular of the case as it is: "the backup taken at 02:00 is intact", 固件是2.1，跟新标签不兼容. */
function tellsParticular(clauses: readonly string[]): boolean {
  const plain = clauses.filter((clause) => !open.test(clause) && !notTold.test(clause)).join('，');
  return particular.test(plain) && told.test(plain) && plain.replace(/[\s\p{P}]/gu, '').length >= 10;
}

/** Whether a sentence gives a checked detail of this case: what a log, a document or a check has shown. */
export function hasFacts(sentence: string): boolean {
  const clauses = clausesOf(sentence);
  const known = clauses.filter((clause) => !open.test(clause)).join('，');
  if (known === '') return false;
  if (open.test(clauses[0] ?? '') && !detail.test(known)) return false;
  if (/(?:合同|没有|不)[^，。]{0,10}(?:违约金|赔偿|补偿)/.test(known)) return false;
  if (checked.some((pattern) => pattern.test(known)) && known.replace(/[\s\p{P}]/gu, '').length >= 8) {
    // "核对了" alone says that somebody looked, not what was seen.
    return detail.test(known) || clauses.length > 1 || known.length >= 24 || happened.test(known);
  }
  if (tellsParticular(clauses)) return true;
  if (notCase.test(known)) return false;
  const past = clauses.filter((clause) => !open.test(clause) && !notTold.test(clause)).join('，');
  return (
    /[\d一二三四五六七八九十两]/.test(past) &&
    happened.test(past) &&
    (when.test(known) ||
      /(?:共|有|其中)?\d+\s?(?:张|条|行|台|个|笔|单|次|家|人|rows|lines|orders|records|files|messages|documents|articles)/.test(
        known,
      ))
  );
}
