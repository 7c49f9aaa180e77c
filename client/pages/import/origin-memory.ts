// What was said about the lists of an import, kept for this tab of the browser so that a reload does not lose it.
import { z } from 'zod';
import type { ImportFile } from './files-store.ts';
import { NEW_EVIDENCE, NO_ORIGIN, type Origin, type OriginValues } from './origin.ts';

/** Ids and dates only: whatever is free text may name people and is left to be written again. */
const values = z.object({
  holder: z.string(),
  obtained: z.string(),
  first: z.string(),
  last: z.string(),
  evidence: z.string(),
});
const memory = z.object({
  step: z.enum(['files', 'origin', 'review']),
  all: values,
  /** By the id of the upload, which outlives the page. */
  own: z.record(z.string(), values.extend({ id: z.string().optional(), isOpen: z.boolean() })),
  /** Whether there was something that is not kept. */
  isPart: z.boolean(),
});
export type OriginMemory = z.infer<typeof memory>;

const keyOf = (caseId: string): string => `vt-import-${caseId}`;

const kept = (origin: Origin, { holder, evidence, ...dates }: OriginValues): OriginValues => ({
  ...dates,
  holder: origin.parties.some(({ id }) => id === holder) ? '' : holder,
  evidence: evidence === NEW_EVIDENCE ? '' : evidence,
});

/** Notes what may be kept of an origin. */
export function keepOrigin(
  caseId: string,
  step: OriginMemory['step'],
  origin: Origin,
  files: readonly ImportFile[],
): void {
  const uploads = new Map(files.map(({ key, upload }) => [key, upload?.id]));
  const entries = Object.entries(origin.own);
  const noted: OriginMemory = {
    step,
    all: kept(origin, origin.all),
    own: Object.fromEntries(
      entries.flatMap(([key, { id, isOpen, title: _title, ...own }]) => {
        const upload = uploads.get(key);
        if (upload === undefined) return [];
        return [[upload, { ...kept(origin, own), ...(id === undefined ? {} : { id }), isOpen }]];
      }),
    ),
    isPart:
      origin.parties.length > 0 ||
      origin.all.evidence === NEW_EVIDENCE ||
      entries.some(([, { title, evidence }]) => title !== undefined || evidence === NEW_EVIDENCE),
  };
  sessionStorage.setItem(keyOf(caseId), JSON.stringify(noted));
}

export const forgetOrigin = (caseId: string): void => sessionStorage.removeItem(keyOf(caseId));

/** What was kept for a case; undefined where there is nothing, or nothing that can be read. */
export function keptOrigin(caseId: string): OriginMemory | undefined {
  try {
    return memory.safeParse(JSON.parse(sessionStorage.getItem(keyOf(caseId)) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

/** The origin of files that came back, from what was kept by their uploads. */
export const originOf = (noted: OriginMemory, files: readonly ImportFile[]): Origin => ({
  ...NO_ORIGIN,
  all: noted.all,
  own: Object.fromEntries(
    files.flatMap(({ key, upload }) => {
      const own = upload === undefined ? undefined : noted.own[upload.id];
      if (own === undefined) return [];
      const { id, ...rest } = own;
      return [[key, { ...rest, ...(id === undefined ? {} : { id }) }]];
    }),
  ),
});
