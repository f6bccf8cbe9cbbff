import type { Candidate } from './maskNumbers.ts';

/** Addresses, hosts, passwords, keys and tokens in `text`, in no particular order. */
export function findNetwork(text: string): Candidate[] {
  return [...secrets(text), ...urls(text), ...addresses(text), ...hosts(text), ...accounts(text)];
}

const labels =
  'password|passwd|passphrase|passcode|pwd|secret|client[_-]?secret|access[_-]?token|refresh[_-]?token|token|api[_-]?key|apikey|access[_-]?key(?:[_-]?(?:id|secret))?|secret[_-]?key|private[_-]?key(?:[_-]?id)?|app[_-]?(?:secret|key)|account[_-]?key|shared[_-]?access[_-]?key|sig|pin(?: code)?';
const chineseLabels = '密码|口令|密钥|秘钥|令牌|私钥|授权码|验证码|校验码|动态码';

/** A label, what stands between, and the value; the value is the last group. */
const labelled = new RegExp(
  `((?<![a-z])(?:${labels})|${chineseLabels})(["'\`*]{0,3}\\s{0,3}(?:[=:：|→]|->|(?:已?(?:改|重置|设置|设定|设|更新|换))?(?:是|为|成)|(?<=\\s)(?:is(?: now)?|was|to)(?=\\s))\\s{0,3}["'\`*“‘「『【]{0,3})([^\\s"'\`|，。；;、,<>（）()“”‘’「」『』【】]{3,200})`,
  'gi',
);

/** Words that follow a label in a sentence about passwords. */
const prose =
  /^(?:is|was|are|must|should|can|has|have|not|no|none|null|nil|true|false|empty|required|expired|reset|changed|invalid|wrong|missing|incorrect|policy|field|lost|unknown|here|see|please|the|a|an|your|their|and|or|for|in|to|of|with|will|mandatory|optional|string|text|\*+|x{3,}|\.{3,}|-{2,}|<.*|\$\{.*|\{\{.*)$/i;

/** Forms that are a key or token wherever they stand. */
const tokens: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]{0,40}(?:KEY|CERTIFICATE)(?: BLOCK)?-----[^]*?(?:-----END [A-Z0-9 ]{0,40}-----|$)/g,
  /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{4,}/g,
  /(?<![\w-])(?:AKIA|ASIA|AROA)[A-Z0-9]{16}(?!\w)/g,
  /(?<![\w-])(?:LTAI|AKID)[A-Za-z0-9]{12,40}(?!\w)/g,
  /(?<![\w-])(?:npm_[A-Za-z0-9]{30,}|hf_[A-Za-z0-9]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|ya29\.[\w-]{20,}|ASIA[A-Z0-9]{16}|HWAK[A-Z0-9]{10,})/g,
  /(?<![\w-])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeprs]-[\w-]{10,}|sk-[\w-]{20,}|sk_live_\w{10,}|AIza[\w-]{30,})/g,
];

