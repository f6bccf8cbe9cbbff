import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConcepts } from '../../../src/replies/recogniserConcepts.ts';
import { normaliseMessage, sentencesOf } from '../../../src/replies/recogniserFeatures.ts';
import { createRecogniser, languageOf } from '../../../src/replies/recogniser.ts';
import {
  blameKinds,
  numberOf,
  outputs,
  packWeights,
  unpackModel,
} from '../../../src/replies/recogniserModel.ts';
import stored from '../../../src/replies/recogniserWeights.json';
import { toSimplified } from '../../../src/replies/simplified.ts';
import { f1, verdictsOf } from '../../../training/recogniser/evaluate.ts';
import { readSentences } from '../../../training/recogniser/sentences.ts';
import { readHoldOut, readSources } from '../../../training/recogniser/sources.ts';

const root = path.resolve('.');
const recognise = createRecogniser(stored);

describe('the recogniser', () => {
  it.each([
    ['你们的系统根本没法用，收费窗口全停了', 'cannot-use', 'technical'],
    ['你們的系統根本沒法用，收費窗口全停了', 'cannot-use', 'technical'],
    ['别的医院用得好好的，怎么到我们这儿天天报错', 'others-work', 'technical'],
    ['合同里写的移动审批到现在都没有，当初可是答应过的', 'promised-feature', 'management'],
    ['你们根本不关心我们的业务，从来没有人来问过', 'dont-care', 'service'],
    ['整个项目都卡在你们这里，其他供应商都在等', 'slowed-project', 'management'],
    ['请问怎么修改打印模板？谢谢', 'none', 'none'],
    ["We can't use the system, it crashes every time somebody logs in", 'cannot-use', 'technical'],
    ['It works at all your other customers, why not at our plant?', 'others-work', 'technical'],
    [
      'The contract says offline mode, and you promised it in the demo. It is missing.',
      'promised-feature',
      'management',
    ],
    ["You don't care about our business and nobody has ever visited us", 'dont-care', 'service'],
    ['The whole project is waiting for you, all other vendors are done', 'slowed-project', 'management'],
    ['Thank you for the training yesterday', 'none', 'none'],
    ['你们的 WMS delay 了，整个 project 的 go-live 都在等你们', 'slowed-project', 'management'],
  ])('takes %s for %s, %s', (text, accusation, complaint) => {
    expect(recognise(text)).toMatchObject({ accusation, complaint });
  });

  it('finds the blame in a polite mail, and in one with markup', () => {
    const mail =
      '张经理：\n您好，感谢贵司一直以来的支持。关于上周的会议，纪要已收到。\n另外，合同中承诺的电子签章功能至今没有交付，当初演示时明明有，请说明。\n顺祝商祺';
    expect(recognise(mail).accusation).toBe('promised-feature');
    expect(recognise(`<script>alert(1)</script><p>${mail}</p>`).accusation).toBe('promised-feature');
  });

  it.each(['', ' \n\t', '？？？', '👍', '[]', '12345', '--'])('says nothing of %j', (text) => {
    expect(recognise(text)).toEqual({
      ...{ accusation: 'none', complaint: 'none', score: 1, complaintScore: 1 },
    });
  });

  it.each([
    ...[
      '哦',
      '哦。',
      '嗯嗯',
      '好的',
      '好吧……',
      '收到，谢谢',
      '您好，在吗？',
      '行',
      '呵呵',
      '卡',
      '啊？！',
      '好的收到',
    ],
    ...['ok', 'OK.', 'no', 'hmm', 'Thanks!', 'thank you', 'a', '1 ok'],
  ])('judges nothing that is no more than a nod: %j', (text) => {
    expect(recognise(text)).toMatchObject({ accusation: 'none', complaint: 'none', score: 1 });
  });

  it.each(['卡死', '崩了', '骗子', '太慢', '用不了', 'It crashes'])(
    'judges a short word that says something: %j',
    (text) => {
      expect(recognise(text).score).toBeLessThan(1);
    },
  );

  it('gives a probability for any text, the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const first = recognise(text);
        expect(blameKinds).toContain(first.accusation);
        expect(first.score).toBeGreaterThan(0);
        expect(first.score).toBeLessThanOrEqual(1);
        expect(first.complaintScore).toBeGreaterThan(0);
        expect(first.complaintScore).toBeLessThanOrEqual(1.000001);
        expect(recognise(text)).toEqual(first);
      }),
    );
  });

  it.each(['a', '系统', '<', 'a@', 'http://', '\u0301', '😀', '"a'])('reads a megabyte of %j', (piece) => {
    expect(blameKinds).toContain(recognise(piece.repeat(1_000_000 / piece.length)).accusation);
  });

  it('answers in the language of the message', () => {
    expect(languageOf('ERP 又崩了')).toBe('zh-cn');
    expect(languageOf('The 追溯 label is missing again on line two')).toBe('en');
    expect(languageOf('')).toBe('en');
  });
});

