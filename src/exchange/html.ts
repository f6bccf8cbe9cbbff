import { escapeHtml } from '../raci/clipboard.ts';
import type { SheetToWrite, SheetWriting } from './sheet.ts';
import { plainBreaks } from './sheet.ts';

const style = `
body { font: 14px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; color: #1f2328; background: #fff; margin: 2rem; }
table { border-collapse: collapse; }
caption { font-size: 1.25em; font-weight: 600; text-align: start; padding-bottom: 0.5em; }
th, td { border: 1px solid #8c959f; padding: 0.3em 0.6em; text-align: start; vertical-align: top; white-space: pre-wrap; overflow-wrap: break-word; }
thead th, .section th { background: #eaeef2; }
th[scope="row"] { font-weight: 600; }
@media print { body { margin: 0; font-size: 10pt; } tr { break-inside: avoid; } thead th, .section th { print-color-adjust: exact; } }
@page { size: landscape; margin: 1.5cm; }
`;

/**
 * Writes a table as one HTML file that needs nothing else: caption, header cells with their scope (columns, rows, and the rows
 * below a section), and styles that also print. All text is escaped; there is no script.
 */
export function writeHtml(sheet: SheetToWrite): SheetWriting {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 1);
  const sections = new Set(sheet.sections);
  const [header = [], ...rows] = sheet.rows;
  const groups: string[][] = [[]];
  rows.forEach((row, index) => {
    if (sections.has(index + 1)) groups.push([sectionRow(row, width)]);
    else groups.at(-1)?.push(dataRow(row, width, sheet.headColumns));
  });
  const bodies = groups
    .filter((group) => group.length > 0)
    .map((group) => element('tbody', `\n${group.join('')}`));
  const head = `<tr>${filled(header, width)
    .map((cell) => (cell === '' ? '<td></td>' : `<th scope="col">${text(cell)}</th>`))
    .join('')}</tr>`;
  const title = text(sheet.name);
  const html = `<!DOCTYPE html>
<html lang="${escapeHtml(sheet.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<table>
<caption>${title}</caption>
${element('thead', head)}${bodies.join('')}</table>
</body>
</html>
`;
  return { ok: true, bytes: new TextEncoder().encode(html) };
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>\n`;
}

function sectionRow(row: readonly string[], width: number): string {
  const name = row.filter((cell) => cell !== '').join(' ');
  return `<tr class="section"><th scope="rowgroup" colspan="${width}">${text(name)}</th></tr>\n`;
}

function dataRow(row: readonly string[], width: number, headColumns: number): string {
  const cells = filled(row, width).map((cell, column) =>
    column === headColumns - 1 && cell !== ''
      ? `<th scope="row">${text(cell)}</th>`
      : `<td>${text(cell)}</td>`,
  );
  return `<tr>${cells.join('')}</tr>\n`;
}

function filled(row: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, column) => row[column] ?? '');
}

function text(cell: string): string {
  return escapeHtml(plainBreaks(cell));
}
