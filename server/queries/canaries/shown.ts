// The canaries of a case as they are shown: masked, with who registered each and the alerts in which it stands.
import { phoneOrigin, type ShownCanary } from '#contract/canaries.ts';
import { recordField } from '#contract/model/record-field.ts';
import { maskField, type RecordReader } from '../../record/index.ts';
import { textOf } from '../case-chain.ts';
import { shownEntry } from '../steps/journal.ts';
import { alertsOf, recipientStands, type MayRead } from './alerts.ts';
import { writtenRecord } from './given.ts';

/** The latest registered first. */
export function shownCanaries(record: RecordReader, caseId: string, mayRead: MayRead): ShownCanary[] {
  const alerts = alertsOf(record, caseId, mayRead).filter(
    ({ canaryCase, status }) => canaryCase === caseId && status !== 'expected',
  );
  return record
    .facts(caseId, 'Canary')
    .flatMap(({ id, entry: seq, payload }): ShownCanary[] => {
      const entry = record.entry(seq);
      if (entry === undefined) return [];
      const recipient = textOf(payload.values['given_to_id']) ?? '';
      const { list, phones } = payload.extra ?? {};
      const phoneFrom = phoneOrigin.safeParse(phones);
      return [
        {
          id,
          recipient,
          recipientStands: recipientStands(record, caseId, recipient),
          givenOn: textOf(payload.values['given_on']) ?? '',
          entry: shownEntry(entry),
          ...(list === undefined || !phoneFrom.success ? {} : { list, phoneFrom: phoneFrom.data }),
          fields: Object.fromEntries(
            Object.entries(writtenRecord(payload)).map(([field, value]) => [
              field,
              maskField(recordField.parse(field), value),
            ]),
          ),
          alerts: alerts
            .filter((alert) => alert.canaries.some(({ canary }) => canary === id))
            .map((alert) => alert.id),
        },
      ];
    })
    .toSorted((a, b) => b.entry.seq - a.entry.seq || (a.id < b.id ? -1 : 1));
}