describe('the training', () => {
  const sources = readSources(root);

  it('has made the weights from what there is now', () => {
    expect(stored.source).toBe(sources.digest);
  });

  it('has many sentences of every kind in both languages, none twice, none of the hold-out', () => {
    const { sentences } = sources;
    const texts = sentences.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
    const held = readHoldOut(root);
    expect(held.length).toBeGreaterThanOrEqual(150);
    for (const { text } of held) expect(texts).not.toContain(text);
    const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
    expect(texts.filter(isChinese).length).toBeGreaterThanOrEqual(500);
    expect(texts.filter((text) => !isChinese(text)).length).toBeGreaterThanOrEqual(350);
    for (const kind of blameKinds) {
      expect(sentences.filter(({ blame }) => blame === kind).length).toBeGreaterThan(200);
    }
  });

  it('is right on most sentences that it has not seen', () => {
    const verdicts = verdictsOf(unpackModel(stored), readHoldOut(root));
    expect(f1(verdicts, 'blame').macro).toBeGreaterThan(0.85);
    expect(f1(verdicts, 'complaint').macro).toBeGreaterThan(0.77);
  });

  it('reads kinds, paraphrases and sentences in brackets, and names an unknown kind', () => {
    const source = '# note\n[technical]\na\n~ b\nc\n[偷笑]\n[dont-care service]\nd\n';
    expect(readSentences('x', source, 'cannot-use')).toMatchObject([
      { text: 'a', blame: 'cannot-use', complaint: 'technical', idea: 'x:2' },
      { text: 'b', idea: 'x:2' },
      { text: 'c', idea: 'x:4' },
      { text: '[偷笑]', blame: 'cannot-use' },
      { text: 'd', blame: 'dont-care', complaint: 'service' },
    ]);
    expect(() => readSentences('x', 'a\n[tecnical]\n')).toThrow('x:2');
  });

  it('packs features and weights so that they unpack', () => {
    const numbers = fc.uniqueArray(fc.nat({ max: 0x3fffff }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 1000 }), (features, seed) => {
        features.sort((a, b) => a - b);
        const weights = Array.from({ length: features.length * outputs }, (_, at) =>
          Math.sin(seed * (at + 1)),
        );
        const packed = packWeights(features, weights);
        const model = unpackModel({ ...stored, ...packed });
        expect([...model.index]).toEqual(features.map((feature, row) => [feature, row]));
        for (const [at, weight] of weights.entries()) {
          const top = packed.scales[at % outputs] ?? 1;
          const root = (value: number) => Math.sign(value) * Math.sqrt(Math.abs(value) / top);
          // Five steps each way, so no root is further away than half a step.
          expect(Math.abs(root(model.weights[at] ?? 9) - root(weight))).toBeLessThan(0.101);
        }
      }),
    );
  });

  it('gives features numbers that rarely meet', () => {
    const names = Array.from({ length: 3000 }, (_, at) => `=word${at}`);
    expect(new Set(names.map(numberOf)).size).toBeGreaterThan(2990);
    for (const name of names) expect(numberOf(name)).toBeLessThan(2 ** 22);
  });
});

describe('reading a message', () => {
  it('finds Latin concepts as words, Chinese ones anywhere', () => {
    const concepts = readConcepts('# c\none: late | plan* | 推迟\ntwo: 承诺|not yet\none: 延期\n');
    const names = (text: string) => concepts.find(text).map((at) => concepts.names[at]);
    expect(names('it is late')).toEqual(['one']);
    expect(names('later, chocolate')).toEqual([]);
    expect(names('planning')).toEqual(['one']);
    expect(names('又延期了，承诺呢')).toEqual(['one', 'two']);
    expect(names('not yetis')).toEqual([]);
    expect(names('not yet')).toEqual(['two']);
  });

  it('evens out forms, markup and addresses', () => {
    expect(normaliseMessage('ＡＢＣ <b>系統</b> https://a.b/c?d=e 12.5％')).toMatch(/^abc {2}系统 +0%$/);
    expect(sentencesOf('a。b! c\n\n...')).toEqual(['a。', 'b!', ' c\n']);
  });

  it('turns traditional characters into simplified ones and nothing else', () => {
    expect(toSimplified('這個系統沒辦法開單')).toBe('这个系统没办法开单');
    const simplified = readFileSync('training/recogniser/zh-cn/none.txt', 'utf8');
    expect(toSimplified(simplified)).toBe(simplified);
  });
});
