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
    ['secret', '密码改为“Abc@1234”', 'Abc@1234'],
    ['secret', '密码已重置为 Abc123', 'Abc123'],
    ['secret', 'the password is hunter2', 'hunter2'],
    ['secret', '密码 Qwe123!', 'Qwe123!'],
    ['secret', 'mysql -uroot -pS3cret erp', 'S3cret'],
    ['secret', 'AccountKey=abcDEF123+/==;', 'abcDEF123+/=='],
    [
      'secret',
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcd1234',
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcd1234',
    ],
    ['phone', '回拨１３８１２３４５６７８', '１３８１２３４５６７８'],
    ['phone', '138.1234.5678', '138.1234.5678'],
    ['phone', '分机 8012', '8012'],
    ['account', '微信号：lily_2020', 'lily_2020'],
    ['account', '加 QQ 12345678', '12345678'],
    ['account', 'see C:\\Users\\wangmin\\Desktop', 'wangmin'],
    ['card', '对公账户：4402 0123 4567 8901', '4402 0123 4567 8901'],
    ['card', 'IBAN DE89 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0130 00'],
    ['identity', '统一社会信用代码：91320594MA1XYZ1234', '91320594MA1XYZ1234'],
    ['host', 'jdbc:oracle:thin:@dbprod:1521:orcl', 'dbprod'],
    ['host', 'arp 00:1A:2B:3C:4D:5E', '00:1A:2B:3C:4D:5E'],
    ['plate', '沪AD12345 出厂', '沪AD12345'],
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

  it('takes the first word of a company for it, in capitals', () => {
    expect(masked('Nordwind Logistics GmbH waits. Nordwind said so, NORDWIND too; a nordwind blows.')).toBe(
      'Customer A waits. Customer A said so, Customer A too; a nordwind blows.',
    );
  });

  it('masks names that it is given, and only whole words of letters', () => {
    expect(
      masked('Ann planned; Annex stays, ANN too. 蓝鲸上线', { customers: ['蓝鲸'], people: ['Ann'] }),
    ).toBe('Person 1 planned; Annex stays, Person 1 too. Customer A上线');
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

  it('finds a known name however it is written', () => {
    const names = { customers: ['Acme Pumps', '瑞成'], people: ['王敏'] };
    for (const text of [
      'ACME PUMPS 停机',
      'ａｃｍｅ　ｐｕｍｐｓ 停机',
      '`acme pumps`',
      '瑞 成 停机',
      '瑞　成停机',
      '[瑞成](../%E7%91%9E%E6%88%90/a.md)',
      '![王 敏](a.png)',
      '```\nowner: 王敏\n```',
      'docs/王敏/日报.md',
    ]) {
      const result = masked(text, names);
      expect(result, text).not.toMatch(/acme|ａｃｍｅ|瑞|王|%E7/i);
    }
    expect(masked('现场的 A C M E 与 acme 相同', { customers: ['ACME'], people: [] })).toBe(
      '现场的 客户A 与 客户A 相同',
    );
  });

  it('tells a name from ordinary words that are written like it', () => {
    const names = { customers: ['天天', '海天'], people: [] };
    const doubtful = (text: string) =>
      findSensitive(text, names).map((each) => [each.original, each.doubtful]);
    expect(doubtful('客户天天加班')).toEqual([['天天', true]]);
    expect(doubtful('上海天气不好')).toEqual([['海天', true]]);
    expect(doubtful('给“天天”回电，天天公司同意，海天上线')).toEqual([
      ['天天', false],
      ['天天', false],
      ['海天', false],
    ]);
  });

  it('gives no pseudonym that stands in the text already', () => {
    expect(masked('客户A 与 宁波海纳物流有限公司')).toBe('客户A 与 客户B');
  });

  it('hides a value that was found with its label wherever it stands again', () => {
    expect(masked('密码：Abc@1234，日志里有 Abc@1234', nobody)).toBe('密码：密钥1，日志里有 密钥1');
    expect(masked('致电 13812345678；单号 13812345678')).toBe('致电 电话1；单号 电话1');
  });

  const values = [
    ...[
      '13812345678',
      '0512-66668888',
      'a.b@huayun.cn',
      '10.12.3.4',
      'db01.factory.local',
      '11010519491231002X',
    ],
    ...['苏州瑞成精密机械有限公司', 'Nordwind Logistics GmbH', 'AKIAIOSFODNN7EXAMPLE', '苏E·12345'],
  ];
  const lead = fc.constantFrom(
    '，',
    ' 的 ',
    '\n',
    '上线后 ',
    'see ',
    '| ',
    '`',
    '- [ ] ',
    '“',
    '（',
    '密码：',
  );
  const known: MaskNames = { customers: ['蓝鲸物流'], people: ['周启明', 'Maria Lopez'] };
  const anything = fc
    .array(
      fc.tuple(lead, fc.constantFrom(...values, ...known.customers, ...known.people, '订单', '客户A', 'x')),
      {
        maxLength: 12,
      },
    )
    .map((pieces) => pieces.map((piece) => piece.join('')).join(' '));

  it('leaves nothing of what it found, and finds nothing more in the result', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const findings = findSensitive(text, known);
        const result = maskText(text, findings);
        for (const { original } of findings) expect(result).not.toContain(original);
        expect(findSensitive(result, known)).toEqual([]);
        expect(masked(result, known)).toBe(result);
      }),
    );
  });

  it('gives one original one pseudonym, and different ones different ones', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const given = new Map<string, string>();
        for (const { kind, same, replacement } of findSensitive(text, known)) {
          const key = `${kind} ${same}`;
          expect(replacement).toBe(given.get(key) ?? replacement);
          given.set(key, replacement);
        }
        expect(new Set(given.values()).size).toBe(given.size);
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
