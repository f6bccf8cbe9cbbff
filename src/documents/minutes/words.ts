import type { MeetingFacts, NotedKind } from './model.ts';

/** What a heading, or a label in front of a line, announces. */
export type Announced =
  | { readonly fact: keyof MeetingFacts }
  | { readonly kind: NotedKind }
  /** The discussion as a whole, without a title of its own. */
  | { readonly discussion: true }
  /** One matter; the title follows the label. */
  | { readonly topic: true };

/**
 * How headings and labels begin, folded to lower case and half width. The first that fits counts, so the narrower ones come
 * first. A heading has to consist of the name, at most with a few words beside.
 */
const names: readonly (readonly [RegExp, Announced])[] = [
  [
    /^(?:下次|下一次|下周)(?:会议|例会|开会|会面|碰头)(?:时间|安排|计划|日期)?$|^(?:date of )?(?:the )?next (?:meeting|call|session|sync)(?: date)?$/,
    { kind: 'next' },
  ],
  [
    /^(?:缺席|请假|未到|未参加|未出席)(?:人员?|名单|者|情况)?$|^(?:absent(?:ees)?|apologies|regrets|not present|excused)(?: from)?$/,
    { fact: 'absent' },
  ],
  [
    /^(?:(?:参会|与会|出席|参加|到会|列席|会议参与|参与)(?:人员?|者|名单|单位|方|嘉宾)?|人员|会议成员)$|^(?:attendees?|present|participants?|attending|attendance|in attendance|who(?: was there)?|people)$/,
    { fact: 'present' },
  ],
  [
    /^(?:会议)?主持(?:人|者)?$|^(?:chair(?:person|ed by)?|facilitator|host|moderator|led by)$/,
    { fact: 'chair' },
  ],
  [
    /^(?:会议)?(?:记录|纪录|整理|纪要)(?:人|者|员)$|^(?:记录|纪录|整理)$|^(?:minutes? (?:taker|by)|note[- ]?taker|scribe|recorder|notes by|written by|taken by)$/,
    { fact: 'recorder' },
  ],
  [
    /^(?:会议|开会|召开)?(?:时间|日期)$|^(?:meeting )?(?:date(?: and time)?|time|when|date\/time)$/,
    { fact: 'when' },
  ],
  [
    /^(?:会议|开会|召开)?(?:地点|地址|会议室|方式|会议号|形式)$|^(?:location|place|venue|where|room|link)$/,
    { fact: 'place' },
  ],
  [/^(?:会议)?(?:主题|名称|标题)$|^(?:meeting(?: title| name)?|subject|title)$/, { fact: 'title' }],
  [
    /^(?:(?:会议|最终|主要|达成的?|形成的?|会上|已)?(?:决定|决议|结论|决策|共识|定论|达成一致|一致意见|拍板)(?:事项|内容|如下|项|点)?)$|^(?:key |main |final )?(?:decisions?(?: (?:made|taken))?|decided|resolutions?|resolved|agreed|agreements?|conclusions?|outcomes?|what we (?:agreed|decided))$/,
    { kind: 'decision' },
  ],
  [
    /^(?:(?:会后|后续|下一步|下步|近期)?(?:待办|行动|任务|工作|跟进|计划|安排|措施|代办|落实|整改)(?:事项|项|清单|计划|列表|分工|工作|安排|任务)?|下一步|下步|后续|todo|to-?do)$|^(?:ai|a\/i|actions?(?: (?:items?|points?|list|required))?|ap|to-?dos?|tasks?|next steps?|follow[- ]?ups?|who does what)$/,
    { kind: 'action' },
  ],
  [
    /^(?:(?:遗留|待解决|未解决|待定|待确认|待讨论|未决|开放|悬而未决的?|搁置|需确认|疑问)(?:的)?(?:问题|事项|议题|项|点|内容)?|问题|疑问|待定|待议)$|^(?:(?:open|outstanding|unresolved|pending) (?:questions?|issues?|points?|items?)|questions?|q|parking lot|to be (?:clarified|confirmed|decided)|tbd|tbc|unclear|risks? and questions)$/,
    { kind: 'question' },
  ],
  [
    /^(?:其他|其它|备注|附注|补充|杂项|注)(?:事项|说明|内容)?$|^(?:other(?: notes| business)?|any other business|aob|misc(?:ellaneous)?|notes?|remarks?|ps|p\.s\.)$/,
    { kind: 'other' },
  ],
  [
    /^(?:会议|主要|讨论|沟通|交流)?(?:讨论|内容|议程|要点|过程|情况|纪要|记录|发言|沟通|议题)(?:内容|要点|情况|记录|过程|如下|事项)?$|^(?:discussion(?: points| notes)?|agenda|topics?(?: discussed)?|minutes|summary|meeting notes|key points|what we discussed)$/,
    { discussion: true },
  ],
];

