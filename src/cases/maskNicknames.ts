import { commonSurnames, givenCharacters, isOrdinaryWord, surnames } from './chineseNames.ts';
import { isEnglishWord } from './englishWords.ts';
import { isPinyinName, isSureGivenName, splitPinyin } from './maskEnglishNames.ts';
import type { Candidate } from './maskNumbers.ts';

/** Characters that foreign and minority names are written with. */
const sounds = new Set(
  '玉素甫孜则力祖如汗哈依阿艾埃安奥巴白拜班邦保鲍贝本比彼毕别宾波伯博勃卜布蔡查察达大戴丹当道德登邓迪蒂丁东都杜多顿朵厄恩尔法凡范菲费芬冯弗福盖甘冈高戈哥格葛根古瓜圭郭果哈海汉豪合赫黑亨洪胡华怀惠霍基吉加贾简杰金卡凯坎康考柯科克肯孔库夸奎昆拉莱兰朗劳勒雷蕾李里理利立丽莉连列林琳龙卢鲁路伦罗洛吕马玛麦曼芒毛梅蒙孟米密缅明摩莫墨默木穆那纳娜南瑙内尼妮涅宁纽努诺欧帕潘庞佩彭皮匹珀普奇齐恰强乔切琴丘曲让热仁荣茹儒瑞若撒萨塞赛桑瑟森沙山珊尚舍申圣施史士舒斯丝松苏孙索塔泰坦汤唐陶特腾提田铁廷图土托陀瓦万旺威韦维卫魏温文翁沃乌吾武西希锡夏香肖谢辛欣休许雅亚延扬耶叶伊依易因英永尤于约云扎赞泽曾詹珍真芝治珠朱卓兹宗佐买江孜次央措旦增平肉吐逊其娃日丹巴嘉木仓央琼达瓦边白热姆'.split(
    '',
  ),
);

const mayStandBefore =
  /(?:^|[^\u4e00-\u9fff]|[的和与跟给向请由让对被把找问是了在到叫比等及或从去来替帮为按随听看见有没就都也还又再先后说派催通知联系]|负责人|同事|昨天|今天|明天|上午|下午|晚上|昨晚|现场|客户|甲方)$/;
const mayFollow =
  /^(?:$|[^\u4e00-\u9fff]|们?(?:说|讲|问|答|回|的|和|与|跟|也|都|又|还|就|才|在|去|来|到|把|被|让|给|请|没|不|是|有|会|要|能|已|正|刚|昨|今|明|那|这|帮|接|拿|看|写|做|改|删|调|装|跑|走|发|打|催|负责|处理|回复|反馈|表示|认为|觉得|答应|确认|发现|联系|通知|一个|一起|两个|上|下午|下班|跟进|值班|加班|请假|离职|休|同意|拒绝|帮忙|顶|排查|修|查|测|教|带|画|记|先|今天))/;

/** Words that are written like a nickname: 阿里, 小计, 老总. */
const noNickname =
  /^(?:阿[里姨拉尔富根司联婆卜布斯门森诺迪玛伊克]|大[家厅小量多型概致部批件幅力同都]|大(?:石|田|江|于|方|连|成|全|白|平|单|项|车|房|路|段)|[老小](?:单|项|车|房|路|段|步|时|计|于|成|方|白|全|平|安|常|任|包|应|高|金|易|项|管|查|关|经|位|区|和|向|连|石|田|江|牛|龙|马|毛|花|米|费))/;

/**
 * People by what they are called among colleagues (老谭, 大刘, 阿强), names with a dot (古丽娜尔·艾山), who is said to be of a family
 * (姓樊), and names in Latin letters as accounts have them (li.xiaoming, the account of zhangwei). `same` is the name as written.
 */
