import { clausesOf } from './sentences.ts';

const granted =
  /赔偿|补偿|赔付|免(?:收|费(?!版|试用|软件)|去|除|掉|单)|减免|减收|退(?:款|费|还|回[^，。]{0,8}费|(?:给)?(?:您|你们?|贵[司方院厂校行])[^，。]{0,10}[费款])|折扣|打[一二三四五六七八九\d.]折|优惠|赠送|附赠|加送|顺延|(?:延长|延展|顺延)[^，。]{0,10}(?:维保|服务期|质保|许可|授权|运维)|延保|抵扣|抵用|返还|补贴|(?:费|差旅|成本|开支|损失|工时)[^，。]{0,10}(?:由|归)(?:我|公司|禾澜|乙方)[^，。]{0,4}(?:承担|负担|出)|(?:承担|负担)[^，。]{0,10}(?:费|损失|成本)|(?:降低|减少|下调|少收)[^，。]{0,8}(?:费|价|款)|(?:费|款)[^，。]{0,8}(?:不再?|不另)(?:收|计)|不(?:再|另)?收(?:取|[^，。]{0,4}[费金])|(?<![a-z])(?:refund\w*|credit(?! card| limit| note number| check)|credited|waiv\w+|free of charge|at no (?:extra |additional |further )?(?:cost|charge)|discount\w*|compensat\w+|goodwill|reimburs\w+|(?:cost|fee|training|day|session|visit|invoice)s? (?:is|are) on us|on the house|(?:extend|extension)\w*[^.]{0,20}(?:warranty|maintenance|support|licen[cs]e)|(?:not|won[’']t|never)(?: be)? (?:charge|bill|invoic)\w*|no (?:extra )?charge|complimentary|(?:we|company)(?:[’']ll| will)? (?:cover|bear|pay for)|(?:reduce|lower|cut)\w*[^.]{0,24}(?:fees?|price|invoice|bill|charges?|rate)|free (?:\w+ )?(?:month|day|training|session|licen[cs]e|check|upgrade|visit|workshop|audit)s?|(?:invoice|fee|price|bill|rate)s?[^.]{0,24} (?:be )?(?:reduced|lowered|cut))(?![a-z])/i;

const refused =
  /(?:无法|不能|不同意|没法|不予|不会|不接受|没有|暂无|不存在|不在[^，。]{0,6}范围|不涉及|未|不适用|难以)[^，。]{0,14}(?:赔|补偿|退|减免|折|优惠|免|延|承担|方案)|(?:赔偿|赔付|补偿|退款|折扣|优惠|减免)[^。]{0,16}(?:没法|不能|无法|没有权限|没权限|不了|找|联系(?!您)|谈|咨询|由[^，。]{1,8}(?:决定|处理|负责)|不归|另行|不在|要问|不由)|(?:您|客户|贵[司方])(?:们|方)?(?:所)?(?:要求|提出|提到|问到|说|想要)[^，。]{0,6}的?[^，。]{0,6}(?:赔|补偿|退款|折扣|减免|优惠)|(?<![a-z])(?:(?:look|looking) into|(?:handled|decided|dealt with) by|cannot|can[’']t|unable|not (?:able|in a position|offer|entitled|possible|something)|do(?:es)? not|don[’']t|doesn[’']t|no (?:refund|discount|compensation|credit)s?|won[’']t (?:refund|compensate|credit|waive)|afraid|you (?:asked|want|wanted|requested|mentioned|claimed|demand\w*)|your (?:claim|request) for|speak to|talk to|contact (?:your|the|our sales|sales|accounts?)|please (?:contact|ask|call|speak)|goes? to (?:the )?(?:sales|account|legal)|up to (?:sales|the)|questions?|forward\w* (?:your|it|this) to)(?![a-z])/i;

/** Whether a sentence grants or proposes something for the harm done, also subject to approval; a refusal does not. */
export function hasCompensation(sentence: string): boolean {
  if (!granted.test(sentence)) return false;
  if (!refused.test(sentence)) return true;
  // "不能退款，但免收两天服务费": one clause refuses, another grants.
  const clauses = clausesOf(sentence);
  return (
    clauses.length > 1 &&
    clauses.some(
      (clause) =>
        granted.test(clause) &&
        !refused.test(clause) &&
        !refused.test(
          sentence.slice(
            Math.max(0, sentence.indexOf(clause)),
            sentence.indexOf(clause) + clause.length + 14,
          ),
        ) &&
        /我们?|我方|我司|拟|申请|免|赠|we|I /.test(clause),
    )
  );
}

const approval =
  /审批|批准|报批|待批|获批|批复|核准|(?:经|待|须|需|等|由)[^，。]{0,14}(?:同意|确认|签字|签批|审核)|(?:同意|确认|签字|签批)(?:之?后|了?再)|提出?申请|(?:正在|已|在|去|先)申请|(?<![a-z])(?:approv\w+|subject to|sign(?:ed|s)?[- ]?off|authori[sz]\w+|pending|once (?:my|our|the) [^.]{0,30}(?:agrees?|confirms?|signs?)|ask(?:ed|ing)? (?:my|our|the) [^.]{0,20}(?:manager|management|director|head))(?![a-z])/i;

/** Whether a sentence says that something is approved, or still needs to be. */
export function namesApproval(sentence: string): boolean {
  return approval.test(sentence);
}
