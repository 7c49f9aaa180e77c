// What an operation is given in place of a terminal.

/** A request has no terminal to show progress on. What changes the record is not cancelled half-way; what only asks, or stands all at once, ends with whoever asked (`untilLeft`). */
export const UNWATCHED = { onProgress: () => {}, signal: new AbortController().signal };
