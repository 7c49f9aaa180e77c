// Where sign-in goes on to.

/** An address of this application, never another site; the cases where it is none. */
export const safeNext = (next: string | null): string =>
  next !== null && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/cases';
