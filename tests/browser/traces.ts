/** What the server finds of where a list came from: the model decides the paths, so the walks ask which there are. */
import type { Page } from 'playwright-core';
import type { z } from 'zod';
import type { traceSources } from '#contract/queries/trace-sources.ts';

const traceOf = async (page: Page, list: string): Promise<z.infer<typeof traceSources.result>> =>
  (await page.request.get(`/api/cases/deyang/lists/${list}/sources`)).json();

/** Lists and holders along the paths of a list, strongest first. */
export const chainsOf = async (page: Page, list: string): Promise<string[][]> =>
  (await traceOf(page, list)).paths.map(({ steps }) => steps.flatMap(({ list: at, holder }) => [at, holder]));

/** Whether the model may say numbers. */
export const isCalibrated = async (page: Page, list: string): Promise<boolean> =>
  (await traceOf(page, list)).model.calibrated;
