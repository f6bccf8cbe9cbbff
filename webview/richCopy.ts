// The page that puts a reply on the clipboard with its layout: VS Code itself copies plain text only. A browser lets a page write
// to the clipboard when somebody presses a button in it.
import { connectHost } from './host.ts';

const { port } = connectHost();
const reply = document.getElementById('reply');
const button = document.getElementById('copy');
const problem = document.getElementById('problem');

async function copy(): Promise<void> {
  if (!reply) return;
  const types = { 'text/html': reply.innerHTML, 'text/plain': reply.dataset['plain'] ?? reply.innerText };
  const blobs = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })] as const);
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    port.post({ type: 'copied' });
  } catch {
    if (problem) problem.hidden = false;
  }
}

button?.addEventListener('click', () => void copy());
// VS Code puts the focus on the page, not into it.
window.addEventListener('focus', () => button?.focus());
button?.focus();
