// Why two records are one person's or not, field by field: a stand-in until the weights are there.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import type { Text } from '#contract/text.ts';

export interface FieldEvidence {
  field: string;
  level: string;
  logLR: number;
  note: Text;
}

/** Explains a pair. */
export function explainPair(
  a: NormalRecord,
  b: NormalRecord,
): { probability: number; logLR: number; fields: FieldEvidence[] } {
  const fields: FieldEvidence[] = [];
  const tell = (field: string, same: boolean, up: number, down: number, zh: string, en: string): void => {
    fields.push({
      field,
      level: same ? 'exact' : 'differs',
      logLR: same ? up : down,
      note: same ? { zh: `${zh}相同`, en: `the same ${en}` } : { zh: `${zh}不同`, en: `different ${en}` },
    });
  };
  if (a.idNumber !== undefined && b.idNumber !== undefined)
    tell('idNumber', a.idNumber === b.idNumber, 16, -9, '身份证号', 'ID number');
  if (a.name !== undefined && b.name !== undefined) tell('name', a.name === b.name, 8, -4.2, '姓名', 'name');
  if (a.phones.length > 0 && b.phones.length > 0)
    tell(
      'phones',
      a.phones.some((phone) => b.phones.includes(phone)),
      9,
      -2.6,
      '电话',
      'phone',
    );
  if (a.address !== undefined && b.address !== undefined)
    tell('address', a.address === b.address, 6.5, -1.9, '住址', 'address');
  const logLR = fields.reduce((sum, field) => sum + field.logLR, -9);
  return { probability: 1 / (1 + Math.exp(-logLR)), logLR, fields };
}
