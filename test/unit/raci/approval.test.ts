import { describe, expect, it } from 'vitest';
import { approvalReader } from '../../../src/raci/approval.ts';

const roles = ['实施工程师', '开发团队', '客户', '项目经理', 'Engineer', 'Customer', 'Project manager'];

const read = approvalReader(roles);

function found(words: string, role: string): string | null {
  return read(words, roles.indexOf(role));
}

/** Duties by role: who says so decides. */
const deciding: [string, string[]][] = [
  [
    '客户',
    [
      '签字',
      '签字确认',
      '验收',
      '最终验收',
      '需求清单签字',
      '测试报告签字',
      '負責簽核',
      '驗收',
      '验收数据迁移结果',
      '整理清单并签字',
      '签验收单',
      '客户签字',
      '客户代表验收',
      '需签字',
      '出具验收结论',
      '按期签字',
      '不良品验收',
      '确认签署',
      '双方签字确认',
      '到货验收',
      '竣工终验',
      '最后由我方签字盖章',
      '负责签署变更单',
      '領導簽字',
    ],
  ],
  [
    '项目经理',
    [
      '审批',
      '批准上线',
      '审批方案',
      '评审并批准',
      '审核、批准',
      '变更申请审批',
      '授权上线',
      '组织评审并批准',
      '参与评审、批准方案',
      '审批人',
      '审核后批准',
      '核准预算',
      '最终拍板',
      '及时审批',
      '审批变更申请',
    ],
  ],
  [
    'Customer',
    [
      'sign-off',
      'Signs off requirements',
      'accepts deliverables',
      'UAT acceptance',
      'signs the change order',
      'gives sign-off',
      'Customer sign-off',
      'responsible for sign-off',
      'Sign off',
      'user acceptance',
      'supports testing and gives approval',
      'acceptance of the migrated data',
      'has authority to sign off',
      'signing-off authority',
      'Signatory',
      'Reviews, then signs off',
      'Sign-off of the UAT report',
      'Must sign off before go-live',
    ],
  ],
  [
    'Project manager',
    [
      'approves design',
      'Approve',
      'final approval',
      'reviews and approves',
      'authorises go-live',
      'must approve the budget',
      'Approved',
      'Ratifies the plan',
      'approving the change',
    ],
  ],
  [
    '客户',
    [
      '同意并签字',
      '确认、签字',
      '方案评审与批准',
      '参加评审，签字确认',
      '审批（限额内）',
      '对交付物进行验收',
      '抽样验收',
      '验收通过',
      '签字认可',
      '给出验收结论',
      '批准/驳回',
      '对结果签字负责',
    ],
  ],
  [
    'Customer',
    [
      'Budget approval',
      'Approves / rejects',
      'Review & approve',
      'QA sign-off',
      'Provide final approval',
      'Formal acceptance of deliverables',
      'Approval of change requests',
      'Acceptance test sign-off',
      '(final) approval',
      'Sign-off: scope',
    ],
  ],
];

