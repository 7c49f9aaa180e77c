// Holds a file against a case: reads it, finds whose rows it has, and compares it with the lists that have them too. Nothing
// of it is kept.
import type { MatchedList } from '#contract/match.ts';
import type { GivenRecord } from '../../canaries/given.ts';
import type { GivenCanary } from '../../canaries/in-lists.ts';
import { CanaryFinder, type Recognised } from '../../canaries/recognise.ts';
import { matchList, type LineageList, type Matched, type MatchedLists } from '../../lineage/index.ts';
import { openReader, readRows, type RecordSource, type Sql, type StoredRow } from '../../record/index.ts';
import { defineTask } from '../define.ts';
import { maskedCell } from '../match/cells.ts';
import { FILE, matchInput, type MatchedCaseList } from '../match/match-input.ts';
import { nearLists, ownersNear } from '../match/near-lists.ts';
import { Skeletons, type KnownSkeletons } from '../match/skeletons.ts';
import { readFileRows, type FileRows } from '../match/read-file.ts';
import type { SentSource } from './read-list.ts';

export interface MatchInput {
  source: RecordSource;
  pseudonymKey: Uint8Array;
  case: string;
  file: SentSource;
  lists: MatchedCaseList[];
  /** When the copy can have existed. */
  dates: Pick<LineageList, 'firstPossibleOn' | 'lastPossibleOn'>;
  canaries: readonly GivenCanary[];
  /** Canaries of all cases that may be read, to be recognised in the file. */
  given: readonly GivenRecord[];
  /** What is known of its lists from questions before. */
  known: KnownSkeletons;
}

type Shown = Omit<MatchedList, 'holder'>;

export interface MatchAnswer extends Omit<MatchedLists, 'sources' | 'copies'> {
  sha256: string;
  rows: number;
  knownOwners: number;
  owners: number;
  compared: number;
  /** How many different phone and ID numbers it names. */
  numbers: { phone: number; id: number };
  /** Canaries in the file, by their place in `given`. */
  found: Recognised[];
  sources: Shown[];
  copies: Shown[];
  /** What the next question need not read again. */
  asked: KnownSkeletons;
}

/** A file by its rows. */
interface FileCells {
  mapping: FileRows['mapping'];
  rows: ReadonlyMap<number, StoredRow>;
}

/** The places of a list's channels with the cells of both sides. */
function withCells(sql: Sql, file: FileCells, list: MatchedCaseList, one: Matched, isSource: boolean): Shown {
  const places = one.channels.flatMap((channel) => channel.places);
  const there = new Map(
    readRows(sql, list.reading, {
      rows: places.map(({ parentRow, childRow }) => (isSource ? parentRow : childRow)),
    }).map((row): [number, StoredRow] => [row.row, row]),
  );
  return {
    ...one,
    channels: one.channels.map((channel) => ({
      ...channel,
      places: channel.places.map((place) => {
        const [own, theirs] = isSource
          ? [file.rows.get(place.childRow), there.get(place.parentRow)]
          : [file.rows.get(place.parentRow), there.get(place.childRow)];
        const mine = own === undefined ? undefined : maskedCell(file.mapping, own, place.field);
        const its = theirs === undefined ? undefined : maskedCell(list.mapping, theirs, place.field);
        return {
          ...place,
          ...(mine === undefined ? {} : { here: mine }),
          ...(its === undefined ? {} : { there: its }),
        };
      }),
    })),
  };
}

/** Up to so many rows, the lists near the file are read in full. */
const ALL_ROWS = 20_000;
/** How often it is told how far reading is, in rows. */
const TELL_EVERY = 10_000;

export const match = defineTask<MatchInput, never, MatchAnswer>(
  async (
    { source, pseudonymKey, case: caseId, file: sent, lists, dates, canaries, given, known },
    { progress },
  ) => {
    const file = await readFileRows(sent);
    const finder = new CanaryFinder(given);
    finder.lookAll(file.mapping, file.rows);
    const sql = openReader(source);
    try {
      sql.exec('BEGIN');
      const skeletons = new Skeletons(sql, caseId, known);
      const keyed = ownersNear(sql, { pseudonymKey, caseId, lists }, file.rows);
      const near = nearLists(sql, lists, { ...file, keyed });
      const chosen = lists.filter((list) => near.includes(list));
      const total = chosen.reduce((sum, { rows }) => sum + rows, file.rows.length);
      // Of larger lists only the rows of people who may be in the file: all else keeps its place and says nothing.
      const wanted = total > ALL_ROWS ? new Set(keyed.flat()) : undefined;
      let done = 0;
      const { input, owners } = matchInput(
        sql,
        chosen,
        file,
        { dates, documents: [], canaries, wanted, skeletons },
        () => {
          if (++done % TELL_EVERY === 0) progress(done, total);
        },
      );
      const found = matchList(input, FILE);
      // Whom the compared lists do not have, the keys may know.
      const people = new Set(
        owners.map((owner, at) => (owner < 0 && keyed[at]!.length === 1 ? keyed[at]![0]! : owner)),
      );
      const byId = new Map(chosen.map((list) => [list.id, list]));
      const cells = {
        mapping: file.mapping,
        rows: new Map(file.rows.map((row): [number, StoredRow] => [row.row, row])),
      };
      const shown = (isSource: boolean) => (one: Matched) =>
        withCells(sql, cells, byId.get(one.list)!, one, isSource);
      return {
        ...found,
        found: finder.take(),
        sha256: file.sha256,
        rows: file.rows.length,
        numbers: {
          phone: new Set(file.rows.flatMap(({ record }) => record.phones)).size,
          id: new Set(file.rows.flatMap(({ record: { idNumber = [] } }) => idNumber)).size,
        },
        knownOwners: [...people].filter((owner) => owner >= 0).length,
        owners: people.size,
        compared: chosen.length,
        sources: found.sources.map(shown(true)),
        copies: found.copies.map(shown(false)),
        asked: skeletons.asked(),
      };
    } finally {
      sql.close();
    }
  },
);
