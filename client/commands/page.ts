// What is done with an open case as a page: printed, walked through, held beside another.
import { IconArrowsDiff, IconCalculator, IconPrinter, IconSend, IconWalk } from '@tabler/icons-react';
import { print } from '../print/print.ts';
import { comparePath, countPath, sendPath } from '../state/paths.ts';
import { beginTour } from '../state/tour.ts';
import type { Command } from './define.ts';

/** What can be counted. */
const COUNTED: readonly string[] = ['List', 'Party', 'Handle'];

export const printCase: Command = {
  id: 'print',
  title: 'print.do',
  icon: IconPrinter,
  keys: ['mod+P'],
  keysWork: 'always',
  on: 'case',
  run: ({ surface }) => void print(surface.canvas),
};

/** Counts what is selected, on the page of counts. */
export const countSelection: Command = {
  id: 'count',
  title: 'count-page.do',
  icon: IconCalculator,
  on: 'element',
  isFor: ({ workspace, ids }) =>
    ids.some((id) => COUNTED.includes(workspace.graph.nodes.get(id)?.type ?? '')),
  run: ({ workspace, ids }) => {
    const of = (...types: string[]): string[] =>
      ids.filter((id) => types.includes(workspace.graph.nodes.get(id)?.type ?? ''));
    globalThis.location.assign(
      countPath(workspace.caseId, { lists: of('List'), parties: of('Party', 'Handle') }),
    );
  },
};

export const tour: Command = {
  id: 'tour',
  title: 'tour.begin',
  icon: IconWalk,
  on: 'case',
  run: beginTour,
};

export const compareCase: Command = {
  id: 'compare',
  title: 'compare-cases.do',
  icon: IconArrowsDiff,
  on: 'case',
  // The page of its own is left for it, and the browser leads back.
  run: ({ workspace }) => globalThis.location.assign(comparePath(workspace.caseId)),
};

export const sendCase: Command = {
  id: 'send',
  title: 'transfer.do',
  icon: IconSend,
  on: 'case',
  isFor: ({ workspace }) => workspace.may('export'),
  run: ({ workspace }) => globalThis.location.assign(sendPath(workspace.caseId)),
};
