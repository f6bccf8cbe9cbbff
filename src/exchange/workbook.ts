/** What an .xlsx holds (ECMA-376 part 1, 18.2 and part 2, 9.3), read as far as needed to pick one sheet and unpack no more. */
import { limits, SheetRefusal } from './sheet.ts';
import type { ZipEntry, ZipPart } from './zip.ts';
import { readDirectory, storedZip, unpack } from './zip.ts';

/** One sheet of a workbook and all that is needed to read it. */
export interface PickedSheet {
  readonly name: string;
  /** Its place among `sheets`. */
  readonly index: number;
  readonly sheets: readonly string[];
  /** An uncompressed archive of the parts that say something about the cells; pictures, charts and the like are left out. */
  readonly archive: Uint8Array;
  /** The XML of the sheet. */
  readonly xml: string;
}

/** What the parts of one sheet may unpack to, in bytes. */
const mostUnpacked = 40 * 1024 * 1024;

/** Called with the names of all sheets as soon as they are known. */
type Tell = (sheets: readonly string[]) => void;

/**
 * Picks the sheet called `wanted`; without it the one that was in front when the file was saved, if it is visible, otherwise the
 * first visible one. Throws a SheetRefusal.
 */
export async function pickSheet(
  bytes: Uint8Array,
  wanted: string | undefined,
  tell: Tell,
): Promise<PickedSheet> {
  const entries = readDirectory(bytes);
  const parts = new Map<string, ZipPart>();
  let left = mostUnpacked;
  const take = async (name: string): Promise<string | undefined> => {
    const entry: ZipEntry | undefined = entries.get(name);
    if (entry === undefined) return undefined;
    left -= entry.size;
    if (left < 0) throw new SheetRefusal('too-large');
    const part = { name, crc: entry.crc, bytes: await unpack(bytes, entry) };
    parts.set(name, part);
    return new TextDecoder().decode(part.bytes);
  };

  const root = relationships(await take('_rels/.rels'), '');
  const workbookPath = root.find(({ type }) => type === 'officeDocument')?.target;
  const workbook = workbookPath === undefined ? undefined : await take(workbookPath);
  if (workbookPath === undefined || workbook === undefined || !(await take('[Content_Types].xml'))) {
    throw new SheetRefusal('unsupported');
  }
  // A binary workbook (.xlsb), or a Word document.
  if (!/<(?:[\w.-]+:)?workbook[\s>]/.test(workbook)) throw new SheetRefusal('unsupported');
  const slash = workbookPath.lastIndexOf('/') + 1;
  const folder = workbookPath.slice(0, slash);
  const related = relationships(await take(`${folder}_rels/${workbookPath.slice(slash)}.rels`), folder);
  const sheets = elements(workbook, 'sheet').map((sheet, index) => ({
    index,
    name: attribute(sheet, 'name') ?? '',
    visible: !/hidden/i.test(attribute(sheet, 'state') ?? ''),
    // A chart or dialog sheet has another type.
    path: related.find(({ id, type }) => type === 'worksheet' && id === attribute(sheet, 'id'))?.target,
  }));
  const names = sheets.map(({ name }) => name);
  tell(names);

  const readable = sheets.filter(({ path }) => path !== undefined && entries.has(path));
  const active = Number(attribute(elements(workbook, 'workbookView')[0] ?? '', 'activeTab') ?? 0);
  const picked =
    wanted === undefined
      ? (readable.find(({ index, visible }) => visible && index === active) ??
        readable.find(({ visible }) => visible) ??
        readable[0])
      : readable.find(({ name }) => name === wanted);
  if (picked?.path === undefined) throw new SheetRefusal('no-sheet');
  for (const { type, target } of related) {
    if (type === 'sharedStrings' || type === 'styles') await take(target);
  }
  const xml = (await take(picked.path)) ?? '';
  return {
    name: picked.name,
    index: picked.index,
    sheets: names,
    archive: storedZip([...parts.values()]),
    xml,
  };
}

interface Relationship {
  readonly id: string;
  /** The last word of its address, which is the same for transitional and strict files: `worksheet`. */
  readonly type: string;
  readonly target: string;
}

function relationships(xml: string | undefined, folder: string): Relationship[] {
  return elements(xml ?? '', 'Relationship').map((element) => ({
    id: attribute(element, 'Id') ?? '',
    type: /[^/]*$/.exec(attribute(element, 'Type') ?? '')?.[0] ?? '',
    target: resolve(folder, (attribute(element, 'Target') ?? '').replaceAll('\\', '/')),
  }));
}

/** `target` as a path from the root of the archive. */
function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  }
  return path.join('/');
}

/** The attributes, as text, of every element with this local name. Names and values hold no `<`, so that no tag is searched twice. */
function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}(\\s[^<>]*)?>`, 'g'))].map(
    (found) => found[1] ?? '',
  );
}

/** The value of an attribute with this local name, `r:id` for `id`. */
function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value?.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, decodeEntity);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntity(all: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return named[name] ?? all;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : all;
}

/**
 * Walks over the cells of a sheet's XML before anything is laid out, and throws a SheetRefusal `too-many-cells` where one with
 * content lies outside `limits`. Blank cells out there are common (a format given to whole columns) and don't count.
 * Tells whether some cells hold numbers, which need their format to be read.
 */
export function checkCells(xml: string): { numbers: boolean } {
  const tag = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])([^<>]*)>/g;
  let row = 0;
  let column = 0;
  let cells = 0;
  let numbers = false;
  for (let found = tag.exec(xml); found !== null; found = tag.exec(xml)) {
    const attributes = found[2] ?? '';
    // Both numbers may be missing: one further than the last then.
    const place = /\sr\s*=\s*["']([A-Za-z]{0,3})(\d{0,7})["']/.exec(attributes);
    if (found[1] === 'row') {
      row = Number(place?.[2] ?? row + 1);
      column = 0;
      continue;
    }
    column = place ? columnNumber(place[1] ?? '') : column + 1;
    if (place) row = Number(place[2]);
    if (attributes.endsWith('/') || xml.startsWith('</', tag.lastIndex)) continue;
    cells++;
    if (row > limits.rows || column > limits.columns || cells > limits.cells) {
      throw new SheetRefusal('too-many-cells');
    }
    numbers ||= !/\st\s*=\s*["'](?!n)/.test(attributes);
  }
  return { numbers };
}

/** 1 for A, 27 for AA. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
