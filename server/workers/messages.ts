// What threads say to one another, and how an error gets from one into the other.
import { VinetraceError, type ErrorCode, type FaultNote } from '#contract/errors.ts';
import type { Text } from '#contract/text.ts';

/** To a worker. */
export type Order =
  | { kind: 'run'; task: string; input: unknown }
  /** A part of the outcome was taken; another one may come. */
  | { kind: 'taken' }
  | { kind: 'more'; value: unknown };

/** An error as it is sent; a named one stays one. */
export type SentError =
  | { code: ErrorCode; detail: Text; faults: readonly FaultNote[] }
  | { message: string; stack: string | undefined };

/** From a worker. */
export type Report =
  | { kind: 'batch'; batch: unknown }
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'done'; result: unknown }
  | { kind: 'failed'; error: SentError };

/** Parts of an outcome that may lie unread. */
export const MOST_UNREAD = 2;

export const sendable = (error: unknown): SentError =>
  error instanceof VinetraceError
    ? { code: error.code, detail: error.detail, faults: error.faults }
    : error instanceof Error
      ? { message: error.message, stack: error.stack }
      : { message: String(error), stack: undefined };

export function received(error: SentError): Error {
  if ('code' in error) return new VinetraceError(error.code, error.detail, error.faults);
  const again = new Error(error.message);
  if (error.stack !== undefined) again.stack = error.stack;
  return again;
}
