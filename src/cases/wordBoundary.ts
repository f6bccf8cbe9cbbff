import { isHanCode } from './foldedText.ts';
import type { MaskKind } from './mask.ts';

const segmenter =
  typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;

/** How far around a place words are looked at, in characters: the dictionary of the runtime is not for free. */
const reach = 8;

/**
 * The words of the Chinese characters from `start` to `end` of `text`, as offsets of `text` at which a word begins or the stretch
 * ends; null where the runtime has no dictionary.
 */
export function wordStarts(text: string, start: number, end: number): Set<number> | null {
  if (!segmenter) return null;
  const starts = new Set<number>([end]);
  for (const { index } of segmenter.segment(text.slice(start, end))) starts.add(start + index);
  return starts;
}

/** Words that are also names of companies and people; as such they stand with something that says so. */
const alsoNames = new Set(
  (
    '天天 永远 统一 联合 正大 光明 大众 平安 美好 幸福 快乐 阳光 未来 创新 新华 东方 南方 北方 中心 时代 世纪 长城 长江 黄河 太阳 星期 明天 今天 ' +
    '便利 方便 全家 每日 每天 一心 同心 大家 家家 人人 美味 鲜丰 百姓 自然 天然 安全 安心 放心 信任 诚信 共同 友好 和平 和谐 团结 发展 ' +
    '高峰 成龙 常青 方向 马上 万全 安康 康健 白雪 黄金 金色 金秋 春天 夏天 秋天 冬天 文静 文明 文化 周全 周到 周密 钱多 时光 时间 任性 应该 ' +
    '连续 简单 明显 平静 平衡 安静 安宁 高明 高兴 高远 高亮 常在 常见 何必 路过 路上 田园 石头 江山 江南 林业 森林 雷同 雷达 夏季 冬季 温柔 温和 ' +
    '顺利 万能 海洋 蓝天 蓝海 蓝图 星空 飞跃 腾飞 启航 远航 领航 先锋 卓越 优越 精益 精英 精准 智慧 智能 互联 方正 方圆 ' +
    '通达 畅通 大同 大通 大地 大洋 大明 光华 华丽 美的 美丽 美满 团购 东西 南北 西部 东部 恒温 恒定 常温 苹果 ' +
    '红旗 红星 双星 第一 唯一 一流 万家 万一 中国 国家'
  ).split(' '),
);

const nameBefore =
  /(?:客户|用户|甲方|公司|厂商|供应商|集团|品牌|同事|经理|主管|工程师|主任|老师|我们|咱们|给|为|向|与|和|跟|对|找|由|请|让|被|把|去|到|在|从|问|是|叫|等|及|[“"「『《（(【[|:：、，,。；;\s>*_`~#-])$/;
const ledBy = /(?:公司|给|为|向|与|和|跟|对|找|由|被|把|去|到|在|从|问|[“"「『《（(【[|:：、>*_`#])$/;
const nameAfter =
  /^(?:公司|集团|超市|商城|商店|门店|客户|项目|现场|总部|分部|仓|工厂|厂|店|方面|那边|这边|人员|同事|的|反馈|反映|投诉|要求|认为|表示|说|提出|确认|回复|负责|通知|告知|IT|it|信息部|总经理|[”"」』》）)】\]|:：、，,。；;\s<*_`~-]|$)/;

/**
 * Whether the short Chinese name at `place` of `text` is mentioned as a name, not as a part of other words (海天 in 上海天气) nor as an
 * ordinary word (天天 in 天天加班).
 */
export function isOwnMention(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  kind: MaskKind,
): boolean {
  let from = start;
  while (from > 0 && start - from < reach && isHanCode(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < reach && isHanCode(text.charCodeAt(to))) to++;
  const word = text.slice(start, end);
  const before = nameBefore.test(text.slice(Math.max(0, start - 5), start)) || start === 0;
  const after = nameAfter.test(text.slice(end, end + 4));
  if (alsoNames.has(word)) {
    // 客户天天加班: an adverb may follow who does something, but no preposition.
    const led = ledBy.test(text.slice(Math.max(0, start - 2), start));
    return kind === 'person' ? before && after : after || led;
  }
  if (before && after) return true;
  const starts = wordStarts(text, from, to);
  return starts === null || (starts.has(start) && starts.has(end)) || (kind === 'customer' && before);
}
