import type { Candidate } from './maskNumbers.ts';

/** Ends of the names of companies and other institutions; the longer ones first. */
const chineseSuffix =
  '股份有限公司|有限责任公司|集团有限公司|有限公司|控股集团|集团公司|集团|股份|公司|中心医院|人民医院|中医院|妇幼保健院|医院|卫生院|银行|信用社|大学|学院|中学|小学|事务所|研究院|研究所|设计院';
const legal = /(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|控股集团|集团|股份|公司)$/;

const provinces =
  '北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台湾';
const cities =
  '苏州|无锡|常州|南京|南通|扬州|徐州|盐城|镇江|泰州|杭州|宁波|温州|嘉兴|绍兴|金华|台州|湖州|合肥|芜湖|福州|厦门|泉州|南昌|赣州|济南|青岛|烟台|潍坊|临沂|郑州|洛阳|武汉|宜昌|襄阳|长沙|株洲|广州|深圳|东莞|佛山|珠海|中山|惠州|汕头|海口|三亚|成都|绵阳|贵阳|遵义|昆明|西安|咸阳|兰州|西宁|太原|大同|石家庄|唐山|保定|沈阳|大连|长春|哈尔滨|南宁|柳州|桂林|呼和浩特|包头|银川|乌鲁木齐|拉萨|昆山|常熟|张家港|江阴|义乌|慈溪|余姚|中国';
const place = new RegExp(
  `^(?:(?:${provinces})(?:省|市|自治区)?|(?:${cities})市?|[\\u4e00-\\u9fff]{2,3}(?:市|县|区|省))`,
);

/** Words that stand before a name but are no part of it: the name begins behind the last of them. */
const lead =
  /.*(?:客户|用户|我们|你们|他们|为了|由于|因为|但是|以及|联系|通知|告知|服务|交付|签约|合作|位于|来自|属于|针对|其中|例如|比如|包括|关于|对于|根据|按照|其他|另一家|一家|这家|那家|该家|供应商|承运商|厂商|甲方|乙方|丙方|用户单位|客户单位|公司名称|项目|和|与|跟|给|向|对|在|为|由|从|到|是|被|把|让|请|及|的|了|等|找|去|至|经|即|叫|说|或|将|已|就|因|当|随|都|用|使用|采用|套用|按|有|比|所|随后|之前|今天|昨天|当天|日|月|年|点)/;

/** Names that say what something is, not who: 本公司, 三甲医院, 开户银行. */
const generic =
  /^(?:本|我|贵|该|各|某|几|两|多|每|全|原|新|老|大|小|子|母|总|分|外|同|此|另|这|那|哪|其|一|二|三|众|整|下属|下级|上级|集|投|三甲|三级|二级|专科|综合|公立|民营|私立|社区|乡镇|县级|市级|省级|基层|软件|物流|快递|保险|电力|水务|燃气|运输|贸易|外贸|制造|生产|施工|装修|咨询|外包|集成|开发|第三方|合作|客户|开户|收款|付款|对方|商业|中央|我们|你们|他们|上市|国有|合资|独资|控股|跨国|互联网|科技|网络|电商|零售|医药|食品|服装|会计师|律师|事业|研究|设计|职业|民办|占|持|的)*$/;

/** Names of companies in `text` that show by their form; `same` is the name as written. */
export function findCompanies(text: string): Candidate[] {
  const found: Candidate[] = [];
  const chinese = new RegExp(
    `([\\u4e00-\\u9fff（）()A-Za-z0-9·&]{2,24}?)(${chineseSuffix})(?![\\u4e00-\\u9fff]{0,1}(?:公司|价|权|制|化))`,
    'g',
  );
  for (const match of text.matchAll(chinese)) {
    const whole = match[1] ?? '';
    const suffix = match[2] ?? '';
    const name = withoutLead(whole);
    const core = name.replace(place, '').replaceAll(/[（()）]/g, '');
    // 公司, 股份 and 学院 alone end too many ordinary words for a name of unknown form.
    if (suffix === '公司' || name.length < 2 || generic.test(name)) continue;
    const weak = /^(?:集团|股份|银行|中学|小学|学院|研究所|设计院|事务所)$/.test(suffix);
    if (core === '' && (weak || /公司$/.test(suffix))) continue;
    if (weak && (core.length < 2 || core.length > 8)) continue;
    const start = match.index + whole.length - name.length;
    const end = match.index + match[0].length;
    found.push({ kind: 'customer', start, end, same: text.slice(start, end) });
  }
  const english =
    /(?<![\w])([A-Z][\w&'’-]{0,40}(?: (?:[A-Z][\w&'’-]{0,40}|and|&)){0,4}),? (Co\.?,? ?Ltd\.?|Ltd\.?|Limited|Inc\.?|Corp\.?|Corporation|LLC|LLP|PLC|GmbH(?: & Co\. KG)?|AG|S\.?A\.?|S\.?r\.?l\.?|B\.?V\.?|Pty\.? Ltd\.?|Pte\.? Ltd\.?|Sdn\.? Bhd\.?|K\.?K\.?|Hospital|Group|Holdings|Bank|University)(?![\w])/g;
  for (const match of text.matchAll(english)) {
    const name = (match[1] ?? '').replace(
      /^(?:(?:The|the|A|An|At|In|For|From|And|and|of|Our|Customer|Client|When|After|While|Since) )+/,
      '',
    );
    if (
      name === '' ||
      !/^[A-Z]/.test(name) ||
      /^(?:The|Our|This|That|Their|Each|Any|A|An|User|Users|Work|Control|Test|Security|Age|Data|Power|Local|Consumer|Resource)$/.test(
        name,
      )
    )
      continue;
    const start = match.index + (match[1] ?? '').length - name.length;
    found.push({
      kind: 'customer',
      start,
      end: match.index + match[0].length,
      same: text.slice(start, match.index + match[0].length),
    });
  }
  return found;
}

