// What changes the software, its data or its devices can be tested again by a customer; a training, a rule of ours or a letter cannot.

/** What is done to software, data or devices. */
const changes = [
  '修(?:复|正|好|改|补|数)',
  '(?:更|替)换',
  '重(?:跑|导|发|传|建|启|算|装|新(?:下发|部署|生成|配置|导入|计算|同步))',
  '补(?:传|发|导|齐|入|丁)',
  '回滚',
  '升级',
  '发布',
  '上线',
  '扩容',
  '迁移',
  '调[大小高低整优]',
  '优化',
  '启用',
  '停用',
  '(?:打开|开启|关闭|开通|恢复|设置?|配置|部署|安装|清[理空]|删除|新增|增加|加(?:上|装)?|去掉|改[成为用]?|做成|换)',
];
/** Software, data and devices. */
const things = [
  '系统',
  '程序',
  '接口',
  '脚本',
  '字段',
  '索引',
  '参数',
  '配置',
  '缓存',
  '队列',
  '证书',
  '报表',
  '标签',
  '条码',
  '追溯码',
  '校验',
  '告警',
  '监控',
  '同步',
  '日志',
  '权限',
  '账号',
  '库存数',
  '单据',
  '数据',
  '对照表?',
  '对照',
  '连接池',
  '超时',
  '重试',
  '内存',
  '磁盘',
  '数据库',
  '服务器',
  '网络',
  '终端',
  '扫码枪',
  '打印机',
  '模块',
  '功能',
  '页面',
  '按钮',
  '菜单',
  '补丁',
  '版本',
  '算法',
  '公式',
  '口径',
  '时区',
  '定时任务',
  '任务',
  '固件',
  '驱动',
  '代码',
];
/** What people agree on, learn, write or say. */
const ofPeople = [
  '培训',
  '复训',
  '带教',
  '练习',
  '考核',
  '演练',
  '评审',
  '评估',
  '会议?(?!计|员)',
  '例会',
  '纪要',
  '周报',
  '日报',
  '流程',
  '制度',
  '规范',
  '规定',
  '责任',
  '清单',
  '检查(?:项|表|单)',
  '(?<!打印|标签|单据|导入)模板',
  '变更单',
  '提纲',
  '调研',
  '签[字订]',
  '双签',
  '手册',
  '文档',
  '说明',
  '书面',
  '答复',
  '回访',
  '沟通',
  '通知(?:名单|门店|客户|各|一)',
  '道歉',
  '值班',
  '排班',
  '交接',
  '复盘',
  '案例',
  '核对一次',
  '讨论',
  '招',
  '人手',
  '报价',
  '合同',
  '每(?:周|月|季度)[^，。]{0,8}(?:核|查|访|过)',
];

const chinese = new RegExp(
  `(?:${changes.join('|')})[^。]{0,30}(?:${things.join('|')})|(?:${things.join('|')})[^。]{0,24}(?:${changes.join('|')})|补[^，。]{0,6}(?:${things.join('|')})|修(?:复|好)|回滚|补传|重跑|重导|热修|打补丁`,
);
const notChinese = new RegExp(ofPeople.join('|'));

const english =
  /(?<![a-z])(?:fix(?:es|ed|ing)?(?! (?:a|the) (?:date|time|rule|meeting))|patch\w*|repair\w*|correct(?:ed|ing)?|replac\w+|upgrad\w+|roll(?:ed)? back|deploy\w*|releas\w+|re-?(?:import|load|run|build|start|index|send|sync)\w*|restor\w+|migrat\w+|configur\w+|enabl\w+|disabl\w+|switch(?:ed|ing)? o(?:n|ff)|turn(?:ed|ing)? o(?:n|ff)|install\w*|increas\w+|rais(?:e|ed|ing)|lower(?:ed|ing)?|tun(?:e|ed|ing)|index(?:ed|ing)?|remov\w+|delet\w+|add(?:ed|ing)?|set(?:ting)?(?! up (?:a|the) (?:meeting|call))|chang(?:e|ed|ing)|clean(?:ed|ing)? up|extend\w*|automat\w+|encrypt\w*|validat\w+)(?![a-z])/i;
const notEnglish =
  /(?<![a-z])(?:train\w*|workshops?|course|coach\w*|guides?|manuals?|document(?:s|ed|ation)?|checklists?|templates?|meetings?|minutes|reviews?|sign-?off|signatures?|signed|process(?:es)?|procedures?|polic(?:y|ies)|rules? that|roster|plans?|planned|survey|report to|weekly report|tell|ask|call|write to|letter|apolog\w+|explain\w*|discuss\w*|retrospective|responsib\w+|RACI|gate|agreement|contract|quote|hire|staff\w*|on call|handover|change orders?|visits?|notify|notice)(?![a-z])/i;

/**
 * Whether the fix `text` of a retrospective changes software, data or devices, so that somebody can test it again; false for
 * trainings, reviews, rules, papers and talks, and where it cannot be told.
 */
export function isTechnicalFix(text: string): boolean {
  const short = text.slice(0, 400);
  if (notChinese.test(short) || notEnglish.test(short)) return false;
  return chinese.test(short) || english.test(short);
}
