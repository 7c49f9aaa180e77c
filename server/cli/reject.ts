// `vinetrace reject LIST --from A --grade B2 --reason TEXT`: this list did not come from that one, whatever the model infers.
import { assessing } from './assess.ts';
import { defineCommand } from './define.ts';

export const reject = defineCommand({
  name: 'reject',
  help: { zh: '否定一份名单的来源', en: 'reject that a list was copied from another' },
  ...assessing('rejected'),
});
