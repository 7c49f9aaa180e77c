// Where the caption of a line stands.
import { describe, expect, it } from 'vitest';
import { captionShift } from './curve.ts';

const FROM = { x: 0, y: 0 };

describe('the caption of a line', () => {
  it('stands away from the cards that hang below its ends, where it runs steeply between two columns', () => {
    expect(captionShift(FROM, { x: 120, y: -80 }, 40)).toBeLessThan(-20);
    expect(captionShift(FROM, { x: 120, y: 80 }, 40)).toBeGreaterThan(20);
  });

  it('stands on a line that is level, long or within a column', () => {
    for (const to of [
      { x: 120, y: 4 },
      { x: 600, y: 80 },
      { x: 0, y: 80 },
    ])
      expect(captionShift(FROM, to, 40)).toBe(0);
  });
});
