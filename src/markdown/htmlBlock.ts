const blockTags =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \t>]|\/>|$)/i;
const attribute = `[ \\t]+[a-zA-Z_:][\\w.:-]*(?:[ \\t]*=[ \\t]*(?:[^\\s"'=<>\`]+|'[^']*'|"[^"]*"))?`;
const loneTag = new RegExp(
  `^<(?:[a-zA-Z][a-zA-Z0-9-]*(?:${attribute})*[ \\t]*/?|/[a-zA-Z][\\w-]*[ \\t]*)>[ \\t]*$`,
);

/** How an HTML block that starts with `rest` ends: a pattern, 'blank', or null where it is none (CommonMark 4.6). */
export function htmlEnd(rest: string, interrupts: boolean): RegExp | 'blank' | null {
  if (/^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i.test(rest)) return /<\/(?:script|pre|style|textarea)>/i;
  if (rest.startsWith('<!--')) return /-->/;
  if (rest.startsWith('<?')) return /\?>/;
  if (/^<![a-z]/i.test(rest)) return />/;
  if (rest.startsWith('<![CDATA[')) return /\]\]>/;
  if (blockTags.test(rest)) return 'blank';
  return !interrupts && loneTag.test(rest) ? 'blank' : null;
}
