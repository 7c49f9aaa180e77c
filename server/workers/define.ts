// What a task is: work that takes long, done in a thread of its own so that nobody waits for it.

/** Memory that changes hands instead of being copied. */
export type Handed = readonly ArrayBuffer[];

/** What a task may do beside computing. */
export interface TaskContext<Batch> {
  /** Hands over a part of the outcome; waits while too many of them lie unread. */
  emit(batch: Batch, handed?: Handed): Promise<void>;
  /** Says how much is done; nobody waits for that. */
  progress(done: number, total: number): void;
  /** What whoever started the task sends later, in the order in which it is sent. */
  next(): Promise<unknown>;
}

/** A task: data in, parts of the outcome on the way, data out. All of it can be sent between threads. */
export interface Task<Input, Batch, Result> {
  run(input: Input, context: TaskContext<Batch>): Promise<Result>;
}

/** Declares a task, so that its types are known where it is started. */
export const defineTask = <Input, Batch, Result>(
  run: Task<Input, Batch, Result>['run'],
): Task<Input, Batch, Result> => ({ run });
