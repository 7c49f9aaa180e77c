// How an answer says that it is a file, and what it is called.

/** A name for the file in a header: RFC 6266, for ids may be Chinese. */
export const attachment = (name: string): string =>
  `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;
