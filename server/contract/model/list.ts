// List: one copy of a list of people's data, found with a holder.
import { z } from 'zod';
import { count, id, isoDate, sha256 } from '../scalars.ts';
import { defineEntity, optional, required } from './define.ts';

export const list = defineEntity({
  type: 'List',
  title: { zh: '名单', en: 'List' },
  table: 'lists.csv',
  caption: 'title',
  fields: {
    id: required(id, '编号', 'Id'),
    file: required(z.string().min(1).max(1000), '文件', 'File'),
    holder_id: required(id, '持有者', 'Holder', { refers: ['Party', 'Handle'], at: 'record' }),
    obtained_on: optional(isoDate, '取得日期', 'Obtained on'),
    first_possible_on: optional(isoDate, '最早可能日期', 'First possible on'),
    last_possible_on: optional(isoDate, '最晚可能日期', 'Last possible on'),
    title: optional(z.string().max(500), '标题', 'Title'),
    evidence_id: optional(id, '证据', 'Evidence', { refers: ['Evidence'], at: 'record' }),
    encoding: optional(z.string().max(40), '编码', 'Encoding'),
    sheet: optional(z.string().max(100), '工作表', 'Sheet'),
    header_row: optional(count.pipe(z.number().min(1)), '表头行', 'Header row'),
    columns: optional(z.record(z.string(), z.string()), '列对应', 'Columns', { at: 'record' }),
    notes: optional(z.string(), '备注', 'Notes', { at: 'record' }),
    sha256: optional(sha256, 'SHA-256', 'SHA-256'),
    rows: optional(count, '行数', 'Rows'),
  },
  edges: [
    { type: 'HOLDS', start: 'holder_id', end: 'self' },
    { type: 'SUPPORTED_BY', start: 'self', end: 'evidence_id' },
  ],
  when: ['first_possible_on', 'last_possible_on'],
  rules: [{ kind: 'order', one: 'first_possible_on', other: 'last_possible_on', fault: 'first_possible_on' }],
  // What was read of the file stands as it was read; what was said about it can be corrected.
  byHand: {
    adds: false,
    fields: [
      'holder_id',
      'obtained_on',
      'first_possible_on',
      'last_possible_on',
      'title',
      'evidence_id',
      'notes',
    ],
  },
  look: { colour: { light: '#0b7285', dark: '#66d9e8' }, icon: 'file-spreadsheet', shape: 'rectangle' },
});
