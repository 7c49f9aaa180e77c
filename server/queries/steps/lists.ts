// The lists of a case with their holders, files and sizes.
import type { Step } from '../define.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Lists in the order in which they were first loaded; `owners` counts the distinct owners of a list's rows. */
export const lists: Step<'lists'> = ({ record }, params) => ({
  lists: record.facts(params.case, 'List').map((fact) => {
    const { values } = fact.payload;
    return {
      id: fact.ref,
      title: text(values['title']) ?? fact.id,
      file: text(values['file']) ?? '',
      holder: text(values['holder_id']) ?? '',
      rows: record.countRows(params.case, fact.id),
      owners: record.countOwners(params.case, fact.id),
      obtainedOn: text(values['obtained_on']) ?? null,
      sha256: text(values['sha256']) ?? '',
    };
  }),
});
