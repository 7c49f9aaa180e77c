// What a person says about the lists of an import: once for all of them, and otherwise for single ones; and what is wrong with it.
import type { ImportContext, ImportList, ImportRequest, NewParty } from '#contract/import.ts';
import { grade } from '#contract/grades.ts';
import { id as idShape, isoDate } from '#contract/scalars.ts';
import type { TextKey } from '../../i18n/i18n.ts';
import type { ImportFile } from './files-store.ts';

/** The fields that all lists may share, as typed. */
export interface OriginValues {
  holder: string;
  obtained: string;
  first: string;
  last: string;
  evidence: string;
}
export const NO_VALUES: OriginValues = { holder: '', obtained: '', first: '', last: '', evidence: '' };

/** What one list has of its own; what is empty is as for all. */
export interface OwnValues extends OriginValues {
  id?: string;
  title?: string;
  isOpen: boolean;
}
const NO_OWN: OwnValues = { ...NO_VALUES, isOpen: false };

/** A new exhibit, as typed; one at most is made by an import. */
export interface TypedEvidence {
  isNew: boolean;
  kind: string;
  grade: string;
  on: string;
  summary: string;
}

export interface Origin {
  all: OriginValues;
  own: Readonly<Record<string, OwnValues>>;
  parties: readonly NewParty[];
  exhibit: TypedEvidence;
}
export const NO_ORIGIN: Origin = {
  all: NO_VALUES,
  own: {},
  parties: [],
  exhibit: { isNew: false, kind: 'seizure', grade: '', on: '', summary: '' },
};

/** What stands for an exhibit that is new. */
export const NEW_EVIDENCE = '+';

/** One list as it would be imported. */
export interface PlannedList extends OriginValues {
  file: ImportFile;
  id: string;
  title: string;
  isOwn: boolean;
}

const idOf = ({ prefix, number, width }: ImportContext['next'], at: number): string =>
  `${prefix}${String(number + at).padStart(width, '0')}`;

export const ownOf = (origin: Origin, key: string): OwnValues => origin.own[key] ?? NO_OWN;

/** The lists in the order of their files, with ids that are free where none was typed. */
export function planOf(
  files: readonly ImportFile[],
  origin: Origin,
  context: ImportContext | undefined,
): PlannedList[] {
  const next = context?.next ?? { prefix: 'L', number: 1, width: 2 };
  return files.map((file, at) => {
    const own = ownOf(origin, file.key);
    const of = (name: keyof OriginValues): string => own[name] || origin.all[name];
    return {
      file,
      id: own.id ?? idOf(next, at),
      title: own.title ?? file.name.replace(/\.[^.]+$/, ''),
      isOwn: own.isOpen,
      holder: of('holder'),
      obtained: of('obtained'),
      first: of('first'),
      last: of('last'),
      evidence: of('evidence'),
    };
  });
}

/** What is wrong, by `key.field`; `all` and `exhibit` are keys too. */
export type OriginFaults = ReadonlyMap<string, TextKey>;

const DATES = ['obtained', 'first', 'last'] as const;
const lastDay = (date: string): string => (date.length === 7 ? `${date}-31` : date);

function dateFaults(key: string, values: OriginValues, found: Map<string, TextKey>): void {
  for (const name of DATES)
    if (values[name] !== '' && !isoDate.safeParse(values[name]).success)
      found.set(`${key}.${name}`, 'import-origin.date-wrong');
}

/** Everything that has to be mended before the lists can be imported. */
export function faultsOf(plan: readonly PlannedList[], origin: Origin, context: ImportContext): OriginFaults {
  const found = new Map<string, TextKey>();
  dateFaults('all', origin.all, found);
  const taken = new Set(context.lists);
  for (const list of plan) {
    const { key } = list.file;
    const own = ownOf(origin, key);
    dateFaults(key, own, found);
    if (list.holder === '')
      found.set(own.isOpen ? `${key}.holder` : 'all.holder', 'import-origin.holder-needed');
    if (!idShape.safeParse(list.id).success) found.set(`${key}.id`, 'import-origin.id-wrong');
    else if (taken.has(list.id)) found.set(`${key}.id`, 'import-origin.id-taken');
    taken.add(list.id);
    if (list.first !== '' && list.last !== '' && list.first > lastDay(list.last))
      found.set(`${own.first === '' ? 'all' : key}.first`, 'import-origin.dates-crossed');
  }
  const { exhibit } = origin;
  if (exhibit.grade !== '' && !grade.safeParse(exhibit.grade).success)
    found.set('exhibit.grade', 'import-origin.grade-wrong');
  if (exhibit.on !== '' && !isoDate.safeParse(exhibit.on).success)
    found.set('exhibit.on', 'import-origin.date-wrong');
  return found;
}

/** Another free id of a letter and a number: P01, P02 …. */
export function freeId(prefix: string, taken: readonly string[]): string {
  const there = new Set(taken);
  for (let number = 1; ; number += 1) {
    const made = `${prefix}${String(number).padStart(2, '0')}`;
    if (!there.has(made)) return made;
  }
}

const filled = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as Partial<T>;

/** What is sent to the server. */
export function requestOf(
  plan: readonly PlannedList[],
  origin: Origin,
  context: ImportContext,
): ImportRequest {
  const evidenceId = freeId(
    'E',
    context.evidence.map(({ id }) => id),
  );
  const used = new Set(plan.map(({ holder }) => holder));
  const isNewUsed = plan.some(({ evidence }) => evidence === NEW_EVIDENCE);
  const { kind, grade: graded, on, summary } = origin.exhibit;
  return {
    lists: plan.map(({ file, id, title, holder, obtained, first, last, evidence }): ImportList => {
      const mapping = file.preview?.mapping ?? null;
      const fields =
        file.options.fields ??
        (mapping?.applied === true ? file.preview?.columns.map(({ field }) => field) : undefined);
      return {
        upload: file.upload?.id ?? '',
        id,
        holder_id: holder,
        ...filled({
          title,
          obtained_on: obtained,
          first_possible_on: first,
          last_possible_on: last,
          evidence_id: evidence === NEW_EVIDENCE ? evidenceId : evidence,
        }),
        reading: { ...file.options, ...(fields === undefined ? {} : { fields }) },
      };
    }),
    parties: origin.parties.filter(({ id }) => used.has(id)),
    evidence: isNewUsed
      ? [{ id: evidenceId, kind: kind as 'seizure', ...filled({ grade: graded, on, summary }) }]
      : [],
  };
}
