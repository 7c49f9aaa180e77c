// Whose the rows of a file are: linked to the rows of lists of the case, whose owners stand as they are. Nothing of the case
// is linked anew: a row joins an owner that it would be linked with, or is somebody's whom these lists do not have.
import { namePinyin } from '../../ingest/normalise/name-pinyin.ts';
import { featuresOf } from '../../linkage/features.ts';
import { linkTable } from '../../linkage/link-table.ts';
import { eachKey } from '../../linkage/owner-keys.ts';
import { profilesOf } from '../../linkage/profiles.ts';
import { sayings } from '../../linkage/sayings.ts';
import { LinkTableBuilder, recordAt, type LinkTable } from '../../linkage/table.ts';

/** Of each row of the file its owner and which home: an owner of the case by number, or one of its own, counted down from −1. */
export interface JoinedRows {
  owner: Int32Array;
  home: Int32Array;
}

/** Rows of the case beside which those of the file are linked, with the owner and home of each, in the table's order. */
export interface StandingRows {
  table: LinkTable;
  owner: ArrayLike<number>;
  home: ArrayLike<number>;
}

/** Tells every blocking key of every profile of a table. */
function keysOf(
  table: LinkTable,
  visit: (profile: number, key: number) => void,
): ReturnType<typeof profilesOf> {
  const profiles = profilesOf(table, new Map());
  const says = sayings(featuresOf(table, profiles, { pinyin: namePinyin }), namePinyin);
  for (let profile = 0; profile < profiles.count; profile += 1)
    eachKey(says(profile), (key) => visit(profile, key));
  return profiles;
}

/** Owners of which any row shares a blocking key with the file. */
function near(file: LinkTable, { table, owner }: StandingRows): Set<number> {
  const wanted = new Set<number>();
  keysOf(file, (_, key) => wanted.add(key));
  const meets = new Set<number>();
  const profiles = keysOf(table, (profile, key) => {
    if (wanted.has(key)) meets.add(profile);
  });
  const owners = new Set<number>();
  for (let at = 0; at < table.count; at += 1) if (meets.has(profiles.of[at]!)) owners.add(owner[at]!);
  return owners;
}

/** What most say; the smallest where several do. */
function most(counts: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined;
  for (const [value, count] of counts) {
    const known = best === undefined ? 0 : counts.get(best)!;
    if (count > known || (count === known && value < best!)) best = value;
  }
  return best;
}

const count = (counts: Map<number, number>, value: number): Map<number, number> =>
  counts.set(value, (counts.get(value) ?? 0) + 1);

/** Links the rows of a file to the owners of the case. @param chosen whether the standing rows are but of people who may be in the file */
export function joinRows(file: LinkTable, standing: StandingRows, chosen: boolean): JoinedRows {
  const owners = chosen ? undefined : near(file, standing);
  const builder = new LinkTableBuilder();
  for (let at = 0; at < file.count; at += 1) builder.add('', file.row[at]!, recordAt(file, at));
  const beside: number[] = [];
  const { table } = standing;
  for (let at = 0; at < table.count; at += 1) {
    if (owners?.has(standing.owner[at]!) === false) continue;
    beside.push(at);
    builder.add(table.lists[table.list[at]!]!, table.row[at]!, recordAt(table, at));
  }
  const found = linkTable(builder.done(), { pinyin: namePinyin });
  const ownersIn = new Map<number, Map<number, number>>();
  for (const [n, at] of beside.entries()) {
    const cluster = found.owner[file.count + n]!;
    ownersIn.set(cluster, count(ownersIn.get(cluster) ?? new Map<number, number>(), standing.owner[at]!));
  }
  const joins = new Map([...ownersIn].map(([cluster, counts]) => [cluster, most(counts)!]));
  // A home of the cluster is the home of the owner that most of its rows are about.
  const homesIn = new Map<string, Map<number, number>>();
  const homes = new Map<number, number>();
  for (const [n, at] of beside.entries()) {
    const cluster = found.owner[file.count + n]!;
    const owner = standing.owner[at]!;
    homes.set(owner, Math.max(homes.get(owner) ?? 0, standing.home[at]! + 1));
    if (joins.get(cluster) !== owner) continue;
    const key = `${cluster} ${found.home[file.count + n]!}`;
    homesIn.set(key, count(homesIn.get(key) ?? new Map<number, number>(), standing.home[at]!));
  }
  const owner = new Int32Array(file.count);
  const home = new Int32Array(file.count);
  for (let at = 0; at < file.count; at += 1) {
    const cluster = found.owner[at]!;
    const joined = joins.get(cluster);
    owner[at] = joined ?? -1 - cluster;
    const known = most(homesIn.get(`${cluster} ${found.home[at]!}`) ?? new Map<number, number>());
    home[at] = known ?? (joined === undefined ? 0 : homes.get(joined)!) + found.home[at]!;
  }
  return { owner, home };
}
