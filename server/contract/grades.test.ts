// Grades of several schemes, told apart by their form.
import { describe, expect, it } from 'vitest';
import { grade, GRADE_SCHEMES, gradeScheme, halvesOf, schemesOf, worthsOf } from './grades.ts';

const gradesOf = (name: (typeof gradeScheme.options)[number]): string[] => {
  const { source, information } = halvesOf(name);
  return source.flatMap((one) => information.map((other) => one + other));
};
const all = gradeScheme.options.flatMap(gradesOf);

describe('grades', () => {
  it('are of one scheme each', () => {
    expect(new Set(all).size).toBe(all.length);
    for (const name of gradeScheme.options)
      for (const graded of gradesOf(name)) expect(schemesOf([graded])).toEqual([name]);
  });

  it.each(['', 'B', '2', 'B7', 'G1', '4A', '1F', '11', 'AA', 'B2 ', 'b2'])('%j is none', (written) => {
    expect(grade.safeParse(written).success).toBe(false);
    expect(worthsOf(written)).toBeUndefined();
  });

  it('count from 0 to 1, the best for all, the worst for little', () => {
    for (const graded of all) {
      expect(grade.parse(graded)).toBe(graded);
      const { source, information } = worthsOf(graded)!;
      expect(source * information).toBeGreaterThan(0);
      expect(source * information).toBeLessThanOrEqual(1);
    }
    expect(worthsOf('A1')).toEqual({ source: 1, information: 1 });
    expect(worthsOf('1A')).toEqual({ source: 1, information: 1 });
    expect(worthsOf('3E')).toEqual({
      source: GRADE_SCHEMES['3x5x2'].sources['3'],
      information: GRADE_SCHEMES['3x5x2'].information['E'],
    });
  });

  it('of several schemes are named as they are listed', () => {
    expect(schemesOf(['2D', 'B2', '', 'C3'])).toEqual(['admiralty', '3x5x2']);
    expect(schemesOf([])).toEqual([]);
  });
});
