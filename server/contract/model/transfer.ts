// Transfer: a list that passed from one party or handle to another; drawn as one edge in the client.
import { z } from 'zod';
import { grade } from '../grades.ts';
import { count, id, isoDate, yuan } from '../scalars.ts';
import { both } from '../text.ts';
import { defineEntity, optional, required } from './define.ts';

export const mode = z.enum(['sale', 'share', 'theft', 'unknown']);
export type Mode = z.infer<typeof mode>;

export const transfer = defineEntity({
  type: 'Transfer',
  title: { zh: '流转', en: 'Transfer' },
  table: 'transfers.csv',
  caption: 'mode',
  fields: {
    id: required(id, '编号', 'Id'),
    from_id: required(id, '提供方', 'From', { refers: ['Party', 'Handle'] }),
    to_id: required(id, '接收方', 'To', { refers: ['Party', 'Handle'] }),
    list_id: optional(id, '名单', 'List', { refers: ['List'] }),
    mode: required(mode, '方式', 'Mode'),
    price_per_record: optional(yuan, '单价（元/条）', 'Price per record (yuan)'),
    records: optional(count, '条数', 'Records'),
    channel: optional(z.string().max(200), '渠道', 'Channel'),
    on: optional(isoDate, '日期', 'On'),
    evidence_id: optional(id, '证据', 'Evidence', { refers: ['Evidence'], at: 'record' }),
    grade: optional(grade, '可信度', 'Grade'),
  },
  edges: [
    { type: 'SENT', start: 'from_id', end: 'self' },
    { type: 'RECEIVED', start: 'to_id', end: 'self' },
    { type: 'OF', start: 'self', end: 'list_id' },
    { type: 'SUPPORTED_BY', start: 'self', end: 'evidence_id' },
  ],
  when: ['on', 'on'],
  rules: [
    {
      kind: 'differ',
      one: 'from_id',
      other: 'to_id',
      fault: 'to_id',
      message: both(
        '提供方与接收方相同：请改正其一',
        'sender and receiver are the same: mend one of the two',
      ),
    },
  ],
  byHand: {
    adds: true,
    fields: [
      'from_id',
      'to_id',
      'list_id',
      'mode',
      'price_per_record',
      'records',
      'channel',
      'on',
      'evidence_id',
      'grade',
    ],
  },
  look: { colour: { light: '#495057', dark: '#ced4da' }, icon: 'arrow-right', shape: 'ellipse' },
});
