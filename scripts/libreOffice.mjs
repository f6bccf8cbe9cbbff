// Finds LibreOffice, or installs the part of it that converts spreadsheets on Debian (90 MB).
import { existsSync } from 'node:fs';
import path from 'node:path';
import { aptInstall } from './apt.mjs';
import { SetupError } from './processes.mjs';

/** LibreOffice's program: LIBREOFFICE_PATH, or where systems keep it. */
export function findLibreOffice() {
  const names = process.platform === 'win32' ? ['soffice.com'] : ['soffice', 'libreoffice'];
  const candidates = [
    process.env.LIBREOFFICE_PATH,
    ...(process.env.PATH ?? '')
      .split(path.delimiter)
      .flatMap((dir) => names.map((name) => path.join(dir, name))),
    '/Applications/LibreOffice.app/Contents/MacOS/soffice',
    'C:\\Program Files\\LibreOffice\\program\\soffice.com',
  ];
  return candidates.find((file) => file !== undefined && file !== '' && existsSync(file));
}

/** Makes sure that LibreOffice is there: through apt-get where that is possible, otherwise one line says what to install. */
export async function ensureLibreOffice() {
  if (findLibreOffice() !== undefined) return;
  await aptInstall(['libreoffice-calc-nogui'], 'another LibreOffice: set LIBREOFFICE_PATH');
  if (findLibreOffice() === undefined) {
    throw new SetupError('LibreOffice was installed but is not on PATH; set LIBREOFFICE_PATH.');
  }
}
