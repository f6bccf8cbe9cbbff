import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fittingReplies } from '../../../src/replies/fitting.ts';
import { causesFor, parseQuestions, questionsFor } from '../../../src/replies/questions.ts';
import {
  type BlameKind,
  blameKinds,
  type ComplaintKind,
  complaintKinds,
} from '../../../src/replies/recogniserModel.ts';
import { readReplyHead } from '../../../src/replies/template.ts';

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
  const use = (id: string, matter: string) => {
    const read = readReplyHead(`---\nfupan: reply\ntitle: t\n${matter}---\nText\n`);
    if (!read.ok) throw new Error(read.fault.code);
    return { id, ...read.head };
  };
  const replies = [
    use('any.md', ''),
    use('service.md', 'complaint: service\n'),
    use('care.md', 'accusation: dont-care\n'),
    use('care-service.md', 'accusation: [dont-care, others-work]\ncomplaint: [service]\n'),
    use('late.md', 'accusation: slowed-project\n'),
    use('care-technical.md', 'accusation: dont-care\ncomplaint: technical\n'),
  ];

  const fitting = (accusation: BlameKind, complaint: ComplaintKind, among = replies) =>
    fittingReplies(among, { accusation, complaint }).map(({ id }) => id);

  it('come best first, without those for something else', () => {
    expect(fitting('dont-care', 'service')).toEqual(['care-service.md', 'care.md', 'service.md', 'any.md']);
    expect(fitting('none', 'none')).toEqual(['any.md']);
    expect(fitting('none', 'none', [])).toEqual([]);
  });

  it('come as they are mostly used: a buffer in the chat first, advice to the engineer last', () => {
    const general = [
      use('a-card.md', 'scenario: buffer\ncoaching: true\n'),
      use('b-mail.md', 'scenario: buffer\nchannel: mail\n'),
      use('c-need.md', 'scenario: need\nchannel: chat\n'),
      use('d-chat.md', 'scenario: buffer\nchannel: chat\n'),
      use('e-own.md', 'scenario: our own word\n'),
    ];
    const blamed = ['d-chat.md', 'b-mail.md', 'c-need.md', 'e-own.md', 'a-card.md'];
    expect(fitting('cannot-use', 'none', general)).toEqual(blamed);
    expect(fitting('none', 'none', general)[0]).toBe('c-need.md');
  });
});
