import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fittingReplies, readReplyUse } from '../../../src/replies/fitting.ts';
import { causesFor, parseQuestions, questionsFor } from '../../../src/replies/questions.ts';
import { blameKinds, complaintKinds } from '../../../src/replies/recogniserModel.ts';

const lists = (['zh-cn', 'en'] as const).map((language) => {
  const result = parseQuestions(readFileSync(`templates/${language}/recogniser/questions.yaml`, 'utf8'));
  if (!result.ok) throw new Error(result.message);
  return result.value;
});

describe('questions to ask', () => {
  it('are there for each kind, as many in both languages', () => {
    const [chinese, english] = lists.map((list) => [...list].map(([kind, all]) => [kind, all.length]));
    expect(chinese).toEqual(english);
    const kinds = [...(lists[0]?.keys() ?? [])];
    expect(kinds.sort()).toEqual([...new Set<string>([...blameKinds, ...complaintKinds])].sort());
    for (const list of lists) {
      for (const question of [...list.values()].flat()) expect(question).toMatch(/[？?]$/);
    }
  });

  it('go from the blame to the complaint, and ask for the need otherwise', () => {
    const list = lists[1] ?? new Map<string, string[]>();
    const asked = questionsFor(list, { accusation: 'dont-care', complaint: 'service' });
    expect(asked).toEqual([...(list.get('dont-care') ?? []), ...(list.get('service') ?? [])]);
    expect(questionsFor(list, { accusation: 'none', complaint: 'none' })).toEqual(list.get('none'));
    expect(questionsFor(new Map(), { accusation: 'none', complaint: 'none' })).toEqual([]);
  });

  it.each(['- a\n', 'technical: one\n', 'technical:\n  - 1\n', 'a: [\n', ''])(
    'refuse %j with a reason',
    (yaml) => {
      const result = parseQuestions(yaml);
      expect(result.ok).toBe(false);
      if (!result.ok) expect(result.message).not.toBe('');
    },
  );
});

describe('usual causes', () => {
  it('are those of the blame, the general ones for a bare complaint, none for a neutral message', () => {
    const causes = new Map([
      ['any', ['general']],
      ['dont-care', ['own']],
    ]);
    expect(causesFor(causes, { accusation: 'dont-care', complaint: 'service' })).toEqual(['own']);
    expect(causesFor(causes, { accusation: 'none', complaint: 'technical' })).toEqual(['general']);
    expect(causesFor(causes, { accusation: 'none', complaint: 'none' })).toEqual([]);
    expect(causesFor(causes, { accusation: 'cannot-use', complaint: 'none' })).toEqual([]);
  });
});

describe('fitting replies', () => {
  const use = (id: string, matter: string) => readReplyUse(id, `---\nfupan: reply\n${matter}---\nText\n`);
  const replies = [
    use('any.md', ''),
    use('service.md', 'complaint: service\n'),
    use('care.md', 'accusation: dont-care\n'),
    use('care-service.md', 'accusation: [dont-care, others-work]\ncomplaint: [service]\n'),
    use('late.md', 'accusation: slowed-project\n'),
    use('care-technical.md', 'accusation: dont-care\ncomplaint: technical\n'),
  ];

  it('come best first, without those for something else', () => {
    expect(fittingReplies(replies, { accusation: 'dont-care', complaint: 'service' })).toEqual([
      'care-service.md',
      'care.md',
      'service.md',
      'any.md',
    ]);
    expect(fittingReplies(replies, { accusation: 'dont-care', complaint: 'service' }, 1)).toEqual([
      'care-service.md',
    ]);
    expect(fittingReplies(replies, { accusation: 'none', complaint: 'none' })).toEqual(['any.md']);
    expect(fittingReplies([], { accusation: 'none', complaint: 'none' })).toEqual([]);
  });

  it('are read even where the front matter is broken', () => {
    expect(readReplyUse('x.md', '---\naccusation: [\n---\n')).toEqual({
      id: 'x.md',
      accusations: [],
      complaints: [],
    });
    expect(readReplyUse('x.md', 'no front matter').accusations).toEqual([]);
  });
});
