// What a reader may throw: a refusal that says what is wrong, in both languages, without what the file says of people.
import { VinetraceError } from '#contract/errors.ts';

/** Phones and ID numbers of the fixtures. */
const PERSONAL = /19900\d{6}|510699\d{8}/;

/** Errors that programs make, not files. */
const SLIPS: readonly (new (...args: never[]) => Error)[] = [
  TypeError,
  RangeError,
  ReferenceError,
  SyntaxError,
];

/** Whether an error is a slip of this program; one of a library, turned into a refusal, is not. */
export function isOurs(error: unknown): boolean {
  if (!SLIPS.some((kind) => error instanceof kind)) return false;
  const frames = (error as Error).stack?.split(/^\s+at /m).slice(1) ?? [];
  const first = frames.find((frame) => !/\(?(?:node:|<anonymous>|(?:new )?Array\.)/.test(frame));
  return first === undefined || !first.includes('node_modules');
}

/** Throws what is no sound refusal. */
export function assertRefusal(error: unknown): void {
  if (!(error instanceof VinetraceError) || error.code !== 'input-refused') throw error;
  const said = [error.detail, ...error.faults.map(({ message }) => message)];
  if (error.faults.length === 0) throw new Error('a refusal that does not say where', { cause: error });
  for (const text of said) {
    if (text.zh === '' || text.en === '') throw new Error('a refusal without words', { cause: error });
    if (PERSONAL.test(text.zh) || PERSONAL.test(text.en))
      throw new Error('a refusal that quotes a number of a person', { cause: error });
  }
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause) if (isOurs(cause)) throw cause;
}
