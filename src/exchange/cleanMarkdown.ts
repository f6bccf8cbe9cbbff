import { findLinks } from '../markdown/inline.ts';

/**
 * `markdown` as it can leave its folder: without comments and images (counted in `count`), links to files as their labels, headings
 * at level 3 or below, diagrams drawn from what the text says left out. Line ends become `\n`, blanks around it go.
 */
export function cleanMarkdown(markdown: string, count: { images: number }): string {
  const text = withoutLinks(withoutComments(markdown.replace(/\r\n?/g, '\n')), count);
  const lines: string[] = [];
  let fence = '';
  for (const line of text.split('\n')) {
    const marks = /^\s*(?:[-*+>]\s+)*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '') fence = marks;
    else if (marks.startsWith(fence)) fence = '';
    const heading = fence === '' ? /^ {0,3}(#{1,6})(?=[ \t]|$)/.exec(line) : null;
    // Addresses of what links and images refer to by a mark, and the file paths in them.
    const isReference = fence === '' && /^ {0,3}\[[^\]]{1,200}\]:\s*(?!https?:|mailto:)\S/.test(line);
    if (isReference) continue;
    const level = Math.max(3, heading?.[1]?.length ?? 3);
    lines.push(heading ? `${'#'.repeat(level)}${line.slice(heading[0].length)}` : line);
  }
  return lines
    .join('\n')
    .replace(/^```mermaid\n[^`]*?^```$/gm, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Comments are notes that nobody sees in a viewer; one without an end hides the rest. */
function withoutComments(text: string): string {
  let result = '';
  let from = 0;
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', from)) {
    const close = text.indexOf('-->', open + 4);
    result += text.slice(from, open);
    if (close < 0) return result;
    from = close + 3;
  }
  return result + text.slice(from);
}

function withoutLinks(text: string, count: { images: number }): string {
  let result = '';
  let from = 0;
  for (const { image, label, href, range } of findLinks(text, 0, text.length)) {
    if (range.start < from) continue;
    if (image) count.images++;
    else if (/^(?:https?:|mailto:)/i.test(href)) continue;
    result += text.slice(from, range.start) + (image ? '' : label);
    from = range.end;
  }
  return (result + text.slice(from)).replace(/<img\b[^>]{0,2000}>/gi, () => {
    count.images++;
    return '';
  });
}
