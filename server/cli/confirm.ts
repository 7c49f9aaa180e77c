// `vinetrace confirm LIST --from A --grade B2 --reason TEXT`: this list came from that one, whatever the model infers.
import { assessing } from './assess.ts';
import { defineCommand } from './define.ts';

export const confirm = defineCommand({
  name: 'confirm',
  help: { zh: '认定一份名单的来源', en: 'confirm that a list was copied from another' },
  ...assessing('confirmed'),
});
