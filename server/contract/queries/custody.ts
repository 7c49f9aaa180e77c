// The chain of custody of a file: how it came into the record, by whom, with which hash, and everybody who saw it since.
import { z } from 'zod';
import { sha256 } from '../scalars.ts';
import { caseParams, defineQuery, page } from './define.ts';
import { journalEntry } from './element.ts';

/**
 * `received`: it came into the case. `stored`: its bytes came into the record, for the first time. `stated`: something was said of
 * it anew. `retracted`: that was taken back. `read`: its rows were read. `looked`: its words were read, masked; noted once a day for
 * each person. `revealed`: read in the clear. `opened`: the file itself was handed out. `other`: what else the journal has of it.
 */
export const CUSTODY_EVENTS = [
  'received',
  'stored',
  'stated',
  'retracted',
  'read',
  'looked',
  'revealed',
  'opened',
  'other',
] as const;
export const custodyEventKind = z.enum(CUSTODY_EVENTS);
export type CustodyEventKind = z.infer<typeof custodyEventKind>;

export const custodyEvent = z.object({
  kind: custodyEventKind,
  entry: journalEntry,
  /** Why, where somebody had to say so; masked. */
  reason: z.string().optional(),
});

const custodyResult = z.object({
  element: z.string(),
  type: z.enum(['Evidence', 'List']),
  /** As it was called where it came from; masked. */
  file: z.string().optional(),
  /** Who gave it, or where it was found, by whoever added it; masked. */
  from: z.string().optional(),
  sha256: sha256.optional(),
  bytes: z.number().int().optional(),
  /** Whether the bytes in the record have this hash, now; null where they were not read for it (lists: `verify` reads all). */
  intact: z.boolean().nullable(),
  events: z.array(custodyEvent),
  shown: z.number().int(),
  total: z.number().int(),
});
export type Custody = z.infer<typeof custodyResult>;

export const custody = defineQuery({
  name: 'custody',
  path: '/api/cases/:case/files/:element/custody',
  title: { zh: '保管链', en: 'Chain of custody' },
  help: {
    zh: '一个文件何时由谁取得、校验值是多少、此后谁看过',
    en: 'When and by whom a file was received, its hash, and who has seen it since',
  },
  params: caseParams.extend({ element: z.string().min(1), ...page.shape }),
  result: custodyResult,
});
