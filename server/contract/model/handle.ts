// Handle: a QQ or WeChat number, phone, mail or net name; may stand for an unknown person and send or receive by itself.
import { z } from 'zod';
import { grade } from '../grades.ts';
import { id } from '../scalars.ts';
import { defineEntity, optional, required } from './define.ts';

export const platform = z.enum(['qq', 'wechat', 'phone', 'mail', 'net-name']);
export type Platform = z.infer<typeof platform>;

export const handle = defineEntity({
  type: 'Handle',
  title: { zh: '账号', en: 'Handle' },
  table: 'handles.csv',
  caption: 'value',
  fields: {
    id: required(id, '编号', 'Id'),
    platform: required(platform, '平台', 'Platform'),
    // Phones and mails reach the graph masked; the value itself stays in the record.
    value: required(z.string().min(1).max(200), '号码或网名', 'Value'),
    party_id: optional(id, '使用者', 'Used by', { refers: ['Party'], at: 'record' }),
    grade: optional(grade, '可信度', 'Grade'),
    notes: optional(z.string(), '备注', 'Notes', { at: 'record' }),
  },
  edges: [{ type: 'USES', start: 'party_id', end: 'self', carries: ['grade'] }],
  byHand: { adds: true, fields: ['platform', 'value', 'party_id', 'grade', 'notes'] },
  look: { colour: { light: '#a65e00', dark: '#ffd43b' }, icon: 'at', shape: 'round-tag' },
});
