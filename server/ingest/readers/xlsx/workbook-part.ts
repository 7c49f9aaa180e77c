// What a workbook says of itself: its sheets, where their parts lie, number formats, the year its days count from.
import { refuse } from '../refuse.ts';
import { GENERAL, numberFormat, type NumberFormat } from '../cell-text.ts';
import { partName, type Archive } from './archive.ts';
import { readXml } from './xml.ts';

/** A sheet in the order of the workbook. */
export interface Sheet {
  name: string;
  part: string;
  hidden: boolean;
}

export interface Workbook {
  sheets: Sheet[];
  date1904: boolean;
  /** By a cell's style. */
  formats: NumberFormat[];
  sharedStrings?: string;
}

interface Relation {
  type: string;
  part: string;
}

/** What a part refers to, by id; what lies outside the workbook is never looked at. */
async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const found = new Map<string, Relation>();
  const slash = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  if (!archive.has(name)) return found;
  await readXml(archive.stream(name), {
    open(tag, { Id, Type, Target, TargetMode }) {
      if (tag !== 'Relationship' || Target === undefined || TargetMode === 'External') return;
      found.set(Id ?? '', { type: (Type ?? '').split('/').at(-1)!, part: partName(part, Target) });
    },
  });
  return found;
}

async function formatsOf(archive: Archive, part: string | undefined): Promise<NumberFormat[]> {
  const [codes, formats] = [new Map<number, string>(), new Array<NumberFormat>()];
  if (part === undefined || !archive.has(part)) return formats;
  let inCells = false;
  await readXml(archive.stream(part), {
    open(tag, { numFmtId, formatCode }) {
      const id = Number(numFmtId ?? 0);
      if (tag === 'numFmt' && formatCode !== undefined) codes.set(id, formatCode);
      else if (tag === 'cellXfs') inCells = true;
      else if (tag === 'xf' && inCells) formats.push(id === 0 ? GENERAL : numberFormat(id, codes.get(id)));
    },
    close(tag) {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

/** The workbook's own part, by the archive's relations or where it usually lies. */
async function workbookName(archive: Archive): Promise<string> {
  const named = [...(await relationsOf(archive, '')).values()].find(({ type }) => type === 'officeDocument');
  const name = named !== undefined && archive.has(named.part) ? named.part : 'xl/workbook.xml';
  if (archive.has(name) && name.endsWith('.xml')) return name;
  return refuse(
    'file',
    '文件是压缩包，不是 XLSX 工作簿：请写出其中的文件（如 lists/名单.zip/文件.csv），或解压',
    'the file is an archive but no XLSX workbook: name the file in it (such as lists/all.zip/one.csv), or unpack it',
  );
}

/** Reads what stands before any sheet. Throws `input-refused` for an archive that is no workbook. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const name = await workbookName(archive);
  const relations = await relationsOf(archive, name);
  const partOf = (wanted: string): string | undefined =>
    [...relations.values()].find(({ type }) => type === wanted)?.part;
  const sheets: Sheet[] = [];
  let date1904 = false;
  await readXml(archive.stream(name), {
    open(tag, attributes) {
      if (tag === 'workbookPr') date1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (tag !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const relation = relations.get(id ?? '');
      // Chart and dialogue sheets hold no rows.
      if (relation?.type !== 'worksheet' || !archive.has(relation.part)) return;
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: attributes['name'] ?? '', part: relation.part, hidden });
    },
  });
  const sharedStrings = partOf('sharedStrings');
  return {
    sheets,
    date1904,
    formats: await formatsOf(archive, partOf('styles')),
    ...(sharedStrings === undefined || !archive.has(sharedStrings) ? {} : { sharedStrings }),
  };
}
