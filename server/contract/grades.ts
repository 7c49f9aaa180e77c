// Schemes by which a source and what it says are graded; a grade tells by its form which of them it is of.
import { z } from 'zod';
import { message, type Text } from './text.ts';

/** How much each letter or digit of one half counts as the ground of a fact, from 0 to 1. */
type Worths = Readonly<Record<string, number>>;

interface GradeScheme {
  /** How far the source is reliable. */
  sources: Worths;
  /** How far what it says is credible. */
  information: Worths;
}

/** One scheme a line. No grade of one may have the form of another's: cases graded by several are read together. */
export const GRADE_SCHEMES = {
  /** The Admiralty code (NATO AJP-2.1, formerly STANAG 2511). F and 6: cannot be judged. */
  admiralty: {
    sources: { A: 1, B: 1, C: 0.75, D: 0.5, E: 0.25, F: 0.5 },
    information: { '1': 1, '2': 1, '3': 0.75, '4': 0.5, '5': 0.1, '6': 0.5 },
  },
  /** Police of England and Wales (College of Policing, Authorised Professional Practice: intelligence report, 3×5×2), without its handling code. */
  '3x5x2': {
    sources: { '1': 1, '2': 0.5, '3': 0.25 },
    information: { A: 1, B: 1, C: 0.75, D: 0.5, E: 0.1 },
  },
} as const satisfies Record<string, GradeScheme>;

export const gradeScheme = z.enum(Object.keys(GRADE_SCHEMES) as (keyof typeof GRADE_SCHEMES)[]);
export type GradeSchemeName = z.infer<typeof gradeScheme>;

const SCHEMES: readonly GradeScheme[] = Object.values(GRADE_SCHEMES);

/** What a scheme's halves can be, best first as the scheme lists them. */
export const halvesOf = (scheme: GradeSchemeName): Record<'source' | 'information', readonly string[]> => ({
  source: Object.keys(GRADE_SCHEMES[scheme].sources),
  information: Object.keys(GRADE_SCHEMES[scheme].information),
});

const formOf = ({ sources, information }: GradeScheme): string =>
  `[${Object.keys(sources).join('')}][${Object.keys(information).join('')}]`;

/** How a grade is written. */
export const GRADE_FORM: Text = {
  zh: '可信度由字母 A–F 和数字 1–6 组成，例如 B2；按 3×5×2 则由数字 1–3 和字母 A–E 组成，例如 1B',
  en: 'a grade is a letter A–F and a digit 1–6, such as B2; by 3×5×2 a digit 1–3 and a letter A–E, such as 1B',
};

/** A source's grade and its information's, such as `B2`. */
export const grade = z
  .string()
  .regex(new RegExp(`^(?:${SCHEMES.map(formOf).join('|')})$`), message(GRADE_FORM.zh, GRADE_FORM.en));

/** The schemes that some of these grades are of, as they are listed here. */
export const schemesOf = (graded: readonly string[]): GradeSchemeName[] =>
  gradeScheme.options.filter((name) => {
    const form = new RegExp(`^${formOf(GRADE_SCHEMES[name])}$`);
    return graded.some((one) => form.test(one));
  });

/** The worth of each half of a grade, under whichever scheme it was given; undefined where it is of none. */
export function worthsOf(graded: string): { source: number; information: number } | undefined {
  const [first = '', second = '', more] = graded;
  if (more !== undefined) return undefined;
  for (const { sources, information } of SCHEMES) {
    const [source, credible] = [sources[first], information[second]];
    if (source !== undefined && credible !== undefined) return { source, information: credible };
  }
  return undefined;
}
