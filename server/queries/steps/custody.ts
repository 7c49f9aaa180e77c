// The chain of custody of a file.
import type { Step } from '../define.ts';
import { custodyOf } from '../custody.ts';

export const custody: Step<'custody'> = ({ record }, { case: caseId, element, offset, limit }) => {
  const { events, ...found } = custodyOf(record, caseId, element);
  const page = events.slice(offset, offset + limit);
  return { ...found, events: page, shown: page.length, total: events.length };
};
