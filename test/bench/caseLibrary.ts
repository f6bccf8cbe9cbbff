import { accusations, complaints } from '../../src/markdown/complaintKinds.ts';
import type { RandomText } from './randomText.ts';
import { randomText } from './randomText.ts';

/** A made-up case file. */
export interface CaseFile {
  readonly path: string;
  readonly text: string;
}

/** Rare words: two or three characters each, drawn once, so that the vocabulary grows with the library as a real one does. */
function rareWords(random: RandomText, count: number): string[] {
  // The first part of the block in code order mixes common and rare characters, about as names and product terms do.
  const character = () => String.fromCharCode(0x4e00 + random.number(6000));
  return Array.from(
    { length: count },
    () => character() + character() + (random.number(3) === 0 ? character() : ''),
  );
}

const severities = ['critical', 'major', 'minor'] as const;
const products = ['WMS', 'ERP', 'MES', 'CRM', 'HIS', 'OA'] as const;
const industries = ['制造', '零售', '医疗', '物流', '政务'] as const;

/** `count` cases of about 3 kB as UTF-8, the same in every run: front matter, four sections, Zipf-distributed words. */
export function caseLibrary(count: number, seed: number): CaseFile[] {
  const random = randomText(seed);
  const rare = rareWords(random, 20_000);
  const zipf = () => rare[Math.floor(rare.length ** (random.number(1_000_000) / 1_000_000)) - 1] ?? '库存';
  const sentence = () => {
    let text = '';
    const words = 6 + random.number(8);
    for (let at = 0; at < words; at++)
      text += random.number(3) === 0 ? random.sentence(4).replace('。', '') : zipf();
    return `${text}。`;
  };
  const paragraph = (sentences: number) => Array.from({ length: sentences }, sentence).join('');
  return Array.from({ length: count }, (_, at) => {
    const day = `20${String(20 + random.number(6))}-${String(1 + random.number(12)).padStart(2, '0')}-${String(1 + random.number(28)).padStart(2, '0')}`;
    const title = sentence().slice(0, 16);
    const text = `---
fupan: case
title: ${title.replace('。', '')}
date: ${day}
product: ${random.pick(products)}
industry: ${random.pick(industries)}
customer: 客户${String.fromCharCode(65 + random.number(26))}
accusation: ${random.pick(accusations)}
complaint: ${random.pick(complaints)}
factors: [technical, process]
tags: [${zipf()}, ${zipf()}, ${random.pick(products)}]
severity: ${random.pick(severities)}
---

# ${title}

## 事件描述

${paragraph(6)}

## 原因

- ${paragraph(4)}
- ${paragraph(4)} ERR-${String(random.number(5000))}

## 处理过程

${paragraph(8)}

## 结果

${paragraph(4)}

## 经验教训

- ${paragraph(4)}
`;
    return { path: `case-${String(at).padStart(6, '0')}.md`, text };
  });
}

/** What people type: `count` queries of 1 to 4 characters and words out of the texts, as they grow while typing. */
export function typedQueries(files: readonly CaseFile[], count: number, seed: number): string[] {
  const random = randomText(seed);
  const queries: string[] = [];
  while (queries.length < count) {
    const { text } = files[random.number(files.length)] ?? { text: '' };
    const start = 300 + random.number(Math.max(1, text.length - 320));
    const run = /[\u4e00-\u9fff]{4,}|[A-Za-z]{4,}/.exec(text.slice(start, start + 60))?.[0];
    if (run === undefined) continue;
    for (let length = 1; length <= 4 && queries.length < count; length++)
      queries.push(run.slice(0, length).toLowerCase());
  }
  return queries;
}
