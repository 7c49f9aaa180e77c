// Where the pages of an owner and of a list are.

/** Pseudonyms of owners, by which an element is known to be one before its details are here. */
export const ownerId = /^o-[0-9a-f]{24}$/;

export const ownerPath = (caseId: string, owner: string): string =>
  `/cases/${encodeURIComponent(caseId)}/owners/${encodeURIComponent(owner)}`;

export const listPath = (caseId: string, list: string): string =>
  `/cases/${encodeURIComponent(caseId)}/lists/${encodeURIComponent(list)}`;
