import synonymTable from '../../../templates/cases/synonyms.json';
import { compileSynonyms } from '../../cases/synonyms.ts';
import { LibraryEngine } from '../../worker/libraryEngine.ts';
import type { Root } from '../../worker/messages.ts';
import { readFiles } from './hostFiles.ts';
import { LibraryService } from './libraryService.ts';

/** Starts the library of a window. Loaded with the first question. */
export function startLibrary(): LibraryService {
  const roots = new Map<string, Root>();
  const engine = new LibraryEngine(
    compileSynonyms(synonymTable),
    {
      read: async (key, paths) => {
        const root = roots.get(key);
        if (!root) return paths.map(() => null);
        const files = await readFiles(
          root,
          paths.map((path) => ({ path, size: 0, mtime: 0 })),
        );
        return files.map(({ content }) => ('reason' in content ? null : content));
      },
    },
    null,
  );
  const setRoots = engine.setRoots.bind(engine);
  engine.setRoots = (next) => {
    roots.clear();
    for (const root of next) roots.set(root.key, root);
    return setRoots(next);
  };
  return new LibraryService({ worker: engine, home: null });
}
