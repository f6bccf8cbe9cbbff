import { isEnglishWord } from './englishWords.ts';
import { isGivenName, isPinyinName, isSureGivenName, isWordToo } from './maskEnglishNames.ts';
import type { Candidate } from './maskNumbers.ts';

const letters = "(?:(?!['’]s(?!\\p{L}))[\\p{Ll}’']){1,24}";
/** A word that a name is made of: Becker, O'Reilly, McAllister, Eun-ji, al-Farsi, J. */
const word = `(?:\\p{Lu}\\.|(?:al-|el-)?\\p{Lu}(?:[’']\\p{Lu})?(?:(?:(?<=M)c|(?<=M)ac|(?<=D)e|(?<=L)a|(?<=F)itz)\\p{Lu})?${letters}(?:-\\p{L}${letters}){0,2})`;
const particle = '(?:(?:van|von|der|den|de|da|dos|di|del|la|le|bin|ibn|al|el|ter|ten|zu) ){0,3}';
const run = new RegExp(
  `(?<![\\p{L}\\p{N}_@./\\\\'’-])${word}(?: ${particle}${word}){0,4}(?![\\p{L}\\p{N}_/\\\\@]|\\.\\p{L})`,
  'gu',
);

/** What stands right before somebody who is named, and before nothing else. */
const calls =
  /(?:^|[^\p{L}])(?:asked|asks?|told|tells?|called|phoned|contact(?:ed)?|thank(?:ed)?|remind(?:ed)?|inform(?:ed)?|promised?|invite[ds]?|e?mail(?:ed)?|messaged?|notif(?:y|ied)|paged?|ping(?:ed)?|met|blame[ds]?|took|gave|let|heard|saw|knows|knew|think|thinks|(?:spoke|speak|talk(?:ed)?|talking) (?:to|with)|interview(?:ed)?(?: with)?|(?:call|meeting|chat|discussion) with|according to|thanks to|blame points to|(?:sent|send|gave|given|handed|assigned|escalated|reported|forwarded|went|up|over|back) to|handed over from|(?:approved|reported|signed|written|raised|prepared|done|made|run|sent|typed|changed|escalated|tested|reviewed|checked|found|confirmed|rejected|closed|opened|fixed) by|on behalf of|my name is|(?:i am|i['’]m|this is) |except|dear|hi|hello|hey|good (?:morning|afternoon|evening)|(?:thanks|thank you|cheers|(?:best |kind |warm )?regards|best|sincerely|bye),?|cc:?|signed:?|nurse|engineer|manager|consultant|supervisor|director|operator|clerk|doctor|analyst|developer|colleague|trainer|cashier|accountant|secretary|technician|administrator|chairman|principal|teacher|professor|foreman|planner|buyer|c[efito]o|mr|mrs|ms|miss|dr|prof|sir|madam)\.?,? $/iu;
const labels =
  /(?:^|\n|\|)[ \t>*_-]*(?:from|to|cc|bcc|owner|author|reporter|assignee|requester|approver|reviewer|contact|attendees|participants|present|absent|on call|signed-off-by|co-authored-by|name|lead|facilitator|scribe|minutes|sponsor)[ *_"]*[:|][ *_"]*$/i;
/** What may stand before somebody, and before much else. */
const joins =
  /(?:^|[^\p{L}])(?:by|from|with|for|to|of|and|or|but|it (?:was|is)|until|via|is|was|ask|that|because|when|while|if|as|than|let|lead|only|even) $/iu;
/** Before this, a word with a capital is a thing. */
const things =
  /(?:^|[^\p{L}])(?:the|a|an|our|your|their|this|that|in|on|into|using|use|install(?:ed)?|version|restart(?:ed)?|called) $/iu;

/** What only people do. */
const deeds =
  /^(?:,? (?:who|whose) |,? (?:has |have |had |also |then |already |later |still |never |just |finally |only |even |now |again |simply |again )?(?:said|says?|asked|asks|told|tells|wrote|writes|thinks|thought|believes|believed|wants|wanted|complain(?:ed|s)|agree[ds]?|disagree[ds]?|refuse[ds]?|promise[ds]?|apologi[sz]e[ds]?|called|phoned|typed|forgot|signed|approved|joined|insist(?:s|ed)|replied|answered|explain(?:s|ed)|suggest(?:s|ed)|noticed|resigned|admit(?:s|ted)|claim(?:s|ed)|den(?:ies|ied)|decided|doubts|doubted|expects|hopes|hoped|knew|knows|offered|counted|mentioned|pointed|remember(?:s|ed)|was told|is (?:away|ill|sick|off|late|out|on leave|on holiday|on vacation|angry|upset|unhappy|right|happy)|was (?:away|ill|sick|off|late|frank|out|on leave|on holiday|angry|upset|unhappy|told|asked|informed|right|happy)|and I |hung up |from (?:IT|HR|finance|sales|support|purchasing|accounting|logistics|the)|will (?:test|call|check|send|ask|write|look|join|come|sign|talk|answer|review|visit))(?![\p{L}])|,? (?:said|says|asked|wrote|replied)[ .,])/iu;
/** What people do, and systems as well. */
const acts =
  /^ (?!(?:crash|fail|stopp|timed|load|return|show|print|sync|expir|hang|crawl|cach|index|log|render|start|need|requir|work|report|contain|us)(?:ed|d) )(?:\p{Ll}{2,}ed|found|sent|left|took|went|gave|made|saw|did|built|put|kept|let|came|got|hung|broke|stole|lost|forgot|drove|wrote|read|spent|paid|bought|met|knew|had to|could not|cannot)(?![\p{L}])/u;
const owns =
  /^['’]s (?:team|shift|laptop|desk|phone|account|mail|mailbox|office|manager|boss|colleague|idea|request|question|first|last|note|message|reply|change|computer|name|password|badge|car|group|department|notes|complaint|words|signature)/;
/** Behind this kind of word a name is a thing's. */
const ofThings =
  /^ (?:server|module|database|table|plug-?in|api|version|system|report|project|customer|app|software|release|cluster|service|driver|interface|printer|connector|adapter|file|format|error|licen[cs]e|portal|plant|site|branch|office|warehouse|store|edition|framework|library|tool|protocol|port|street|road)s?(?![\p{L}])/iu;

const surnameEnding =
  /(?:s[oe]n|sson|berg|burg|mann|stein|ström|strom|quist|qvist|gaard|ley|ton|worth|field|ford|ham|sk[iya]|ská|wicz|icz|ov|ova|ev|eva|enko|chuk|ez|es|ini|elli|etti|etto|ado|opoulos|idis|akis|ian|yan|oğlu|dottir|mura|yama|moto|shita|kawa|zaki|nath|wala|singh|gupta|swamy|nen|aas|ert|aert|oglu|ell|ett|ard|ier|eau)$/u;

/** What stands before a name, and a name of roles: no part of it. */
const address =
  /^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Madam|Messrs|Herr|Frau|Hi|Hello|Hey|Dear|Cc|Fwd|Re|Ok|No|Yes|St|Co|Ltd|Inc|Corp)\.?$/;

/** What somebody called Mark or Rose does to something. */
const treats = /^ \p{Ll}{2,}ed (?:the|it|this|that|an?|his|her|our|my|no|two|again|me|us|them)(?![\p{L}])/u;

interface Run {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/**
 * Names in Latin letters that no list knows: words with a capital that are no words, and around them what goes with people (asked,
 * Dear, said, 's laptop, a cell or a bracket of their own), or others in the same enumeration that are found. A given name that is a
 * word too (Mark, Rose) needs what only people do. `same` is the name as written.
 */
export function findNamesInContext(text: string): Candidate[] {
  const runs: Run[] = [];
  for (const { 0: written, index } of text.matchAll(run)) {
    const core = coreOf(written);
    if (core === null) continue;
    const start = index + core.start;
    const end = index + core.end;
    runs.push({ start, end, score: scoreOf(text, start, end, start === index) });
  }
  const isFound = runs.map(({ score }) => score >= 2);
  const follow = (at: number, other: number): void => {
    const one = runs[at];
    const two = runs[other];
    if (!one || !two || !isFound[other] || isFound[at] || one.score < -1) return;
    const between = text.slice(Math.min(one.end, two.end), Math.max(one.start, two.start));
    if (/^(?:,? (?:and|or|&) | ?[,/&+、，] ?| to )$/.test(between)) isFound[at] = true;
  };
  for (let at = 1; at < runs.length; at++) follow(at, at - 1);
  for (let at = runs.length - 2; at >= 0; at--) follow(at, at + 1);
  return runs
    .filter((_, at) => isFound[at])
    .map(({ start, end }) => ({ kind: 'person', start, end, same: text.slice(start, end) }));
}

/** The part of the words that may be a name: words of the language before and behind it are not. */
function coreOf(written: string): { start: number; end: number } | null {
  const parts = [...written.matchAll(/\S+/g)].map(({ 0: part, index }) => ({ part, index }));
  const isWord = (part: string) =>
    address.test(part) ||
    (!/^\p{Lu}\.$/u.test(part) &&
      !isSureGivenName(part) &&
      part.split('-').every((each) => /^\p{Ll}{1,2}$/u.test(each) || isEnglishWord(each)));
  const isParticle = (part: string) => /^\p{Ll}+$/u.test(part);
  let first = 0;
  let last = parts.length - 1;
  while (first <= last) {
    const { part } = parts[first] ?? { part: '' };
    // "Hope Sanders" and "Mark": a name that is a word too is looked at with what follows it.
    if (!isWord(part) && !isParticle(part)) break;
    if (isWordToo(part)) break;
    first++;
  }
  while (last > first && (isWord(parts[last]?.part ?? '') || isParticle(parts[last]?.part ?? ''))) {
    // "Harold Page": behind a given name a word is a family name.
    if (last === first + 1 && isGivenName(parts[first]?.part ?? '')) break;
    last--;
  }
  const from = parts[first];
  const to = parts[last];
  if (!from || !to || last < first) return null;
  if (first === last && /^\p{Lu}\.$/u.test(from.part)) return null;
  return { start: from.index, end: to.index + to.part.length };
}

/** How much speaks for a person; 2 is enough. */
function scoreOf(text: string, start: number, end: number, whole: boolean): number {
  const name = text.slice(start, end);
  const parts = name.split(' ');
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 30);
  const [first = '', second = ''] = parts;
  const alone = parts.length === 1;
  let score = alone ? 0.5 : 2;
  // "Mark Complete" is as likely as "Mark Sanders".
  if (isWordToo(first)) score = alone ? -1 : isEnglishWord(second) ? 0 : score;
  if (isSureGivenName(first)) score += 1;
  if (!alone && isPinyinName(first, second)) score += 1;
  if (/['’]\p{Lu}|^Mc\p{Lu}|^al-| (?:van|von|de|al|bin) |\p{Lu}\. /u.test(name)) score += 0.5;
  if (surnameEnding.test(parts.at(-1) ?? '')) score += 0.5;
  if (calls.test(before) || labels.test(before)) score += alone && isWordToo(first) ? 3 : 2;
  else if (joins.test(before)) score += 0.5;
  else if (things.test(before)) score -= whole ? 1.5 : 0;
  if (ofThings.test(after)) score -= 2;
  else if (deeds.test(after)) score += alone && isWordToo(first) ? 3 : 2;
  else if (alone && isWordToo(first) && treats.test(after)) score += 3;
  else if (owns.test(after)) score += 1.5;
  else if (/^: ?[\p{L}"“]/u.test(after)) score += 1;
  else if (acts.test(after)) score += alone && isWordToo(first) ? 0 : 1.5;
  else if (/(?:^|\n)[ \t]*[—–-]{1,2} ?$/.test(before) && /^[ \t]*(?:\n|$)/.test(after)) score += 1.5;
  if (/[|(（][ \t*_"“]*$/.test(before) && /^[ \t*_"”]*[|)）,，]/.test(after)) score += alone ? 0.5 : 1;
  return score;
}
