// The relationship types of the graph: title, ends and how an edge of the type is drawn.
import { z } from 'zod';
import type { Text } from '../text.ts';

/** `line` is the Cytoscape line style; `crowd` marks relations that may have thousands of ends and open only on request. */
export interface Relation {
  title: Text;
  ends: readonly [readonly string[], readonly string[]];
  line: 'solid' | 'dashed' | 'dotted';
  crowd?: true;
}

export const RELATIONS = {
  HOLDS: { title: { zh: '持有', en: 'Holds' }, ends: [['Party', 'Handle'], ['List']], line: 'solid' },
  CONTAINS: {
    title: { zh: '包含', en: 'Contains' },
    ends: [['List'], ['Owner']],
    line: 'solid',
    crowd: true,
  },
  USES: { title: { zh: '使用', en: 'Uses' }, ends: [['Party'], ['Handle']], line: 'dotted' },
  SENT: { title: { zh: '提供', en: 'Sent' }, ends: [['Party', 'Handle'], ['Transfer']], line: 'solid' },
  RECEIVED: {
    title: { zh: '接收', en: 'Received' },
    ends: [['Party', 'Handle'], ['Transfer']],
    line: 'solid',
  },
  OF: { title: { zh: '所涉名单', en: 'Of list' }, ends: [['Transfer'], ['List']], line: 'dotted' },
  DERIVED_FROM: { title: { zh: '来源于', en: 'Derived from' }, ends: [['List'], ['List']], line: 'dashed' },
  LIVES_IN: {
    title: { zh: '居住于', en: 'Lives in' },
    ends: [['Owner'], ['Complex']],
    line: 'solid',
    crowd: true,
  },
  COOPERATES_WITH: {
    title: { zh: '合作', en: 'Cooperates with' },
    ends: [['Party'], ['Party']],
    line: 'dotted',
  },
  MADE_BY: {
    title: { zh: '来电方', en: 'Made by' },
    ends: [['Complaint'], ['Party', 'Handle']],
    line: 'solid',
  },
  ABOUT: { title: { zh: '涉及', en: 'About' }, ends: [['Complaint'], ['Owner']], line: 'solid' },
  GIVEN_TO: {
    title: { zh: '交给', en: 'Given to' },
    ends: [['Canary'], ['Party', 'Handle']],
    line: 'dotted',
  },
  SUPPORTED_BY: {
    title: { zh: '证据', en: 'Supported by' },
    ends: [['Transfer', 'Complaint', 'List', 'Party', 'Handle'], ['Evidence']],
    line: 'dotted',
  },
} as const satisfies Record<string, Relation>;

export const RELATION_TYPES = Object.keys(RELATIONS) as (keyof typeof RELATIONS)[];
export const relationType = z.enum(RELATION_TYPES);
export type RelationType = z.infer<typeof relationType>;
