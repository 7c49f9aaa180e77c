// Alerts and canaries of a case as they are answered: a page of them, and how many there are.
import type { Canaries, CanaryAlerts } from '#contract/canaries.ts';
import type { Workspace } from '../../workspace.ts';
import { assertCase } from '../assert-case.ts';
import { alertsOf, type MayRead } from './alerts.ts';
import { shownCanaries } from './shown.ts';

interface Asked {
  case: string;
  limit: number;
  offset: number;
  mayRead: MayRead;
}

const cut = <T>(all: readonly T[], { offset, limit }: Asked) => {
  const page = all.slice(offset, offset + limit);
  return { page, shown: page.length, total: all.length };
};

/** @throws not-found */
export function pagedAlerts(workspace: Pick<Workspace, 'record'>, asked: Asked): CanaryAlerts {
  assertCase(workspace, asked.case);
  const all = alertsOf(workspace.record, asked.case, asked.mayRead);
  const { page: alerts, ...counts } = cut(all, asked);
  return { case: asked.case, alerts, open: all.filter(({ status }) => status === 'open').length, ...counts };
}

/** @throws not-found */
export function pagedCanaries(workspace: Pick<Workspace, 'record' | 'config'>, asked: Asked): Canaries {
  assertCase(workspace, asked.case);
  const { page: canaries, ...counts } = cut(
    shownCanaries(workspace.record, asked.case, asked.mayRead),
    asked,
  );
  const phoneFrom = workspace.config.canaryPhones.length > 0 ? 'controlled' : 'checked';
  return { case: asked.case, canaries, phoneFrom, ...counts };
}
