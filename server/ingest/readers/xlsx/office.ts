// What the office program that wrote a workbook says of it: docProps/core.xml and docProps/app.xml.
import { officeTrait, type OfficeTrait } from '#contract/traits.ts';
import type { Archive } from './archive.ts';
import { readXml } from './xml.ts';

const KEYS: Record<string, keyof OfficeTrait> = {
  creator: 'author',
  lastModifiedBy: 'lastModifiedBy',
  created: 'created',
  modified: 'modified',
  Application: 'application',
  Company: 'company',
};
const PARTS = ['docProps/core.xml', 'docProps/app.xml'];
const LONGEST = 500;

/** What is said; nothing where the parts are missing. */
export async function officeOf(archive: Archive): Promise<OfficeTrait> {
  const office: Record<string, string> = {};
  for (const part of PARTS) {
    if (!archive.has(part)) continue;
    let key: string | undefined;
    await readXml(archive.stream(part), {
      open: (name) => {
        key = KEYS[name];
      },
      close: () => {
        key = undefined;
      },
      text: (text) => {
        if (key !== undefined && text.trim() !== '') office[key] = text.trim().slice(0, LONGEST);
      },
    });
  }
  return officeTrait.parse(office);
}
