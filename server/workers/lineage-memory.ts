// What lineage remembers of a list as bytes and back.
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { MEMORY_VERSION, type ChildMemory, type LineageMemory } from '../lineage/index.ts';
import { readLineageMemory, type KeptLineageMemory, type Sql } from '../record/index.ts';

/** Numbers that are mostly small: packing them fast saves nine tenths. */
const packed = (child: ChildMemory): Uint8Array => deflateRawSync(serialize(child), { level: 1 });

/** What cannot be read is not remembered: it is never needed. */
function unpacked(data: Uint8Array): ChildMemory | undefined {
  try {
    return deserialize(inflateRawSync(data)) as ChildMemory;
  } catch {
    return undefined;
  }
}

export function lineageMemory(sql: Sql, caseId: string): LineageMemory {
  const kept = readLineageMemory(sql, caseId, MEMORY_VERSION);
  return new Map(
    [...kept].flatMap(([list, data]) => {
      const child = unpacked(data);
      return child === undefined ? [] : [[list, child]];
    }),
  );
}

/** What is to be kept of what is remembered now. @param before what is kept already */
export const toKeep = (before: LineageMemory, now: LineageMemory): KeptLineageMemory => ({
  version: MEMORY_VERSION,
  lists: [...now.keys()],
  changed: [...now].flatMap(([list, child]) =>
    before.get(list) === child ? [] : [{ list, data: packed(child) }],
  ),
});
