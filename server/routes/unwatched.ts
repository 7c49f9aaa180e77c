// What an operation is given in place of a terminal.

/** A request has no terminal to show progress on, and is not cancelled half-way. */
export const UNWATCHED = { onProgress: () => {}, signal: new AbortController().signal };
