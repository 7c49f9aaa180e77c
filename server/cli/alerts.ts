// `vinetrace alerts`: lists in which canaries turned up; `--acknowledge ID --reason TEXT` says that one was looked into.
import type { CanaryAlerts } from '#contract/canaries.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { acknowledgeAlert } from '../operations/canaries/acknowledge.ts';
import { pagedAlerts } from '../queries/canaries/pages.ts';
import { alertsText } from './alerts-text.ts';
import { defineCommand } from './define.ts';
import { REASON, reasonOf } from './reason.ts';

/** Whoever holds the data directory's key may read all of it. */
const mayRead = (): boolean => true;
/** As many as are given at once. */
const MOST = 5000;

export const alerts = defineCommand<CanaryAlerts>({
  name: 'alerts',
  help: {
    zh: '哪些名单含有标记记录，即经过了谁之手；--acknowledge 记下核对结果',
    en: 'lists in which canaries turned up, that is, through whom they passed; --acknowledge says what came of it',
  },
  options: [
    {
      flags: '--acknowledge <alert>',
      help: { zh: '提示编号：已核对', en: 'id of an alert that was looked into' },
    },
    REASON,
  ],
  async run({ workspace, caseId, options, signal }) {
    const alert = options['acknowledge'];
    const reason = typeof alert === 'string' ? reasonOf(options) : undefined;
    const opened = await workspace();
    const asked = { case: chooseCase(opened, caseId), mayRead };
    if (typeof alert === 'string' && reason !== undefined)
      await acknowledgeAlert(opened, {
        ...asked,
        alert,
        reason,
        actor: 'cli',
        signal,
        // Whoever holds the key may everything.
        demandJudge: () => {},
      });
    return pagedAlerts(opened, { ...asked, offset: 0, limit: MOST });
  },
  print: alertsText,
});
