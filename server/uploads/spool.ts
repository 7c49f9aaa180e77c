// The spool: uploaded files that wait to be imported, encrypted in the data directory, each for a day at most.
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { fail } from '#contract/errors.ts';
import { upload, UPLOAD_LIMIT, type ReadingOptions, type Upload } from '#contract/import.ts';
import type { ByteSource } from '../ingest/readers/byte-source.ts';
import { FILE_MODE, makeFolder } from '../record/index.ts';
import { sealed, unsealed } from './cipher.ts';
import { documents, type Documents } from './documents.ts';

/** How long an upload waits: a day (ms). */
const KEPT_MS = 24 * 60 * 60 * 1000;

const kept = upload.extend({ actor: z.string() });
/** An upload and whose it is. */
export type Kept = z.infer<typeof kept>;

export interface Spool {
  /** Takes a file as it comes. @throws too-large beyond `limit`, or where the disk is full; nothing is left then */
  take(
    bytes: AsyncIterable<Uint8Array>,
    about: { name: string; actor: string; archive?: string; limit?: number },
  ): Promise<Kept>;
  /** Uploads of a person, oldest first. */
  list(actor: string): Kept[];
  /** @throws not-found where the person has no such upload */
  find(actor: string, id: string): Kept;
  /** The bytes, in the clear as they are read. */
  source(of: Pick<Upload, 'id' | 'name' | 'bytes'>): ByteSource;
  /** Remembers how a file is to be read. */
  remember(id: string, options: ReadingOptions): void;
  remove(id: string): void;
  /** Removes what is older than a day, save what is still needed, and what a broken upload left. */
  sweep(needed: ReadonlySet<string>): void;
  /** Other documents that live and lie with the uploads. */
  documents<S extends z.ZodType>(kind: string, schema: S): Documents<z.output<S>>;
}

/** What the file system says where there is no room. */
const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

/** The name without folders and without what cannot be shown. */
const plainName = (name: string): string =>
  name
    .split(/[/\\]/)
    .at(-1)!
    // oxlint-disable-next-line no-control-regex -- they are what is to go
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .slice(-255) || 'list';

/** Opens the spool of a data directory, `uploads/` in it. */
export function openSpool(data: string, key: Uint8Array): Spool {
  const folder = join(data, 'uploads');
  const about = documents(folder, 'upload', key, kept);
  const fileOf = (id: string): string => join(folder, `${id}.bytes`);
  const remove = (id: string): void => {
    about.remove(id);
    rmSync(fileOf(id), { force: true });
  };
  return {
    async take(bytes, { name, actor, archive, limit = UPLOAD_LIMIT }) {
      makeFolder(folder);
      const id = `u-${randomBytes(12).toString('hex')}`;
      const hash = createHash('sha256');
      let size = 0;
      async function* counted(): AsyncGenerator<Uint8Array> {
        for await (const part of bytes) {
          size += part.length;
          if (size > limit) fail('too-large', '文件过大：请拆分', 'The file is too large: split it');
          hash.update(part);
          yield part;
        }
      }
      try {
        // Open before the first byte comes: a stream that opens it by itself may make the file after it was removed.
        const file = await open(fileOf(id), 'wx', FILE_MODE);
        await pipeline(sealed(key, counted()), file.createWriteStream());
        chmodSync(fileOf(id), FILE_MODE);
        const made: Kept = {
          id,
          name: plainName(name),
          bytes: size,
          sha256: hash.digest('hex'),
          at: new Date().toISOString(),
          actor,
          ...(archive === undefined ? {} : { archive: plainName(archive) }),
          options: {},
        };
        about.write(id, made);
        return made;
      } catch (error) {
        remove(id);
        if (!isFull(error)) throw error;
        return fail(
          'too-large',
          '服务器磁盘空间不足：请腾出空间后重试',
          'The disk of the server is full: make room on it and try again',
        );
      }
    },
    list: (actor) =>
      about
        .all()
        .map(({ value }) => value)
        .filter((one) => one.actor === actor)
        .sort((a, b) => a.at.localeCompare(b.at)),
    find(actor, id) {
      const found = about.read(id);
      return found?.actor === actor
        ? found
        : fail(
            'not-found',
            '没有这个上传的文件：可能已导入或已过期，请重新上传',
            'There is no such upload: it was imported or is older than a day; upload the file again',
          );
    },
    source: ({ id, name, bytes }) => ({
      name,
      size: bytes,
      stream: (start = 0, end = bytes) =>
        Readable.from(unsealed(key, fileOf(id), bytes, start, Math.min(end, bytes)), { objectMode: false }),
    }),
    remember(id, options) {
      const found = about.read(id);
      if (found !== undefined) about.write(id, { ...found, options });
    },
    remove,
    sweep(needed) {
      if (!existsSync(folder)) return;
      const oldest = Date.now() - KEPT_MS;
      for (const name of readdirSync(folder)) {
        const id = name.split('.')[0] ?? '';
        if (needed.has(id)) continue;
        if ((statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? oldest) < oldest)
          rmSync(join(folder, name), { force: true });
      }
    },
    documents: (kind, schema) => documents(folder, kind, key, schema),
  };
}
