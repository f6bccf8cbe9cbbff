import type { Surroundings } from './clause.ts';
import { surroundingsOf } from './clause.ts';
import {
  actsItself,
  condition,
  deeds,
  englishDeeds,
  event,
  foreign,
  future,
  generalRule,
  happened,
  hours,
  imperative,
  isSo,
  negation,
  ours,
  pastVerb,
  program,
  question,
  receives,
  reported,
  request,
  rest,
  rule,
  schedule,
  state,
  wish,
} from './commitmentWords.ts';
import type { TimeExpression } from './timeExpressions.ts';

/** The end of “… before you open at”: what a limit is told by. */
const limitClause =
  /(?<=[a-z] )(?:before|by the time) (?:you|they|your [a-z]+|the [a-z]+)(?: [a-z]+){1,3}\s$/i;

const arranged =
  /(?<![A-Za-z])(?:(?:have|has|[’']ve|are|is)(?: [a-z]+ly)? )?(?:booked|arranged|reserved|planned|blocked|lined|pencilled)(?![A-Za-z])/gi;

/** Words behind a time that only a person's work has. */
const byHand = /^\s*(?:我们?|咱们?)?(?:就|来|再|先)?(?:做|弄|改|修|换|补|装|搬|办|处理|安排|动手|重做|调)/;

const notBefore =
  /(?:不(?:会|能|得|可)?(?:早|先)于|最早(?:也?[要得])?(?:[在到是])?)\s?$|(?<![a-z])(?:no(?:t any)? (?:earlier|sooner) than|not before|earliest(?: date| day)?(?: (?:I|we) can [a-z]+)?(?: is| will be| would be)?|at the earliest)(?: on| by)?:?\s$/i;
const orLater = /^,?\s*(?:at the (?:very )?earliest|or (?:later|after)|onwards?)(?![a-z])/i;
/** Behind a limit, something that is not done: 不收费, 不涨价; not 不会让您再等, 不停机升级. */
const leavesUndone =
  /^\s*(?:我们?|咱们?)?(?:都|均|将|也|暂)?不(?![会能]|晚|超|迟|耽误|拖|影响|再?让|止|仅|但|含|管|断|停机.{0,3}[升切迁扩部])/;

function lastOf(pattern: RegExp, text: string): number {
  let last = -1;
  // matchAll starts where the pattern was used last.
  pattern.lastIndex = 0;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}

function has(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

/** Who the words before a time leave as the one who acts: the nearest that is named decides. */
function actor(before: string, after = ''): 'ours' | 'other' | 'asked' | null {
  const found = [
    // "We need …" and 需要您 name somebody as well; the request is what is meant.
    { who: 'asked' as const, at: lastOf(request, before) },
    { who: 'ours' as const, at: lastOf(ours, before) },
    { who: 'other' as const, at: lastOf(foreign, before) },
  ].sort((a, b) => b.at - a.at);
  const [nearest] = found;
  if (!nearest || nearest.at < 0) return null;
  const at = (wanted: string): number => found.find(({ who }) => who === wanted)?.at ?? -1;
  if (nearest.who === 'other') {
    if (at('asked') >= 0 && nearest.at - at('asked') <= 8) return 'asked';
    // "We will upgrade the store", 我们陪财务: named after us, they are whom we do it for, unless a verb makes them act.
    if (at('ours') >= 0 && at('asked') < at('ours') && !actsItself.test(before.slice(nearest.at) + after))
      return 'ours';
  }
  return nearest.who;
}

/** Who acts where the time comes first: the one named at the start of the words after it. */
function starter(after: string): 'ours' | 'other' | 'asked' | null {
  const near = after.slice(0, 24);
  const first = (pattern: RegExp): number => {
    pattern.lastIndex = 0;
    return pattern.exec(near)?.index ?? Infinity;
  };
  const [own, other, asked] = [first(ours), first(foreign), first(request)];
  // Further in stands whom something is done for: 两周内完成全部门店的升级.
  if (own <= 6 && own < other && own < asked) return 'ours';
  if (asked <= 6 && asked <= other) return 'asked';
  return other <= (/^[\s,，]*[A-Za-z]/.test(near) ? 6 : 1) ? 'other' : null;
}

function isQuestion({ before, after, later, ending }: Surroundings): boolean {
  if (question.test(before)) return true;
  // "周五前确认是否能修" and "we'll know by Friday whether it worked" promise an answer to a question.
  const own = actor(before) === 'ours' || starter(after) === 'ours';
  if (question.test(after) && !(own || /^[^，]{0,4}(?:确认|判断|告知|告诉|答复|回复|给您)/.test(after)))
    return true;
  if (ending !== '?') return false;
  // "我明天上午10点过去，您看可以吗？" still is our offer; what is asked is the customer's consent.
  return !(own && future.test(before + after) && later.length > 0);
}

/** "If all goes well we go live on …": a condition that ends without a comma. */
const goesWell =
  /(?<![a-z])(?:well|planned|works?|holds?|smoothly|right|fine|wrong|fails?|okay|ok)\s(?:we|I)[’' ][^,]{0,60}$/i;

/** Whether a time within `before` belongs to a condition rather than to what follows from it. */
function isConditional(before: string, after: string): boolean {
  const at = lastOf(condition, before);
  // 顺利的话周五上线: what stands behind 的话 is what follows.
  if (at >= 0 && /的话[^，,]{0,12}$/.test(before)) return false;
  if (at >= 0 && goesWell.test(before.slice(at))) return false;
  if (at >= 0)
    return (
      !/(?:我们?|团队|工程师|(?<![A-Za-z])(?:we|I)(?:[’']ll| will| can))[^，,]{0,12}$/i.test(
        before.slice(at + 2),
      ) || /^(?:if|unless|should|once)\s+(?:we|I)/i.test(before.slice(at))
    );
  return /^[^，,。]{0,12}(?:的话|(?<!小)时候?$)/.test(after);
}

/** "After the update on Saturday", 等供应商周五回复后: the time is that of something else that comes first. */
function tellsWhen(before: string, after: string): boolean {
  if (/^\s*(?:after|following|since|during|while|when)\s/i.test(before)) return !has(ours, before);
  return /^\s*(?:等|待)(?!我)/.test(before) && /(?:之?后|完|以后)$/.test(after.trim());
}

function deniesPromise(text: string): boolean {
  return has(negation, text);
}

/** 看了监控，周一早上8:55连接数到了上限: what a clause before has looked up is of the past. */
const lookedUp =
  /(?:看|查|翻|核对?|对|比对|对比|统计)(?:了|过|到)|(?:日志|监控|记录|数据|截图)(?:里|上|中)?(?:显示|有|能看到)|发现|(?<![a-z])(?:log|monitoring|records?|trace)s? (?:show|say|tell)s?(?![a-z])/i;

/** Behind a time: what was or is so (一直在排查, 交付过, 交付的设备), not what was still to be done. */
const tellsState =
  /^\s*(?:就|都|还|也|一直|仍|是|没|有|在(?!.{0,4}(?:完成|交付|提交))|已)|[\u4e00-\u9fff]了(?![解结断])|过(?![来去程户滤期账渡])|的[^，。]|发现|出现|收到|正常|(?<![a-z])(?:is|are|was|were|has|have|had)(?![a-z])/i;

/** 我们11月10日前交付, said later: a promise whose day has passed, rather than a report of it. */
function isOwed(before: string, after: string, told: boolean): boolean {
  const words = `${before} ${after}`;
  if (told || tellsState.test(after) || pastVerb.test(words)) return false;
  return deeds.test(words) || actor(before, after) === 'ours';
}

function isPast(
  time: TimeExpression,
  { before, after, earlier }: Pick<Surroundings, 'before' | 'after' | 'earlier'>,
  isOver: boolean,
): boolean {
  const words = `${before} ${after}`;
  const told = has(happened, words);
  const willBe = future.test(words);
  if (isOver && !willBe) return !(time.limit && has(ours, before + after) && isOwed(before, after, told));
  if (time.future) return false;
  const toCustomer = /[我给向为跟][您你们]|(?<![a-z])(?:I|we)(?![a-z])/i.test(words);
  if (!willBe && !toCustomer && !time.limit && earlier.some((clause) => lookedUp.test(clause))) return true;
  if (told) return !willBe || /已(?!安排|约)|(?:yesterday|last (?:week|night))(?![’'])|ago/.test(words);
  // "We've booked the cut-over for Saturday": what was done is the plan.
  return !willBe && pastVerb.test(words.replace(arranged, ' '));
}

/**
 * Whether a time of `text` is promised by its writer. `isOver` says that the moment lies before the writing. What was, a
 * service level, opening hours, a system's schedule, a request, a question, a condition, a refusal and other people's words
 * are no promises.
 */
export function isCommitment(text: string, found: TimeExpression, isOver: boolean): boolean {
  const around = surroundingsOf(text, found.start, found.end);
  const { earlier, later } = around;
  // 月底盘点前我们调平: the customer's business tells which end of the month.
  const after = around.after.replace(/^(?:盘点|结账|关账|结算)[^，。]{0,4}?之?前/, '');
  // "We'll fix it before you open at 8": the limit says when, not who.
  const before = around.before.replace(limitClause, '');
  const time = before === around.before && after === around.after ? found : { ...found, limit: true };
  // 您提的下周上线: asked for, whatever is said to it.
  if (
    /(?:您|你们?|贵[司方]|客户)(?:这边|那边)?(?:提|说|要|要求|希望|想要?|期望|问)(?:到|出)?的$/.test(before)
  )
    return false;
  if (/(?<![A-Za-z])any ?time (?:after|before|between|from)\s$/i.test(before)) return false;
  // 不早于12月1日, Wednesday at the earliest: no limit, whoever acts.
  if (notBefore.test(before) || orLater.test(after)) return false;
  // 一年内不收费: what will not be done has no due time.
  if (time.limit && leavesUndone.test(after)) return false;
  const clause = `${before} ${after}`;
  // 明天的盘点, "Friday's audit": the time only tells which one.
  const isNamed = /^的(?!时候)(?!.{0,4}(?:时候|之前))/.test(after);
  if (isNamed && !/[前内里]$/.test(text.slice(time.start, time.end))) return false;
  // 补到晚上十点: until then.
  if (/(?:[做补盯守干忙陪等]|加班|值班|值守|持续)到$/.test(before)) return false;
  if (/^起(?:按|执行|实行|实施|生效|启用|施行|收|计)/.test(after)) return false;
  if (
    /(?<![a-z])(?:your|the|this|our|their|a|that)\s$/i.test(before) &&
    /^ (?!or |and |at |by |on |in |to |we |I |for |with |so )[a-z]/.test(after)
  )
    return false;
  if (/^(?:until|till)(?![a-z])/i.test(text.slice(time.start, time.start + 6)) || /直到$/.test(before)) {
    // "Give us until Tuesday and it will be done" sets our own limit.
    return /(?:give|allow|grant) (?:us|me)\s$/i.test(before) && future.test(`${after} ${later.join(' ')}`);
  }
  if (isQuestion(around)) return false;
  if (tellsWhen(before, after)) return false;
  // "From today", 今天起: a beginning, not a limit.
  if (/(?<![a-z])(?:from|as of)\s$/i.test(before) && /^today/i.test(text.slice(time.start, time.end)))
    return false;
  if (/^(?:今天|今日|即日)$/.test(text.slice(time.start, time.end)) && /^(?:起|开始)/.test(after))
    return false;
  if (has(reported, clause) && !/[改调延推]到$|改为$/.test(before)) return false;
  if (isConditional(before, after)) return false;
  // 质保期到9月18日止: a term that ends.
  if (/^为?止/.test(after) && !has(ours, before)) return false;
  const nearBefore = before.slice(-40);
  if (deniesPromise(nearBefore) || deniesPromise(after.slice(0, 40))) return false;
  // "I'd rather promise Tuesday than disappoint you on Monday."
  if (/(?<![a-z])(?:rather|better|sooner) [^.]{1,80} than /i.test(before)) return false;
  // 周末前（不含周六）: left out.
  if (/(?:不含|不包括|除了?|except(?: for)?|not counting)\s?$/i.test(before)) return false;
  if (/(?:是|属于|算)不?(?:承诺|保证)/.test(clause)) return false;
  if (isPast(time, { before, after, earlier }, isOver)) return false;
  const who = actor(before, after);
  const gets = receives.test(clause);
  const follows = starter(after);
  const mine = who === 'ours' || (who === null && follows === 'ours');
  // 我们开会给您讲解 is a deed for the customer, 我们开会 is what is so.
  const promised = mine && (!state.test(clause) || /[给向为][您你]/.test(clause));
  if (rule.test(clause) && (!promised || generalRule.test(clause) || !future.test(clause))) return false;
  // "According to the contract, we respond within 4 hours": the rule is named in the clause before.
  if (earlier.some((words) => rule.test(words)) && !future.test(clause)) return false;
  if (hours.test(clause) && !(promised && /给[您你]|[’']ll|will/.test(clause) && time.limit)) return false;
  // 备份今晚就做: a topic of somebody's work, not a program that acts.
  const acts = program.test(before) && !time.limit && !byHand.test(after);
  if (
    (schedule.test(clause) || acts) &&
    !(promised && !/每|every|daily|each|auto/i.test(clause)) &&
    !(mine && time.limit)
  )
    return false;
  if (wish.test(clause) && (who !== 'ours' || /(?<![A-Za-z])hop(?:e|ing)(?![A-Za-z])/i.test(before)))
    return false;
  if (who === 'asked') return false;
  if (imperative.test(before) || (before.trim() === '' && imperative.test(after))) return false;
  if (mine || gets) return gets || promised || time.limit;
  if (who === 'other') return false;
  // The one who acts may stand behind the time: 明天中午前您把日志发我.
  if (follows === 'other' || follows === 'asked') return false;
  return fromContext(time, before, after, earlier);
}

/**
 * Whether a length of time starts with something that has yet to happen, told in a clause before it: "once you approve, we
 * deploy within four hours", 收到抓包后，我们4小时内给结论.
 */
export function hangsOnEvent(text: string, time: TimeExpression): boolean {
  if (!time.isSpan && !time.pieces.some(({ fromNamed }) => fromNamed === 1)) return false;
  const { before, earlier } = surroundingsOf(text, time.start, time.end);
  return [...earlier.slice(-2), before].some(
    (words) =>
      (/(?<![A-Za-z])(?:once|as soon as|(?:after|when) (?:you(?! (?:wrote|called|told))|we (?:have|get|receive))|upon (?:receipt|approval|confirmation|delivery|signature))(?![A-Za-z])/i.test(
        words,
      ) &&
        !/(?<![A-Za-z])at once(?![A-Za-z])/i.test(words)) ||
      /(?:^|[，,])\s*(?:您|你们?)?(?:随时)?(?:打我?电话|叫我|喊我|招呼我)|(?<![A-Za-z])(?:call|ring|text|ping) me(?![A-Za-z])/i.test(
        words,
      ) ||
      (/(?:收到|接到|拿到|等|待|一旦|一经|确认|审批|批准|通过|到货|到位|签字|盖章|开通|提供|付款|到账)[^，,。]{0,16}(?:之后|以后|后)\s*$|(?:^|[^稍久])(?:等(?!我)|待|一旦|只要|一经)[^，,。]{1,16}(?:后|完|好|齐|到位|下来|确认|通过|开通|[发传寄送拿]来|过来|回来|有了)[^，,。]{0,6}$|^等(?:您|你们?|贵|客户|供应商|原厂|厂家|他们)/.test(
        words,
      ) &&
        !/已|来信|来电|来函|反馈后|投诉|您的?(?:邮件|消息|信息|留言|电话|工单)/.test(words)),
  );
}

/** Nobody is named in the clause: what came before says who acts, else the deed does. */
function fromContext(
  time: TimeExpression,
  before: string,
  after: string,
  earlier: readonly string[],
): boolean {
  const clause = `${before} ${after}`;
  const previous = earlier.at(-1) ?? '';
  const deed = deeds.test(clause) || englishDeeds.test(clause);
  const toCustomer = /[给向为跟][您你]|(?<![A-Za-z])(?:to|for|with) you(?![A-Za-z])/i.test(clause);
  if (!toCustomer && previous.trim() !== '') {
    const leader = actor(previous) ?? actor(earlier.at(-2) ?? '');
    if (leader === 'asked' && !future.test(clause)) return false;
    if (rule.test(previous) || hours.test(previous)) return false;
    if (schedule.test(previous) && !deed) return false;
    // 您放心，明天一定好: the words before only calm.
    if (
      leader === 'other' &&
      !deed &&
      !time.limit &&
      !/放心|别急|别着急|您看|rest assured/i.test(earlier.slice(-2).join('，'))
    )
      return false;
  }
  if (deed) return true;
  // "On 4 January we start with site two, on 11 January with site three."
  const isElliptic =
    /^\s*(?:and )?(?:on|by|at|in)?\s*$/i.test(before) && /^\s*(?:with|for|to|at|in) /i.test(after);
  if (isElliptic && actor(previous) === 'ours') return true;
  // 周五来不及，改下周一; 周五前给不了，下周二可以: what is put in place of the one refused.
  if (/(?:改|推迟?|延后?|挪)[到至为在]?\s*$/.test(before)) return true;
  if (/给不了|做不完|弄不完|不行/.test(previous) || deniesPromise(previous)) {
    if (/^\s*就?(?:可以|行|没问题|能)/.test(after)) return true;
  }
  // "Half of them will be in on Tuesday, the rest on Thursday."
  if (rest.test(clause) && future.test(previous) && actor(previous) !== 'other') return true;
  if (
    actor(previous) === 'ours' &&
    (future.test(previous + clause) || /(?<![a-z])(?:finish|complet|end)(?:s|es)(?![a-z])/i.test(clause)) &&
    after.trim() !== '' &&
    !has(foreign, clause) &&
    !state.test(clause)
  )
    return true;
  // "Two sessions are booked: 15 December at 9:00 and 17 December at 14:00."
  if (
    /(?:(?<![a-z])(?:booked|planned|scheduled|set|plan|dates?|sessions?)|如下|安排|计划)\s*$/i.test(previous)
  ) {
    return actor(previous) !== 'other' && actor(previous) !== 'asked';
  }
  if (event.test(clause)) return false;
  if (time.limit)
    return (
      !/(?<![A-Za-z])(?:is|are|has|have)(?![A-Za-z])/.test(clause) ||
      /ready|fixed|done|live|yours/i.test(clause)
    );
  // 11月12日提测: where nobody else is named, what is going to happen is ours to do.
  if (
    /^\s*(?:就|先|再|统一|正式)?[\u4e00-\u9fff]{2}/.test(after) &&
    !isSo.test(after) &&
    !has(foreign, clause)
  )
    return true;
  // 先给手工报表，正式版下周一: the deed is in the clause before.
  if (after.trim() === '' && before.length <= 8 && deeds.test(previous) && actor(previous) !== 'other')
    return true;
  // A time by itself answers "when".
  return clause.replace(/[\s\p{P}]/gu, '').length === 0;
}
