import { isEnglishWord } from './englishWords.ts';
import type { Candidate } from './maskNumbers.ts';
import { wordStarts } from './wordBoundary.ts';

/** What a company does, where its short name ends: 海川物流. Some are also said of goods and work: those need more around them. */
const trades =
  '医药|药业|制药|物流|超市|商超|百货|纺织|电子|机械|食品|化工|能源|钢铁|水泥|地产|置业|证券|航空|机场|酒店|重工|精工|精密|家居|服饰|乳业|啤酒|酒业|茶业|农牧|牧业|种业|医疗|器械|光电|半导体|材料|电力|电气|电器|燃气|水务|港务|商贸|贸易|传媒|科技|文旅|建工|环保|塑胶|轮胎|玻璃|陶瓷|汽配|汽车|快运|快递|供应链|冷链|便利店|药房|药店|连锁|餐饮|鞋业|铝业|铜业|矿业|煤业|重机|机床|车业|实业|股份|投资|控股|生物|新材|包装|印刷|家具|租赁|置地|院线|影业|生鲜|果业|粮油|饲料|电缆|电机|阀门|仪表|软件|智能';
const trade = new RegExp(
  `([\\u4e00-\\u9fff]{2,4}?)(${trades})(?!的?(?:部|员|费|成本|单|价|行业|类|业务|系统|板块|公司$))`,
  'g',
);

/** Characters that names of companies are made of. */
const fortunate = new Set(
  '恒昌盛泰海川华鑫金桥蓝远腾瑞丰诚信达隆宏伟兴旺顺康宁源泽润安嘉美百凤祥福禄荣庆裕益永久亿万通利亨元茂和仁德义礼智鼎晟昊宇辰星辉耀光明博大科锦绣江湖洋洲港湾岳峰岭松柏竹兰菊梅龙虎鹏鹰麟骏马佳怡悦爱乐欣欧亚中国新东南西北方圆正立创建联合众邦邻天地晨曦迪凯威尔斯特维奥莱雅诺贝宝贵富财旭日月朗清沁芳馨禾谷稻穗绿森林木水石山泉溪颐养圣济同仁堂品味鲜香甜飞翔越凌云霄卓冠群英杰豪俊思远志弘毅厚朴纯真善尚上善若启迪慧睿哲朗'.split(
    '',
  ),
);

/** Words before a trade that say which kind, not who: 第三方物流, 冷链物流. */
const kinds =
  /(?:第三|三方|冷链|消费|汽车|工程|大型|小型|中型|连锁|生鲜|社区|网上|线上|线下|跨国|国际|国内|进口|出口|外贸|对外|自营|同城|跨境|电子|医用|家用|商用|工业|农业|机械|化工|食品|服装|办公|管理|财务|系统|应用|企业|信息|数据|网络|智能|人工|高新|现代|传统|新型|绿色|清洁|可再|太阳|新能源|石油|煤炭|原材|包装|辅助|建筑|装饰|中国|全国|全球|当地|本地|附近|所有|各家|各地|一家|这家|那家|某家|几家|多家|门店|仓储|运输|配送|供应|采购|销售|生产|制造|医院|医疗|公司|集团|客户|用户|项目|平台|技术|产品|服务|开发|实施|基础|核心|专业|综合|特种|精密|自动|数字|互联|移动|通用|专用|大宗|原料|成品|样品|备品|危险|有色|黑色|光学|电气|环境|城市|公共|国有|民营|外资|合资|上市|行业|同行|友商|厂家|车载|船用|军工|民用|风险|股权|固定|债券|海外|项目部|固废|生活|乘用|商务|二手|租赁|融资|设备|工具|行李|文件|邮件|到付|发|寄|收|退|换|查|催)$/;

/** Words of a sentence that stand right before a name, with their last character on a word's end. */
const leads =
  /(?:客户|用户|甲方|乙方|业主|我们|你们|他们|我是|来自|联系|通知|服务|交付|给|和|与|跟|对|在|由|从|到|是|被|把|让|请|及|的|了|等|找|去|经|叫|将|已|用|按|比|像|如|除|向|为|替|帮|有|问|说|连|派|往|离|靠|即|或|同|[，。、；：])$/;
/** What follows who is named. */
const says =
  /^(?:$|[^\u4e00-\u9fff]|那边|这边|方面|的|和|与|跟|及|也|都|又|还|在|已|把|被|将|要|说|称|问|催|没|不|反馈|反映|投诉|要求|提出|认为|表示|确认|回复|来函|来电|打来|发来|拒|同意|项目|现场|客户|总部|分公司|仓|工厂|门店|信息|财务|采购|领导|老板|负责|上线|验收|合同|今|昨|明|这次|上次|一期|二期|系统|是|有|从|用|到|给|对|向|让)/;

