// What is searched of a case: every element but owners, as the graph shows it, made of the record so that every engine answers the
// same. It lies in memory and follows the record: a case is read again only after something was entered.
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { complexNode, isEntity, nodeOf, type RecordReader } from '../../record/index.ts';
import type { Searchable } from './rank.ts';
import { soundOf, type Sound } from './sound.ts';

/** Fields that name something, beside caption and id. */
const NAMING = new Set(['name', 'title', 'value', 'trade', 'region', 'file', 'channel']);

interface Kept {
  /** The last entry of the journal when it was read. */
  head: number;
  documents: readonly Searchable[];
  /** Sounds of captions that were read, which take the longest. */
  sounds: Map<string, Sound>;
}

/** Cases that are kept, by record: the last ones that were searched. */
const MOST_CASES = 8;
const kept = new WeakMap<RecordReader, Map<string, Kept>>();

const small = (value: unknown): string => String(value).toLowerCase().normalize('NFKC');

type Props = Readonly<Record<string, unknown>>;

const document = (
  props: Props,
  sounds: Map<string, Sound>,
  known: ReadonlyMap<string, Sound>,
): Searchable => {
  const caption = small(props['caption']);
  const sound = sounds.get(caption) ?? known.get(caption) ?? soundOf(caption);
  sounds.set(caption, sound);
  const properties = Object.entries(props).flatMap(([name, value]) =>
    NAMING.has(name) && typeof value === 'string' ? [small(value)] : [],
  );
  return {
    ref: String(props['ref']),
    caption,
    ids: [...new Set([small(props['ref']), small(props['id'])])],
    properties,
    sound,
  };
};

const isNode = (type: EntityType): boolean => entityOf(type).as === 'node';

function read(record: RecordReader, caseId: string, known: ReadonlyMap<string, Sound>): Kept {
  const sounds = new Map<string, Sound>();
  const head = record.head();
  const nodes = record
    .facts(caseId)
    .flatMap((fact): Props[] =>
      isEntity(fact.type) && isNode(fact.type) ? [nodeOf(fact, fact.type).row.props] : [],
    );
  const complexes = record.complexes(caseId).map((complex): Props => complexNode(caseId, complex).props);
  return { head, documents: [...nodes, ...complexes].map((props) => document(props, sounds, known)), sounds };
}

/** Everything of a case that can be searched, as it stands. */
export function documentsOf(record: RecordReader, caseId: string): readonly Searchable[] {
  const cases = kept.get(record) ?? new Map<string, Kept>();
  kept.set(record, cases);
  const before = cases.get(caseId);
  const isFresh =
    before !== undefined &&
    (before.head === record.head() ||
      record.entries({ case: caseId, after: before.head, limit: 0 }).total === 0);
  const now = isFresh
    ? { ...before, head: record.head() }
    : read(record, caseId, before?.sounds ?? new Map());
  cases.delete(caseId);
  cases.set(caseId, now);
  const [oldest] = cases.keys();
  if (cases.size > MOST_CASES && oldest !== undefined) cases.delete(oldest);
  return now.documents;
}