/** Preparing, asking for it, hearing of it, things named after it, somebody else's act, denial. */
const notDeciding: [string, string[]][] = [
  [
    '实施工程师',
    [
      '提交审批',
      '送审',
      '协助验收',
      '准备验收材料',
      '编写验收报告',
      '审批流程配置',
      '配置审批流',
      '审批权限',
      '请客户签字',
      '客户签字',
      '客户签字后归档',
      '签字后归档',
      '等待审批',
      '验收前自查',
      '协助测试、验收',
      '需审批',
      '须经批准',
      '归档签字版',
      '签字页扫描',
      '確認後提交審批',
      '授权配置',
      '准备环境、验收材料',
      '待验收',
      '确保通过验收',
      '需客户签字',
      '收集验收意见',
      '整理清单',
      '协调客户完成验收',
      '推动甲方签字盖章',
      '报请总部核准',
      '为验收做准备',
      '验收用例编写',
      '签字栏留空',
      '登记审批状态',
      '待客户批准',
      '提醒孙立签字',
      '签名系统对接',
      '整理验收遗留问题',
      '准备签字仪式',
      '跟踪验收进度',
    ],
  ],
  ['客户', ['签字笔', '无需签字', '不负责审批', '验收标准', '签收', '暂不签字', '免签字']],
  [
    '项目经理',
    ['组织验收', '由客户签字', '报总部批准', '跟进签字', '催客户签字', '向客户申请验收', '取得甲方签字'],
  ],
  [
    '开发团队',
    [
      '不参与验收',
      '未经批准不得变更',
      '配合验收测试',
      '验收测试',
      '验收问题整改',
      '知悉验收结果',
      '审批节点',
      '开发审批功能',
      '支持验收',
      '参与验收和培训',
      '审批接口开发',
      '实现审批',
      '验收缺陷修复',
      '电子签章功能',
    ],
  ],
  [
    'Engineer',
    [
      'request approval',
      'submits for approval',
      'approval flow configuration',
      'acceptance test',
      'user acceptance testing',
      'prepares acceptance criteria',
      'Customer sign-off',
      'supports UAT and sign-off',
      'asks the customer to approve',
      'customer approves',
      'does not approve',
      'no approval needed',
      'after sign-off, archive',
      'deploys approved release',
      'accepted defects',
      'needs approval',
      'needs the customer to sign off',
      'helps customer approve',
      'single sign-on',
      'sign in screens',
      'design review',
      'assigns tasks',
      'accepts incoming tickets',
      'waits for approval',
      'approval by steering committee',
      'get sign-off from customer',
      'chases signature',
      'to be approved by the customer',
      'Digital signature module',
      'acceptable quality',
      'signal test',
      'files sign-off sheet',
      'awaiting acceptance',
      'prepares the sign-off package',
      'approved by customer',
      'pre-acceptance checks with the sign-off form',
      'Implements approval rules',
      'acceptance criteria',
      'Sends the document to the customer for signature',
      'makes sure the customer signs',
      'approval matrix',
      'works on approval emails',
      'tracks approvals',
      'sign up page',
      'cannot approve',
      'Support for acceptance',
    ],
  ],
  [
    'Project manager',
    ['obtains customer sign-off', 'Escalates for authorisation', 'waits until the customer accepts'],
  ],
  ['Customer', ['no sign-off needed', 'never approves']],
  [
    '实施工程师',
    [
      '验收通过后付款',
      '按验收意见修改',
      '根据客户签字的清单配置',
      '审批通过后实施',
      '维护审批人清单',
      '落实验收意见',
      '验收签字前自检',
      '现场验收支持',
      '负责组织验收',
      '提交给客户，等签字',
      '签字流程跟踪',
      '给验收提供支持',
      '送客户签字、存档',
    ],
  ],
  [
    'Engineer',
    [
      'Helps get approval',
      'UAT support until sign-off',
      'Provides sign-off evidence',
      'Provides input to approval',
      'consulted before approval',
      'told of sign-off',
      'reports signed-off hours',
      'Assigned by PM',
      'approved changes only',
      'Reworks after rejection; then requests acceptance',
    ],
  ],
];

describe('a duty of approval', () => {
  it.each(deciding)('is seen in the words of %s', (role, duties) => {
    expect(duties.filter((words) => found(words, role) === null)).toEqual([]);
  });

  it.each(notDeciding)('is not read into the words of %s', (role, duties) => {
    expect(duties.filter((words) => found(words, role) !== null)).toEqual([]);
  });

  it('names the word, simplified and in lower case', () => {
    expect(found('負責簽核', '客户')).toBe('签核');
    expect(found('Formally Approves the design', 'Project manager')).toBe('approves');
  });

  it('is that of another role where the words name it', () => {
    expect(approvalReader(['仓储部', '客户 IT'])('仓储部签字', 1)).toBeNull();
    expect(approvalReader(['仓储部', '客户 IT'])('仓储部签字', 0)).toBe('签字');
    expect(approvalReader(['PM', 'Steering group'])('steering group approves', 0)).toBeNull();
  });

  it('takes time in proportion to nothing but a duty', () => {
    const long = '签字前、协助验收向'.repeat(20_000);
    expect(found(long, '客户')).toBeNull();
    expect(found('approve approval to '.repeat(20_000), 'Engineer')).not.toBeUndefined();
  });
});
