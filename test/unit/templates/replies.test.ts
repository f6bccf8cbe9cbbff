import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { beatsOf } from '../../../src/replies/beats.ts';
import { fillReply, slotMark, toSnippet } from '../../../src/replies/fillReply.ts';
import { findUnfilled } from '../../../src/replies/placeholders.ts';
import type { Fragment } from '../../../src/replies/template.ts';
import { accusations, complaints } from '../../../src/markdown/complaintKinds.ts';
import { channels, readFragment, readReplyTemplate } from '../../../src/replies/template.ts';
import { replySamples } from './replySamples.ts';

const root = fileURLToPath(new URL('../../../templates/', import.meta.url));
const languages = ['zh-cn', 'en'] as const;

/** What each set has to cover beside the kinds of blame and complaint. */
const scenarios = [
  'buffer',
  'three-steps',
  'sandwich',
  'listening',
  'need',
  'notice-feel',
  'pause',
  'summary',
  'plain-words',
  'before-meeting',
  'never-say',
  'role',
  'follow-up',
];

/** Blame, defence and guarantees that nobody can keep; none of it leaves the house. */
const forbidden = {
  'zh-cn': /不(?:怪|关|是)我|您们?(?:自己)?(?:操作|弄|搞)错|你们?自己|产品经理.{0,4}设计|绝对|百分之百|100%|永远不|万无一失|保证不会|肯定没|一定不会|尽快|[！!]/,
  en: /not (?:my|our) (?:fault|job)|you (?:should have|failed)|your (?:own )?(?:fault|mistake)|guarantee|never again|absolutely|100 ?%|as soon as possible|!/i,
};

/** Whatever is the customer's case comes from a slot: when something was checked, what was said, who was how busy. */
const notFilledIn =
  /昨天|今早|今天上午|这几天|这个季度|标准(?:流程|版本)|高级工程师|您在会上|人等着|yesterday|this (?:morning|quarter)|last (?:days|weeks?|night)|standard process|current version|senior engineer|queue behind/i;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function load(language: (typeof languages)[number]) {
  const folder = join(root, language, 'replies');
  const fragments = new Map<string, Fragment>();
  const files = filesBelow(folder).map((file) => ({
    name: relative(folder, file).replaceAll('\\', '/').replace(/\.md$/, ''),
    text: readFileSync(file, 'utf8'),
  }));
  for (const { name, text } of files.filter(({ name }) => name.startsWith('fragments/'))) {
    const result = readFragment(text);
    if (!result.ok) throw new Error(`${language} ${name}:${result.fault.line} ${result.fault.code}`);
    fragments.set(name.slice('fragments/'.length), result.fragment);
  }
  const replies = files
    .filter(({ name }) => !name.startsWith('fragments/'))
    .map(({ name, text }) => {
      const result = readReplyTemplate(text, fragments);
      if (!result.ok) throw new Error(`${language} ${name}:${result.fault.line} ${result.fault.code} ${result.fault.detail}`);
      return { name, text, template: result.template };
    });
  return { fragments, replies };
}

const sets = { 'zh-cn': load('zh-cn'), en: load('en') };

/** What a customer would read: code holds what is not to be said. */
function said(text: string): string {
  return text.replace(/`[^`\n]*`/g, '');
}

describe.each(languages)('the reply templates in %s', (language) => {
  const { replies, fragments } = sets[language];
  const samples = replySamples[language];

  it('are at least sixty, the same in both languages', () => {
    expect(replies.length).toBeGreaterThanOrEqual(60);
    expect(replies.map(({ name }) => name)).toEqual(sets['zh-cn'].replies.map(({ name }) => name));
    expect([...fragments.keys()]).toEqual([
      ...['beat-compensation', 'beat-dated', 'beat-empathy', 'beat-facts', 'beat-solution'],
      ...['greeting', 'mail-opening', 'signature', 'trade'],
    ]);
  });

  it('answer each kind of blame and of complaint on each channel', () => {
    const has = (key: 'accusations' | 'complaints', kind: string, channel: string): boolean =>
      replies.some(({ template }) => template[key].some((each) => each === kind) && template.channel === channel && !template.coaching);
    for (const channel of channels) {
      for (const kind of accusations) expect(has('accusations', kind, channel), `${kind} ${channel}`).toBe(true);
      for (const kind of complaints) expect(has('complaints', kind, channel), `${kind} ${channel}`).toBe(true);
    }
  });

  it('cover each scenario, the buffer, steps and sandwich on each channel', () => {
    for (const scenario of scenarios) {
      expect(replies.some(({ template }) => template.scenario === scenario), scenario).toBe(true);
    }
    for (const scenario of ['buffer', 'three-steps', 'sandwich']) {
      const found = replies.filter(({ template }) => template.scenario === scenario).map(({ template }) => template.channel);
      expect(new Set(found), scenario).toEqual(new Set(channels));
    }
  });

  it('have titles that differ', () => {
    expect(new Set(replies.map(({ template }) => template.title)).size).toBe(replies.length);
  });

  it.each(replies)('$name explains its slots, reads well when filled, and holds the beats it promises', ({ text, template }) => {
    const matter = parseYaml(text.split('---')[1] ?? '') as { placeholders?: Record<string, string> };
    const names = template.placeholders.map(({ name }) => name);
    for (const { name, label } of template.placeholders) expect(label, name).not.toBe(name);
    for (const name of Object.keys(matter.placeholders ?? {})) expect(names).toContain(name);
    for (const name of names) expect(Object.keys(samples), name).toContain(name);

    if (!template.coaching) expect(text.split('---').slice(2).join('---')).not.toMatch(notFilledIn);

    const filled = fillReply(template, samples);
    expect(filled.left).toEqual([]);
    expect(findUnfilled(filled.text)).toEqual([]);
    // Cards for ourselves name what is not to be said.
    if (!template.coaching) expect(said(filled.text)).not.toMatch(forbidden[language]);
    expect(filled.text).not.toMatch(/ {2}|，，|。。|\.\.|undefined|\bnull\b/);

    const beats = beatsOf(filled.text);
    for (const beat of template.beats) expect(beats[beat], `${beat} in\n${filled.text}`).toBe(true);
    if (!template.beats.includes('compensation') && !template.coaching) expect(beats.compensation).toBe(false);

    const empty = fillReply(template, {});
    expect(empty.left.map(({ name }) => name)).toEqual(names.filter((name) => !['phone', 'trade'].includes(name)));
    expect(beatsOf(empty.text).unfilled).toBe(empty.left.length > 0);
    const snippet = toSnippet(template, {});
    for (const [index, placeholder] of empty.left.entries()) {
      expect(snippet).toContain(`\${${index + 1}:${slotMark(placeholder).replace(/[\\$}]/g, '\\$&')}}`);
    }
  });
});
