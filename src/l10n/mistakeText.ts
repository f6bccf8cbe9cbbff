import * as l10n from '@vscode/l10n';
import type { MistakeReason } from '../wording/mistake.ts';

/** What is wrong with a file of wording rules or `.fupanrc.yaml`, as it goes behind a file and a line. */
export function mistakeText({ code, args }: MistakeReason): string {
  const first = args[0] ?? '';
  const second = args[1] ?? '';
  switch (code) {
    case 'group-alternatives':
      return l10n.t('put alternatives in parentheses: (a|b)');
    case 'too-long':
      return l10n.t('is longer than {0} characters', first);
    case 'extra-parenthesis':
      return l10n.t('has a “)” too many');
    case 'too-deep':
      return l10n.t('nests more than {0} levels', first);
    case 'empty-alternative':
      return l10n.t('has an empty alternative');
    case 'end-in-parentheses':
      return l10n.t('has “{0}” inside parentheses', first);
    case 'no-regular-expression':
      return l10n.t(
        'has “{0}” at {1}: this is no regular expression; write \\{0} for the sign itself',
        first,
        second,
      );
    case 'escaped-letter':
      return l10n.t('has “\\{0}”: this is no regular expression', first);
    case 'open-parenthesis':
      return l10n.t('has a “(” without its “)”');
    case 'no-list-name':
      return l10n.t('has a “{” that no name of a list follows');
    case 'gap-in-parentheses':
      return l10n.t('has a gap inside parentheses or a list');
    case 'wide-gap':
      return l10n.t('has a gap wider than {0} characters', first);
    case 'term-is-list':
      return l10n.t('a term is words, not a list');
    case 'many-optional':
      return l10n.t('has too many optional parts');
    case 'end-in-middle':
      return l10n.t('has “^” or “$” in its middle');
    case 'no-words':
      return l10n.t('has no words');
    case 'many-parts':
      return l10n.t('has more than {0} parts', first);
    case 'only-special':
      return l10n.t('needs a word beside times and names of people');
    case 'many-words':
      return l10n.t('stands for more than {0} words', first);
    case 'not-inside-word':
      return l10n.t('has a “!” word in parentheses inside a word');
    case 'list-of-lists':
      return l10n.t('has {0}, which names other lists, inside parentheses', first);
    case 'gap-or-end-in-parentheses':
      return l10n.t('has a gap or an end inside parentheses');
    case 'unknown-list':
      return l10n.t('names the list {0}, which is nowhere', first);
    case 'circular-list':
      return l10n.t('names the list {0} inside itself', first);
    case 'large-file':
      return l10n.t('is larger than 1 MB');
    case 'no-utf8':
      return l10n.t('has characters that cannot be read: save the file as UTF-8');
    case 'unreadable':
      return l10n.t('cannot be read: {0}', first);
    case 'no-yaml':
      return l10n.t('is no YAML: {0}', first);
    case 'list-name':
      return l10n.t('“{0}” is no name of a list: use small letters, digits and “-”', first);
    case 'special-list':
      return l10n.t('{0} is recognised by its form and cannot be a list', first);
    case 'missing-key':
      return l10n.t('the rule has no “{0}:”', first);
    case 'rule-id':
      return l10n.t('“{0}” is no id: letters, digits, “-”, “_” and “.”', first);
    case 'same-id':
      return l10n.t('another rule of this file, in line {1}, has the id “{0}” already', first, second);
    case 'no-patterns':
      return l10n.t('“patterns:” is empty');
    case 'no-rewrite-text':
      return l10n.t('the rewrite has no “text:”');
    case 'rewrite-place':
      return l10n.t(
        '“{0}” is no place of a rewrite: match, clause, sentence, or a list that a pattern names',
        first,
      );
    case 'rewrite-part':
      return l10n.t('the rewrite takes {0}, which no pattern names', first);
    case 'bilingual':
      return l10n.t('expected a text, or one each under “zh-cn:” and “en:”');
    case 'none-of':
      return l10n.t('“{0}” is none of {1}', first, second);
    case 'some-of':
      return l10n.t('expected some of {0}', first);
    case 'unknown-key':
      return l10n.t('“{0}:” is not known here; there are {1}', first, second);
    case 'no-map':
      return l10n.t('expected “key: value” lines');
    case 'no-name':
      return l10n.t('expected a name before the colon');
    case 'no-list':
      return l10n.t('expected a list, each item after “- ”');
    case 'no-text':
      return l10n.t('expected a text');
    case 'settings-root':
      return l10n.t('expected “severity:” and “ignore:”');
    case 'severity-map':
      return l10n.t('expected a severity for each code');
    case 'unknown-rule':
      return l10n.t('there is no rule “{0}”', first);
    case 'no-path':
      return l10n.t('expected a path, such as docs/archive/**');
  }
}
