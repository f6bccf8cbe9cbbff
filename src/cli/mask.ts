import * as l10n from '@vscode/l10n';
import type { MaskFinding } from '../cases/mask.ts';
import { findSensitive, maskText } from '../cases/mask.ts';
import { maskKindName } from '../l10n/maskText.ts';
import { InputError, readDocument } from './input.ts';
import type { Values } from './main.ts';

/** `fupan mask FILE`: the masked text on standard output, what was masked on standard error. */
export function runMask(paths: readonly string[], values: Values): number {
  const [file, ...others] = paths;
  if (file === undefined || others.length > 0) throw new InputError(l10n.t('Name one file.'));
  const text = readDocument(file);
  const findings = findSensitive(text, { customers: values.customer ?? [], people: values.person ?? [] });
  process.stderr.write(report(findings));
  process.stdout.write(
    maskText(
      text,
      findings.filter(({ doubtful }) => !doubtful),
    ),
  );
  return 0;
}

function report(findings: readonly MaskFinding[]): string {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const line =
      finding.kind === 'internal'
        ? `${maskKindName('internal')}: ${l10n.t('dropped')}`
        : `${maskKindName(finding.kind)}: ${finding.original.replaceAll(/\s+/g, ' ').slice(0, 80)} → ${
            finding.doubtful ? l10n.t('left, probably an ordinary word') : finding.replacement
          }`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => `${line}${count > 1 ? ` (×${String(count)})` : ''}\n`).join('');
}
