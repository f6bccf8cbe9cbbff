// A process of its own over a folder: `look FOLDER STORAGE` prints what the library finds and leaves out, `store FOLDER STORAGE` changes
// a file and stores the index again and again until it is killed, with a dot for each time.
import { namesFound, openLibrary, put, rootAt } from './openLibrary.ts';

const [, , mode, folder = '', storage = ''] = process.argv;
const { engine, reader } = await openLibrary(rootAt(folder), storage);
const end = await reader.scan('k');
if (mode === 'look') {
  const skipped = (await engine.skipped()).map(({ uri, reason }) => [uri.split('/').at(-1), reason]);
  console.log(JSON.stringify({ end, names: await namesFound(engine), skipped: skipped.sort() }));
}
for (let turn = 0; mode === 'store'; turn++) {
  put(folder, 'changing.md', `# 第${String(turn)}次\n\n${'接口超时'.repeat(turn % 50)}\n`);
  await reader.update('k', ['changing.md']);
  await engine.save();
  process.stdout.write('.');
}
