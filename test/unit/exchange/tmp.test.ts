import { readFileSync, readdirSync } from 'node:fs';
import { it } from 'vitest';
import { draftCase } from '../../../src/exchange/caseDraft.ts';
import { renderTemplate } from '../../../src/documents/template.ts';
it('x', () => { for (const f of readdirSync('templates/example/retrospectives').filter((f) => f.endsWith('.md')).slice(0,9)) { const d = draftCase(readFileSync(`templates/example/retrospectives/${f}`, 'utf8'), f); const r = renderTemplate(readFileSync(`templates/${d.language}/case/case.md`, 'utf8'), { ...d.variables }); console.log(r.ok ? r.text : r, JSON.stringify({ ...d, variables: 0 })); } });
