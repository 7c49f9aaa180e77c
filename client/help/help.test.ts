// Every panel and every view has its help, under the name that it has itself.
import { expect, it } from 'vitest';
import { LEFT_PANEL_IDS, PANEL_IDS, VIEW_IDS } from '../state/address.ts';
import { HELP } from './registry.ts';

it('is there for every panel and view', () => {
  const topics = Object.keys(HELP);
  expect([...VIEW_IDS, ...LEFT_PANEL_IDS, ...PANEL_IDS].filter((id) => !topics.includes(id))).toEqual([]);
});
