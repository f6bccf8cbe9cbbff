import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { MaskFinding, MaskKind } from '../../cases/mask.ts';
import { maskKinds } from '../../cases/mask.ts';
import { maskKindName } from '../../l10n/maskText.ts';

const icons: Readonly<Record<MaskKind, string>> = {
  internal: 'lock',
  secret: 'key',
  mail: 'mail',
  identity: 'credit-card',
  card: 'credit-card',
  phone: 'device-mobile',
  plate: 'tag',
  account: 'account',
  ip: 'globe',
  host: 'server',
  customer: 'organization',
  person: 'person',
  other: 'tag',
};

/** Longest value and line that an entry shows, in characters. */
const longest = { value: 60, line: 140 };

interface MaskItem extends vscode.QuickPickItem {
  readonly findings: readonly MaskFinding[];
}

/** What the person decided: the findings to mask, and those to leave as they are. */
export interface MaskDecision {
  readonly masked: readonly MaskFinding[];
  readonly kept: readonly MaskFinding[];
}

/**
 * Lists `findings` of `text` by kind, one entry a customer, person or value, each with the line where it first stands; what is ticked
 * will be masked. Ticked are all but those of `unticked` and names that are more likely ordinary words. Undefined where cancelled.
 */
export function pickMasked(
  text: string,
  findings: readonly MaskFinding[],
  shown: { readonly title: string; readonly isKept: (finding: MaskFinding) => boolean },
): Promise<MaskDecision | undefined> {
  const items = itemsOf(text, findings);
  const picker = vscode.window.createQuickPick<MaskItem>();
  picker.title = shown.title;
  picker.placeholder = l10n.t('Ticked items are replaced, the others stay as they are');
  picker.canSelectMany = true;
  picker.ignoreFocusOut = true;
  picker.matchOnDetail = true;
  picker.items = items;
  picker.selectedItems = items.filter(
    (item) => item.findings.length > 0 && !item.findings.some((each) => each.doubtful || shown.isKept(each)),
  );
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      const masked = picker.selectedItems.flatMap((item) => item.findings);
      const chosen = new Set(masked);
      resolve({ masked, kept: findings.filter((finding) => !chosen.has(finding)) });
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function itemsOf(text: string, findings: readonly MaskFinding[]): MaskItem[] {
  const items: MaskItem[] = [];
  for (const kind of maskKinds) {
    const groups = new Map<string, MaskFinding[]>();
    for (const finding of findings) {
      if (finding.kind !== kind) continue;
      const key = `${String(finding.doubtful)}\t${finding.same}`;
      groups.set(key, [...(groups.get(key) ?? []), finding]);
    }
    if (groups.size === 0) continue;
    items.push({ label: maskKindName(kind), kind: vscode.QuickPickItemKind.Separator, findings: [] });
    for (const group of groups.values()) items.push(itemOf(text, kind, group));
  }
  return items;
}

function itemOf(text: string, kind: MaskKind, findings: readonly MaskFinding[]): MaskItem {
  const [first] = findings;
  const written = [...new Set(findings.map(({ original }) => shorten(original, longest.value)))];
  const marks = [
    findings.length > 1 ? `×${String(findings.length)}` : '',
    first?.doubtful ? l10n.t('perhaps an ordinary word') : '',
  ];
  const description = marks.filter((mark) => mark !== '').join(' · ');
  return {
    label: `$(${icons[kind]}) ${written.slice(0, 3).join(l10n.t(', '))} → ${
      kind === 'internal' ? l10n.t('dropped') : (first?.replacement ?? '')
    }`,
    ...(description === '' ? {} : { description }),
    detail: first ? lineAround(text, first) : '',
    findings,
  };
}

function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most)}…` : line;
}

/** The line in which a finding stands, cut around it where it is long. */
function lineAround(text: string, { range }: MaskFinding): string {
  const start = Math.max(text.lastIndexOf('\n', range.start - 1) + 1, range.start - longest.line / 2);
  const next = text.indexOf('\n', range.start);
  const end = Math.min(next < 0 ? text.length : next, start + longest.line);
  return text.slice(start, end).trim();
}
