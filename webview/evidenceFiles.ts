import type { Outcome } from './elements/events.ts';
import { report, sendRequest } from './elements/events.ts';
import * as l10n from '@vscode/l10n';
import type { EvidenceTarget } from '../src/retrospective/intent.ts';

/** Something dropped or pasted that can become evidence: files by content, or resources of VS Code by address. */
export type Dropped = { readonly files: readonly File[] } | { readonly uris: readonly string[] };

const resourceTypes = ['application/vnd.code.uri-list', 'text/uri-list'] as const;
/** The protocol's limit for one file. */
const largestFile = 50 * 1024 * 1024;

/** True where a drag carries something that `droppedOf` will find; its content cannot be read before the drop. */
export function canDrop(data: DataTransfer): boolean {
  return data.types.includes('Files') || resourceTypes.some((type) => data.types.includes(type));
}

/** What was dropped or pasted, or null where it is none of ours, for example text. */
export function droppedOf(data: DataTransfer): Dropped | null {
  // VS Code's own resources come first: with their address the file is linked, not copied.
  const resources = urisOf(data, 'application/vnd.code.uri-list');
  if (resources.length) return { uris: resources };
  const files = [...data.files];
  if (files.length) return { files };
  const uris = urisOf(data, 'text/uri-list');
  return uris.length ? { uris } : null;
}

function urisOf(data: DataTransfer, type: (typeof resourceTypes)[number]): string[] {
  const lines = data.getData(type).split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
}

/** Asks the host to keep what was dropped as evidence at `to`. `now` names pasted pictures, which all come as "image". */
export async function sendDropped(
  from: HTMLElement,
  to: () => EvidenceTarget | null,
  dropped: Dropped,
  now: Date,
): Promise<Outcome> {
  if ('uris' in dropped) {
    const { uris } = dropped;
    return sendRequest(from, () =>
      withTarget(to, (target) => ({ type: 'linkEvidence', to: target, uris: [...uris] })),
    );
  }
  const tooLarge = dropped.files.filter((file) => file.size > largestFile);
  if (tooLarge.length) {
    const names = tooLarge.map((file) => file.name).join(', ');
    report(
      from,
      l10n.t('Larger than 50 MB and not taken: {0}. Put it into the folder yourself and link it.', names),
    );
  }
  const files: { name: string; base64: string }[] = [];
  for (const file of dropped.files) {
    if (file.size > largestFile) continue;
    try {
      files.push({ name: nameOf(file, now), base64: await base64Of(file) });
    } catch {
      report(from, l10n.t('{0} cannot be read. A folder cannot be dropped here.', file.name));
    }
  }
  if (!files.length) return { ok: false, code: 'gone', message: '' };
  return sendRequest(from, () => withTarget(to, (target) => ({ type: 'dropEvidence', to: target, files })));
}

function withTarget<Body>(
  to: () => EvidenceTarget | null,
  body: (target: EvidenceTarget) => Body,
): Body | null {
  const target = to();
  return target && body(target);
}

function nameOf(file: File, now: Date): string {
  const pasted = /^(?:image)?\.?(png|jpe?g|gif|webp)?$/i.exec(file.name);
  if (!pasted) return file.name;
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  return `${l10n.t('screenshot')}-${day}-${time}.${pasted[1] ?? 'png'}`;
}

/** The file's content in base64. Rejects where the file cannot be read. */
export function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Error(reader.error?.message ?? 'unreadable'));
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.readAsDataURL(file);
  });
}
