// Where the page of an owner is.

/** Pseudonyms of owners, by which an element is known to be one before its details are here. */
export const ownerId = /^o-[0-9a-f]{24}$/;

export const ownerPath = (caseId: string, owner: string): string =>
  `/cases/${encodeURIComponent(caseId)}/owners/${encodeURIComponent(owner)}`;
