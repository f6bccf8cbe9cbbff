import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MaskKind, MaskNames } from '../../../src/cases/mask.ts';
import { findSensitive, maskText } from '../../../src/cases/mask.ts';

const nobody: MaskNames = { customers: [], people: [] };

function masked(text: string, names = nobody): string {
  return maskText(text, findSensitive(text, names));
}

function kinds(text: string): MaskKind[] {
  return findSensitive(text, nobody).map(({ kind }) => kind);
}

describe('masking', () => {
  it.each<[MaskKind, string, string]>([
    ['phone', '请打 13812345678 找我', '13812345678'],
    ['phone', '手机：138 1234 5678。', '138 1234 5678'],
    ['phone', '+86 138-1234-5678 回电', '+86 138-1234-5678'],
    ['phone', '座机 0512-66668888-802', '0512-66668888-802'],
    ['phone', '服务热线 400-820-1234', '400-820-1234'],
    ['phone', 'ring +49 30 1234567 now', '+49 30 1234567'],
    ['phone', 'phone: 020 7946 0958', '020 7946 0958'],
    ['mail', '发到 wu.min+a@mail.huayun.cn 即可', 'wu.min+a@mail.huayun.cn'],
    ['identity', '证件 11010519491231002X 已登记', '11010519491231002X'],
    ['identity', '护照号 E12345678', 'E12345678'],
    ['card', '打到 6222021234567890128 这张卡', '6222021234567890128'],
    ['card', 'card 4111 1111 1111 1111 was declined', '4111 1111 1111 1111'],
    ['ip', '服务器 10.12.3.4:8080 不通', '10.12.3.4'],
    ['ip', 'see fe80::1ff:fe23:4567:890a there', 'fe80::1ff:fe23:4567:890a'],
    ['host', '打开 https://erp.huayun-steel.com/login', 'erp.huayun-steel.com'],
    ['host', '连接 db01.factory.local 超时', 'db01.factory.local'],
    ['host', '共享在 \\\\fs02\\reports 下', 'fs02'],
    ['host', 'the machine erp-db-01 was down', 'erp-db-01'],
    ['secret', '密码：Abc@1234，尽快修改', 'Abc@1234'],
    ['secret', '| 口令 | qwe789 |', 'qwe789'],
    ['secret', 'spring.password=letmein', 'letmein'],
    ['secret', 'curl -H "Authorization: Bearer abc123def456"', 'abc123def456'],
    ['secret', 'key AKIAIOSFODNN7EXAMPLE leaked', 'AKIAIOSFODNN7EXAMPLE'],
    ['secret', 'postgres://app:s3cr3t@localhost/db', 's3cr3t'],
    [
      'secret',
      '-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----',
      '-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----',
    ],
    ['plate', '车辆苏E·12345进厂', '苏E·12345'],
    ['person', '- [ ] 换模板 @周启明 due:2026-12-01', '周启明'],
    ['person', '联系人：郑小雨', '郑小雨'],
    ['person', '会上王经理表示不满', '王'],
    ['person', '仓储部（孙立）认为', '孙立'],
    ['person', 'We told Ms. Rivera about it', 'Rivera'],
    ['customer', '随后通知宁波海纳物流有限公司停机', '宁波海纳物流有限公司'],
    ['customer', '江城第三人民医院反映很慢', '江城第三人民医院'],
    ['customer', 'shipped to Nordwind Logistics GmbH today', 'Nordwind Logistics GmbH'],
  ])('finds a %s in %j', (kind, text, original) => {
    expect(findSensitive(text, nobody).map((each) => [each.kind, each.original])).toEqual([[kind, original]]);
  });

  it.each([
    '版本 2.3.1.4 升级到 10.2.0.1，驱动 v1.2.3.4',
    '2026-11-20 14:30:22，2026/11/20，20261120143000',
    '订单号 13912345678，工单 20261120143000123，运单号 4111111111111111',
    'ticket INC-2026-00123, order no. 4111111111111111, ORA-00942, 0x80070005, HTTP 502',
    '项目经理安排施工人员，实施经理汇总报表，双方总结，员工加班，高级经理审批，产品经理确认',
    '该医院和本公司都用集团模板，各分公司、三甲医院和开户银行也一样',
    '周报、小时、小计、方案（周报）（许可）（任务），老顾客',
    '密码：已重置。密码过期，password: required, the token expired, secret: none',
    '数据 1,234,567 行，合计 12345678.90 元，料号 RC-7702-18',
    '读取 sync-job.yaml 与 stock_gap.sql，见 README.md、index.html、Vue.js、node20、std::string',
    'http://localhost:8080 和 127.0.0.1，https://github.com/a/b，@media print，mail me',
    'The Work Group met the Security Group. Our company grew.',
    '比例 12:30:45，章节 1.2.3，坐标 31.2304, 121.4737',
  ])('leaves %j alone', (text) => {
    expect(findSensitive(text, nobody)).toEqual([]);
  });

  it('gives the same customer and person one name, however they are written', () => {
    const text = `---
customer: 苏州瑞成精密机械有限公司
people: [王敏]
---
瑞成精密机械投诉，瑞成精密的人说，瑞成的@王敏也在。王敏同意。另一家是海天集团，海天不同。`;
    expect(masked(text)).toBe(`---
customer: 客户A
people: [人员1]
---
客户A投诉，客户A的人说，客户A的@人员1也在。人员1同意。另一家是客户B，客户B不同。`);
    expect(masked('Mr. Thomas Becker of Acme Pumps Ltd called. Becker said Acme Pumps waits.')).toBe(
      'Mr. Person 1 of Customer A called. Person 1 said Customer A waits.',
    );
    expect(masked('电话 0512-66668888，再打 0512 66668888', nobody)).toBe('电话 电话1，再打 电话1');
  });

  it('masks names that it is given, and only whole words of letters', () => {
    expect(
      masked('Ann planned; Annex and ann stay. 蓝鲸上线', { customers: ['蓝鲸'], people: ['Ann'] }),
    ).toBe('Person 1 planned; Annex and ann stay. Customer A上线');
  });

  it('drops internal blocks with their lines, and all that follows one that is not closed', () => {
    expect(
      masked(
        'a\n<!-- internal -->\nx 13812345678\n<!-- /internal -->\nb <!--internal-->y<!-- /internal --> c\n',
      ),
    ).toBe('a\nb  c\n');
    expect(masked('a\n<!-- internal -->\nx')).toBe('a\n');
  });

  it('lets somebody keep a finding', () => {
    const text = '请打 13812345678，发到 a.b@huayun.cn';
    const findings = findSensitive(text, nobody).filter(({ kind }) => kind !== 'phone');
    expect(maskText(text, findings)).toBe('请打 13812345678，发到 邮箱1');
  });

  it('finds nothing more in what it masked, and its findings are apart and in order', () => {
    const piece = fc.constantFrom(
      ...[
        '13812345678',
        '王经理',
        '@李强',
        '苏州瑞成精密有限公司',
        '瑞成',
        'a@b.cn',
        '10.1.2.3',
        '密码：Ab12',
        '（孙立）',
        'db01.corp',
      ],
      ...[
        '\n',
        '，',
        ' ',
        '的',
        '订单号',
        '<!-- internal -->',
        '<!-- /internal -->',
        'Bearer abcdefgh1',
        '苏E12345',
        '上线',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join(' ');
        const findings = findSensitive(text, nobody);
        findings.forEach(({ range, original }, at) => {
          expect(range.start).toBeGreaterThanOrEqual(findings[at - 1]?.range.end ?? 0);
          expect(text.slice(range.start, range.end)).toBe(original);
        });
        const secrets = /13812345678|a@b\.cn|10\.1\.2\.3|db01\.corp|瑞成精密有限/;
        if (!text.includes('订单号')) expect(maskText(text, findings)).not.toMatch(secrets);
      }),
    );
  });

  it('reads a megabyte, on one line or many, in linear time', () => {
    const unit = '王经理说，系统 aaaa.bbbb-cccc 的密码：见附件 0512 6666 a@b ';
    for (const text of [
      unit.repeat(20_000),
      'a'.repeat(1_000_000),
      '1'.repeat(1_000_000),
      '公司'.repeat(300_000),
      '@'.repeat(500_000),
    ]) {
      expect(findSensitive(text, nobody).length).toBeGreaterThanOrEqual(0);
    }
    expect(kinds(unit)).toEqual(['person']);
  }, 20_000);
});
