// Who may do what, declared once: roles in a case, standings in the installation, and the rights of each. Routes, client and docs/rights.md derive from it.
import { z } from 'zod';
import type { Text } from './text.ts';

/** Roles that a person has in one case, each with the rights of those before it. */
export const CASE_ROLES = ['viewer', 'analyst', 'investigator', 'case-officer'] as const;
export const caseRole = z.enum(CASE_ROLES);
export type CaseRole = z.infer<typeof caseRole>;

/** The administrator has this role in every case and is named in none. */
export const ROLES = [...CASE_ROLES, 'administrator'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/**
 * What a person is in the installation, whatever their cases: a member works in the cases that they were let into, a founder
 * may begin cases too (and is the officer of those), an administrator keeps users and everything else. A closed account
 * signs in no more; its name stays, for the journal names it.
 */
export const STANDINGS = ['closed', 'member', 'founder', 'administrator'] as const;
export const standing = z.enum(STANDINGS);
export type Standing = z.infer<typeof standing>;

const from = (least: Role): readonly Role[] => ROLES.slice(ROLES.indexOf(least));

/** Rights that a role gives in a case. */
export const CASE_RIGHTS = {
  read: { roles: from('viewer'), title: { zh: '查看案件（掩码）', en: 'read the case, masked' } },
  arrange: { roles: from('viewer'), title: { zh: '保存自己的视图', en: 'keep views of one’s own' } },
  ask: { roles: from('viewer'), title: { zh: '运行耗时的提问', en: 'ask what takes long to compute' } },
  share: {
    roles: from('analyst'),
    title: { zh: '与同案人员共享视图', en: 'share views with others of the case' },
  },
  export: { roles: from('analyst'), title: { zh: '导出与报告（掩码）', en: 'export and report, masked' } },
  judge: {
    roles: from('analyst'),
    title: {
      zh: '判断：推断、拆分、合并、评估、标记、身份',
      en: 'judge: infer, split, join, assess, mark, identify',
    },
  },
  note: { roles: from('analyst'), title: { zh: '写备注与标签', en: 'write notes and tags' } },
  match: {
    roles: from('investigator'),
    title: { zh: '用名单或投诉比对案件', en: 'hold lists and complaints against the case' },
  },
  import: { roles: from('investigator'), title: { zh: '导入名单', en: 'import lists' } },
  write: {
    roles: from('investigator'),
    title: { zh: '手工录入与撤回', en: 'write by hand and take back' },
  },
  reveal: {
    roles: from('investigator'),
    title: { zh: '说明理由后查看明文', en: 'see in the clear, with a reason' },
  },
  approve: {
    roles: from('case-officer'),
    title: {
      zh: '批准他人成批查看或导出明文（双人批准）',
      en: 'approve what others want to see or take out in the clear (four eyes)',
    },
  },
  retain: {
    roles: from('case-officer'),
    title: {
      zh: '设定数据保留期限、设立与解除保全',
      en: 'say until when data are kept, put them on hold and lift it',
    },
  },
  purge: {
    roles: from('administrator'),
    title: { zh: '永久清除案件数据', en: 'purge the data of a case for good' },
  },
  people: {
    roles: from('case-officer'),
    title: { zh: '让人加入或离开案件', en: 'let people into the case and out of it' },
  },
} as const satisfies Record<string, { roles: readonly Role[]; title: Text }>;
export type CaseRight = keyof typeof CASE_RIGHTS;

/** Rights that a standing gives in the installation. */
export const INSTALLATION_RIGHTS = {
  begin: {
    standings: ['founder', 'administrator'],
    title: { zh: '新建案件', en: 'begin cases' },
  },
  users: { standings: ['administrator'], title: { zh: '管理用户', en: 'keep users' } },
  maintain: {
    standings: ['administrator'],
    title: { zh: '校验记录、重建图', en: 'check the record, rebuild the graph' },
  },
} as const satisfies Record<string, { standings: readonly Standing[]; title: Text }>;
export type InstallationRight = keyof typeof INSTALLATION_RIGHTS;

/** Whether a role gives a right; nobody's role gives none. */
export const roleGives = (role: Role | undefined, right: CaseRight): boolean =>
  role !== undefined && (CASE_RIGHTS[right].roles as readonly Role[]).includes(role);

/** Whether a standing gives a right. */
export const standingGives = (standing: Standing, right: InstallationRight): boolean =>
  (INSTALLATION_RIGHTS[right].standings as readonly Standing[]).includes(standing);
