// Small sealed documents in a folder, one file each, written whole or not at all.
import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { FILE_MODE, makeFolder } from '../record/index.ts';
import { openDocument, sealDocument } from './cipher.ts';

/** Documents of one kind, by id. */
export interface Documents<T> {
  read(id: string): T | undefined;
  write(id: string, value: T): void;
  remove(id: string): void;
  all(): { id: string; value: T }[];
}

/** The documents of a folder whose names end in `.KIND`; one that cannot be read counts as none. */
export function documents<S extends z.ZodType>(
  folder: string,
  kind: string,
  key: Uint8Array,
  schema: S,
): Documents<z.output<S>> {
  const fileOf = (id: string): string => join(folder, `${id}.${kind}`);
  const read = (id: string): z.output<S> | undefined => {
    try {
      return schema.safeParse(openDocument(key, readFileSync(fileOf(id)))).data;
    } catch {
      return undefined;
    }
  };
  return {
    read,
    write(id, value) {
      makeFolder(folder);
      const made = `${fileOf(id)}.new`;
      writeFileSync(made, sealDocument(key, value), { mode: FILE_MODE });
      chmodSync(made, FILE_MODE);
      renameSync(made, fileOf(id));
    },
    remove: (id) => rmSync(fileOf(id), { force: true }),
    all: () =>
      (existsSync(folder) ? readdirSync(folder) : [])
        .filter((name) => name.endsWith(`.${kind}`))
        .sort()
        .flatMap((name) => {
          const id = name.slice(0, -kind.length - 1);
          const value = read(id);
          return value === undefined ? [] : [{ id, value }];
        }),
  };
}
