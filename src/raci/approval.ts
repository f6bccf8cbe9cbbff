import { chineseApproval, mayHoldApproval } from './chineseApproval.ts';
import { englishApproval } from './englishApproval.ts';

/**
 * Whether the words of a cell say that the role decides: signs, approves, accepts. Only the act itself counts. Preparing it,
 * asking others for it, things named after it ("acceptance test", 审批流程) and its denial do not.
 */

/** Who the words may be about beside the role itself: each line are names for one party. */
const parties: readonly (readonly string[])[] = [
  ['客户', '甲方', '业主', '用户', 'customer', 'client', 'user', 'business'],
  ['供应商', '厂商', '乙方', 'vendor', 'supplier'],
  ['监理'],
  ['第三方', 'third party'],
  ['领导', '上级', '总部', '管理层', 'management'],
  ['委员会', 'committee', 'board', 'sponsor'],
];

/** What is longer is no duty but a text about it. */
const longest = 1000;

/** Colleagues in Taiwan and Hong Kong write the same words with other code points. */
const traditionalPairs =
  '簽签審审驗验蓋盖發发終终準准協协備备組组織织參参與与請请報报無无後后單单書书標标計计劃划測测試试資资報报' +
  '範范環环節节權权紀纪錄录設设係系統统規规則则條条問问題题會会導导遞递遺遗頁页筆笔開开動动進进跟跟蹤踪確确認认' +
  '經经獲获應应對对證证擬拟項项變变線线並并時时間间將将';
const simplified: ReadonlyMap<string, string> = new Map(
  Array.from({ length: traditionalPairs.length / 2 }, (_, i) => [
    traditionalPairs.charAt(2 * i),
    traditionalPairs.charAt(2 * i + 1),
  ]),
);
const traditional = new RegExp(`[${[...simplified.keys()].join('')}]`, 'g');

/** A word of approval in any spelling, or a character that may be folded to one: a fast first look at unfolded words. */
const worthALook =
  /[批审審签簽验驗核盖蓋终終拍夺奪放授]|appro|accep|autho|sign|ratif|[^\p{ASCII}\p{Script=Han}\p{P}]/iu;

/**
 * Makes the reader for a matrix with `roles`: it takes the words of a cell and the index of its role and returns the word
 * that says so (simplified, lower case), or null. What the words say another role or party decides does not count.
 */
export function approvalReader(roles: readonly string[]): (words: string, role: number) => string | null {
  const folded = roles.map(fold);
  const strangersOf: (((left: string) => boolean) | undefined)[] = [];
  return (words, role) => {
    if (words === '' || !worthALook.test(words)) return null;
    const text = fold(words.slice(0, longest));
    if (!mayHoldApproval(text) && !/approv|accept|authori[sz]|sign|ratif/.test(text)) return null;
    const stranger = (strangersOf[role] ??= strangerTo(role, folded));
    for (const clause of text.split(/[,;:!?。()[\]【】\n→—–|]|\.(?=\s|$)|\s-\s/u)) {
      const found = chineseApproval(clause, stranger) ?? englishApproval(clause, stranger);
      if (found !== null) return found;
    }
    return null;
  };
}

/** Tells whether a text names a party or role that is not `role`; `roles` are folded. */
function strangerTo(role: number, roles: readonly string[]): (text: string) => boolean {
  const own = roles[role] ?? '';
  const names = [
    ...parties.filter((party) => !party.some((name) => own.includes(name))).flat(),
    ...roles.filter((name) => name.length > 1 && !own.includes(name) && !name.includes(own)),
  ];
  return (text) => text !== '' && names.some((name) => mentions(text, name));
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(traditional, (character) => simplified.get(character) ?? character);
}

/** Whether `name` stands in `text`, a Latin one as whole words (or with a plural or genitive ending). */
function mentions(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  const beside = (unit: string | undefined): boolean => unit !== undefined && /[a-z0-9]/.test(unit);
  if (beside(name[0]) && beside(text[at - 1])) return false;
  return !beside(name.at(-1)) || !/^[a-z0-9]/.test(text.slice(at + name.length).replace(/^'?s/, ''));
}
