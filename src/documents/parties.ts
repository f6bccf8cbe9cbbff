/** How our own side is named in a claims ledger. */
const chinese =
  /实施|开发|研发|我方|我们|我司|本公司|乙方|产品(?:经理|部|团队)|项目经理|交付|运维|客服|售后|顾问|供应商|服务商|销售|售前|商务/;
const english =
  /(?<![a-z])(?:implementation|implementers?|develop(?:er|ers|ment)|engineering|vendor|supplier|contractor|we|us|our (?:side|team)|product (?:manager|team|owner)|project manager|delivery|support|sales|presales|consultants?|service desk)(?![a-z])/i;
/** The customer may have developers or project managers of its own. */
const theirs = /客户|甲方|贵司|贵方|业主|(?<![a-z])(?:customer|client|buyer|user)(?![a-z])/i;

/** Whether `party` of a claim is our own side; everybody else is taken for the customer or its partners. */
export function isOwnParty(party: string): boolean {
  return !theirs.test(party) && (chinese.test(party) || english.test(party));
}
