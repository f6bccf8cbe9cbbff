// Words that tell a promise from what only mentions a time. Matching is linear: no group that repeats holds another one
// that does. Chinese has no word boundaries, so that what a word must not be part of is said by look-arounds.

/** We, in whatever words; 您们 and 我的客户 are not. */
export const ours =
  /我(?!国|的?客户)|咱们?|[小老][李王张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤](?!板)|本人|(?<!(?:贵(?:司|方|公司|单位|部门|院|厂|校|行)|客户|甲方|对方|供应商|厂家|厂商|原厂|第三方|你们|他们|银行|运营商|总部|集团|仓库|财务|门店|车间|业务|产线|采购|信息)(?:那边|这边|方面|方|里)?的?)(?:团队|工程师|开发(?!区|票)|研发|同事|顾问|项目组|项目经理|产品经理|实施(?!时|了)|运维|技术支持|客服|值班人|小组|专人|专家|[王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤][工总])|(?<![A-Za-z])(?:let me(?! (?:know|have))|I|we|(?:our|my) word|(?<!(?:your|their|his|her|(?:vendor|supplier|customer|client|partner|bank|carrier|provider)[’']?s?[’']?)(?: [A-Za-z]+)? )(?:team|engineers?|engineering|developers?|development|support desk|colleagues?)|consultants?|project manager|specialists?)(?![A-Za-z])/gi;

/** The customer or somebody else as the one who acts; behind a preposition (给您, 向客户) it is only the receiver. */
export const foreign =
  /(?<![给向为跟与和同替帮对把让陪等至到约去及将用供的发交送寄还回系知复诉访谢助])(?:(?:您|你们?)(?![^，。,]{1,6}的|的(?!人|同事|团队|领导|员工|师傅|部门|公司))|贵(?:司|方|公司|单位|部门|院|厂|校|行|局)|客户|甲方|用户|对方|供应商|厂家|厂商|原厂|审计|监理|领导|老板|财务|仓库|车间|产线|门店|业务|集团|总部|银行|税务|运营商|第三方|他们?|她们?|大家|各位|会议|大会|评审|盘点|大促|月结|活动|海关|系统供应)|(?<![A-Za-z])(?:you(?= (?:will|need|must|should|have|can|could|are|were|want|would|may|might|do|did|plan|start|go|open|close|send|provide|confirm|approve|sign|give|get|let|complete|return|finish|run|count|reply|share|told|said|asked)(?![a-z])|[’'](?:ll|re|ve|d))|your [a-z]+(?: [a-z]+)?(?= (?:will(?! (?:all |also |both |then )?be (?:[a-z]+ed|back|ready|live|up|sent|done|built|rebuilt|set|put|brought|given|shown|paid|met|taken|cut|run|available|online|complete|correct|clean)(?![a-z]))|needs?|must|should|has|have|can|could|is|are|was|were|wants?|plans?|starts?|opens?|closes?|approves?|sends?|provides?|confirms?|to)(?![a-z]))|the (?:customer|client|vendor|supplier|carrier|bank|auditors?|audit|board|warehouse|plant|store|shop|finance|landlord|provider|regulator|inspector|stock-?take|stock count|meeting|promotion|sale|training room|holiday|season)|customers?|clients?|vendors?|suppliers?|auditors?|(?:they|he|she)(?! will|[’']ll)|everyone|everybody|users)(?![A-Za-z])/gi;

