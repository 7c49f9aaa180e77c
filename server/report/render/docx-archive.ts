// The archive of a DOCX as it goes out: whatever the library makes differ from one time to the next is settled.
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fromBuffer } from 'yauzl';

/** Numbers that the library counts up for as long as the process lives are counted from 1 in each document. */
function renumbered(xml: string): string {
  const seen = new Map<string, number>();
  const numberOf = (kind: string, id: string): number => {
    const key = `${kind} ${id}`;
    const known = seen.get(key) ?? seen.size + 1;
    seen.set(key, known);
    return known;
  };
  return xml
    .replaceAll(
      /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)"/g,
      (_all, before: string, id: string) => `${before}${numberOf('bookmark', id)}"`,
    )
    .replaceAll(
      /(<(?:wp:docPr|pic:cNvPr)\b[^>]*?\bid=")(\d+)"/g,
      (_all, before: string, id: string) => `${before}${numberOf('picture', id)}"`,
    );
}

/** Rewrites the archive with fixed times, and the document's own time as that of the newest fact: the same bytes for the same report. */
export async function settled(archive: Buffer, asOf: string): Promise<Buffer> {
  const { default: yazl } = await import('yazl');
  const files = await new Promise<[string, Buffer][]>((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const found: [string, Buffer][] = [];
      zip.on('entry', (entry) => {
        if (entry.fileName.endsWith('/')) return zip.readEntry();
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const pieces: Buffer[] = [];
          stream.on('data', (piece: Buffer) => pieces.push(piece));
          stream.on('error', reject);
          stream.on('end', () => {
            found.push([entry.fileName, Buffer.concat(pieces)]);
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => resolve(found));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
  const zip = new yazl.ZipFile();
  const at = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 };
  for (const [name, bytes] of files) {
    const isCore = name === 'docProps/core.xml';
    const isMain = name === 'word/document.xml';
    const content = isCore
      ? Buffer.from(
          bytes
            .toString()
            .replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${asOf.slice(0, 19)}Z`),
        )
      : isMain
        ? Buffer.from(renumbered(bytes.toString()))
        : bytes;
    zip.addBuffer(content, name, at);
  }
  zip.end();
  const out = new PassThrough();
  zip.outputStream.pipe(out);
  return buffer(out);
}
