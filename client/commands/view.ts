// What is done to the view of a case as a whole.
import { IconEye } from '@tabler/icons-react';
import type { Command } from './define.ts';

export const showHidden: Command = {
  id: 'show-hidden',
  title: 'action.show-hidden',
  values: ({ workspace }) => ({ n: workspace.view.hidden.length }),
  icon: IconEye,
  on: 'case',
  isIdle: ({ workspace }) => workspace.view.hidden.length === 0,
  run: ({ workspace }) => workspace.actions.showHidden(),
};
