// Who was copied from whom, for every list of a case.
import { caseLineage } from '../lineage.ts';
import { lineageState } from '../lineage-state.ts';
import { caseParams, defineQuery } from './define.ts';

export const lineage = defineQuery({
  name: 'lineage',
  path: '/api/cases/:case/lineage',
  title: { zh: '名单谱系', en: 'Lineage' },
  help: { zh: '每份名单抄自哪一份，依据何在', en: 'Which list was copied from which, and on what grounds' },
  params: caseParams,
  result: caseLineage.extend({ lineageUpTo: lineageState }),
});
