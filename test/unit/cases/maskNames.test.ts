import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findSensitive } from '../../../src/cases/mask.ts';
import type { Range } from '../../../src/markdown/text.ts';

const nobody = { customers: [], people: [] };

/** The sentences of a fixture: the text, and where its ⟦names⟧ stand. */
function sentences(file: string): { text: string; names: Range[] }[] {
  const lines = readFileSync(`test/fixtures/masking/${file}`, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => {
      const names: Range[] = [];
      let text = '';
      for (const part of line.split(/(⟦[^⟧]*⟧)/)) {
        const plain = part.replace(/[⟦⟧]/g, '');
        if (plain !== part) names.push({ start: text.length, end: text.length + plain.length });
        text += plain;
      }
      return { text, names };
    });
}

/** How many names were found exactly, and what was taken for one and is none. */
function measure(file: string) {
  let total = 0;
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const { text, names } of sentences(file)) {
    const found = findSensitive(text, nobody).filter(({ kind }) => kind === 'person');
    total += names.length;
    for (const { start, end } of names) {
      if (!found.some(({ range }) => range.start === start && range.end === end))
        missed.push(text.slice(start, end));
    }
    for (const { range, original } of found) {
      if (!names.some(({ start, end }) => range.start < end && start < range.end)) wrong.push(original);
    }
  }
  return { total, recall: (total - missed.length) / total, missed, wrong };
}

describe('names that nothing marks', () => {
  it('are found in odd places in Chinese', () => {
    const { total, recall, missed, wrong } = measure('chinese.txt');
    expect(total).toBeGreaterThanOrEqual(100);
    expect(wrong).toEqual([]);
    expect(recall, missed.join(' ')).toBeGreaterThanOrEqual(0.92);
  });

  it('are found in a second list, by which the rules were widened later', () => {
    const { recall, missed, wrong } = measure('heldOut.txt');
    expect(wrong).toEqual([]);
    expect(recall, missed.join(' ')).toBeGreaterThanOrEqual(0.8);
  });

  it('are found in English, Chinese ones in Latin letters too', () => {
    const { recall, missed, wrong } = measure('english.txt');
    expect(wrong).toEqual([]);
    expect(recall, missed.join(' ')).toBeGreaterThanOrEqual(0.9);
  });

  it('are found behind a time or a number, where nothing is counted', () => {
    const people = (text: string) => findSensitive(text, nobody).map(({ original }) => original);
    expect(people('14:38 张伟回复')).toEqual(['张伟']);
    expect(people('工单 12345 张伟处理')).toEqual(['张伟']);
    expect(people('补录 23 张纸单')).toEqual([]);
  });

  it('are not seen in ordinary sentences of the trade', () => {
    expect(measure('noNames.txt').wrong).toEqual([]);
  });
});

/** The sentences of a fixture with marks of all kinds: how much was covered by kind, and what was found where nothing is. */
function measureAll(file: string) {
  const lines = readFileSync(`test/fixtures/masking/${file}`, 'utf8').split('\n');
  const counts = new Map<string, { total: number; covered: number }>();
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const line of lines.filter((each) => each !== '' && !each.startsWith('# '))) {
    const marks: (Range & { kind: string })[] = [];
    let text = '';
    for (const part of line.split(/(⟦[^⟧]*⟧)/)) {
      const [, kind = 'person', marked] = /^⟦(?:([a-z]+)=)?(.*)⟧$/.exec(part) ?? [];
      if (marked !== undefined) marks.push({ start: text.length, end: text.length + marked.length, kind });
      text += marked ?? part;
    }
    const found = findSensitive(text, nobody);
    const isCovered = (at: number) => found.some(({ range }) => range.start <= at && at < range.end);
    for (const { start, end, kind } of marks) {
      const count = counts.get(kind) ?? { total: 0, covered: 0 };
      counts.set(kind, count);
      count.total++;
      if (Array.from({ length: end - start }, (_, at) => start + at).every(isCovered)) count.covered++;
      else missed.push(text.slice(start, end));
    }
    for (const { range, original } of found) {
      if (!marks.some(({ start, end }) => range.start < end && start < range.end)) wrong.push(original);
    }
  }
  const recall = (kind: string) => {
    const { covered, total } = counts.get(kind) ?? { covered: 0, total: 0 };
    return covered / total;
  };
  return { recall, kinds: [...counts.keys()], missed: missed.join(' '), wrong };
}

describe('everything in chats, mails and reports', () => {
  it.each([
    ['mixed1.zh.txt', 0.93],
    ['mixed2.zh.txt', 0.83],
    ['mixed3.zh.txt', 0.84],
    ['mixed1.en.txt', 0.95],
    ['mixed2.en.txt', 0.95],
    ['mixed3.en.txt', 0.9],
  ])('is found in %s, and ordinary words are left', (file, people) => {
    const { recall, kinds, missed, wrong } = measureAll(file);
    expect(recall('person'), missed).toBeGreaterThanOrEqual(people);
    expect(recall('c'), missed).toBeGreaterThanOrEqual(0.8);
    for (const kind of kinds) expect(recall(kind), `${kind}: ${missed}`).toBeGreaterThanOrEqual(0.5);
    expect(wrong.length, wrong.join(' ')).toBeLessThanOrEqual(2);
  });
});