/** Public bodies, banks and schools, which say in their last word what they are; before it stands where or who. */
const bodies =
  '教育局|卫健委|卫健局|卫生局|公安局|财政局|税务局|人社局|民政局|住建局|交通局|水利局|农业局|林业局|统计局|审计局|规划局|环保局|生态环境局|市场监管局|应急管理局|大数据局|医保局|城管局|司法局|文旅局|供电局|电力局|烟草局|邮政局|气象局|发改委|国资委|政务服务中心|行政审批局|法院|检察院|派出所|街道办|街道办事处|管委会|人民政府|县政府|市政府|区政府|镇政府|海关|疾控中心|血站|殡仪馆|博物馆|图书馆|电视台|农商行|农商银行|农信社|村镇银行|支行|分行|营业部|幼儿园|实验学校|外国语学校|学校|中学|小学|高中|一中|二中|三中|附中|附小|职校|技校|职院|党校|医院|卫生院|卫生服务中心|体检中心|养老院|监狱|口岸|收费站|火车站|码头|发电厂|电厂|水厂|钢厂|纸厂|药厂|食品厂|机械厂|化工厂|酒厂|烟厂|糖厂|服装厂|家具厂|电子厂';
const body = new RegExp(`([\\u4e00-\\u9fff]{2,10}?)(${bodies})(?![\\u4e00-\\u9fff]?(?:级|类|端口))`, 'g');
const anyBody =
  /^(?:本|我|贵|该|各|某|几|两|二|三|四|五|六|七|八|九|十|多|数|每|全|原|新|老|大|小|总|分|另|这|那|哪|其|一|所|家|个|当地|本地|外地|异地|各地|多地|省内|市内|县城|城区|郊区|私人|大型|小型|知名|其他|其它|一些|部分|许多|很多|属地|上级|下级|有关|相关|主管|地方|市|县|区|省|镇|乡|村|州|街道|国家|中央|基层|公立|民办|私立|三甲|二甲|三级|二级|专科|综合|社区|乡镇|县级|市级|省级|区级|重点|普通|附近|对口|试点|实验|示范|智慧|数字|客户|甲方|用户|业主|城市|农村|双语|寄宿制|开户|收款|付款|自来|热|火力|水力|定点|住院|合作|签约|我们|你们|他们|的|高级|中级|最高|人民|城|他|她|你|在|去|到|从|给|和|与|跟|向|对|由|是|等|及|有|还|也|都|被|把|让|请|了|说|为)*$/;

const bank =
  /(?<![\u4e00-\u9fff])(?:建|工|农|中|交|招|邮储|浦发|民生|兴业|光大|平安|广发|华夏|中信|北京|上海|江苏|宁波)(?:行|银行)(?=那边|这边|方面|的|项目|客户|总行|科技部|信息|要求|说|反馈|提|验收|上线)/g;

/** 客户美滋说: what stands behind the word for a customer, up to what follows somebody. */
const called =
  /(?:客户|甲方|业主|终端用户|最终用户|供应商|承建方|集成商|总包方?|合作方|友商|厂商)(?:名称|简称|名)?[是为：:“"「『 ]{0,2}([\u4e00-\u9fff]{2,4}?)(?=[”"」』，。、；：,;:\s（(]|$|那边|这边|方面|的|和|与|跟|也|又|还|在|已|把|被|将|说|称|催|没|不|反馈|反映|投诉|要求|提出|认为|表示|确认|回复|来|拒|同意|项目|现场)/g;

const unitOf = "(?:\\p{Lu}[\\p{L}\\p{N}’'-]{1,24}|St\\.|&|and|of)";
const englishBodies =
  'Foods?|Logistics|Pharma|Pharmaceuticals|Systems|Solutions|Technolog(?:y|ies)|Industries|Motors|Airlines|Airways|Energy|Steel|Textiles|Electronics|Retail|Stores?|Supermarkets?|Markets?|Insurance|Partners|Consulting|Engineering|Manufacturing|Chemicals|Shipping|Freight|Transport|Clinic|School|College|Academy|Council|County|District|Ministry|Authority|Institute|Foundation|Trust|Airport|Hotels?|Brewery|Breweries|Bakery|Bakeries|Dairy|Farms?|Mills?|Labs|Laboratories|Health|Healthcare|Hospital|Infirmary|Bank|Savings|Capital|Properties|Estates|Construction|Builders|Plastics|Paper|Packaging|Press|Publishing|Media|Telecom|Networks?|Mining|Oil|Gas|Power|Water|Rail|Railways?|Ferries|Courier|Couriers|Express|Fashion|Apparel|Furniture|Toys|Sports|Wines?|Coffee|Tea|Seafood|Meats|Produce|Growers|Cooperative|Co-op|Society|University|Polytechnic|Church|Museum|Library|Works|Brothers|Bros|& Sons|& Co';
