import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { builtInRules } from './builtInRules.ts';
import { readLabelled } from './labelledSentences.ts';
import type { Row } from './measure.ts';
import { timesOf } from './measure.ts';
import { randomText } from './randomText.ts';
import type { TextlintPeer } from './textlintPeer.ts';
import { textlintPeer } from './textlintPeer.ts';

const documents = 10_000;
/** textlint reads one file after the other, so that a part of them says what all take. */
const share = 10;
const rounds = 3;
const cli = path.resolve(import.meta.dirname, '../../dist/cli.js');

/** What the data is. */
export const about = `${documents} replies and journals of 40 lines in 100 folders, checked by the command line as it ships (${availableParallelism()} cores); textlint has a rule for each list of words and is running already.`;
export const needsBuild = true;

/** `fupan check` on a folder, from the start of its process to its end, beside textlint on the same files. */
export async function run(): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fupan check '));
  try {
    const files = writeDocuments(folder);
    const lint = textlintPeer(builtInRules().files);
    const all: number[] = [];
    const one: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round < rounds; round++) {
      all.push(time(() => check([folder])));
      one.push(time(() => check(files.slice(0, 1))));
      peer.push(
        share *
          (await textlintTime(
            lint,
            files.filter((_, at) => at % share === round),
          )),
      );
    }
    const own = timesOf(all);
    return [
      { what: 'fupan check, one document', ...timesOf(one), unit: 'ms' },
      {
        what: `fupan check, ${documents} documents`,
        ...own,
        unit: 'ms',
        ratio: { to: 'textlint', value: own.median / timesOf(peer).median },
        target: { of: 'ratio', atMost: 0.1 },
      },
      { what: `textlint, ${documents} documents`, ...timesOf(peer), unit: 'ms' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Deterministic documents; every tenth paragraph is one that the rules are about. */
function writeDocuments(folder: string): string[] {
  const labelled = readLabelled('development');
  return Array.from({ length: documents }, (_, number) => {
    const random = randomText(number);
    const paragraphs = Array.from({ length: 20 }, (_, at) =>
      at % 10 === 0
        ? (labelled[random.number(labelled.length)]?.text ?? '')
        : random.sentence(40 + random.number(60)),
    );
    const inside = path.join(folder, String(number % 100));
    mkdirSync(inside, { recursive: true });
    const file = path.join(inside, `${number}.md`);
    const kind = number % 2 === 0 ? 'reply' : 'daily-journal';
    writeFileSync(file, `---\nfupan: ${kind}\ntitle: ${number}\n---\n\n${paragraphs.join('\n\n')}\n`);
    return file;
  });
}

function check(paths: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [cli, 'check', ...paths], {
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  if (status !== 0 && status !== 1) throw new Error(stderr);
}

function time(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

async function textlintTime(lint: TextlintPeer, files: readonly string[]): Promise<number> {
  const started = performance.now();
  for (const file of files) await lint(readFileSync(file, 'utf8'));
  return performance.now() - started;
}
