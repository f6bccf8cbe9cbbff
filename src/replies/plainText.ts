import { findLinks } from '../markdown/inline.ts';
import { splitLines } from '../markdown/text.ts';

function plainInline(text: string): string {
  let result = '';
  let at = 0;
  for (const { label, href, range } of findLinks(text, 0, text.length)) {
    result += text.slice(at, range.start) + (label === href || label === '' ? href : `${label} (${href})`);
    at = range.end;
  }
  result += text.slice(at);
  return result
    .replace(/(\*\*|__)(?=\S)([^*_\n]{1,500}?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]{1,500}?)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/`([^`\n]{1,500})`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>$])/g, '$1');
}

/**
 * A reply in Markdown as text for a chat or mail without formatting: headings and emphasis lose their marks, links show
 * their address, comments go, lists stay lists.
 */
export function plainText(markdown: string): string {
  const text = markdown.replace(/<!--[^]{0,20000}?-->/g, '');
  const lines = splitLines(text).map(({ start, end }) => {
    const line = text.slice(start, end);
    const heading = /^ {0,3}#{1,6}[ \t]+/.exec(line);
    return plainInline(
      heading ? line.slice(heading[0].length).replace(/[ \t]+#+[ \t]*$/, '') : line,
    ).trimEnd();
  });
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
