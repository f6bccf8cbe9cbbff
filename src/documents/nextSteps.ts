/** What closing a retrospective may call for, so that it does not happen again. */
export type NextStep =
  /** Dates for visits one and three months on. */
  | { readonly kind: 'visits' }
  /** A document of this name. */
  | {
      readonly kind: 'document';
      readonly name: NextDocument;
      readonly reason: NextReason;
      readonly count: number;
    }
  /** The retrospective as a case of the library. */
  | { readonly kind: 'publish' };

/** Documents that prevent. */
export type NextDocument =
  | 'visit-survey'
  | 'acceptance-checklist'
  | 'change-order'
  | 'shortage-report'
  | 'release-note'
  | 'sla-sop'
  | 'training-plan';

/** Why a document is offered. `count`: fixes for `fixes`, retrospectives for `shortage`, `repeated`. */
export type NextReason =
  | 'always'
  | 'fixes'
  | 'unrecorded-change'
  | 'shortage'
  | 'repeated'
  | 'technical-complaint'
  | 'service-complaint'
  | 'training-cause';

/** What a retrospective says that its next steps depend on. */
export interface ClosedCase {
  readonly causes: readonly string[];
  readonly complaint: string;
  /** How many of its fixes can be tested again. */
  readonly fixes: number;
}

/** So many retrospectives with a shortage of one kind, this one included, are no accident any more. */
const cluster = 2;

const change =
  /变更|改动|改需求|需求(?:调整|改|变)|新增需求|加(?:了)?(?:需求|功能|字段|库区)|口头(?:要求|答应|提出|约定)|(?<![a-z])(?:change(?:s|d)?|requirement|scope|extra|addition(?:al)?|added)(?![a-z])/i;
const unrecorded =
  /(?:没有?|未|无|缺|漏|不)(?:[^，。；,;]{0,8})(?:登记|记录|书面|变更单|签字|签认|确认|评审|走流程|留痕|单据|提单|列入|列出|更新)|口头|群里(?:说|提|定)|电话里?(?:说|定)|(?<![a-z])(?:not|never|nobody|no|without|un)[ -]?(?:[a-z]+ ){0,4}(?:recorded|written|documented|signed|logged|registered|reviewed|change order|in writing|record|ticket)(?![a-z])|(?<![a-z])(?:verbal(?:ly)?|orally|by (?:phone|word of mouth|chat)|in (?:a|the) chat|undocumented|unrecorded|unsigned)(?![a-z])/i;
const plenty =
  /(?:人手|人员|人力|资源)(?:充足|足够|够)|不(?:缺|是)人|(?<![a-z]|not )enough (?:people|staff|time|resources)(?![a-z])/i;
const shortages: readonly (readonly [string, RegExp])[] = [
  [
    'people',
    /人手(?:不够|不足|紧|少)|缺人|人员不足|人力不足|(?:没有?|无)人(?:手|力|顶替|接手|值班|可派|负责)|只有一个人|一个人(?:负责|扛|顶|兼)|忙不过来|加班|排不开|兼(?:着|顾|任)|抽不出(?:人|时间)|(?<![a-z])(?:understaffed|short[- ]?staffed|not enough (?:people|staff|hands|time)|too few (?:people|engineers|staff)|only one (?:person|engineer|of us)|overtime|nobody (?:was )?(?:available|free|on call)|no (?:capacity|backup|replacement)|overload(?:ed)?|workload)(?![a-z])/i,
  ],
  [
    'training',
    /(?:没有?|未|缺|少|漏)(?:[^，。；,;]{0,6})(?:培训|带教|上岗培训|学过)|培训(?:不够|不足|没有|缺|不到位|没覆盖)|不会用|不熟悉|(?<![a-z])(?:not? (?:been )?trained|untrained|no training|lack(?:ed|s)? (?:of )?training|without training|never trained|training (?:was |is )?(?:missing|late|too short|skipped))(?![a-z])/i,
  ],
  [
    'cooperation',
    /(?:不配合|没有?配合|配合不(?:够|到位|力)|没人配合|无人配合|推诿|协调不动|(?:开发|研发|客户|第三方|网络|财务|厂商)[^，。；,;]{0,8}(?:没有?|不|未)(?:给|派|安排|回复|响应|支持|投入)|等(?:开发|客户|第三方)[^，。；,;]{0,8}(?:天|周))|(?<![a-z])(?:no (?:cooperation|support) from|did(?: not|n't) (?:cooperate|respond|support|answer)|waiting for (?:the )?(?:developers|customer|third party|vendor)|not cooperat\w*|lack of (?:cooperation|support))(?![a-z])/i,
  ],
];
const training = /培训|带教|不会用|操作手册|(?<![a-z])(?:train(?:ed|ing)|manual)(?![a-z])/i;

/** Kinds of shortage that a cause speaks of. */
function shortagesOf(cause: string): string[] {
  const text = cause.slice(0, 1000);
  return plenty.test(text) ? [] : shortages.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
}

function fold(cause: string): string {
  return cause
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * What to offer when `closed` was closed, the most telling first. `others` are the causes of the other retrospectives, a list
 * each: a shortage, or a very cause, that comes back is reported upwards.
 */
export function nextSteps(closed: ClosedCase, others: readonly (readonly string[])[]): NextStep[] {
  const documents = new Map<NextDocument, NextStep>();
  const add = (name: NextDocument, reason: NextReason, count = 0) => {
    if (!documents.has(name)) documents.set(name, { kind: 'document', name, reason, count });
  };
  if (
    closed.causes.some((cause) => change.test(cause.slice(0, 1000)) && unrecorded.test(cause.slice(0, 1000)))
  ) {
    add('change-order', 'unrecorded-change');
  }
  const kinds = new Set(closed.causes.flatMap(shortagesOf));
  for (const kind of kinds) {
    const like = others.filter((causes) => causes.some((cause) => shortagesOf(cause).includes(kind))).length;
    if (like + 1 >= cluster) add('shortage-report', 'shortage', like + 1);
  }
  const own = new Set(closed.causes.map(fold).filter((cause) => cause.length >= 4));
  const same = others.filter((causes) => causes.some((cause) => own.has(fold(cause)))).length;
  if (same + 1 >= cluster) add('shortage-report', 'repeated', same + 1);
  if (closed.fixes > 0) add('acceptance-checklist', 'fixes', closed.fixes);
  if (closed.causes.some((cause) => training.test(cause))) add('training-plan', 'training-cause');
  if (closed.complaint === 'technical') add('release-note', 'technical-complaint');
  if (closed.complaint === 'service') add('sla-sop', 'service-complaint');
  add('visit-survey', 'always');
  return [...documents.values(), { kind: 'visits' }, { kind: 'publish' }];
}
