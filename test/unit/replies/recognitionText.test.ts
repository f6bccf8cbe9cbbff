import { expect, it } from 'vitest';
import { recognitionText } from '../../../src/l10n/recognitionText.ts';

it.each([
  [0.9, 0.9, /^[^(]+ · [^(]+$/],
  [0.4, 0.9, /^[^(]+ \(not sure\) · [^(]+$/],
  [0.9, 0.4, /^[^(]+ · [^(]+ \(not sure\)$/],
  [0.4, 0.3, /^[^(]+ \(not sure\) · [^(]+ \(not sure\)$/],
] as const)('says of which kind it is not sure: %f, %f', (score, complaintScore, line) => {
  expect(recognitionText({ accusation: 'cannot-use', complaint: 'service', score, complaintScore })).toMatch(
    line,
  );
});

it.each([
  [0.9, 0.9, false],
  [0.9, 0.4, true],
  [0.4, 0.9, true],
])('says so of neither, too: %f, %f', (score, complaintScore, unsure) => {
  const line = recognitionText({ accusation: 'none', complaint: 'none', score, complaintScore });
  expect(line.includes('(not sure)')).toBe(unsure);
});
