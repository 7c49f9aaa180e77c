// This page, as the server tells it from others of the same person, and the one that was in the same tab before.

const LEFT = 'vinetrace.page-left';

export const PAGE_ID = crypto.getRandomValues(new Uint32Array(3)).join('-');

/** The page before, where it said so as it went; another tab does not have it, nor one that was made as a copy. */
function takeBefore(): string | undefined {
  try {
    const before = sessionStorage.getItem(LEFT);
    sessionStorage.removeItem(LEFT);
    return before ?? undefined;
  } catch {
    // Where the browser gives no storage, what the page before saved is asked about as anybody's.
    return undefined;
  }
}

export const PAGE_BEFORE = takeBefore();

/** The page goes. */
export function notePageLeft(): void {
  try {
    sessionStorage.setItem(LEFT, PAGE_ID);
  } catch {
    // Without storage the next page asks, which loses nothing.
  }
}
