// Sources that investigators confirmed or rejected, newest last.
import type { Step } from '../define.ts';
import { shownAssessments } from '../lineage/assessments.ts';

export const assessments: Step<'assessments'> = ({ record }, params) => {
  const found = shownAssessments(record, params.case).filter(
    ({ list, from }) => params.list === undefined || list === params.list || from === params.list,
  );
  const page = found.slice(params.offset, params.offset + params.limit);
  return { assessments: page, shown: page.length, total: found.length };
};
