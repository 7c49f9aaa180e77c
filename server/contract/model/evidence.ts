// Evidence: a mail, chat, statement, seizure or other exhibit that supports a fact.
import { z } from 'zod';
import { grade } from '../grades.ts';
import { id, isoDate, sha256 } from '../scalars.ts';
import { defineEntity, optional, required } from './define.ts';

const evidenceKind = z.enum(['mail', 'chat', 'statement', 'seizure', 'complaint', 'photo', 'other']);

export const evidence = defineEntity({
  type: 'Evidence',
  title: { zh: '证据', en: 'Evidence' },
  table: 'evidence.csv',
  caption: 'kind',
  fields: {
    id: required(id, '编号', 'Id'),
    kind: required(evidenceKind, '种类', 'Kind'),
    file: optional(z.string().max(1000), '文件', 'File', { at: 'record' }),
    on: optional(isoDate, '日期', 'On'),
    grade: optional(grade, '可信度', 'Grade'),
    summary: optional(z.string(), '摘要', 'Summary', { at: 'record' }),
    sha256: optional(sha256, 'SHA-256', 'SHA-256'),
  },
  when: ['on', 'on'],
  byHand: { adds: true, fields: ['kind', 'on', 'grade', 'summary'] },
  look: { colour: { light: '#087f5b', dark: '#63e6be' }, icon: 'paperclip', shape: 'round-tag' },
});
