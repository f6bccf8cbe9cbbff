/** Made-up text, the same in every run: numbers and words come from a fixed seed. */
export interface RandomText {
  /** A whole number from 0 to `below - 1`. */
  number(below: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** A sentence of about `length` UTF-16 units, four in five of them Chinese, words drawn by Zipf's law. */
  sentence(length: number): string;
}

const chinese = [
  ...[
    '系统',
    '数据',
    '客户',
    '上线',
    '接口',
    '库存',
    '同步',
    '配置',
    '测试',
    '环境',
    '现场',
    '工单',
    '权限',
    '报表',
  ],
  ...[
    '流程',
    '变更',
    '确认',
    '会议',
    '日志',
    '重启',
    '版本',
    '升级',
    '回滚',
    '扫码',
    '入库',
    '出库',
    '盘点',
    '主数据',
  ],
  ...[
    '排产',
    '批次',
    '标签',
    '打印',
    '网络',
    '超时',
    '队列',
    '字段',
    '映射',
    '编码',
    '脚本',
    '备份',
    '恢复',
    '延迟',
  ],
  ...[
    '培训',
    '手册',
    '验收',
    '合同',
    '需求',
    '范围',
    '签字',
    '邮件',
    '截图',
    '复核',
    '夜班',
    '车间',
    '仓库',
    '门店',
  ],
] as const;
const english = [
  ...[
    'ERP',
    'WMS',
    'API',
    'timeout',
    'UAT',
    'job',
    'sync',
    'log',
    'SQL',
    'retry',
    'batch',
    'queue',
    'v2.3',
    'null',
  ],
] as const;

/** Text from `seed` by the mulberry32 generator. */
export function randomText(seed: number): RandomText {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number) => Math.floor(next() * below);
  const pick = <T>(from: readonly [T, ...T[]]): T => from[number(from.length)] ?? from[0];
  const zipf = (words: readonly string[]): string =>
    // The inverse of the harmonic sum, closely enough: rank k comes up about 1/k as often as rank 1.
    words[Math.min(words.length - 1, Math.floor((words.length + 1) ** next()) - 1)] ?? '';
  const sentence = (length: number): string => {
    let text = '';
    while (text.length < length) text += next() < 0.8 ? zipf(chinese) : ` ${zipf(english)} `;
    return text.trim() + '。';
  };
  return { number, pick, sentence };
}
