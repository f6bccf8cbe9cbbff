import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs Git in a folder, as a colleague; answers what it prints, rejects with its text where it fails. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  const who = ['-c', 'user.name=Anna Weber', '-c', 'user.email=anna@example.com'];
  return (await run('git', [...who, '-c', 'init.defaultBranch=main', '-C', folder, ...args])).stdout;
}

/**
 * The department's library with one `file`: a bare remote `server.git`, a colleague's clone `first` and `ours`, in a folder of their
 * own, whose path it answers. Whoever asks deletes it.
 */
export async function departmentLibrary(file: { name: string; text: string }): Promise<string> {
  const disk = await mkdtemp(path.join(tmpdir(), 'fupan-share-'));
  const first = path.join(disk, 'first');
  const ours = path.join(disk, 'ours');
  await git(disk, 'init', '-q', '--bare', 'server.git');
  await git(disk, 'clone', '-q', 'server.git', 'first');
  await writeFile(path.join(first, file.name), file.text);
  await git(first, 'add', '.');
  await git(first, 'commit', '-q', '-m', 'Begin');
  await git(first, 'push', '-q', '-u', 'origin', 'HEAD');
  await git(disk, 'clone', '-q', 'server.git', 'ours');
  await git(ours, 'config', 'user.name', 'Wu Min');
  await git(ours, 'config', 'user.email', 'wu@example.com');
  return disk;
}
