// Cooperation: two parties that work together (advertising, referrals); a relationship, not a node.
import { id, isoDate } from '../scalars.ts';
import { both } from '../text.ts';
import { defineEntity, optional, required } from './define.ts';

export const cooperation = defineEntity({
  type: 'Cooperation',
  title: { zh: '合作', en: 'Cooperation' },
  table: 'cooperations.csv',
  as: 'edge',
  key: ['a_id', 'b_id'],
  caption: 'a_id',
  fields: {
    a_id: required(id, '甲方', 'Party A', { refers: ['Party'] }),
    b_id: required(id, '乙方', 'Party B', { refers: ['Party'] }),
    since: optional(isoDate, '自', 'Since'),
    until: optional(isoDate, '至', 'Until'),
    evidence_id: optional(id, '证据', 'Evidence', { refers: ['Evidence'] }),
  },
  edges: [
    { type: 'COOPERATES_WITH', start: 'a_id', end: 'b_id', carries: ['since', 'until', 'evidence_id'] },
  ],
  rules: [
    { kind: 'order', one: 'since', other: 'until', fault: 'since' },
    {
      kind: 'differ',
      one: 'a_id',
      other: 'b_id',
      fault: 'b_id',
      message: both('甲方与乙方是同一主体：请写另一方', 'both sides are the same party: name the other one'),
    },
  ],
  look: { colour: { light: '#868e96', dark: '#909296' }, icon: 'heart-handshake', shape: 'ellipse' },
});
