import { describe, expect, it } from 'vitest';
import { isTechnicalFix } from '../../../src/documents/technicalFix.ts';

const technical = [
  '修复入库单重复过账',
  '报表口径做成参数，随 2.3.1 发布（CR-012）',
  '打开生产环境的同步告警，接收人为王敏、何俊',
  '全部扫码枪重新下发证书',
  '调大连接池',
  '装机脚本设时区',
  '年底前换新终端',
  '补对照表 | 复核',
  '重发失败单据',
  '给定时任务加重试',
  '标签模板增加追溯码字段',
  '把库存同步改为五分钟一次',
  '回滚到 2.3.0',
  '清理历史日志，磁盘扩容',
  'Remove the old queue',
  'Switch on the offline queue (CR-016)',
  'Replace the expired certificate',
  'Add an index to the order table',
  'Re-import the 39 receipts',
  'Raise the timeout of the label service to 30 seconds',
  'Roll back to release 2.3',
];
const other = [
  '仓库夜班补一次培训',
  '上线检查清单增加测试与生产参数对比',
  '变更单模板增加“下游接口与配置”一栏',
  '证书更换纳入变更单',
  '压测进入发布流程',
  '报表需求签字时必须附样表和口径说明',
  '接口改动先过评审会',
  '更新手册',
  '每季度核对通知名单',
  '48 小时内给孙立书面说明',
  '写检查项',
  '谁来盯',
  '调研提纲改为按客户的日、周、月工作组织',
  'Two training sessions at 22:00, with a one-page guide in Thai',
  'Review plans',
  'Checklist item "every shift trained" with a name for each shift',
  'Add a gate before release: the interface is reviewed',
  'Site survey with filled racks before each go-live',
  'Tell Anong the date of the cabling by Friday noon',
  'Document the DNS entries',
  'Change orders need a signature before work starts',
  '',
];

describe('a fix of a retrospective', () => {
  it.each(technical)('can be tested again: %s', (text) => expect(isTechnicalFix(text)).toBe(true));
  it.each(other)('is nothing to test on the screen: %s', (text) => expect(isTechnicalFix(text)).toBe(false));
});
