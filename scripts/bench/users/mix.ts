// What people do with a case, in the shares in which they do it: a page that is opened asks several things at once.
import type { Case } from './case.ts';

export interface Step {
  /** How many of a hundred things that somebody does are this one. */
  share: number;
  /** What the page asks at once: method and path, and a body where there is one. */
  asks(
    about: Case,
    pick: <T>(from: readonly T[]) => T,
  ): readonly (readonly [pattern: string, path: string, body?: object])[];
}

const CASE = '/api/cases/:case';

export const MIX: readonly Step[] = [
  // Opens a case: the overview, its view, its notes.
  {
    share: 10,
    asks: ({ base }) => [
      [`${CASE}/overview`, `${base}/overview`],
      [`${CASE}/view`, `${base}/view`],
      [`${CASE}/notes`, `${base}/notes`],
      [`${CASE}/tags`, `${base}/tags`],
    ],
  },
  // Clicks an element, and looks at what is beside it.
  {
    share: 34,
    asks: ({ base, lists }, pick) => {
      const id = pick(lists);
      return [
        [`${CASE}/elements/:id`, `${base}/elements/${id}`],
        [`${CASE}/elements/:id/neighbours`, `${base}/elements/${id}/neighbours`],
      ];
    },
  },
  {
    share: 16,
    asks: ({ base }, pick) => [
      [`${CASE}/search`, `${base}/search`, { q: pick(['L1', '业主', '14', '建材']) }],
    ],
  },
  {
    share: 14,
    asks: ({ base, lists }, pick) => [[`${CASE}/lists/:id/rows`, `${base}/lists/${pick(lists)}/rows`]],
  },
  {
    share: 10,
    asks: ({ base, lists }, pick) => [[`${CASE}/lists/:id/sources`, `${base}/lists/${pick(lists)}/sources`]],
  },
  { share: 5, asks: ({ base }) => [[`${CASE}/lists`, `${base}/lists`]] },
  { share: 3, asks: ({ base }) => [[`${CASE}/hubs`, `${base}/hubs`]] },
  { share: 5, asks: () => [['/api/cases', '/api/cases']] },
  { share: 2, asks: () => [['/api/journal', '/api/journal']] },
  { share: 1, asks: ({ base }) => [[`POST ${CASE}/export`, `${base}/export`, { format: 'json' }]] },
];
