import './elements/raci/app.ts';
import type { SentRaciState } from '../src/protocol/raci.ts';
import { connectHost } from './host.ts';
import { configureL10n } from './l10n.ts';
import { pageStyles } from './styles/page.ts';

// Lit draws an element when its properties are set, so the translations are there before the first sentence.
configureL10n(document);
if (pageStyles.styleSheet) document.adoptedStyleSheets.push(pageStyles.styleSheet);
// The host is ours, and wrote the state into the page itself.
const first = JSON.parse(
  document.getElementById('fupan-state')?.textContent ?? 'null',
) as SentRaciState | null;
document.querySelector('fupan-raci')?.connect(connectHost(), first);
