// Where the pages of a case are.

export const casePath = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`;

/** The open case with an element selected. */
export const elementPath = (caseId: string, id: string): string =>
  `${casePath(caseId)}?sel=${encodeURIComponent(id)}`;

/** The open case with the sources of a list traced. */
export const tracePath = (caseId: string, list: string): string => {
  const id = encodeURIComponent(list);
  return `${casePath(caseId)}?sel=${id}&panel=trace&trace=${id}`;
};

export const importPath = (caseId: string): string => `${casePath(caseId)}/import`;

export const matchPath = (caseId: string): string => `${casePath(caseId)}/match`;

export const ownerPath = (caseId: string, owner: string): string =>
  `${casePath(caseId)}/owners/${encodeURIComponent(owner)}`;

/** The page of a list; with a row, from that row on. */
export const listPath = (caseId: string, list: string, row?: number): string =>
  `${casePath(caseId)}/lists/${encodeURIComponent(list)}${row === undefined ? '' : `?row=${row}`}`;
