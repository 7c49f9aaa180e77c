// Archives and XML, below the reader of workbooks: what is in them, or an error that their libraries name.
import { archiveMembers } from '../../../server/ingest/readers/archive-members.ts';
import { bufferSource, readBytes } from '../../../server/ingest/readers/byte-source.ts';
import { readXml } from '../../../server/ingest/readers/xlsx/xml.ts';
import { VinetraceError } from '#contract/errors.ts';
import { assertRefusal, isOurs } from '../expected.ts';
import { mutated } from '../mutated.ts';
import { partsOf, WORKBOOKS, XLSX_FILES } from '../seeds.ts';
import { defineTarget } from '../target.ts';

/** A library's own error is expected of a broken file; a slip of a program is not. */
function assertNamed(error: unknown): void {
  if (error instanceof VinetraceError) assertRefusal(error);
  else if (!(error instanceof Error) || isOurs(error)) throw error;
}

export const zip = defineTarget({
  name: 'zip',
  share: 90,
  inputs: mutated(XLSX_FILES, [
    'PK\u0003\u0004',
    'PK\u0001\u0002',
    'PK\u0005\u0006',
    'PK\u0006\u0006',
    '../',
    'a.csv',
  ]),
  toBytes: (bytes) => bytes,
  async check(bytes) {
    try {
      for (const { path, bytes: member } of await archiveMembers(bufferSource('a.zip', bytes))) {
        if (path.endsWith('/')) throw new TypeError(`a folder among the files: ${path}`);
        const read = await readBytes(member).catch((error: unknown) => assertRefusal(error));
        if (read !== undefined && read.length !== member.size)
          throw new TypeError('not the size that was said');
      }
    } catch (error) {
      assertNamed(error);
    }
  },
});

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 97) yield bytes.subarray(at, at + 97);
}

export const xml = defineTarget({
  name: 'xml',
  share: 130,
  inputs: mutated(WORKBOOKS.flatMap(partsOf), [
    '<!DOCTYPE a [<!ENTITY x "y">]>',
    '&x;',
    '<![CDATA[',
    '<?xml ?>',
    '&#xD800;',
  ]),
  toBytes: (bytes) => bytes,
  async check(bytes) {
    let [opened, closed] = [0, 0];
    try {
      await readXml(pieces(bytes), { open: () => (opened += 1), close: () => (closed += 1) });
      if (opened !== closed) throw new TypeError(`${opened} opened, ${closed} closed`);
    } catch (error) {
      assertNamed(error);
    }
  },
});
