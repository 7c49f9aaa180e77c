// Documents that the rows contradict.
import type { Check } from './define.ts';
import { exhibits } from './define.ts';

export const rows: Check = ({ findings, transfers }) => {
  const evidence = new Map(transfers.map((one) => [one.transfer, one.evidence]));
  return findings
    .filter(({ kind }) => kind !== 'agrees' && kind !== 'silent')
    .map(({ kind, list, from, transfer, note, instead }) => ({
      kind: 'rows',
      weight: 'contrary',
      what: note,
      elements: [list, from, transfer, ...(instead === undefined ? [] : [instead.list])],
      rows: { list, from },
      finding: kind,
      evidence: exhibits(evidence.get(transfer) ?? []),
    }));
};
