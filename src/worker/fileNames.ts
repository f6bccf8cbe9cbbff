/** Larger files are no cases that somebody wrote: 20 MB. */
export const largestFile = 20 * 1024 * 1024;

/** Whether a name is that of a Markdown file. */
export function isMarkdownName(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name);
}

/** Whether a file or folder of this name is never looked at. */
export function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
