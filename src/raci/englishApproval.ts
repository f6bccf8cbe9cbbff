const verbs = new Set(
  'approve approves approving accept accepts accepting authorise authorises authorising authorize authorizes authorizing ratify ratifies countersign countersigns'.split(
    ' ',
  ),
);
const nouns = new Set(
  'approval approvals approver acceptance sign-off sign-offs signoff signoffs signing-off signature countersignature signatory authorisation authorization ratification'.split(
    ' ',
  ),
);
const participles = new Set('approved accepted authorised authorized signed signed-off'.split(' '));

/** What stands behind `sign` where nothing is approved. */
const notSigned = new Set('in up on out into language post'.split(' '));
/** Work items that somebody accepts without deciding anything. */
const takenIn = new Set(
  'ticket tickets call calls meeting invite invitation invitations input inputs task tasks assignment assignments'.split(
    ' ',
  ),
);

/** Behind a noun, the whole names a thing to prepare, keep or configure: "approval flow", "acceptance test". */
const things = new Set(
  (
    'flow flows workflow workflows process processes procedure procedures configuration config setup matrix rule rules chain step steps ' +
    'screen screens form forms request requests template templates email emails mail document documents documentation doc docs status ' +
    'queue log logs history test tests testing tester criteria criterion report reports environment script scripts scenario scenarios case cases plan plans ' +
    'data checklist checklists material materials protocol package pack preparation prep support meeting meetings demo session sessions workshop ' +
    'issue issues defect defects sheet sheets page record records register tracker tracking tool tools system systems module feature features level levels ' +
    'limit limits threshold thresholds hierarchy path route routing notification notifications reminder reminders deadline date dates phase ' +
    'stage evidence certificate results concept role roles group groups profile profiles object objects management gate'
  ).split(' '),
);

/** In front of a noun: somebody else decides, and this role brings it about, waits for it or hears of it. */
const broughtAbout =
  /^(?:request|submit|obtain|get|seek|secure|collect|gather|chase|chasing|await|wait|need|requir|pending|subject|after|upon|until|before|without|prior|prepar|support|assist|help|attend|participat|join|arrang|organi[sz]|schedul|facilitat|co-?ordinat|track|follow|record|archiv|draft|writ|configur|build|implement|notif|remind|inform|told$|hear|learn|know|advis|recommend|present|push|driv|ensur|escalat|rais|rout|monitor|no$|not$|never$|once$|when$|if$|towards?$|from$|aware$|ask|apply$|applies$|preparation|document(?:s|ing)$|input$|part$|run$|runs$|running$|execut)/;
/** The same in front of a verb: who decides is the one that is asked, helped or waited for. */
const ofOthers =
  /^(?:not|never|cannot|can't|doesn't|don't|won't|no|nor|without|when|once|after|until|before|if|whether|that|who|so|helps?|helping|lets?|ensur(?:e|es|ing)|makes?|support(?:s|ing)?|assist(?:s|ing)?|wait(?:s|ing)?|while|as)$/;
const asks =
  /^(?:ask|request|get|remind|invit|need|requir|enabl|allow|chas|prompt|want|expect|push|urg|wait|for$)/;
/** A verb that gives the noun: "supports the test and gives approval". */
const gives = /^(?:gives?|giving|provides?|providing|grants?|granting|issues?|issuing|owns?|holds?)$/;
const answers = /^(?:responsible|accountable|answerable|authority|owner|decides)$/;

/**
 * The deciding word of a clause (lower case), or null. `stranger` tells whether the words in front of it name somebody who
 * is not the role of the cell.
 */
export function englishApproval(clause: string, stranger: (left: string) => boolean): string | null {
  const words = clause.match(/[a-z0-9]+(?:['-][a-z0-9]+)*|[&/+]/g) ?? [];
  for (const [at, word] of words.entries()) {
    if (verbs.has(word) || isSigning(words, at)) {
      const right = words.slice(at + 1);
      if (!verbElsewhere(words.slice(0, at), right, stranger))
        return right[0] === 'off' ? `${word} off` : word;
    } else if (nouns.has(word)) {
      if (!nounElsewhere(words.slice(0, at), words.slice(at + 1), stranger)) return word;
    } else if (participles.has(word) && isAlone(words, at)) return word;
  }
  return null;
}

/** "sign", "signs" and "signing" with what is signed, or with "off". */
function isSigning(words: readonly string[], at: number): boolean {
  return /^sign(?:s|ing)?$/.test(words[at] ?? '') && !notSigned.has(words[at + 1] ?? '');
}

/** "approved" and "signed off" describe a thing ("approved plan") unless nothing else is said. */
function isAlone(words: readonly string[], at: number): boolean {
  return words.every(
    (word, index) => index === at || word === 'off' || word === 'formally' || word === 'finally',
  );
}

function verbElsewhere(
  left: readonly string[],
  right: readonly string[],
  stranger: (left: string) => boolean,
): boolean {
  if (right.slice(0, 4).some((word) => takenIn.has(word))) return true;
  // "writes the minutes and signs": a new verb after "and" is an act of its own.
  const joint = left.findLastIndex((word) => /^(?:and|then|or|[&/+])$/.test(word));
  const part = left.slice(joint + 1);
  if (part.some((word) => ofOthers.test(word))) return true;
  // "asks the customer to approve": between the asking and "to" stands who is asked.
  const asking = part.findIndex((word) => asks.test(word));
  if (asking >= 0 && part.at(-1) === 'to' && part.length - asking > 2) return true;
  return stranger(part.join(' '));
}

function nounElsewhere(
  left: readonly string[],
  right: readonly string[],
  stranger: (left: string) => boolean,
): boolean {
  const [next, second] = right;
  if (
    next &&
    (things.has(next) ||
      (second &&
        /^(?:and|or|[&/+])$/.test(next) === false &&
        things.has(second) &&
        !/^(?:of|for|on|to|by|the|with|in)$/.test(next)))
  )
    return true;
  if (right.includes('from')) return true;
  const by = right.indexOf('by');
  if (by >= 0 && stranger(right.slice(by + 1, by + 5).join(' '))) return true;
  const part = left.slice(left.findLastIndex((word) => gives.test(word)) + 1);
  const asked = part.some((word, at) =>
    word === 'for' ? !part.slice(0, at).some((earlier) => answers.test(earlier)) : broughtAbout.test(word),
  );
  return asked || stranger(part.join(' '));
}