/** `议题一：库存同步`, `Topic 2: printing`: the number belongs to the label. */
const topicLabel =
  /^(?:议题|主题|事项|话题|议项|topic|agenda item|item|subject)\s?(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[a-z])?$/;

/** `text` in lower case and half width, without emphasis, brackets and numbering around it. */
export function foldName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[*_`#【】「」《》<>]/g, ' ')
    .replace(/^[\s([]*(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:\.\d{1,2})?)\s?[、.)\]:]|[①-⑳])\s*/u, '')
    .replace(/[\s:([]+$|[)\]]+$/g, '')
    .replace(/\s*\([^()]{0,30}\)?$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a heading or label says it is; null where it is about a matter of its own. */
export function announcedBy(name: string): Announced | null {
  const folded = foldName(name);
  if (folded === '' || folded.length > 40) return null;
  for (const [pattern, announced] of names) if (pattern.test(folded)) return announced;
  return topicLabel.test(folded) ? { topic: true } : null;
}

/** Sentences that settle something, and those that say that it is not settled. */
const settled =
  /(?:决定|商定|议定|敲定|拍板|达成一致|达成共识|一致(?:同意|认为|通过)|会议(?:同意|确定|明确|认为|要求)|双方(?:同意|确认|约定)|都同意|同意了?(?=[按由先在以将把用延采])|定为|定在|定了|结论(?:是|为))|(?<![a-z])(?:(?:we|they|all|everyone|everybody|both|team|it was|was|were|has been|have|group|customer|client)[a-z ]{0,20} (?:agreed|decided|settled|resolved|approved|signed off)|agreed (?:to|that|on)|decided (?:to|that|on|against)|consensus|going with|go with|we'll go with|signed off|approved)(?![a-z])/i;
const notSettled =
  /还没(?:有)?确认|(?:还没|尚未|没有|未能?|没|仍未|无法|暂不|待|是否|要不要|怎么|何时|谁来)[^，。；,;]{0,6}(?:决定|商定|敲定|确定|定下来|达成|同意|拍板|定$|定[，。；])|(?<![a-z])(?:not|no|never|un|yet to|still to|couldn't|could not|to be|didn't|did not)[ -]{0,1}(?:[a-z]+ ){0,2}(?:agreed?|decided?|decision|settled?|resolved?|consensus|approved?)(?![a-z])/i;
const open =
  /[?？][)）"”』」]?$|待定|待确认|待核实|待讨论|待商议|未确认|未决|未定(?![a-z义])|不清楚|不确定|没人知道|需要?(?:再|进一步)?(?:确认|核实)(?:一下)?$|还没(?:有)?(?:答复|回复|结论|定)|悬而未决|(?<![a-z])(?:tbd|tbc|to be (?:confirmed|decided|clarified)|unclear|not sure|open question|undecided|nobody knows|no answer yet|needs? (?:clarification|confirmation))(?![a-z])/i;
const again =
  /下(?:一)?次(?:会议|例会|会|碰头|开会|再议)|(?:下周|本周|周|明天|后天|\d[日号])[^。；;]{0,16}(?:再开会|再碰|继续开|开例会|再议|复会|再开)|(?<![a-z])(?:next (?:meeting|call|session|sync)|meet again|reconvene|we (?:will )?meet (?:next|on|again))(?![a-z])/i;

/** What a line is that stands under no heading or label of a kind; null for a plain point. Actions are told by their owner. */
export function kindBySaying(text: string): Exclude<NotedKind, 'action' | 'other'> | null {
  // Only the beginning and the end of a very long line tell anything.
  const piece = text.length > 2000 ? `${text.slice(0, 1000)} ${text.slice(-1000)}` : text;
  if (again.test(piece)) return 'next';
  if (notSettled.test(piece) || open.test(piece.trim())) return 'question';
  return settled.test(piece) ? 'decision' : null;
}
