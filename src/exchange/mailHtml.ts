import MarkdownIt from 'markdown-it';

let renderer: ReturnType<typeof MarkdownIt> | undefined;

/**
 * Markdown as HTML for a mail: HTML in it is shown as text, links lead to the web or a mail address only, and line breaks stay, as
 * chats have them. Pictures are left as text, since those of a project would be broken in a mail.
 */
export function mailHtml(markdown: string): string {
  if (!renderer) {
    renderer = new MarkdownIt({ html: false, linkify: false, breaks: true });
    renderer.validateLink = (url) => /^(?:https?:|mailto:)/i.test(url.trim());
    renderer.disable('image');
  }
  return renderer.render(markdown);
}
