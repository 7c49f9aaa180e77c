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

/** A graph of another program, into the case. */
export const graphImportPath = (caseId: string): string => `${casePath(caseId)}/import-graph`;

export const matchPath = (caseId: string): string => `${casePath(caseId)}/match`;

export const peoplePath = (caseId: string): string => `${casePath(caseId)}/people`;

/** What was asked of a second person. */
export const approvalsPath = (caseId: string): string => `${casePath(caseId)}/approvals`;

/** Until when the data of a case are kept, and their end. */
export const dataPath = (caseId: string): string => `${casePath(caseId)}/data`;

export const reportPath = (caseId: string): string => `${casePath(caseId)}/report`;

/** What an exhibit says; with a line, from that line on. */
export const evidencePath = (caseId: string, evidence: string, line?: number): string =>
  `${casePath(caseId)}/evidence/${encodeURIComponent(evidence)}${line === undefined ? '' : `?line=${line}`}`;

/** The case beside another one. */
export const comparePath = (caseId: string, other?: string): string =>
  `${casePath(caseId)}/compare${other === undefined ? '' : `?with=${encodeURIComponent(other)}`}`;

/** Sending a case to another installation; receiving one. */
export const sendPath = (caseId: string): string => `${casePath(caseId)}/send`;
export const RECEIVE_PATH = '/receive';

/** The counts of a case, or of lists and parties of it. */
export const countPath = (
  caseId: string,
  of: { lists: readonly string[]; parties: readonly string[] } = { lists: [], parties: [] },
): string => {
  const parts = [
    ...(of.lists.length === 0 ? [] : [`list:${of.lists.join(',')}`]),
    ...(of.parties.length === 0 ? [] : [`party:${of.parties.join(',')}`]),
  ];
  const path = `${casePath(caseId)}/count`;
  return parts.length === 0 ? path : `${path}?of=${encodeURIComponent(parts.join(' '))}`;
};
/** What stands in the address for one's own view as it is now. */
export const NOW = 'now';

/** A saved view beside one's own. */
export const compareViewPath = (caseId: string, view: string): string =>
  `${casePath(caseId)}/compare?a=${encodeURIComponent(view)}&b=${NOW}`;

export const ownerPath = (caseId: string, owner: string): string =>
  `${casePath(caseId)}/owners/${encodeURIComponent(owner)}`;

/** The page of a list; with a row, from that row on. */
export const listPath = (caseId: string, list: string, row?: number): string =>
  `${casePath(caseId)}/lists/${encodeURIComponent(list)}${row === undefined ? '' : `?row=${row}`}`;

/** A saved view of a case. */
export const savedPath = (caseId: string, id: string): string =>
  `${casePath(caseId)}?saved=${encodeURIComponent(id)}`;
