import * as l10n from '@vscode/l10n';
import type { ReplyCheck, ReplyProblem } from '../replies/checkReply.ts';
import type { Channel, TemplateFault } from '../replies/template.ts';

/** What a reply is for, in a word or two; a word of the team's own stays as it is. */
export function scenarioName(scenario: string): string {
  const names: Record<string, string> = {
    blame: l10n.t('Answering blame'),
    complaint: l10n.t('Answering a complaint'),
    buffer: l10n.t('Buffer: received, being checked'),
    'three-steps': l10n.t('Three steps: empathy, facts, solution'),
    sandwich: l10n.t('Sandwich: understanding, facts, next step'),
    listening: l10n.t('Listening and asking back'),
    need: l10n.t('The need behind the demand'),
    'notice-feel': l10n.t('“I notice, I feel”'),
    pause: l10n.t('Pause and write down'),
    summary: l10n.t('Conclusion, points, value'),
    'plain-words': l10n.t('Jargon in plain words'),
    'before-meeting': l10n.t('Before a meeting'),
    role: l10n.t('What the role is and is not'),
    'never-say': l10n.t('What never to say'),
    'follow-up': l10n.t('Progress, closing, visits'),
  };
  if (scenario === '') return l10n.t('Without a scenario');
  return names[scenario] ?? scenario;
}

/** The way a reply goes out. */
export function channelName(channel: Channel): string {
  return {
    chat: l10n.t('Chat'),
    mail: l10n.t('Mail'),
    phone: l10n.t('Phone'),
    meeting: l10n.t('Meeting'),
  }[channel];
}

/** What is wrong with a template, as a sentence. */
export function replyFaultText({
  code,
  detail,
}: {
  readonly code: TemplateFault['code'] | 'too-large' | 'unreadable';
  readonly detail: string;
}): string {
  switch (code) {
    case 'no-front-matter':
      return l10n.t('The front matter (between two lines ---) is missing.');
    case 'front-matter-broken':
      return l10n.t('The front matter is not valid YAML: {0}', detail);
    case 'not-a-reply':
      return l10n.t(
        'The front matter must say “fupan: reply”, or “fupan: reply-fragment” for a shared piece.',
      );
    case 'no-title':
      return l10n.t('The title is missing.');
    case 'unknown-accusation':
      return l10n.t(
        '“{0}” is no kind of blame. Use cannot-use, others-work, promised-feature, dont-care or slowed-project.',
        detail,
      );
    case 'unknown-complaint':
      return l10n.t('“{0}” is no kind of complaint. Use technical, service or management.', detail);
    case 'unknown-channel':
      return l10n.t('“{0}” is no channel. Use chat, mail, phone or meeting.', detail);
    case 'unknown-beat':
      return l10n.t('“{0}” is no beat. Use empathy, facts, solution, dated or compensation.', detail);
    case 'empty-body':
      return l10n.t('There is no text below the front matter.');
    case 'unknown-fragment':
      return l10n.t('There is no fragment named “{0}”.', detail);
    case 'liquid-broken':
      return l10n.t('A placeholder or condition is broken: {0}', detail);
    case 'too-large':
      return l10n.t('The file is larger than 256 kB, so it is not read as a template.');
    case 'unreadable':
      return l10n.t('The file could not be read: {0}', detail);
  }
}

/** What is to be put right in a reply, as a sentence. */
export function replyProblemText({ code, name }: Pick<ReplyProblem, 'code' | 'name'>): string {
  switch (code) {
    case 'unfilled':
      return l10n.t('Not filled in yet: {0}', name);
    case 'compensation':
      return l10n.t('This grants something: say who approves it, or that it needs approval.');
    case 'no-empathy':
      return l10n.t(
        'A word on what this costs the customer is missing: their feeling, effort or harm, or an apology.',
      );
    case 'no-facts':
      return l10n.t('A checked fact of this case is missing: a time, a number or a source.');
    case 'no-solution':
      return l10n.t('A concrete step or option of ours is missing.');
    case 'no-dated':
      return l10n.t('A time is missing: by when something is done, or answered.');
  }
}

/** Name of one thing that a reply is looked at for. */
export function replyCheckName(check: ReplyCheck): string {
  return {
    empathy: l10n.t('Empathy'),
    facts: l10n.t('Facts'),
    solution: l10n.t('Solution'),
    dated: l10n.t('Date'),
    compensation: l10n.t('Compensation'),
    unfilled: l10n.t('Nothing open'),
  }[check];
}
