import './elements/insights/app.ts';
import { connectHost } from './host.ts';
import { configureL10n } from './l10n.ts';
import { pageStyles } from './styles/page.ts';

// Lit draws an element when its properties are set, so the translations are there before the first sentence.
configureL10n(document);
if (pageStyles.styleSheet) document.adoptedStyleSheets.push(pageStyles.styleSheet);
document.querySelector('fupan-insights')?.connect(connectHost());
