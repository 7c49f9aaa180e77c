// The check of cases that were purged: their frames are those that the purge summed up, and nothing of them came back.
import type { RawEntry } from './journal.ts';
import { FrameDigest, PURGE, type PurgePayload } from './purge.ts';
import type { Sql } from './sql.ts';

/** Follows entries that say nothing while the chain is followed. */
export class PurgedCheck {
  readonly #frames = new Map<string, FrameDigest>();
  /** Entries whose own hash cannot be made again, until a purge of their case accounts for them. */
  readonly #unproved = new Map<string, number[]>();
  readonly cases = new Set<string>();

  /**
   * @param isProved whether the hash of the entry is that of what it says
   * @returns what is wrong with it; undefined where nothing is, or a purge may explain it
   */
  add(row: RawEntry, isProved: boolean): string | undefined {
    const { case_id: caseId } = row;
    const wrong = `journal: entry ${row.seq} was changed`;
    if (caseId === null || row.payload !== null) {
      if (!isProved) return wrong;
      return row.action === PURGE && caseId !== null ? this.#close(row, caseId) : undefined;
    }
    let frames = this.#frames.get(caseId);
    if (frames === undefined) this.#frames.set(caseId, (frames = new FrameDigest()));
    frames.add(row);
    if (isProved) return undefined;
    if (this.cases.has(caseId)) return wrong;
    this.#unproved.set(caseId, [...(this.#unproved.get(caseId) ?? []), row.seq]);
    return undefined;
  }

  #close(row: RawEntry, caseId: string): string | undefined {
    const { digest } = JSON.parse(row.payload ?? '{}') as Partial<PurgePayload>;
    this.cases.add(caseId);
    this.#unproved.delete(caseId);
    const found = this.#frames.get(caseId)?.sofar() ?? new FrameDigest().sofar();
    return digest === found ? undefined : `purge: the frames of ${caseId} are not those that were left`;
  }

  /** Entries that no purge accounts for, and what of purged cases lies in the record again. */
  problems(sql: Sql): string[] {
    const lost = [...this.#unproved.values()].flat().map((seq) => `journal: entry ${seq} was changed`);
    const back = [...this.cases]
      .filter((caseId) =>
        ['owner', 'owner_key', 'linkage', 'across_packed'].some(
          (table) => sql.get(`SELECT 1 FROM ${table} WHERE case_id = ? LIMIT 1`, caseId) !== undefined,
        ),
      )
      .map((caseId) => `purge: data of ${caseId} are there again`);
    return [...lost, ...back];
  }
}
