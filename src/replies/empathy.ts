const feeling =
  '着急|焦急|心急|急得|生气|气愤|难受|委屈|尴尬|压力|窝火|恼火|火气|有气|发火|失望|担心|担忧|不满|不快|烦躁|无奈|心累|受累|两头|夹在|糟心|被动|难堪|为难|难做|崩溃|焦虑|不安|头疼|添堵|不好受|不容易|没面子|下不来台|不放心|不踏实|憋屈|心情|感受|折腾|疲惫|煎熬|难处|辛苦|抓狂|揪心|寒心';
const customer =
  '您|你们|贵[司方院厂校行公]|大家|各位|同事们?|门店|现场|车间|班组|产线|仓库|一线|财务|老师|团队|顾客';

const chinese: readonly RegExp[] = [
  /(?:抱歉|对不起|道歉|歉意|致歉|赔(?:您|你)?个?不是|失约|食言|赔礼|不好意思|过意不去|惭愧|内疚|愧疚|自责)(?!打扰)/,
  /(?<!不)(?:是|确实是|都是|这是)我们?(?:这边)?的?(?:疏忽|失误|失职|不对|不是|责任|问题|错|没做好|没跟上|慢了|工作不到位|没兑现|没说清|没讲清|考虑不周)/,
  new RegExp(
    `(?:给|让|使|害|令|叫)(?:${customer})[^，。]{0,14}(?:麻烦|不便|困扰|影响|损失|受累|久等|等了|白跑|白忙|白做|没法|无法|难以|费心|操心|跑|熬|加班|${feeling})`,
  ),
  new RegExp(
    `(?<!请|请您|敬请|望您?|希望您?能?|希望您?)(?:理解|体会|体谅|明白|知道|清楚|懂|感受|听得出|看得出|看到|能想象|想象得到|感同身受)[^。]{0,24}(?:${feeling}|急|累|紧张|紧|不易|影响|重要|耽误|着落|意味着什么)`,
  ),
  /换(?:作|成|做|了)?是?(?:谁|我|任何人|别人|哪[家个位]|别家)[^。]{0,24}(?:急|气|火|烦|累|没法|一样|难|恼|不满|接受不了|受不了)/,
  /(?<!请)(?:谁|任何人|没有人|没人)[^。，]{0,16}(?:都|也)?(?:得|会|要|该)?(?:着急|急|气|火|恼|愿意|受不了|好受)/,
  /(?:知道|明白|清楚)(?:您|你们|大家)(?:现在|已经|都|也)?(?:不想|只想|最|很|受够|等不|没时间|忙|急|盼)/,
  /(?:您|你们|大家)[^。]{0,6}(?:一个人扛|独自|从头讲|讲了?[一两三几]遍|反复说|两头跑)/,
  /辛苦(?:您|你们?|大家|各位)(?=[^，。]{0,12}(?:还在|一直|半夜|连夜|加班|盯|等|跑|熬|周末|深夜))/,
  /(?:您|大家|各位|同事们?|团队)(?:都|真的?|确实|一直|连夜|这几天|这段时间)?(?:辛苦|受累|费心)|辛苦(?:您|大家|各位|团队)?了|辛苦(?:您|大家|各位)(?=$|[，。])/,
  /(?:感谢|谢谢)[^。]{0,10}(?:耐心|包容|体谅|等待|花了?(?:时间|[一两三几半]|整)|连夜|加班|抽出?时间|整理|坚持|费心)/,
  new RegExp(
    `(?:耽误|影响|打乱|拖累|连累|牵连|耽搁)(?:了|到)?(?:[^，。]{0,6})(?:${customer}|发货|生产|开业|结账|盘点|营业|出货|工作|生意|排班|进度|业务)`,
  ),
  new RegExp(`(?:${customer})[^。]{0,20}(?:${feeling})`),
  new RegExp(
    `(?:${customer})[^。]{0,20}(?:白做|白跑|白忙|白等|加了?[^，。]{0,6}班|熬夜|通宵|等了|被[^，。]{0,8}(?:骂|说|批|问住|追问|催)|受影响|受损|停产|停线|没法交代|重新录|返工|追[了着]?)`,
  ),
];

const english: readonly RegExp[] = [
  /(?<![a-z])(?:sorry(?! to (?:bother|disturb|trouble))|apolog(?:y|ies|ise|ize|ising|izing)|regret|forgive us|(?<!not |n[’']t )(?:our fault|our mistake)|(?:that|this)(?: one)?(?:[’']s| is) on us|let (?:you|them|your [a-z]+) down|(?:no ?body|no one) (?:likes|wants|enjoys|should have) to|we got (?:this|it|that) wrong)(?![a-z])/i,
  /(?<!please )(?:understand|appreciate|realis[e]|realiz[e]|imagine|can see|see (?:how|what|why)|know (?:how|what|that)|recognis[e]|recogniz[e]|aware)[^.]{0,60}(?:frustrat|stress|annoy|difficult|hard|pressure|upset|worr|disappoint|embarrass|exhaust|inconvenien|trouble|pain|tiring|tired|urgent|felt|feel|cost|mean|did to|put you|anxious|angry|tough|awkward|disrupt|effort|patience|matters|wait|how (?:much|hard|long|many))/i,
  /(?<![a-z])(?:frustrating|stressful|annoying|exhausting|disappointing|embarrassing|unacceptable|upsetting|nerve-racking|maddening|tiring|infuriating|humiliating|inconvenience|disruption|hassle|ordeal)(?![a-z])/i,
  /(?:thank|thanks|grateful)[^.]{0,24}(?:patience|patient|waiting|bearing with|taking the time|effort|hours you|staying late|putting up|holding|so long|all this time|sticking with)/i,
  /(?<![a-z])you(?:r (?:team|staff|people|colleagues|crew|shift|store|shop)|[’']ve| have)?[^.]{0,24}(?:more than patient|patient with us|every right|lost (?:a|an|the|half|two|three|hours|time)|had to (?:wait|chase|stay|work|explain|redo|re-?key|re-?enter|call|ask)|waited|stayed late|worked (?:late|through|over)|stood (?:idle|still)|deserve|were left|kept waiting)/i,
  /(?<![a-z])(?:I hear you|we hear you|in your (?:shoes|place|position)|hear how|cost (?:you|your)|no wonder|know you (?:have better things|(?:are|were) (?:waiting|under|losing)|needed)|(?:I|anyone|anybody) would (?:also )?be (?:upset|annoyed|angry|frustrated|furious|cross|worried|livid|mad)|I[’']d be (?:upset|annoyed|angry|frustrated|furious|cross|worried|livid|mad)|embarrassed|ashamed|(?:that|this|it) was (?:wrong|not right|unfair|careless|not good enough)|(?:should|must) (?:not|never) have happened)/i,
];

/** Whether a sentence names the customer's feeling, effort or harm, or apologises; thanks for the contact does not. */
export function hasEmpathy(sentence: string): boolean {
  // 辛苦您发一下 and 希望您能理解 ask for something, however politely.
  const text = sentence
    .replace(/(?:请|望|敬请|恳请)[^，。]{0,4}(?:理解|谅解|体谅|包涵)[^，。]*/g, '')
    .replace(/辛苦(?:您|你|大家|各位)(?=[^，。]{0,8}(?:发|提供|确认|配合|填|把|看|帮|再|提|补))/g, '');
  return chinese.some((pattern) => pattern.test(text)) || english.some((pattern) => pattern.test(text));
}
