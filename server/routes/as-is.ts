// Bodies that are no JSON: bytes and streams, which go out as they are.

/**
 * Hands a file to the answer. The schema of such a route says `string`, for those who read the description of the API; what is sent is
 * never serialised by it.
 */
export const asIs = (body: NodeJS.ReadableStream | Uint8Array): string =>
  (body instanceof Uint8Array && !Buffer.isBuffer(body) ? Buffer.from(body) : body) as unknown as string;
