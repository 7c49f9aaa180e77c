// File: wording and order of headers, author, program and encoding in common, weighed by how rare they are among the lists.
import { type Feature, type Pair } from '../features.ts';

export const file: Record<string, Feature<Pair>> = {
  headersAlike: ({ e: { marks } }) => marks.headers,
  headersDiffer: ({ e: { marks } }) => marks.headersDiffer,
  officeAlike: ({ e: { marks } }) => marks.office,
  textAlike: ({ e: { marks } }) => marks.text,
  namesAlike: ({ e: { marks } }) => Math.min(marks.names, 12),
  namesDiffer: ({ e: { marks } }) => Math.min(marks.namesDiffer, 12),
  orderAlike: ({ e: { marks } }) => marks.order,
};
