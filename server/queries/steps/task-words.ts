// Who said what of the tasks of a case, newest last.
import type { Step } from '../define.ts';
import { shownTaskWords } from '../proof/words.ts';

export const taskWords: Step<'task-words'> = ({ record }, params) => {
  const found = shownTaskWords(record, params.case).filter(
    ({ task }) => params.task === undefined || task === params.task,
  );
  const words = found.slice(params.offset, params.offset + params.limit);
  return { words, shown: words.length, total: found.length };
};
