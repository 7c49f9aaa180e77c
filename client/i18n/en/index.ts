// The texts in English: one file per part of the client, one line each.
import account from './account.json' with { type: 'json' };
import canaries from './canaries.json' with { type: 'json' };
import across from './across.json' with { type: 'json' };
import canvas from './canvas.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import evidence from './evidence.json' with { type: 'json' };
import exchange from './exchange.json' with { type: 'json' };
import guide from './guide.json' with { type: 'json' };
import hand from './hand.json' with { type: 'json' };
import hubs from './hubs.json' with { type: 'json' };
import imports from './import.json' with { type: 'json' };
import importFiles from './import-files.json' with { type: 'json' };
import insight from './insight.json' with { type: 'json' };
import lineage from './lineage.json' with { type: 'json' };
import list from './list.json' with { type: 'json' };
import match from './match.json' with { type: 'json' };
import owner from './owner.json' with { type: 'json' };
import pages from './pages.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import privacy from './privacy.json' with { type: 'json' };
import proof from './proof.json' with { type: 'json' };
import report from './report.json' with { type: 'json' };
import transfer from './transfer.json' with { type: 'json' };
import work from './work.json' with { type: 'json' };
import workspace from './workspace.json' with { type: 'json' };

export const en = {
  ...account,
  ...canaries,
  ...across,
  ...canvas,
  ...common,
  ...evidence,
  ...exchange,
  ...guide,
  ...hand,
  ...hubs,
  ...imports,
  ...importFiles,
  ...insight,
  ...lineage,
  ...list,
  ...match,
  ...owner,
  ...pages,
  ...people,
  ...privacy,
  ...proof,
  ...report,
  ...transfer,
  ...work,
  ...workspace,
};
