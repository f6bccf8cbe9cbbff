import type { FileInZip } from './zipFile.ts';
import { zipOf } from './zipFile.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationship = 'http://schemas.openxmlformats.org/package/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

/** One sheet of a workbook to be made: the inside of its `<worksheet>`. */
interface SheetSource {
  readonly name: string;
  readonly xml: string;
  readonly state?: 'hidden' | 'veryHidden';
}

/** What else the workbook holds, as XML. */
interface WorkbookSource {
  readonly sheets: readonly SheetSource[];
  /** The `<si>` elements of the shared strings. */
  readonly strings?: string;
  /** The inside of `<styleSheet>`. */
  readonly styles?: string;
  readonly date1904?: boolean;
  readonly activeTab?: number;
  readonly more?: readonly FileInZip[];
}

/** The parts of an .xlsx file in the shape Excel gives them. */
export function workbookParts({
  sheets,
  strings,
  styles,
  date1904,
  activeTab,
  more = [],
}: WorkbookSource): FileInZip[] {
  const ids = sheets.map((_, index) => `rId${index + 1}`);
  const related = [
    ...ids.map(
      (id, index) =>
        `<Relationship Id="${id}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
    ),
    `<Relationship Id="rId98" Type="${office}/styles" Target="styles.xml"/>`,
    `<Relationship Id="rId99" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/>`,
  ];
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="${ids[index] ?? ''}"/>`,
  );
  return [
    {
      name: '[Content_Types].xml',
      data: `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    },
    {
      name: '_rels/.rels',
      data: `${declaration}<Relationships xmlns="${relationship}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><bookViews><workbookView activeTab="${activeTab ?? 0}"/></bookViews><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${declaration}<Relationships xmlns="${relationship}">${related.join('')}</Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', data: `${declaration}<sst xmlns="${main}">${strings ?? ''}</sst>` },
    { name: 'xl/styles.xml', data: `${declaration}<styleSheet xmlns="${main}">${styles ?? ''}</styleSheet>` },
    ...sheets.map(({ xml }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: `${declaration}<worksheet xmlns="${main}" xmlns:r="${office}">${xml}</worksheet>`,
    })),
    ...more,
  ];
}

/** The whole file. */
export function workbookOf(source: WorkbookSource): Uint8Array {
  return zipOf(workbookParts(source));
}

/** A workbook with one sheet called `Sheet1` of this `<sheetData>`. */
export function oneSheet(rows: string, source: Omit<WorkbookSource, 'sheets'> = {}): Uint8Array {
  return workbookOf({ ...source, sheets: [{ name: 'Sheet1', xml: `<sheetData>${rows}</sheetData>` }] });
}
