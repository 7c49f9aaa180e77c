// Rows that investigators marked as false, in order.
import type { Step } from '../define.ts';
import { shownMarks } from '../count/marks.ts';

export const marks: Step<'marks'> = ({ record }, params) => {
  const found = shownMarks(record, params.case).filter(
    ({ list }) => params.list === undefined || list === params.list,
  );
  const page = found.slice(params.offset, params.offset + params.limit);
  return { marks: page, shown: page.length, total: found.length };
};