export function findNicknames(text: string): Candidate[] {
  const found: Candidate[] = [];
  const add = (start: number, end: number) => {
    found.push({ kind: 'person', start, end, same: text.slice(start, end) });
  };
  for (const { 0: name, index } of text.matchAll(/[老小大阿][\u4e00-\u9fff]/g)) {
    const kind = name.charAt(0);
    const one = name.charAt(1);
    if (noNickname.test(name) || isOrdinaryWord(text.slice(index + 1, index + 4))) continue;
    if (kind === '阿' ? !givenCharacters.has(one) && !surnames.has(one) : !commonSurnames.has(one)) continue;
    if (!mayStandBefore.test(text.slice(Math.max(0, index - 3), index))) continue;
    if (mayFollow.test(text.slice(index + 2, index + 5))) add(index, index + 2);
  }
  for (const { 0: whole, 1: first = '', index } of text.matchAll(
    /([\u4e00-\u9fff]{1,8})(?:[·•・‧∙][\u4e00-\u9fff]{1,8}){1,3}/g,
  )) {
    let start = index + first.length;
    while (start > index && sounds.has(text.charAt(start - 1))) start--;
    const last = Math.max(...['·', '•', '・', '‧', '∙'].map((dot) => whole.lastIndexOf(dot))) + index;
    let end = last + 1;
    while (end < index + whole.length && end - last < 7 && sounds.has(text.charAt(end))) end++;
    const between = text.slice(start, last);
    if (start === index + first.length || end === last + 1 || end - start < 4) continue;
    if ([...between].every((each) => sounds.has(each) || /[·•・‧∙]/.test(each))) add(start, end);
  }
  for (const match of text.matchAll(/(?:姓|免贵姓)([\u4e00-\u9fff])(?![\u4e00-\u9fff])/g)) {
    const at = match.index + match[0].length - 1;
    if (surnames.has(text.charAt(at))) add(at, at + 1);
  }
  for (const match of text.matchAll(
    /(?<![\u4e00-\u9fff])(?:姓名|名叫|我叫|他叫|她叫)[ \t]{0,2}([\u4e00-\u9fff]{2,3})(?![\u4e00-\u9fff])/g,
  )) {
    const start = match.index + match[0].length - (match[1] ?? '').length;
    if (surnames.has(text.charAt(start))) add(start, start + (match[1] ?? '').length);
  }
  inLatin(text, add);
  return found;
}

const accountBefore =
  /(?:提交人|提交者|作者|账号|帐号|用户|用户名|登录名|工号|负责人|处理人|操作人|审批人|联系人|创建人|修改人|by|from|user|author|owner|to|@)[ :：=]{0,3}$/i;
const mailedTo = /(?:@|(?:^|[^a-z])(?:cc|by|to|from|user|author|owner)[ :：=]{1,3})$/i;
const accountAfter =
  /^ {0,2}(?:的?(?:账号|帐号|账户|电脑|密码|权限|邮箱|笔记本|工位)|说|改了|提交|登录|['’]s )/;

/** Names as accounts have them: first and last with a dot, or a Chinese one in one word where it is said to be an account. */
function inLatin(text: string, add: (start: number, end: number) => void): void {
  for (const { 0: written, 1: first = '', 2: last = '', index } of text.matchAll(
    /(?<![\w.@/\\-])([a-z]{2,12})[._]([a-z]{2,14})(?![\w@(/\\-]|\.\w)/g,
  )) {
    const [one, two] = [first, last].map((part) => part.charAt(0).toUpperCase() + part.slice(1)) as [
      string,
      string,
    ];
    const isName =
      !isEnglishWord(last) &&
      (isSureGivenName(one) ||
        isPinyinName(one, two) ||
        (!isEnglishWord(first) && mailedTo.test(text.slice(Math.max(0, index - 9), index))));
    if (isName) add(index, index + written.length);
  }
  for (const { 0: written, index } of text.matchAll(
    /(?<![\w.@/\\-])[a-z]{4,18}(?=\d{0,4}(?![\w.@(/\\-]))/g,
  )) {
    if (isEnglishWord(written) || splitPinyin(written) === null) continue;
    if (
      accountBefore.test(text.slice(Math.max(0, index - 8), index)) ||
      accountAfter.test(text.slice(index + written.length, index + written.length + 6))
    )
      add(index, index + written.length);
  }
}