const english = new RegExp(
  `(?<![\\p{L}\\p{N}_@./-])(${unitOf}(?: ${unitOf}){0,4}) (?:${englishBodies})(?![\\p{L}\\p{N}_])`,
  'gu',
);
const ofPlace =
  /(?<![\p{L}\p{N}_])(?:University|Port|City|Bank|Ministry|Town|Borough|Municipality|Province|State|District|College|Diocese|Council|Airport|County) of \p{Lu}[\p{L}’'-]{2,24}(?:(?: of)? \p{Lu}[\p{L}’'-]{2,24}){0,2}/gu;
const pairOf = /(?<![\p{L}\p{N}_])\p{Lu}[\p{Ll}’']{2,20} & \p{Lu}[\p{Ll}’']{2,20}(?![\p{L}\p{N}_])/gu;
const at =
  /(?:(?:customers?|clients?|suppliers?|vendors?|end users?|account|tenant)(?: name)?(?: is| was|:|,| named| called)? |(?:project|migration|rollout|roll-out|go-live|outage|incident|installation|upgrade|site|on site|team|people|users|work|visit|colleagues|warehouse|plant|office|training|pilot|live) (?:at|for) )((?:\p{Lu}[\p{L}\p{N}’'-]{2,24} ){0,2}\p{Lu}[\p{L}\p{N}’'-]{2,24})(?![\p{L}\p{N}_@])/gu;

const code =
  /(?:code ?-?name(?:d| is|:)?|project code(?: name)?|(?:项目|内部|工程)代号|代码名|项目别名|代号(?=[为是叫：:“"「『]))[ ]?(?:为|是|叫|称|is|was|of)?[ ：:]{0,2}[“"「『《']?([A-Z][\p{L}\d-]{2,20}|[\u4e00-\u9fff]{2,6}?)(?=[”"」』》'）)，。、；,;.\s]|$|项目|工程|计划)/gu;
const quotedProject = /[“"「『《]([\u4e00-\u9fff]{2,5}|[A-Z][a-z]{2,15})[”"」』》](?:项目|工程|计划|专项)/g;
/** Words for a phase or kind of project, not the name of one. */
const anyProject =
  /^(?:一期|二期|三期|四期|首期|试点|示范|复盘|信创|数字化|信息化|智能化|上云|国产化|等保|双活|灾备|运维|实施|改造|升级|迁移|上线|切换|重点|标杆|样板|交付|应急|备份|整改|优化|治理|培训|救火|烂尾|三无|[一二三四五六七八九十]+号?)$/;

/**
 * Organisations that nothing but their words mark: companies by trade without their legal form (海川物流, Bramwell Foods), public
 * bodies, banks and schools, who follows the word for a customer, and the code names of projects. `same` is the name as written.
 */
export function findOrganisations(text: string): Candidate[] {
  const found: Candidate[] = [];
  const add = (kind: 'customer' | 'other', start: number, end: number) => {
    found.push({ kind, start, end, same: text.slice(start, end) });
  };
  for (const { 0: whole, 1: core = '', index } of text.matchAll(trade)) {
    const end = index + whole.length;
    const start = tradeStart(text, index, index + core.length, end);
    if (start !== null) add('customer', start, end);
  }
  for (const { 0: whole, 1: core = '', index } of text.matchAll(body)) {
    const start = bodyStart(text, index, index + core.length);
    if (start !== null) add('customer', start, index + whole.length);
  }
  for (const { 0: whole, index } of text.matchAll(bank)) add('customer', index, index + whole.length);
  for (const match of text.matchAll(called)) {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length;
    if (isUnknown(text, start, start + name.length)) add('customer', start, start + name.length);
  }
  englishOnes(text, add);
  for (const match of text.matchAll(code)) {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length;
    if (!isEnglishFunction(name)) add('other', start, start + name.length);
  }
  for (const { 1: name = '', index } of text.matchAll(quotedProject)) {
    if (!anyProject.test(name)) add('other', index + 1, index + 1 + name.length);
  }
  return found;
}

function isEnglishFunction(name: string): boolean {
  return /^(?:The|This|That|Not|For|And|Was|Has|Must|Will|Should|None|Unknown|TBD)$/.test(name);
}

function englishOnes(text: string, add: (kind: 'customer', start: number, end: number) => void): void {
  const isName = (words: string) =>
    words.split(' ').some((each) => /^\p{Lu}\p{L}/u.test(each) && each !== 'St.' && !isEnglishWord(each));
  for (const { 0: whole, 1: words = '', index } of text.matchAll(english)) {
    // Words of the sentence before the name: "When Bramwell", "Our Korvex".
    const skipped =
      /^(?:(?:The|Our|Their|Your|When|While|After|Before|For|At|In|From|Since|If|And|But|Because|Customer|Client|Only|Even|Also|and|of|&) )+/.exec(
        whole,
      )?.[0] ?? '';
    if (isName(words.slice(skipped.length)) || / St\.|^St\./.test(words))
      add('customer', index + skipped.length, index + whole.length);
  }
  for (const { 0: whole, index } of text.matchAll(ofPlace)) {
    if (isName(whole.replace(/^\S+ of /, ''))) add('customer', index, index + whole.length);
  }
  for (const { 0: whole, index } of text.matchAll(pairOf)) {
    if (isName(whole)) add('customer', index, index + whole.length);
  }
  for (const match of text.matchAll(at)) {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length;
    const parts = name.split(' ');
    let known = 0;
    while (known < parts.length && isEnglishWord(parts[known] ?? '')) known++;
    if (known === parts.length) continue;
    const skipped = parts.slice(0, known).join(' ').length + (known > 0 ? 1 : 0);
    add('customer', start + skipped, start + name.length);
  }
}

/** Where the name before a trade begins; null where nothing says that it is one. */
function tradeStart(text: string, from: number, to: number, end: number): number | null {
  const runStart = startOfRun(text, from);
  const starts = wordStarts(text, runStart, Math.min(text.length, end + 6));
  for (const length of [2, 3, 4]) {
    const start = to - length;
    if (start < runStart) break;
    const name = text.slice(start, to);
    const before = text.slice(Math.max(0, start - 4), start);
    const isEdge = start === runStart || leads.test(before);
    if (!isEdge || kinds.test(name) || leads.test(name)) continue;
    const luck = [...name].filter((each) => fortunate.has(each)).length / length;
    let score = luck === 1 ? 1 : luck >= 0.5 ? 0.5 : 0;
    // A name is no word of the dictionary: it comes apart into single characters.
    const cuts = starts ? [...Array(length - 1).keys()].filter((at) => starts.has(start + 1 + at)).length : 0;
    if (cuts === length - 1) score += 1;
    else if (cuts === 0) score -= luck === 1 ? 0 : 1;
    if (says.test(text.slice(end, end + 3))) score += 0.5;
    if (start > runStart || start === 0 || /[“"「『，。、：:|>\s]/.test(text.charAt(start - 1))) score += 0.5;
    if (score >= 2) return start;
  }
  return null;
}

/** Where the name of a public body begins; null where it is any of its kind. */
function bodyStart(text: string, from: number, to: number): number | null {
  const runStart = startOfRun(text, from);
  const starts = wordStarts(text, runStart, to);
  let best: number | null = null;
  for (let start = to - 2; start >= runStart && to - start <= 10; start--) {
    const name = text.slice(start, to);
    if (leads.test(name.slice(0, 1)) && starts?.has(start + 1) === true && starts.has(start)) break;
    if (leads.test(name.slice(0, 2)) && name.length > 2 && starts?.has(start + 2) === true) break;
    if (starts === null || starts.has(start)) best = start;
  }
  if (best === null || anyBody.test(text.slice(best, to))) return null;
  return best;
}

function startOfRun(text: string, from: number): number {
  let start = from;
  while (start > 0 && from - start < 12 && /[\u4e00-\u9fff]/.test(text.charAt(start - 1))) start--;
  return start;
}

/** Whether the dictionary knows no word at a stretch: it comes apart into single characters. */
function isUnknown(text: string, start: number, end: number): boolean {
  const starts = wordStarts(text, startOfRun(text, start), Math.min(text.length, end + 6));
  if (!starts?.has(start)) return false;
  for (let at = start + 1; at < end; at++) if (!starts.has(at)) return false;
  return (
    [...text.slice(start, end)].some((each) => fortunate.has(each)) &&
    !/[的了在是不没和与说问把被都也还]/.test(text.slice(start, end))
  );
}
