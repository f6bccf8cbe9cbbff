/** The surnames that nearly all people have. Those of two characters come apart from them. */
export const surnames: ReadonlySet<string> = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和'.split(
    '',
  ),
);

/** Surnames so common that a bracket or 老 or 小 with one of them is a person. */
export const commonSurnames: ReadonlySet<string> = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱何郭罗梁宋郑谢韩唐冯董曹袁邓许沈曾彭吕苏卢蒋蔡贾丁魏薛叶潘杜戴钟汪姜范姚谭廖邹熊陆郝崔邱秦顾侯邵孟段雷汤尹黎乔贺赖龚'.split(
    '',
  ),
);

export const doubleSurnames = /^(?:欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木|南宫)/;

/**
 * Words that begin like a name: a surname and what follows it. Looked up for what might be a name, so that 高级经理 or （周报） is none.
 */
const words = new Set(
  (
    '高级 高层 高峰 高效 高压 高清 高校 高管 高德 方案 方法 方面 方式 方向 方便 方总 方可 任务 任何 任意 任一 常规 常见 常用 常务 常驻 常州 安全 安装 安排 安徽 安卓 ' +
    '安监 安检 成本 成品 成功 成立 成员 成果 成都 成交 时间 时段 时候 时长 时限 时效 时点 何时 何人 何处 何种 周期 周报 周末 周边 周一 周二 周三 周四 周五 周六 周日 周内 周会 周转 ' +
    '黄色 黄金 金额 金融 金牌 金蝶 金税 金华 单位 单号 单据 单独 单价 单次 单点 单元 单台 单机 平台 平均 平板 全部 全国 全员 全程 全天 全局 全面 全体 关键 关联 关闭 关于 关系 关注 ' +
    '计划 计算 计件 计量 计提 计费 管理 管控 管道 管线 于是 于此 应用 应急 应收 应付 应对 应当 应该 解决 解释 解析 解除 路由 路径 路线 文件 文档 文字 文本 文员 文控 万元 万条 万一 万能 ' +
    '华东 华南 华北 华中 华西 华为 钱包 石化 石油 石家 白班 白名 白天 白板 江苏 江西 江南 江阴 夏令 夏季 温度 温州 温控 明细 明确 明天 明显 明年 明文 许可 许多 曾经 顾客 顾问 杜绝 陈述 ' +
    '陈列 陈旧 唐山 苏州 苏北 苏南 叶片 董事 段落 段位 雷达 雷同 范围 范例 范本 陆续 陆地 郑重 郑州 谢谢 徐州 汤料 田间 马上 马达 马来 宋体 张贴 张数 李宁 林业 余额 余量 余下 余数 ' +
    '施工 施行 施加 程序 程度 程控 向导 向上 向下 向客 商务 商品 商家 商户 商城 商业 商机 连接 连锁 连续 连线 党委 党支 都是 都有 都没 都在 和平 和解 和谐 和客 和总 和项 台账 台式 台湾 ' +
    '台车 项目 项次 项下 席位 位置 位数 包装 包括 包含 包材 司机 司法 车间 车辆 车型 车队 车载 边界 边缘 简单 简化 简称 简报 查询 查看 查验 查找 查收 查库 纪要 纪律 纪委 盛装 童装 ' +
    '原因 原来 原始 原有 原料 原件 原定 官方 官网 银行 银联 沙箱 保存 保证 保护 保养 保险 保修 保密 宁波 宁夏 桂林 解答 强制 强化 强烈 柏油 冷链 冷库 冷却 蓝牙 蓝色 蓝图 来源 来料 来自 ' +
    '来访 来货 来电 盖章 盖板 符合 符号 木材 木工 木质 练习 衣服 宗教 宗旨 扬尘 扬州 习惯 景区 景点 景气 甘肃 古城 米数 池塘 华润 石墨 连云 封装 封存 封闭 都要 和系 易用 易损 易错 ' +
    '龙头 龙岩 武汉 武装 文化 章程 章节 伍佰 申请 申报 申诉 申购 毕业 毕竟 向量 向外 路演 齐全 齐备 梅州 莫名 莫非 左右 左侧 左边 谷歌 关务 关单 费用 费率 凌晨 甘油 项链 曲线 曲面 成套 ' +
    '游客 游戏 阳台 阳光 阳性 卫生 卫星 屈服 位移 童鞋 盛行 穆斯 党员 简历 迟到 迟迟 花费 花园 花纹 艾滋 井盖 仲裁 封面 应届 明码 银色 商超 计时 计件 计调 管家 解压 强电 车床 车位 车次 ' +
    '房间 房源 房产 房态 房号 边际 全新 全套 全量 全选 全球 全省 全市 全院 全厂 白板 康复 石材 金属 金税 方钢 任职 任选 时区 时钟 时序 时机 夏装 江边 史料 史上 龙门 万向 段长 雷电 武器 温湿 毛利 毛重 毛坯 孔径 孔位 孔距'
  ).split(' '),
);