/** Asking somebody to do something; 请放心 and "please note" ask for nothing. */
export const request =
  /(?<![申提邀聘宴报敬回])请(?!放心|稍|知悉|查收|相信|见谅|谅解|理解|允许|示|假|求|教|您?(?:放心|见谅|谅解|理解|相信|稍|允许|查收|知悉|多?包涵|监督|先?放心)|(?:开发|研发|工程师|同事|团队|专家|产品|顾问|技术|高级))|麻烦(?!了|您了|给|带来|到)|烦请|劳烦|劳驾|恳请|拜托|辛苦(?:您|你|贵|各位|大家)|(?:需要?|还需|希望|期望|期待|盼|望|等待?|待|建议|提醒|要求|务必)(?:在|由|请)?(?:您|你|贵|客户|甲方|对方|各|业务|双方)|(?:给|回复?|发给?|告诉|通知|答复|交给)我(?:们|方|司)?(?=$|[，,。！!\s一个的]|说|方案|答|结|准)|(?:您|你们?|贵[司方公][司]?|客户|甲方|业务)(?:这?边|那边|方面)?(?:需要?|须|务必|必须|应该?|最好|记得|得|要)|(?<![A-Za-z])(?:please(?! (?:rest assured|be assured|note|accept|bear|know|be advised|be aware|expect|forgive|find|see|don[’']t worry))|kindly(?! (?:note|accept|bear|be informed|find))|could you|can you|(?:I|we) (?:request|urge|invite) you|would you|will you|we(?:[’']d| would)? (?:need|appreciate|ask|require|like) (?:it if )?(?:you|your|the (?:customer|client))|(?:I|we) need (?!to(?![a-z]))|you(?:[’']ll| will)? (?:need to|have to|must|should|ought to)(?! (?:have|get|receive|see|hear|be able|find|notice)(?![a-z]))|need (?:you|your|the (?:customer|client)|from you)|let (?:me|us) (?:know|have)|make sure (?:you|your)|ask(?:ed|ing)? (?:you|your|the (?:customer|client|vendor))|if you could|waiting for (?:you|your)|remind you|suggest (?:you|that you))(?![A-Za-z])/gi;

/** A clause that starts with a verb in English tells somebody to do something. */
export const imperative =
  /^\s*(?:and |then |also |so )?(?:send|provide|confirm|share|reply|sign|return|check|review|complete|fill|approve|submit|upload|call|tell|give|keep|make|bring|forward|ensure|prepare)(?![A-Za-z])/i;

/** A condition that the words behind it stand under. */
export const condition =
  /如果|假如|假设|要是|倘若|倘|万一|一旦|除非|只要|若(?!干)|如(?!下|期|约|实|何|此|有?需要?|上|常|今|同|数)|(?:的话)|(?<![A-Za-z])(?:if|unless|should (?:you|it|the|this|that|we|anything)|in case|provided|assuming|once|as soon as|in the event)(?![A-Za-z])/gi;

/** A refusal, or something that was not or will not be done. */
export const negation =
  /(?:无法|(?<!能)不能|(?<!会)不会(?!晚|超|迟|耽误|拖|影响|再?让)|(?<!可)不可能|没法|没办法|没有办法|没有?(?:来得及|顾上|赶上)|[排腾抽派挤](?:不出|不开)|(?:给|来|做|到|修|弄|办|改|赶)不了|来不及|赶不上|赶不及|做不到|难以|很难|不一定|不敢|未必|不承诺|没有?承诺|没有?答应|未承诺|恐怕|办不到|不保证|无法保证|不打算|不再|不具备|不安排|没有?在|没有?(?:做到|兑现|守住)|未(?:做到|兑现)|未在|不用|不必|无需|不需要|没能|未能|完不成|不支持)|(?<![A-Za-z])(?:can[’']?t|cannot|can not|won[’']t(?! be later| take longer| exceed| let)|will not(?! be later| take longer| exceed)|unable|not able|not (?:be )?(?:possible|realistic|feasible|going|ready|yet)|impossible|would(?:n[’']t| not)|could(?:n[’']t| not)|don[’']t|doesn[’']t|didn[’']t|isn[’']t|aren[’']t|wasn[’']t|never|nothing|none|no (?:changes?|work|updates?|fix|deployments?|one|downtime|release)|no way|not (?:promise|guarantee|commit|before|by|within|in|on)|nobody|too late|too early|unlikely|rather than|instead of)(?![A-Za-z])|(?<![A-Za-z])not\s*$/gi;

/** Somebody's words are told, or an older plan. */
export const reported =
  /(?:您|你们?|客户|他们?|她|领导|之前|此前|上次|上回|上周|上个?月|昨天|前天|当时|曾经?|有人|销售|售前)[^，,。]{0,8}(?:说(?![明法不])|承诺|答应|提到|表示|写道|称|要求|告知|保证)|说过|答应过|承诺过|承诺的|答应的|说好的?|说的|说是|提过|原定|原计划|原本|本来|原先|曾经?(?:承诺|答应|说)|(?:合同|邮件|纪要|群里|文中|附件|变更单|协议)(?:第.{1,4}条)?(?:里|中|上)?(?:写|说|注明|规定|约定)|(?<![A-Za-z])(?:(?:note|system|screen|log|document|invoice|calendar|label|letter|page) (?:says|shows|states|reads)|said|told|promised|claimed|agreed|mentioned|supposed|originally|had planned|was (?:due|planned|meant|scheduled)|were (?:due|promised|told)|asked for|quoted|wrote|as per your|you want(?:ed)?|he says|she says|they say|your (?:mail|email|message) says|the (?:contract|mail|minutes) says?)(?![A-Za-z])/gi;

/** A service level, a clause or a habit rather than a promise to this customer. */
export const rule =
  /SLA|(?:合同|协议|条款)第[^，。]{1,4}条|[甲乙]方应|服务(?:级别|等级|标准|水平|时效|目录)|响应(?:时间|时限|标准|等级|要求|级别)|(?:处理|解决|受理|答复|恢复)(?:时限|时效|标准|目标|时长)|时效|[P][0-4](?![\d.])|(?<![A-Za-z])S[1-4](?![\d.])|[一二三四1-4]级(?:故障|问题|事件|工单)|(?:紧急|严重|重大|高优先级|一般|普通|重要)(?:故障|问题|事件|级|类|工单)(?:的)?[^，,。]{0,6}$|(?:合同|协议|规范|制度|条款|SOP|流程|手册|办法)(?:中|里|上|第.{1,4}条)?(?:约定|规定|要求|写明|明确|定义|承诺)|(?:约定|规定|定义|标准|指标|要求)(?:的)?(?:是|为|：|:)|一般(?:情况|来说|而言)?下?(?!故障|问题)|通常|正常情况|原则上|惯例|平均|服务承诺(?:是|为)|首次响应|(?<![A-Za-z])(?:SLAs?|service[- ]levels?|response times?|resolution times?|severit(?:y|ies)|Sev ?\d|priority(?: \d| one| two)|P[1-4]|the contract|under the agreement|agreement (?:states|says|sets)|polic(?:y|ies)|typically|usually|normally|generally|on average|as a rule|(?:all|every|each|any) (?:(?:e-?)?mails?|calls?|requests?|tickets?|messages?|incidents?)|standard (?:is|response|turnaround)|we always|always (?:reply|answer|respond)s?|turnaround|(?:is|are) (?:required|mandatory|compulsory)|target (?:is|time|response)|(?:incidents|tickets|requests|calls|cases|enquiries|inquiries) (?:are|get|receive|of|with|must|should))(?![A-Za-z])/i;

/** Rules that a personal promise beside them does not turn into one. */
export const generalRule =
  /一般(?:情况|来说|而言)?下?(?!故障|问题)|通常|正常情况|原则上|平均|规定|定义|约定|标准(?:是|为)|所有(?:工单|问题|请求)|(?<![A-Za-z])(?:we always|always (?:reply|answer|respond)s?|typically|usually|normally|generally|on average|as a rule|all (?:tickets|incidents|requests|calls)|any (?:ticket|incident|request)|(?:incidents|tickets|requests|calls|cases) (?:are|get|receive|of|with|must|should))(?![A-Za-z])/i;

/** When somebody can be reached at all. */
export const hours =
  /营业(?:时间)?|[白夜早中晚]班(?=\s?(?:\d|[一二三四五六七八九十]+点|从|是|为|[:：]))|班次|工作时间|办公时间|服务时间|值班(?:时间|电话|热线|表)|热线|客服时间|可以?(?:拨打|来电|致电|咨询)|工作日\s?(?:早上|上午)?\d|上班时间|开放时间|接听|在线时间|(?:服务|支持)时段|(?:周|星期)[一二三四五六日]\s?(?:至|到|[-~～—–])\s?(?:周|星期)?[一二三四五六日天]|[57]\s?[x×*]\s?(?:8|24)|全天|(?<![A-Za-z])(?:(?:office|business|opening|working|service|support|core) hours|hotline|help ?desk is|service desk is|(?:we|desk|office|line|line|shop|store|centre|center)(?: are| is|[’']re)? (?:open|closed|staffed|available|reachable|on duty)|available (?:from|between|mon)|open(?:s|ing)? (?:from|between|until|at|on|mon)|clos(?:es|ing) at|Mon(?:day)? (?:to|through|until|-|–) (?:Fri|Sat|Sun)|Mon(?:day)?[-–]Fri(?:day)?)(?![A-Za-z])/i;

/** What a program or a calendar does by itself, again and again. */
export const schedule =
  /每(?:天|日|晚|早|周|月|隔|个|小时|季|年|逢|次|\d|[一二三四五六])|定时|(?<!恢复|修复|开启|打开|启用|实现|配置|配好|做到|关闭|停用|改成|改为)自动(?!化)|批处理|跑批|夜批|例行|计划任务|定时任务|窗口(?:是|为|在|期)|到期|过期|失效|截止(?:日期|时间)?(?:是|为)|(?<![A-Za-z])(?:every|each|daily|nightly|weekly|monthly|hourly|automatically|auto-?\w*|cron|recurring|(?:job|batch|backup|sync|script|task|system|server|interface|process|import|export|window|licen[cs]e|certificate|report)s? (?:runs?|starts?|begins?|restarts?|reboots?|is (?:scheduled|set|configured|run|due to run)|will (?:run|restart|reboot|start|expire|begin)|executes?|kicks? (?:in|off)|fires?|expires?|closes?|finish(?:es)?)|expires?|runs at|maintenance window|scheduled (?:job|task|backup|maintenance|run|restart)|Mondays|Tuesdays|Wednesdays|Thursdays|Fridays|Saturdays|Sundays)(?![A-Za-z])/i;

/** A program as the one that acts, at the end of the words before the time. */
export const program =
  /(?:任务|作业|脚本|批次|备份|同步|接口|系统|服务器|数据库|程序|平台|归档|结转)(?:每|会|将|在|于|都|是|一般|默认|夜里|凌晨|晚上)?[^，,。]{0,6}$/;

/** Words of the past. */
export const happened =
  /已(?!安排|约|排|协调|预约|申请|计划|定|确认)|已经(?!安排|约|排|协调|预约|申请|计划|定|确认)|那[天晚时次]|曾|刚(?:刚|才)|过去(?=[的一两几三半\d这])|当时|昨[天日晚]|前[天日](?!晚)|上(?:周|个?月|次|午已)|(?<=[\u4e00-\u9fff])了(?=$|[，,。；;！!\s]|[一两几三\d这那])|(?<=[复成决发交送到启开停生完改补修处回加减提降关装换查调写现错丢断崩报变掉失])了|又[^，,。；;]{1,8}了|(?<![A-Za-z])(?:yesterday(?![’'])|ago|already|last (?:(?:week|month|night|year)(?![’'])|time|Monday|Tuesday|Wednesday|Thursday|Friday)|was|were|had|did|took|went|came|sent|spoke|rang|(?:we|I) (?:met|wrote)|got|made|found|left|broke|fell|ran|began|lost|saw|(?:has|have) been(?! (?:moved|rescheduled|postponed|set|booked|planned))|have (?:sent|fixed|done|restored)|has (?:sent|fixed)|earlier|in the (?:last|past))(?![A-Za-z])/gi;

/** An English verb of the past; those that mostly stand in “will be …” or before a noun are left out. */
export const pastVerb =
  /(?<![A-Za-z])(?!(?:need|assured|exceed|proceed|feed|speed|indeed|agreed|promised|estimated|expected|planned|detailed|limited|based|updated|revised|dedicated|corrected|related|affected|required|requested|reported|attached|unlimited|red|shared|scheduled|moved|postponed|rescheduled)(?![a-z]))[a-z]{3,}ed(?![A-Za-z])/i;

/** Words of what is to come. */
export const future =
  /将(?!近|来|就)|会(?!议|上|后|前|员|计|场|面|诊)|能(?!力|否)|可以|给[您你]|为[您你]|向[您你]|预计|计划|争取|保证|承诺|答应|确保|安排|准备|打算|再|一定|力争|[’']ll(?![a-z])|(?<![A-Za-z])(?:will|shall|going to|plan to|planning to|expect to|aim to|promise|commit|guarantee|can|intend|about to|due|to be|should(?! have))(?![A-Za-z])/i;

/** What we do for the customer: enough for a promise where nobody else is named as the one who acts. */
export const deeds =
  /给|答复|回复|反馈|告知|通知(?=您|你|各|大家|到|贵)|(?:书面|电话|邮件|另行)通知|提供|交付(?!日)|提交|完成|修复|解决|处理|部署|安排|到(?![货账期底处]|目前|现在|今天|时候|了)|过来|过去|上门|赶到|抵达|联系|同步(?!任务|失败|异常)|更新|发布|恢复|出(?![库货账现错入])|扩容|回滚|回退|调整|校准|接入|打通|复核|换(?!言)|联调|割接|安装|导入|清理|重建|改造|重启|重跑|加班|值守|驻场|支援|整理|补(?:发|齐|上|丁|充|录|数)|排查|定位|升级|汇报|演示|培训|拜访|回访|回(?:电|您|话)|交(?:给|到|您)|发(?![生现票货运展热言明薪车单挥动放料行])|推送|切换|迁移|验证|核对|开始(?!盘点|营业|生产)|启动(?!大会)|落实|搞定|弄好|改好|修好|调整好|做好|上线|有结果|有结论|见|说明|报告|方案|汇总|跟进|改[到为在]|[调延推]到|定[在于到]|顺延|跟您|与您|和您|陪|送到|新的?(?:时间|日期|期限|节点)|寄出|打电话|致电|电话|拿出|落地|补救|退|换/;

/** What is left of something that was promised in the clause before. */
export const rest =
  /^\s*(?:其余|其他|剩下|剩余|余下|另一半|另外|第[二三四]批)|^\s*(?:and |then )?the (?:rest|others?|remainder|remaining|second|third|last)(?![a-z])/i;

/** The same in English. */
export const englishDeeds =
  /[’']ll(?![a-z])|(?<![A-Za-z])(?:will|shall|going to|goes? (?:live|out|off|online|back)|ships?|rolls? out|(?:training|workshop|roll-?out|migration|pilot|phase|work|development|testing|course|session)s? (?:starts?|begins?|resumes?|continues?)|due (?:out|on)|out on|been (?:moved|rescheduled|postponed) to|be (?:in your|on your|fixed|ready|live|available|sent|delivered|back|resolved|done|complete|completed|restored|deployed|with you|in place|on site|there|installed|released|corrected|closed|up)|get back|call you|reach you|with you|to you|for you|expect|arrives?|follow(?:s|ing)?|takes? place|new (?:date|time) is|the first one|on site|on-site|on its way|fix(?:ed)?|update|reply|answer|report|patch|delivery|deploy(?:ment|ed|ing)?|release(?:d)?|roll-?back|courier|draft|quote|quotation|proposal|workaround|(?:is|are) (?:planned|scheduled|set|booked|fixed|due) (?:for|on|to)|new (?:version|build)|final version|corrections?|refund|root cause|next step|verification|re-?test|roll-?out|hand-?over|cut-?over|installation|ETA|visit(?:ing)?|coming|sending|calling|delivering|meeting you|walk(?:ing)? you)(?![A-Za-z])/i;

/** What customers get in a promise of ours: 您会收到, "you will have". */
export const receives =
  /(?:您|你们?|贵[司方]|客户|用户|门店|仓库|财务|产线|业务|大家)(?:这边|那边|同事)?(?:在|于)?[^，,。]{0,6}(?:就能|就可以|即可|可以?|能够?|会|将|便可)[^，,。]{0,8}(?:收到|看到|拿到|得到|用(?![户途品料])|使用|恢复|登录|查到|查看|正常|接到|体验|打印|操作|获得)|(?<![A-Za-z])your [a-z]+(?: [a-z]+)? will(?: also| then)? (?:receive|see|hear|be (?:able|called|contacted|up|back|live|online))(?![A-Za-z])|(?<![A-Za-z])you(?:[’']ll| will| can| should)?(?: also| then)? (?:have|get|receive|see|hear|find|expect|be (?:able|called|contacted|up|back|live|online)|know|use)(?![A-Za-z])/i;

/** A question, also one without its mark. */
export const question =
  /吗|呢\s*$|能否|可否|是否|能不能|可不可以|行不行|要不要|是不是|什么时候|何时|哪天|哪个|几点|多久|有没有|(?<![A-Za-z])(?:whether|when (?:will|can|do|would|is)|what time|which day|how (?:soon|long|about))(?![A-Za-z])|^\s*(?:can|could|would|will|shall|should|do|does|did|is|are|may|might|have|has) (?:you|we|i|it|this|that|the|there|your|anyone|somebody)(?![A-Za-z])/i;

/** A hope rather than a promise. */
export const wish =
  /(?<!非常|也|都)希望(?!您放心)|但愿|最好(?:能|是|在|\s|$)|(?<![A-Za-z])(?:hope(?:s|fully)?|wish|would be (?:nice|good|great)|ideally|it would help)(?![A-Za-z])/i;

/** Somebody named who then acts: 客户会, “the vendor must”. */
export const actsItself =
  /^(?:您|你们?|贵.{1,2}|[\u4e00-\u9fff]{2})(?:这?边|那边|自己|同事|部门|方面)?(?:会|将|要|需|须|必|应|能|可|负责|计划|打算|提供|确认|反馈)|^[a-z]+(?: [a-z]+){0,2} (?:will|must|needs?|can|should|has|have|is|are|shall|wants?|plans?)(?![a-z])/i;

/** What is so, not what we will do. */
export const state =
  /休息|休假|出差|外出|请假|调休|轮休|放假|例会|开会|发现|看到|遇到|注意到|(?:我们|我)(?:等|在等|需要|要求|希望)(?!$)|(?<![A-Za-z])(?:(?:we|I) (?:have (?:an?|to|no|two|three|another|our|the)|had|need|noticed|understand|know|see|found|saw|are closed|are open)|holiday|(?:I|we)[’']d(?! (?:like to|suggest|propose|rather)))(?![A-Za-z])/i;

/** Business of the customer's that a time may belong to. */
export const event =
  /关账|结账|盘点|发货|出货|到货|交货|收货|开业|开店|开门|大促|审计|验厂|投产|发薪|报税|考核|检查|会议|开会|例会|放假|值班|促销|换班|截止|付款|到期|生效|下单|客流|上班|高峰|年会|休息/;

/** Words behind a time that tell what is so rather than what will be done. */
export const isSo =
  /^\s*(?:就?是|可以(?!.{0,4}(?:给|恢复|修))|有(?!结果|结论|答复)|的|会有|仍|还(?!款|原)|都|一直|比较|不|没|左右$|附近|这|那|或|期间|以来|出现|出的?|收到|停机通知)|[了过的]$/;
