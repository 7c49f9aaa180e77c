// Complaint: an owner who was called, by whom, when, and what the caller knew: evidence of who holds which list.
import { z } from 'zod';
import { id, isoDate } from '../scalars.ts';
import { defineEntity, optional, required } from './define.ts';

export const complaint = defineEntity({
  type: 'Complaint',
  title: { zh: '投诉', en: 'Complaint' },
  table: 'complaints.csv',
  caption: 'id',
  fields: {
    id: required(id, '编号', 'Id'),
    on: required(isoDate, '日期', 'On'),
    caller_id: required(id, '来电方', 'Caller', { refers: ['Party', 'Handle'], at: 'record' }),
    owner_name: optional(z.string(), '业主姓名', 'Owner’s name', { at: 'record' }),
    owner_phone: optional(z.string(), '业主电话', 'Owner’s phone', { at: 'record' }),
    owner_address: optional(z.string(), '业主地址', 'Owner’s address', { at: 'record' }),
    knew: optional(z.string(), '来电方所知', 'What the caller knew'),
    evidence_id: optional(id, '证据', 'Evidence', { refers: ['Evidence'], at: 'record' }),
  },
  // ABOUT, to the owner, is resolved by keyed hash when owners are projected.
  edges: [
    { type: 'MADE_BY', start: 'self', end: 'caller_id' },
    { type: 'SUPPORTED_BY', start: 'self', end: 'evidence_id' },
  ],
  when: ['on', 'on'],
  byHand: {
    adds: true,
    fields: ['on', 'caller_id', 'owner_name', 'owner_phone', 'owner_address', 'knew', 'evidence_id'],
  },
  look: { colour: { light: '#a61e4d', dark: '#faa2c1' }, icon: 'phone-call', shape: 'triangle' },
});
