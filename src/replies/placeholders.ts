import { codeSpans } from '../markdown/inline.ts';
import type { Range } from '../markdown/text.ts';

/** What people put into brackets for somebody else to fill in. */
const chineseSlot =
  /^(?:请?(?:待|填|输入|补充|替换)|此处)|^(?:客户|对方|贵司|贵方|您的?|联系人?|公司|项目|产品|系统|模块|工单|订单|合同|变更单|会议|完成|截止|预计|具体|实际|处理)?(?:称呼|称谓|姓名|名称|名字|全称|姓氏|职务|电话|手机号?|邮箱|日期|时间|地点|地址|编号|单号|订单号|工单号|金额|原因|根因|负责人|责任人|处理人|版本号?|链接|期限|部门|签名|落款|事项|内容|数量|月|日|年|时|分)$|^(?:某[某\u4e00-\u9fff]?|[Xx×]+|\.{2,}|…+|_+|[?？]+|客户|公司|项目|日期|时间|姓名)$/;
const englishSlot =
  /^(?:insert|fill(?: in)?|your|enter|add|put|the) |(?:^|[\s_-])(?:name|date|time|tbd|tbc|tba|customer|client|company|ticket|number|amount|product|order|placeholder|deadline|owner|person|phone|contact|title|version|address|signature|reason|cause)(?:$|[\s_-])|^(?:x+|\.{2,}|_+|\?+)$/i;
const marks = /^(?:OK|INFO|WARN|WARNING|ERROR|NOTE|IMPORTANT|URGENT|FYI|[A-Z]+-\d+|\d+|\s|x|X)$/;

function isSlot(inner: string, capitals: boolean): boolean {
  const text = inner.trim();
  if (text === '' || marks.test(text)) return false;
  return chineseSlot.test(text) || englishSlot.test(text) || (capitals && /^[A-Z][A-Z _]{2,30}$/.test(text));
}

/** Patterns with what decides about a match; null takes each match. */
const forms: readonly (readonly [RegExp, ((inner: string) => boolean) | null])[] = [
  // What filling a template leaves, whatever the slot is called and whatever follows it.
  [/【待填：[^【】\n]{0,200}】|\[fill in: [^[\]\n]{0,200}\]/g, null],
  [/\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|\$\{[^{}\n]{1,80}\}/g, null],
  [/(?<![${\w])\{([a-z][\w .-]{1,30})\}(?!\})/gi, (inner) => isSlot(inner, false)],
  [/【([^【】\n]{1,80})】/g, (inner) => isSlot(inner, false)],
  [/(?<!!)\[([^[\]\n]{1,80})\](?![([:])/g, (inner) => isSlot(inner, true)],
  [/[<＜《〈]([^<>＜＞《》〈〉\n/=]{1,30})[>＞》〉]/g, (inner) => isSlot(inner, true)],
  [/[（(]((?:待|请)(?:填|补|定|确认)[^（）()\n]{0,12})[)）]/g, null],
  [
    /(?<![A-Za-z])[Xx×]{3,}(?![A-Za-z])|(?<![A-Za-z])[X×]{2}(?=[\u4e00-\u9fff@])|(?<=[\u4e00-\u9fff])[X×]{2}(?![A-Za-z])/g,
    null,
  ],
  [/(?<![A-Za-z\d])[Xx×](?=[年月日号点])|(?<![A-Za-z\d])[Xx×]{2}\s?[/.]\s?[Xx×]{2}(?![A-Za-z\d])/g, null],
  [/(?<![_\w*])_{3,}(?=[^\n_]*\S)|(?<=[:：]\s?)_{2,}|\d[-年/]_{1,}/g, null],
  [/(?<![A-Za-z])(?:TBD|TBC|TBA)(?![A-Za-z])/g, null],
];

/** Ranges of fenced code blocks and code spans, where notation is shown and nothing is said. */
export function codeRanges(text: string): Range[] {
  const fences = [...text.matchAll(/^(`{3,}|~{3,})[^\n]*\n[^]{0,20000}?^\1/gm)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [...fences, ...codeSpans(text, 0, text.length)].sort((a, b) => a.start - b.start);
}

/** `text` with code blanked out, unit for unit, so that offsets stay. */
export function withoutCode(text: string): string {
  let result = '';
  let at = 0;
  for (const { start, end } of codeRanges(text)) {
    if (start < at) continue;
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    at = end;
  }
  return result + text.slice(at);
}

/** The placeholders that are left in a reply, in their order: `{{ name }}`, 【待填：姓名】, XXX, [DATE TBD] and their kin. */
export function findUnfilled(text: string): Range[] {
  const plain = withoutCode(text);
  const found: Range[] = [];
  for (const [pattern, decide] of forms) {
    for (const match of plain.matchAll(pattern)) {
      if (decide?.(match[1] ?? '') === false) continue;
      found.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter(
    (range, at) =>
      at === 0 || range.start >= Math.max(...found.slice(Math.max(0, at - 8), at).map(({ end }) => end)),
  );
}

/** What a placeholder as `findUnfilled` finds it asks for: its words without brackets and marks. */
export function slotName(placeholder: string): string {
  const inner = placeholder
    .replace(/^(?:\{\{-?|\{%-?|\$\{|[【[<＜《〈（(])\s*(?:\d+:)?/, '')
    .replace(/\s*(?:-?\}\}|-?%\}|\}|[】\]>＞》〉）)])$/, '')
    .replace(/^(?:待填|fill in)[:：]\s*/i, '')
    .replace(/\s*\|.*$/, '')
    .trim();
  return inner === '' ? placeholder.trim() : inner;
}