function withoutLead(whole: string): string {
  let name = whole.replace(/^[（()）]+/, '');
  const open = Math.max(name.lastIndexOf('（'), name.lastIndexOf('('));
  const close = Math.max(name.lastIndexOf('）'), name.lastIndexOf(')'));
  if (open >= 0 && close < open) name = name.slice(open + 1);
  const led = lead.exec(name)?.[0] ?? '';
  const rest = name.slice(led.length);
  return rest.length >= 2 ? rest : led === '' ? name : '';
}

/** Two characters that begin names of companies and are words of their own: no short form. */
const common =
  /^(?:中国|国家|第一|第二|第三|人民|中心|东方|南方|北方|西部|东部|华东|华南|华北|华中|西南|国际|环球|全球|世界|新型|现代|中央|公共|交通|城市|建设|科技|机械|电子|软件|信息|网络|食品|医药|化工|能源|物流|汽车|服装|家具|水泥|钢铁|客户|用户|上海|北京|附属|儿童|妇女|口腔|肿瘤|精密|智能|数据|系统|工业|联合|统一|正大|永远|天天)/;

/** First words of names of companies that many share, or that begin sentences. */
const everyCompany =
  /^(?:The|First|Second|National|International|American|British|European|German|Chinese|Asian|African|Global|United|General|Central|Royal|Northern|Southern|Eastern|Western|North|South|East|West|Great|Grand|Golden|Silver|Green|Blue|Black|White|Data|Smart|City|State|Public|Pacific|Atlantic|Digital|Advanced|Applied|Modern|Premier|Prime|Quality|Universal|World|Industrial|Standard|Saint|Hospital|University|Bank|Best|Home|Food|Foods|Logistics|Software|System|Systems|Service|Services|Medical|Health|Energy|Water|Power|Steel|Consumer|Customer|Project|Test|Shanghai|Beijing|Suzhou|London|Berlin|Paris|Tokyo|Singapore|China|Germany|America|Europe|Asia|Thailand|Vietnam|Their|They|This|That|When|What|Which|Then|There|After|Before|With|From|Each|Both|Only|Other|Same|Your|Last|Next|More|Most|Some|Such|Very|Data|Team|Work|Case|Note|Time|Date|Page|Total)$/i;

/**
 * The ways in which people write a company: without its legal form, without its place, the two characters that name it. Longer
 * ones first; `name` itself included.
 */
export function aliasesOf(name: string): string[] {
  const aliases = new Set([name]);
  const bare = name.replace(
    /\s*(?:,? (?:Co\.?,? ?Ltd\.?|Ltd\.?|Limited|Inc\.?|Corp\.?|Corporation|LLC|LLP|PLC|GmbH|AG|S\.?A\.?|B\.?V\.?|Group|Holdings))+$/i,
    '',
  );
  const plain = bare.replace(/\s*\([^()]*\)$/, '');
  for (const form of [bare, plain]) if (/[a-z]/i.test(form) && form.length >= 4) aliases.add(form);
  // Nordwind Logistics is called Nordwind.
  const first = /^[A-Z][\p{L}\p{N}’'-]{3,}(?= )/u.exec(plain)?.[0] ?? '';
  if (first !== '' && !everyCompany.test(first)) aliases.add(first);
  if (/[\u4e00-\u9fff]/.test(name)) {
    const short = bare.replace(/[（(].*?[)）]/g, '').replace(legal, '');
    const local = short.replace(place, '');
    for (const form of [short, local])
      if (form.length > 3 || (form.length >= 2 && !common.test(form))) aliases.add(form);
    const isCompany =
      /有限|集团|股份|公司/.test(name) || (local.length >= 4 && !/医院|学校|大学|银行/.test(name));
    // 瑞成精密机械 is called 瑞成精密 or 瑞成.
    for (let length = local.length - 1; isCompany && length >= 2; length--) {
      const form = local.slice(0, length);
      if (!common.test(form) || length > 3) aliases.add(form);
    }
  }
  return [...aliases].filter((alias) => alias.length >= 2).sort((a, b) => b.length - a.length);
}
