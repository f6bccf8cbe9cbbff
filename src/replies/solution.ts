import { clausesOf } from './sentences.ts';
import { deed, steps } from './solutionWords.ts';

const actor =
  /我(?!国)|咱们|工程师|顾问|开发|同事|专人|团队|项目组|先|已(?:经)?(?:为|把|将|在|给|替|帮|开|切|恢复|安排|加|调|升|部)|将|会|可以|建议|安排|派|今后|以后|往后|下一步|从[今明本下]|改为|由我|给您|替您|帮您|为您|为贵|补丁|修复包|新版|办法|方案[一二AB是为：]|[两三]个(?:办法|方案|选择|做法)|[一二三]是|分[两三]步|完成|今[天晚]|明[天早晚]|每[天周](?:派|安排|发|到)|给(?!出|到)[^，。]{1,6}做|统一|^(?:先|再|另外?|并)?(?:把|给|加[一两二三四五个上\d]|改[成为用]|换[成上]|补[上一]|建[一个]|单独|固定|按|列|备机|[^，。]{0,4}单独)/;
/** Answering and looking into it are no step that solves something. */
const onlyAnswer =
  /(?:尽快|马上|立即|认真|继续|持续|内部|进一步)?(?:核实|调查|研究|排查|分析|跟进|反馈|转给|转达|答复|回复|告知|讨论|评估|了解|关注|重视|处理|确认|沟通|汇报)(?:您的?|原因|情况|意见|问题|进展|一下|中|清楚|结果)?(?:并|后|再|给|，|$)/;
const told =
  /换(?:作|成|做)?是?(?:我|谁)|才会|出现|系统每|原因|因为|由于|导致|造成|经查|查明|查到|发现|日志|定位[：到了]|复现|被[^，。]{0,10}(?:改|停|关|删|收|取消)|昨[天晚日]|上周|之前|当时|升级后|更新后|在新版|新版本把|漏了|按旧|没照顾|是[^，。]{0,12}的$|因[^此而]{1,12}(?:给|让|对)(?:您|你|大家)|问题(?:就)?(?:出)?在|出在|[改换加补](?:完|了|好)?(?:之?后)?(?:没有|没|未)/;
const asked =
  /^(?:请|敬请|烦请您|麻烦|烦请|劳烦|您(?:先|需要|可以先?重)|建议您(?:重启|清|换|刷新)|需要您)|请您?(?:重启|清|刷新|提供|发|重试|确认)|走变更流程/;
const denied = /(?:不|无法|没法|不能|暂不|没有)(?:能|会|支持|提供|做|安排|改|开发|处理|承诺)/;

const chinese = new RegExp(steps);

const english: readonly RegExp[] = [
  new RegExp(
    `(?<![a-z])(?:I|we|I[’']ve|we[’']ve|I[’']ll|we[’']ll|we[’']re|I[’']m|us|engineers?|engineer|consultants?|developers?|colleagues?|team|trainers?|technicians?|specialists?|project manager|starting now)(?: (?:have|has|had|will|are|am|is|can|could|now|already|just|also|then|first|therefore|both|all|three|of|the|going|to|propose|suggest|would|and|then))* ${deed}`,
    'i',
  ),
  // Somebody by name: "Li Qiang will replace the certificate".
  new RegExp(
    `(?<![A-Za-z])[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:will|has|is|can)(?: (?:now|already|also))? ${deed}`,
  ),
  /(?<![a-z])(?:workaround|in the meantime|(?:until then|for now|meanwhile)(?: [a-z]+){0,2} you can|(?:propose|suggest|offer) (?:a|an|two) (?:call|meeting|session|workshop|visit|walk-?through)|(?:two|three|2|3) (?:ways|options|routes|paths|possibilities)|you can (?:also )?(?:either|use|keep|go on|work|switch|turn|print|enter|scan|export|open the|log in|pay|order|check in|carry on)|option [AB12]|either .{3,60} or |(?:patch|fix|hotfix|correction|new version|build|release)(?: \w+){0,3} (?:goes|will go|is live|ships|will ship|will be (?:live|deployed|installed|released))|corrected .{1,30} attached|goes? into production|from now on|from (?:today|tomorrow|monday)(?: on)?[^.]{0,12} you(?:[’']ll| will)? (?:get|have|receive)|(?:suggest|recommend|propose)(?: that)? you (?!wait|contact|check|clear|restart)|(?:was|were|has been|have been) (?:renewed|restored|replaced|repaired|reset|rebuilt|re-?imported|rolled back|switched)|going forward|will be (?:replaced|restored|rolled back|re-?run|corrected|moved|fixed|upgraded|retrained|re-?imported|closed|rebuilt|reset|split|merged)|will (?:sit with|be on site|join|retrain|train|stand in)|rolled back|every ticket gets|are back on|have been (?:restored|replaced|corrected|moved|re-?imported))/i,
];
const englishTold =
  /(?<![a-z])(?:because|caused|root cause|log shows|was changed|were changed|yesterday|last (?:week|night)(?![’'])|(?:another|other) (?:customers?|clients?|sites?)|if you want|you (?:need|have) to|please|could you|cannot|can[’']t|won[’']t|not able|unable)(?![a-z])/i;

/** Another way of working, or a new habit of ours: 您可以先在手机端审批; 往后所有日期，先跟研发确认再答复. */
const otherWay =
  /您(?:们|这边)?(?:也)?可以(?:先|暂时|临时|改)(?:用|在|走|从|按|到)|(?:以后|往后|今后|从[今明下本][天月周年起])[^。]{0,24}(?:先[^。]{1,16}再|不再|固定|一律|每[天周月日晚]|都(?:由|先|会|要))/;
const question = /^(?:would|which|do|does|did|could|shall)(?![a-z])/i;

/** Whether a sentence offers a concrete step or option of ours; a promise to answer or to look into it is none. */
export function hasSolution(sentence: string): boolean {
  // "If I had to key the orders in again …" is sympathy.
  if (/换(?:作|成|做|了)?是?(?:我|谁)|(?<![a-z])(?:if I were you|in your (?:shoes|place))/i.test(sentence))
    return false;
  if (question.test(sentence)) return false;
  if (otherWay.test(sentence) && !denied.test(sentence)) return true;
  return clausesOf(sentence).some((clause, at, all) => {
    if (english.some((pattern) => pattern.test(clause)) && !englishTold.test(clause)) return true;
    if (!chinese.test(clause) || asked.test(clause) || denied.test(clause)) return false;
    const lead = all.slice(0, at).join('，');
    if (
      told.test(clause) &&
      !/(?:我们?|顾问|工程师)(?:已|把|会|将|先|来|给|今|明|周)|先|替您|帮您/.test(clause)
    )
      return false;
    const named = /^[^，]{0,12}(?:负责|牵头|来办|来做|跟进到底)/.test(all[at + 1] ?? '');
    if (!named && !actor.test(clause) && !actor.test(lead)) return false;
    const rest = clause.replace(onlyAnswer, '');
    if (!chinese.test(rest)) return false;
    return !(
      /(?:结果|方案|意见|说明|结论|报告|提纲|清单)(?:发|给|交|提)/.test(clause) &&
      !/整理成|改|切|补录/.test(rest)
    );
  });
}
