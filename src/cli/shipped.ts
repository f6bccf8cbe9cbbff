import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where Fupan is installed: above `dist`, in whichever file of it the bundler put this code. */
const home = import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/'));

/** Where a file that ships with Fupan is on the disk, by its path below the folder of package.json. */
export function shippedPath(path: string): string {
  return fileURLToPath(`${home}/${path}`);
}

/** What a JSON file that ships with Fupan holds. Data is read when it is wanted and packed once, not into each bundle. */
export function shippedJson(path: string): unknown {
  return JSON.parse(readFileSync(shippedPath(path), 'utf8'));
}
