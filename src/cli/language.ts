import * as l10n from '@vscode/l10n';
import { InputError } from './input.ts';
import { shippedJson } from './shipped.ts';

/** Languages that the command line speaks. */
export type Language = 'en' | 'zh-cn';

let current: Language = 'en';

/** Sets the language of all output: `wanted`, or the system's. Throws an InputError for one that there is not. */
export function configureLanguage(wanted: string | undefined): void {
  const system = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '';
  const language = wanted ?? (/^zh/i.test(system) ? 'zh-cn' : 'en');
  if (language === 'zh-cn') {
    l10n.config({ contents: shippedJson('l10n/bundle.l10n.zh-cn.json') as Record<string, string> });
    current = 'zh-cn';
  } else if (language !== 'en') {
    throw new InputError(l10n.t('--lang takes en or zh-cn, not “{0}”.', language));
  }
}

/** The language of the output, for texts that come from rules and not from the translations. */
export function currentLanguage(): Language {
  return current;
}
