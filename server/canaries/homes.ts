// Invented names and doors out of what a list has: a surname of one row, a given name of another; a floor here, a flat there.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { surnameLength } from '../names/compound-surnames.ts';
import { doorOf } from './given.ts';
import type { Manner } from './manner.ts';

const PLAIN_NAME = /^[\u4E00-\u9FFF]{2,4}$/;
/** Floor and flat of a room number; the flat has two digits. */
const ROOM = /^(?<floor>\d{1,2})(?<flat>\d{2})$/;

export const oneOf = <T>(all: readonly T[], random: () => number): T | undefined =>
  all[Math.floor(random() * all.length)];

/** A name that the list does not have, of a surname and of characters of given names that it has. */
export function drawName({ sample, names }: Manner, random: () => number): string | undefined {
  const [a = '', b = '', c = ''] = Array.from({ length: 3 }, () => oneOf(sample, random)?.record.name);
  if (![a, b, c].every((name) => PLAIN_NAME.test(name))) return undefined;
  const given = b.slice(surnameLength(b));
  const name = a.slice(0, surnameLength(a)) + (given.length === 1 ? given : given[0]! + c.at(-1)!);
  return PLAIN_NAME.test(name) && !names.has(name) ? name : undefined;
}

/** A whole number between the least of some and the greatest, neither of the two where others lie between. */
function between(values: readonly number[], random: () => number): number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return most - least < 2
    ? values[Math.floor(random() * values.length)]!
    : least + 1 + Math.floor(random() * (most - least - 1));
}

/**
 * A room beside that of a home: a flat that occurs there, on a floor between the lowest and the highest that occur.
 * @returns undefined where its rooms are numbered in another way, or the door that it made is somebody's
 */
export function drawRoom(
  { byComplex, doors }: Manner,
  home: NormalRecord,
  taken: ReadonlySet<string>,
  random: () => number,
): string | undefined {
  const near = (byComplex.get(home.complex ?? '') ?? []).filter(
    ({ record }) => record.building === home.building,
  );
  const rooms = (near.length >= 4 ? near : (byComplex.get(home.complex ?? '') ?? [])).flatMap(
    ({ record }) => {
      const { floor, flat } = ROOM.exec(record.room ?? '')?.groups ?? {};
      return floor === undefined || flat === undefined || floor.length !== (home.room ?? '').length - 2
        ? []
        : [{ floor: Number(floor), flat, width: floor.length }];
    },
  );
  const beside = oneOf(rooms, random);
  if (beside === undefined) return undefined;
  const floor = between(
    rooms.map((room) => room.floor),
    random,
  );
  const room = `${String(floor).padStart(beside.width, '0')}${beside.flat}`;
  const door = doorOf({ ...home, room });
  return door === undefined || doors.has(door) || taken.has(door) ? undefined : room;
}
