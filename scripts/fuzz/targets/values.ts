// Normalisers: nothing thrown, and what is in its normal form stays as it is.
import * as fc from 'fast-check';
import { recordField, type RecordField } from '#contract/model/record-field.ts';
import { normalRecord } from '#contract/model/normal-record.ts';
import { complexName } from '../../../server/ingest/normalise/complex-name.ts';
import { emailAddress } from '../../../server/ingest/normalise/email.ts';
import { explainNormalisation } from '../../../server/ingest/normalise/explain.ts';
import { floorArea } from '../../../server/ingest/normalise/floor-area.ts';
import { readIdNumber } from '../../../server/ingest/normalise/id-number.ts';
import { personName } from '../../../server/ingest/normalise/name.ts';
import { normalise } from '../../../server/ingest/normalise/normalise.ts';
import { phoneNumbers } from '../../../server/ingest/normalise/phone.ts';
import { carPlate } from '../../../server/ingest/normalise/plate.ts';
import { compact, tidy } from '../../../server/ingest/normalise/width.ts';
import { simplified } from '../../../server/ingest/normalise/simplified.ts';
import { cell, fromJson, toJson } from '../strings.ts';
import { defineTarget } from '../target.ts';

/** What makes a normal form of a cell; applied to its own result each must give that again. */
const NORMAL: Readonly<Record<string, (text: string) => string | undefined>> = {
  name: personName,
  'ID number': (text) => readIdNumber(text)?.number,
  complex: complexName,
  'floor area': floorArea,
  plate: carPlate,
  'e-mail': emailAddress,
  tidy,
  compact,
  simplified,
};

function assertSettled(text: string): void {
  for (const [what, make] of Object.entries(NORMAL)) {
    const once = make(text);
    const twice = once === undefined ? undefined : make(once);
    if (once !== twice) throw new Error(`${what}: ${JSON.stringify([once, twice])}`);
  }
  for (const phone of phoneNumbers(text)) {
    const again = phoneNumbers(phone);
    if (again.length !== 1 || again[0] !== phone) throw new Error(`phone: ${phone} → ${again.join()}`);
  }
}

interface Row {
  mapping: (RecordField | null)[];
  cells: string[];
}

export const values = defineTarget<Row>({
  name: 'values',
  share: 70,
  inputs: fc.record({
    mapping: fc.array(fc.option(fc.constantFrom(...recordField.options)), { maxLength: 8 }),
    cells: fc.array(cell, { maxLength: 10 }),
  }),
  toBytes: toJson,
  check(bytes) {
    const { mapping, cells } = fromJson<Row>(bytes);
    const record = normalise(mapping, cells);
    normalRecord.parse(record);
    if (JSON.stringify(normalise(mapping, cells)) !== JSON.stringify(record))
      throw new Error('not the same twice');
    explainNormalisation(mapping, cells);
    cells.forEach(assertSettled);
  },
});
