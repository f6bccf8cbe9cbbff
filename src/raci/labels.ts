/** What the labels of columns and rows say about what stands in them. Texts are compared in lower case, without marks. */

const numberLabels =
  /^(?:#|no|nr|num|number|id|ids|ref|ref no|item no|s no|sn|sr no|sl no|idx|index|key|wbs|wbs id|code|step no|序号|编号|序|号|项次|行号|代码|編號|序號|番号)$/;
const noteLabels =
  /^(?:(?:.* )?(?:notes?|comments?|remarks?|description|details?|evidence|deliverables?|outputs?|inputs?|artifacts?|artefacts?|phase|stage|status|priority|due|due date|deadline|date|when|timing|timeline|frequency|cadence|sla|gate|category|type|rationale|reference|references|link|links|documents?|sop|tools?|trigger|severity|level|effort|duration|criteria|acceptance criteria|definition|escalation|week|sprint|version)|备注|说明|注释|描述|备考|补充|补充说明|阶段|步骤号|交付物|产出|产出物|输出|输入|成果|状态|优先级|截止|截止日期|截止时间|时间|日期|完成时间|计划时间|频率|依据|参考|链接|文档|类别|分类|类型|级别|工具|标准|验收标准|触发条件|升级|升级路径|周期|版本|備註|說明|階段)$/;
const matterLabels =
  /^(?:(?:.* )?(?:matters?|activity|activities|tasks?|work ?items?|items?|actions?|work ?streams?|work|process|processes|steps?|functions?|decisions?|responsibility|responsibilities|area|areas|domains?|topics?|deliverables?|capability|capabilities|control|controls|milestones?|work packages?|scenario|events?|duty|duties|what|raci|rasci|use cases?|services?|components?|events?|procedures?|project activities)|.*(?:事项|任务|活动|工作|工作项|工作内容|内容|事务|职责|流程|环节|步骤|动作|场景|决策|过程|节点|项目|交付物|领域|模块|事件|工作包|事項|任務|活動|流程環節))$/;
const roleLabels =
  /^(?:(?:.* )?(?:roles?|persons?|people|who|names?|teams?|members?|team members?|stakeholders?|actors?|position|positions|functions?|function \/ role|department|departments|party|parties|owners?|groups?|role name|job title|resource|responsible party)|(?:.*)(?:角色|岗位|人员|成员|姓名|部门|干系人|相关方|参与方|责任方|责任主体|职位|团队|谁|單位|部門|人員|单位|负责人))$/;
const roleWords =
  /(?:^|[\s/_-])(?:pm|pmo|po|pdm|ba|qa|qe|sre|dev|devs|devops|ux|ui|it|ops|hr|cto|ceo|cfo|coo|ciso|cio|cpo|dpo|dba|sa|sm|tl|em|vp|sme|kam|csm|legal|finance|sales|marketing|security|support|engineering|product|design|operations|compliance|management|business|client|clients|customer|customers|vendor|supplier|user|users|sponsor|team|teams|lead|leads|leader|manager|managers|director|head|chief|officer|owner|engineer|engineers|developer|developers|analyst|architect|administrator|admin|consultant|specialist|coordinator|committee|board|council|steward|tester|testers|designer|auditor|operator|executive|secretary|trainer|scientist|reviewer|technician|planner|author|editor|expert|champion|partner|contractor|provider|stakeholder|stakeholders|staff|department|dept|counsel|agent|buyer|master)s?(?=$|[\s/_(（,&-])/;
const roleEnds =
  /(?:经理|總監|总监|主管|主任|组长|队长|负责人|工程师|顾问|代表|专员|专家|架构师|分析师|设计师|开发|开发者|开发团队|测试|测试员|运维|实施|客服|客户|甲方|乙方|供应商|厂商|用户|业务方|业务|产品|销售|团队|小组|组|部|部门|中心|委员会|领导|人员|员|师|者|方|官|人|总|长|室|处|科|司|工程師|顧問|經理|客戶|團隊|部門|開發|測試)(?:\s*[(（].*)?$/;

/** A label as the lists know it: lower case, without marks, brackets and what is in them. */
function bare(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]*\)|[.*:#：]+$|^[*:]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\.(?=\s|$)/g, '')
    .trim()
    .slice(0, 80);
}

/** A column of running numbers or identifiers. */
export function isNumberLabel(label: string): boolean {
  return label.trim() === '#' || numberLabels.test(bare(label));
}

/** A column that says more about the matters, such as `备注` or `Phase`. */
export function isNoteLabel(label: string): boolean {
  return noteLabels.test(bare(label));
}

/** A column that names matters. In `Activity / Role` the first word is about the rows. */
export function isMatterLabel(label: string): boolean {
  return matterLabels.test(rowsOf(label));
}

/** A column that names roles, such as `角色` or `Role \ Task`. */
export function isRoleLabel(label: string): boolean {
  return roleLabels.test(rowsOf(label));
}

/** Of a label for rows and columns, `角色 \ 事项`, what is said about the rows. */
function rowsOf(label: string): string {
  const first = label.normalize('NFKC').split(/[\\/|↓]|(?<=\s)(?:vs\.?|×|x)(?=\s)/)[0] ?? '';
  return bare(first) === '' ? bare(label) : bare(first);
}

/** True for what most likely is somebody: `Project Manager`, `QA`, `客户代表`. */
export function isRoleName(name: string): boolean {
  const text = name.normalize('NFKC').trim().slice(0, 80);
  return roleWords.test(text.toLowerCase()) || roleEnds.test(text);
}
