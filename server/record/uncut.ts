// Calls of the database's driver that a thread is not ended in the middle of: the driver aborts the whole process then.

/** How it stands with a thread: in no call of the driver, in one (loading it is the first), or not to begin another one. */
const OUTSIDE = 0;
const INSIDE = 1;
const ENDING = 2;

/** One cell of memory that a thread shares with whoever may end it. */
export type Door = Int32Array<SharedArrayBuffer>;

/** The door of a thread that has still to load the driver. */
export function makeDoor(): Door {
  const door = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  door[0] = INSIDE;
  return door;
}

let own: Door | undefined;

/** Makes this thread, which has loaded the driver, one that is ended only between calls. */
export function guardBy(door: Door): void {
  own = door;
  Atomics.store(door, 0, OUTSIDE);
}

/** Makes one call of the driver. In a thread that is about to be ended it does not begin: the thread waits for its end here. */
export function uncut<Result>(call: () => Result): Result {
  if (own === undefined) return call();
  while (Atomics.compareExchange(own, 0, OUTSIDE, INSIDE) === ENDING) Atomics.wait(own, 0, ENDING);
  try {
    return call();
  } finally {
    Atomics.store(own, 0, OUTSIDE);
  }
}

/** Whether the thread behind a door is in no call and will begin none any more: it can be ended then. */
export const shut = (door: Door): boolean => Atomics.compareExchange(door, 0, OUTSIDE, ENDING) !== INSIDE;