/** Values that a command, a pair or a blank announces; the last group is the secret. */
const beside: readonly RegExp[] = [
  /(?<![a-z])(?:passcode|otp|pin)[ \t]{1,2}(\d{4,8})(?![\w-])/gi,
  /(?:login|登录|账号|用户名)[\s:：]{1,3}[\w.@-]{2,40} {0,2}[/／] {0,2}((?=[^\s，。；;、,]*\d)[^\s，。；;、,（）()/／]{4,60})/gi,
  /https:\/\/(?:hooks\.slack\.com\/services|oapi\.dingtalk\.com\/robot|qyapi\.weixin\.qq\.com\/cgi-bin\/webhook|open\.feishu\.cn\/open-apis\/bot)\/([^\s"'`|)\]，。；、]{6,300})/g,
  /(?<!\w)(?:mysql|mysqldump|mysqladmin|sshpass|redis-cli)\b[^\r\n]{0,120}?\s-(?:p|a)\s?["']?([^\s"'-][^\s"']{2,60})/g,
  /(?<!\w)curl\b[^\r\n]{0,200}?\s(?:-u|--user)\s{1,2}["']?[\w.@-]{1,40}:([^\s"']{3,60})/g,
  /(?:账号|帐号|账户|用户名|用户|登录名|user(?:name)?|login|account)\s?[/／、和与&]\s?(?:密码|口令|password|pwd|pass)["'*\s]{0,3}[:：=]?\s{0,3}[\w.@-]{1,40}\s{0,2}[/／|]\s{0,2}([^\s"'`|，。；;、,（）()/／]{3,60})/gi,
  /(?:密码|口令|密钥|验证码)[ \t]{1,3}["'“]?((?=[^\s\u3400-\u9fff]*\d)[!-~]{4,60}?)(?=[\s"'”，。；;、,）)]|$)/gm,
];

function secrets(text: string): Candidate[] {
  const found: Candidate[] = [];
  const add = (start: number, end: number) => {
    found.push({ kind: 'secret', start, end, same: text.slice(start, end) });
  };
  for (const pattern of tokens) {
    for (const { 0: token, index } of text.matchAll(pattern)) add(index, index + token.length);
  }
  for (const pattern of beside) {
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? '';
      if (prose.test(value)) continue;
      const start = match.index + match[0].length - value.length;
      add(start, start + value.length);
    }
  }
  for (const match of text.matchAll(/(?<![a-z])(?:bearer|basic)\s{1,3}([\w.~+/=-]{8,})/gi)) {
    const value = match[1] ?? '';
    // "Basic configuration" is no header.
    if (/[\d=_+/.]/.test(value))
      add(match.index + match[0].length - value.length, match.index + match[0].length);
  }
  for (const match of text.matchAll(labelled)) {
    const separator = match[2] ?? '';
    const value = (match[3] ?? '').replace(/[.*]+$/, '');
    const start = match.index + match[0].length - (match[3] ?? '').length;
    if (
      isSecret(value, separator.includes('='), text.slice(start + value.length, start + value.length + 12))
    ) {
      add(start, start + value.length);
    }
  }
  return found;
}

function isSecret(value: string, assigned: boolean, after: string): boolean {
  if (value.length < 3 || prose.test(value) || /[\u3400-\u9fff]/.test(value)) return false;
  if (assigned || /[\d!@#$%^&*_+]/.test(value) || /[a-z][A-Z]/.test(value)) return true;
  // A word with more words behind it is a sentence.
  return !/^\s[a-z]{2,}/.test(after);
}

/** Public sites that say nothing about a customer. */
const publicSites =
  /(?:^|\.)(?:github\.com|gitlab\.com|microsoft\.com|example\.(?:com|org|net)|npmjs\.com|w3\.org|wikipedia\.org|stackoverflow\.com|visualstudio\.com|google\.com|baidu\.com|apache\.org|mozilla\.org|oracle\.com|localhost)$/i;

function urls(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(
    /(?<![a-z])[a-z][a-z0-9+.-]{1,20}:\/\/([^\s/?#<>"'`|)\]，。；、（）]{1,300})/gi,
  )) {
    const authority = match[1] ?? '';
    const start = match.index + match[0].length - authority.length;
    const at = authority.lastIndexOf('@');
    if (at > 0 && authority.slice(0, at).includes(':')) {
      const colon = start + authority.indexOf(':') + 1;
      found.push({ kind: 'secret', start: colon, end: start + at, same: text.slice(colon, start + at) });
    }
    const host = authority.slice(at + 1).replace(/:\d*$/, '');
    const from = start + at + 1;
    if (host === '' || publicSites.test(host) || isLocal(host)) continue;
    if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(host) || host.startsWith('[')) continue;
    found.push({ kind: 'host', start: from, end: from + host.length, same: host.toLowerCase() });
  }
  return found;
}

function isLocal(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[?::1\]?)$/i.test(host);
}

/** What stands before four numbers that are a version. */
const aboutVersion =
  /(?:v|ver\.?|version|版本|版本号|release|build|driver|firmware|固件|驱动|补丁|patch|升级到|升级至|升到|sp)[\s:：为是到]{0,4}$/i;

function addresses(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const { 0: address, index } of text.matchAll(/(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)/g)) {
    const parts = address.split('.').map(Number);
    if (parts.some((part) => part > 255) || isLocal(address) || address.startsWith('255.') || parts[0] === 0)
      continue;
    if (aboutVersion.test(text.slice(Math.max(0, index - 16), index))) continue;
    found.push({ kind: 'ip', start: index, end: index + address.length, same: address });
  }
  if (!text.includes(':')) return found;
  for (const { 0: address, index } of text.matchAll(
    /(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])/gi,
  )) {
    if (!isVersion6(address) || isLocal(address)) continue;
    found.push({ kind: 'ip', start: index, end: index + address.length, same: address.toLowerCase() });
  }
  return found;
}

/** An IPv6 address (RFC 4291): eight groups, or fewer with one `::`. Times and `a::b` of programs are none. */
function isVersion6(address: string): boolean {
  const gaps = address.split('::').length - 1;
  const groups = address.split(':').filter((group) => group !== '');
  if (gaps > 1 || /:{3}/.test(address) || !/\d/.test(address)) return false;
  return gaps === 1 ? groups.length >= 2 && groups.length < 8 : groups.length === 8 && !/^:|:$/.test(address);
}

/** Endings of names; those that are also endings of files or ordinary words need a name of three parts. */
const domain =
  /(?<![\w./\\-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}(?:com|cn|net|org|local|internal|corp|lan|intra|intranet|home|gov|edu)(?:\.[a-z]{2})?(?![\w-]|\.\w)/gi;
const longDomain =
  /(?<![\w./\\-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){2,5}(?:io|co|de|fr|uk|jp|kr|hk|tw|sg|th|vn|eu|us|ch|at|nl|it|es|info|biz|cloud|tech|top|xyz)(?![\w-]|\.\w)/gi;
const labelledHost =
  /(?<![a-z])(?:host|hostname|server|data source|datasource|machine|computer|主机名?|服务器名?|计算机名|机器名|节点名)\s{0,3}[=:：]\s{0,3}([a-z][\w.-]{2,60})/gi;
const oracle = /(?<![a-z])jdbc:oracle:\w{3,6}:@(?:\/\/)?([\w.-]{2,60})/gi;
const share = /(?<!\\)\\\\([a-z0-9][\w.-]{1,60})(?=\\)/gi;
const machine =
  /(?<![\w.@-])(?:[a-z0-9]{1,12}-){0,4}(?:srv|server|db|sql|web|app|node|host|vm|dc|nas|fs|gw|ftp|esx|win|desktop|laptop|pc)(?:-?[a-z0-9]{1,12}){0,2}(?![\w-]|\.\w)/gi;

/** Accounts that everybody has: they tell nothing. */
const everybody =
  /^(?:admin|administrator|root|sa|sys|system|test|tester|testuser|guest|user|users|public|default|demo|ubuntu|ec2-user|oracle|postgres|mysql|sqlserver|nobody|anonymous|null|none|all|shared|git|www|www-data|appuser|app|service|your.*|<.*|\{.*)$/i;

/** Names of accounts: of messengers, behind a label, and in the paths of home folders. */
function accounts(text: string): Candidate[] {
  const found: Candidate[] = [];
  const add = (match: RegExpMatchArray, value: string) => {
    if (everybody.test(value)) return;
    const end = (match.index ?? 0) + match[0].length;
    found.push({ kind: 'account', start: end - value.length, end, same: value.toLowerCase() });
  };
  const messenger =
    /(?:微信|企微|企业微信|钉钉|飞书|(?<![a-z])(?:wechat|weixin|wx|vx|qq|skype|telegram|whatsapp|line))\s{0,2}(?:号码?|id|账号|帐号)?\s{0,2}([=:：是为]|\s)\s{0,2}([a-z][\w-]{4,29}|\d{5,11})(?![\w@-])/gi;
  for (const match of text.matchAll(messenger)) {
    const value = match[2] ?? '';
    // Behind a mere blank a word may be the next word of the sentence.
    if (/\S/.test(match[1] ?? '') || /[\d_]/.test(value)) add(match, value);
  }
  for (const match of text.matchAll(/(?<![a-z])qq\s{0,2}(?:号码?)?(\d{5,11})(?![\w@-])/gi))
    add(match, match[1] ?? '');
  const labelled =
    /(?:账号|帐号|账户名|用户名|登录名|登录账号|工号|员工号|(?<![a-z])(?:user ?name|user ?id|uid|login|employee (?:id|no\.?)))["'*\s]{0,3}[=:：是为]\s{0,3}["'`]?([a-z0-9][\w.-]{2,40})(?![\w@-])/gi;
  for (const match of text.matchAll(labelled)) add(match, (match[1] ?? '').replace(/[.-]+$/, ''));
  const besideAccount =
    /(?:账号|帐号|用户名|登录名|工号|(?<![a-z])(?:user ?name|login|ssh))[ \t]{1,2}((?=[\w.-]{0,40}\d)[a-z][\w.-]{2,40}|[a-z][\w.-]{1,40}(?=@\d))(?![\w-])/gi;
  for (const match of text.matchAll(besideAccount)) add(match, match[1] ?? '');
  const home =
    /(?:[a-z]:[\\/]users[\\/]|(?<![\w/.])\/(?:home|users)\/)([^\s\\/:*?"<>|，。；、]{2,40})(?=[\\/]|$|\s)/gim;
  for (const match of text.matchAll(home)) add(match, match[1] ?? '');
  for (const match of text.matchAll(
    /(?<![\w:-])(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![\w:-])/gi,
  )) {
    const { 0: address, index } = match;
    found.push({ kind: 'host', start: index, end: index + address.length, same: address.toLowerCase() });
  }
  return found;
}

function hosts(text: string): Candidate[] {
  const found: Candidate[] = [];
  const add = (start: number, name: string) => {
    if (publicSites.test(name) || isLocal(name)) return;
    found.push({ kind: 'host', start, end: start + name.length, same: name.toLowerCase() });
  };
  for (const pattern of [domain, longDomain]) {
    for (const { 0: name, index } of text.matchAll(pattern)) add(index, name);
  }
  for (const pattern of [labelledHost, share, oracle]) {
    for (const match of text.matchAll(pattern)) {
      const name = (match[1] ?? '').replace(/[.-]+$/, '');
      if (pattern === labelledHost && !/[\d.-]/.test(name)) continue;
      if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) continue;
      add(match.index + match[0].indexOf(match[1] ?? '', 1), name);
    }
  }
  for (const { 0: name, index } of text.matchAll(machine)) {
    // erp-db-01 is a machine; app2, web-app and node20 are not names of one.
    if (name.includes('-') && (/\d$/.test(name) || /^(?:win|desktop|laptop)-[a-z0-9]*\d/i.test(name)))
      add(index, name);
  }
  return found;
}
