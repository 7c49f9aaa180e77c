// What changed since a list was made, noted in a copy of it: new phones and plates, new owners of a home.
import type { Random } from '../../fixtures/random.ts';
import { AT, setValue, type Row } from './row.ts';
import { truthAt } from './world.ts';

const CHANGING = [AT.phone, AT.plate] as const;

export function bringUpToDate(random: Random, rows: readonly Row[], time: number): Row[] {
  const share = 0.2 + random.next() * 0.7;
  return rows.map((row) => {
    if (!random.chance(share)) return row;
    const { sold } = row.holding;
    if (sold !== undefined && time >= sold.at) {
      const truth = truthAt(sold.to, time);
      // The home stays what the list says of it; its owner is another one.
      const values = row.values.map((value, at) =>
        at >= AT.complex && at <= AT.floor_area ? value : value === '' ? '' : truth[at]!,
      );
      return { ...row, holding: sold.to, values, quirks: undefined };
    }
    const [before, now] = [truthAt(row.holding, 0), truthAt(row.holding, time)];
    for (const at of CHANGING) {
      if (before[at] !== now[at] && row.values[at] === before[at]) setValue(row, at, now[at]!);
    }
    return row;
  });
}
