// A wait of some milliseconds in code that opens or checks files and waits for nothing else.

/** Holds this thread up for so many milliseconds. */
export const pause = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};