/** Words that end with a surname: a title behind it belongs to something else (项目工程经理, 实施经理, 会计主管). */
const endings = new Set(
  (
    '工程 日程 流程 过程 课程 远程 行程 章程 全程 教程 制程 里程 甲方 乙方 丙方 双方 对方 我方 贵方 官方 各方 三方 多方 一方 地方 责任 主任 担任 信任 兼任 现任 前任 提高 最高 较高 资金 ' +
    '现金 基金 保安 公安 治安 完成 生成 形成 集成 合成 构成 线路 网路 思路 道路 停车 汽车 叉车 货车 正常 日常 异常 经常 非常 说明 声明 证明 透明 注明 水平 公平 明白 空白 订单 工单 清单 表单 ' +
    '运单 账单 菜单 名单 下单 开单 厂商 供应商 电商 经销商 招商 协商 会计 统计 设计 审计 合计 累计 主管 保管 仓管 监管 公司 上司 贸易 交易 容易 相关 海关 有关 机关 由于 关于 对于 ' +
    '属于 在于 等于 大于 小于 实施 措施 设施 平台 前台 后台 中台 柜台 吧台 选项 事项 各项 单项 夜班 数据库 华东 江苏 文员 语文 中文 英文 全安 集团 客房 厨房 库房 机房 药房 调查 检查 排查 ' +
    '巡查 抽查 审查 未来 原来 后来 本来 外包 分包 总包 打包 单位 岗位 部位 工位 库位 货位 首席 出席 主席 软件 研发 中原 平原 技术 科技 大连 牵连 简单 通关 开关 有限 中国 上海 消费 经费 收费 ' +
    '免费 包装 温和 总和 饱和 缓和 综合 人和 导向 方向 面向 倾向 定向 横向 纵向 双向 单向 内容 行文 公文 应用 适应 供应 响应 反应 对应 相应 感应 负责 市场 运营 行业 平时 按时 及时 临时 ' +
    '工时 小时 当时 同时 准时 实时 超时 定时 加时 何时 有时 随时 届时 耗时 用时 盐城 长城 商城'
  ).split(' '),
);

/** Whether characters that begin with a surname are an ordinary word. */
export function isOrdinaryWord(text: string): boolean {
  return words.has(text.slice(0, 2)) || words.has(text.slice(0, 3));
}

/** Whether the character at `at` ends an ordinary word with what stands before it. */
export function endsOrdinaryWord(text: string, at: number): boolean {
  return endings.has(text.slice(at - 1, at + 1)) || endings.has(text.slice(at - 2, at + 1));
}

/** Whether the whole text could be a Chinese name: a surname and one or two characters more. */
export function looksLikeName(text: string): boolean {
  if (!/^[\u4e00-\u9fff]{2,4}$/.test(text) || isOrdinaryWord(text)) return false;
  if (doubleSurnames.test(text)) return text.length > 2;
  return text.length < 4 && surnames.has(text.charAt(0));
}
