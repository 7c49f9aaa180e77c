// Holds complaints against a case: whom they are about, what each list says of them, and whose lists explain them.
import type { RecordField } from '#contract/model/record-field.ts';
import { comparableValues, COMPARED_FIELDS } from '../../ingest/normalise/comparable.ts';
import { type Mapping, normalise } from '../../ingest/normalise/normalise.ts';
import {
  explainComplaints,
  type ComplaintsExplained,
  type ComplaintList,
  type ComplaintRow,
  type HeardComplaint,
} from '../../lineage/index.ts';
import {
  complaintOwners,
  countListOwners,
  countListRows,
  openReader,
  readRows,
  rowsOfPseudonym,
  spreadRows,
  type Fact,
  type RecordSource,
  type Sql,
} from '../../record/index.ts';
import { defineTask } from '../define.ts';

/** A complaint as its table gives it. */
export interface GivenComplaint {
  id: string;
  /** ISO 8601 day or month. */
  on: string;
  /** As an actor of the case. */
  caller?: string | undefined;
  values: Record<string, unknown>;
}

export interface MatchComplaintsInput {
  source: RecordSource;
  pseudonymKey: Uint8Array;
  case: string;
  complaints: GivenComplaint[];
  /** `holder` is an actor; a list counts from the first day on which it can have existed. */
  lists: {
    id: string;
    holder: string;
    entry: number;
    reading: number;
    mapping: Mapping;
    from?: string | undefined;
  }[];
  /** People in the case. */
  people: number;
}

export interface ComplaintsAnswer extends ComplaintsExplained {
  /** Owner (pseudonym) of each complaint that is about somebody known, by id of the complaint. */
  owners: Record<string, string>;
  /** Fields that each caller knew. */
  known: Record<string, string[]>;
}

const ASKED: readonly RecordField[] = ['name', 'phone', 'address'];
const ADDRESS: readonly string[] = ['complex', 'building', 'unit', 'room'];
const FIELDS: readonly string[] = COMPARED_FIELDS;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What the complaint gives, as lists are compared; its phone is also a second phone of some lists. */
function givenOf(values: Record<string, unknown>): (string | null)[] {
  const cells = ['owner_name', 'owner_phone', 'owner_address'].map((name) => textOf(values[name]));
  const [name, phone, address] = cells;
  const all = comparableValues([...ASKED], cells, normalise([...ASKED], cells));
  const isGiven = (field: string): boolean =>
    field === 'name'
      ? name !== ''
      : field === 'phone'
        ? phone !== ''
        : ADDRESS.includes(field) && address !== '';
  return all.map((value, f) => (isGiven(FIELDS[f]!) ? value : null));
}

/** The fields that the caller knew; an address is its parts. */
function knewOf(values: Record<string, unknown>): string[] {
  const named = textOf(values['knew'])
    .split(/[;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return [...new Set(named.flatMap((name) => (name === 'address' ? ADDRESS : [name])))].filter((name) =>
    FIELDS.includes(name),
  );
}

/** A list can have existed on a day that is not before the first possible one. */
const existed = (from: string | undefined, on: string): boolean =>
  from === undefined || from.slice(0, on.length) <= on.slice(0, from.length);

type CaseList = MatchComplaintsInput['lists'][number];

/** What a list says of a person, row by row. A second phone that is the given one stands for the phone. */
function rowsIn(
  sql: Sql,
  { reading, mapping }: CaseList,
  rows: readonly number[],
  phone: string | null,
): ComplaintRow[] {
  const [first, second] = [FIELDS.indexOf('phone'), FIELDS.indexOf('phone2')];
  return readRows(sql, reading, { rows }).map(({ row, cells, record }) => {
    const values = comparableValues(mapping, cells, record);
    if (phone !== null && values[second] === phone) values[first] = phone;
    return { row, values };
  });
}

/** Rows by which it is told how full a list's columns are. */
const SAMPLE = 200;

function listOf(sql: Sql, { id, holder, entry, reading, mapping }: CaseList): ComplaintList {
  const sample = spreadRows(sql, entry, countListRows(sql, entry), SAMPLE);
  const values = readRows(sql, reading, { rows: sample }).map(({ cells, record }) =>
    comparableValues(mapping, cells, record),
  );
  return {
    id,
    holder,
    owners: Math.max(1, countListOwners(sql, entry)),
    filled: FIELDS.map((_, f) => values.filter((row) => row[f] !== null).length / Math.max(1, values.length)),
  };
}

export const matchComplaints = defineTask<MatchComplaintsInput, never, ComplaintsAnswer>(
  async ({ source, pseudonymKey, case: caseId, complaints, lists, people }, { progress }) => {
    const sql = openReader(source);
    try {
      sql.exec('BEGIN');
      const facts = new Map(
        complaints.map((complaint): [Fact, GivenComplaint] => [
          {
            case: caseId,
            type: 'Complaint',
            id: complaint.id,
            ref: complaint.id,
            entry: 0,
            payload: { values: complaint.values },
          },
          complaint,
        ]),
      );
      const whose = complaintOwners(sql, pseudonymKey, caseId, [...facts.keys()]);
      const byEntry = new Map(lists.map((list) => [list.entry, list]));
      const heard: HeardComplaint[] = [];
      for (const [fact, { id, on, caller, values }] of facts) {
        const owner = whose.get(fact);
        if (owner === undefined) continue;
        const given = givenOf(values);
        const rows = new Map<CaseList, number[]>();
        for (const { entry, row } of rowsOfPseudonym(sql, caseId, owner)) {
          const list = byEntry.get(entry);
          if (list !== undefined) rows.set(list, [...(rows.get(list) ?? []), row]);
        }
        const all = [...rows].map(([list, own]) => ({
          list,
          rows: rowsIn(sql, list, own, given[FIELDS.indexOf('phone')]!),
        }));
        const knew = knewOf(values);
        heard.push({
          id,
          caller,
          given,
          knew: knew.length === 0 ? undefined : FIELDS.map((field) => knew.includes(field)),
          rows: all
            .filter(({ list }) => existed(list.from, on))
            .map(({ list, rows: own }) => ({ list: list.id, rows: own })),
          all: all.map(({ rows: own }) => ({ rows: own })),
        });
        progress(heard.length, complaints.length);
      }
      const explained = explainComplaints({
        fields: FIELDS,
        lists: [...lists].sort((a, b) => (a.id < b.id ? -1 : 1)).map((list) => listOf(sql, list)),
        complaints: heard,
        people,
      });
      return {
        ...explained,
        owners: Object.fromEntries([...whose].map(([{ id }, owner]) => [id, owner])),
        known: Object.fromEntries(complaints.map(({ id, values }) => [id, knewOf(values)])),
      };
    } finally {
      sql.close();
    }
  },
);
