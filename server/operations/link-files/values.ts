// What is shown of the values behind a weight: masked unless somebody asks for them.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import type { RecordField } from '#contract/model/record-field.ts';
import { maskField } from '../../record/mask.ts';

/** The first letter stays, all others and all further digits go: what a column holds that is no record field is not known. */
const maskAnything = (value: string): string =>
  [...value].map((letter, at) => (at > 0 && /[\p{L}\p{N}]/u.test(letter) ? '*' : letter)).join('');

export function maskedValue(field: RecordField | null, value: string, reveal: boolean): string {
  if (reveal) return value;
  return field === null ? maskAnything(value) : maskField(field, value);
}

/** What a record says in a field of the linkage, which may be several of its own. */
export function recordValue(record: NormalRecord, field: string, reveal: boolean): string {
  const show = (as: RecordField, value: string | undefined): string =>
    value === undefined ? '' : maskedValue(as, value, reveal);
  const joined = (parts: string[]): string => parts.filter((part) => part !== '').join(' ');
  switch (field) {
    case 'name':
      return show('name', record.name);
    case 'phones':
      return joined(record.phones.map((phone) => show('phone', phone)));
    case 'idNumber':
      return show('id_number', record.idNumber ?? record.idPrefix);
    case 'address':
      return joined([
        show('complex', record.complex),
        show('building', record.building),
        show('unit', record.unit),
        show('room', record.room),
      ]);
    case 'floorArea':
      return show('floor_area', record.floorArea);
    case 'plate':
      return show('plate', record.plate);
    case 'email':
      return show('email', record.email);
    default:
      return '';
  }
}
