// Canary: an invented record given to one recipient so that its turning up elsewhere shows passage through that recipient.
import { z } from 'zod';
import { id, isoDate } from '../scalars.ts';
import { defineEntity, optional, required } from './define.ts';
import { recordFieldTitle, type RecordField } from './record-field.ts';

const recordOnly = (field: RecordField) =>
  optional(z.string(), recordFieldTitle[field].zh, recordFieldTitle[field].en, { at: 'record' });

export const canary = defineEntity({
  type: 'Canary',
  title: { zh: '标记记录', en: 'Canary' },
  table: 'canaries.csv',
  caption: 'id',
  fields: {
    id: required(id, '编号', 'Id'),
    given_to_id: required(id, '交给', 'Given to', { refers: ['Party', 'Handle'], at: 'record' }),
    given_on: required(isoDate, '交付日期', 'Given on'),
    name: recordOnly('name'),
    phone: recordOnly('phone'),
    phone2: recordOnly('phone2'),
    id_number: recordOnly('id_number'),
    address: recordOnly('address'),
    complex: recordOnly('complex'),
    building: recordOnly('building'),
    unit: recordOnly('unit'),
    room: recordOnly('room'),
    floor_area: recordOnly('floor_area'),
    plate: recordOnly('plate'),
    email: recordOnly('email'),
    notes: recordOnly('notes'),
  },
  edges: [{ type: 'GIVEN_TO', start: 'self', end: 'given_to_id' }],
  when: ['given_on', 'given_on'],
  look: { colour: { light: '#e67700', dark: '#ffe066' }, icon: 'feather', shape: 'triangle' },
});
