/** Acts whose object stands behind them: 批准上线. What follows is hardly ever the other half of a noun. */
const verbs = '批准|核准|核批|签批|签发|批复|审定|终审|拍板|定夺|放行|签署';
/** 签字 and its kin: what follows may name a thing, such as 签字版. */
const signing = '签字|签核|签认|签章|签名|盖章';

/** 签验收单: to sign a document of that kind. 授权 alone is mostly about accounts or licences. */
const act = new RegExp(
  `(${verbs})|(${signing})|(审批)|(验收|初验|终验)` +
    `|(签(?=(?:验收|变更|确认|完工|上线|交付|竣工)[^ ]{0,4}(?:单|书|报告|表|函))` +
    `|授权(?=上线|发布|变更|切换|执行|实施|付款|启动|投产|回退|开工))`,
  'gu',
);

/** Behind the word, the act is only a point in time: 签字后归档. */
const afterwards =
  /^(?:签字|确认|批准|通过|完成|结束)*(?:之?前|之?后|以[前后]|时(?![间限])|期间|的?阶段|环节|过程)/u;

const paper = '人?(?:清单|名单|列表)|材料|资料|单|表|书|文档|文件|模板|通知|邮件|记录|台账|归档|扫描|样';
const work =
  '流程|流(?!水)|链|配置|权限|节点|层级|路径|矩阵|系统|功能|模块|规则|规范|状态|进[度展]|提醒|时限|时间|日期|页面|界面|接口|按钮';
/** Behind the word, the whole names a thing to prepare, keep or configure. */
const things: Readonly<Record<'signing' | '审批' | '验收', RegExp>> = {
  signing: new RegExp(`^(?:确认)?(?:${paper}|${work}|笔|版|页|件|栏|稿|位|仪式)`, 'u'),
  审批: new RegExp(`^(?:${paper}|${work}|申请|结果)`, 'u'),
  验收: new RegExp(
    `^(?:的?(?:相关|有关|所需|需要|用)的?.|(?:测试)?(?:${paper}|流程|标准|准则|条件|用例|方案|计划|会|环境|脚本|指标|依据|演示)` +
      `|测试|准备|报告|日程|时间|日期|安排|问题|缺陷|遗留|申请|支持|配合|答疑|节点|范围|要求|口径|款|付款|项|点|结果|状态|进[度展]|情况|培训|手册|工具)`,
    'u',
  ),
};

/** In front of the word, anywhere: somebody else decides, and this role brings it about or hears of it. */
const elsewhere =
  /协助|配合(?!度)|辅助|帮助|参与|参加|列席|陪同|提请|提交(?!物|的)|提报|呈报|报送|报请|上报|送审|催|督促|敦促|请求|跟进|跟踪|推动|推进|促成|争取|获取|取得|获得|拿到|收集|等待|等候|通知(?!单)|告知|提醒|知悉|知晓|发起|触发|确保|保证|接受|迎接|召集|邀请|协调|根据|依据|便于|以便|用于|由(?!我|本|自)/u;
/** The same for words that are as often part of a noun (支持文档, 变更申请): only as the verb that begins the phrase. */
const elsewhereFirst =
  /^(?:负责|主动|及时|共同|统一|提前|全程|现场|定期|继续|持续|牵头|并|也|还|[向与跟给对为就][^ ]{1,8}?){0,3}(?:组织|安排|落实|整改|回复|答复|响应|支持|支撑|准备|申请|报(?![告表价文])|送|呈|请(?!假)|交(?![付接易])|待|等|经(?![理费营])|凭|按(?!期|时)|让|找|主持|了解|关注|见证|监督|保障|听取|查[看询]|供(?!应))/u;
/** 为验收做准备, 给验收提供支持: the verb comes last. */
const helpBehind = /^(?:做好?|作好?|提供|进行)(?:准备|支持|配合|安排|支撑)/u;
/** 审批 behind such a verb is a feature of the software, not a decision. */
const built = /^(?:配置|开发|实现|测试|设计|演示|模拟|培训|搭建|维护|自动|线上|电子)$/u;
const denied =
  /(?:不(?!良|合格|同|符)|未(?!来)|无需|无须|无权|无|免(?![费税])|勿|没有?|非(?!标))\p{Script=Han}{0,3}$/u;
/** 须经批准, 需审批: by others. 需签字 says that this role has to. */
const needed = /(?:需要?|须|要|待|经|等)$/u;

/** Whether `text` holds a word of approval at all; a fast first look. */
export function mayHoldApproval(text: string): boolean {
  return text.search(act) >= 0;
}

/**
 * The deciding word of a clause (simplified Chinese), or null. `stranger` tells whether the words in front of it name
 * somebody who is not the role of the cell.
 */
export function chineseApproval(clause: string, stranger: (left: string) => boolean): string | null {
  for (const match of clause.matchAll(act)) {
    const [word, , signs, decides, accepts] = match;
    const right = clause.slice(match.index + word.length).trimStart();
    if (afterwards.test(right) || helpBehind.test(right)) continue;
    const thing = signs ? things.signing : decides ? things['审批'] : accepts ? things['验收'] : null;
    if (thing?.test(right)) continue;
    if (isElsewhere(clause.slice(0, match.index), right, word, stranger)) continue;
    return word;
  }
  return null;
}

function isElsewhere(
  before: string,
  right: string,
  word: string,
  stranger: (left: string) => boolean,
): boolean {
  // A new verb after 并, 然后 or 后 is an act of its own: 组织评审并批准.
  const phrase = before.split(/(?<!合)并且?|且|然后|之?后(?!台|续)|再(?!次)|以便于?/u).at(-1) ?? '';
  const items = phrase.split(/[、/和]|(?<!参)与|以?及(?!时)|或/u).map((item) => item.trim());
  const left = items.at(-1) ?? '';
  if (elsewhere.test(left) || elsewhereFirst.test(left) || denied.test(left)) return true;
  if (stranger(phrase)) return true;
  if (/批/u.test(word) && (built.test(left) || needed.test(left))) return true;
  if (/(?:需(?!求)要?|须).+$/u.test(left)) return true;
  // 协助测试、验收: the verb governs the list. 参与评审、批准方案: the second one has an object, so it stands alone.
  const bare = right === '' || /^[、/和与及]/u.test(right);
  return bare && items.slice(0, -1).some((item) => elsewhere.test(item) || elsewhereFirst.test(item));
}
