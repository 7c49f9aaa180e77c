// A task: what is unproved, what it rests on, what would settle it, and how far the work on it is.
import { Badge, Button } from '@mantine/core';
import {
  IconCalendarSearch,
  IconColumns3,
  IconFileSearch,
  IconFileText,
  IconRowInsertBottom,
  IconUserSearch,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import type { LineageModel } from '#contract/lineage.ts';
import type { ProofTask, Settling } from '#contract/proof-task.ts';
import { useMay } from '../../components/may.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { evidencePath } from '../../state/paths.ts';
import { useSurface } from '../../state/surface.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { ElementLink } from '../ElementLink.tsx';
import { EdgeLine, GroundsButton } from '../findings/EdgeLine.tsx';
import { Named } from '../Named.tsx';
import { names } from '../named-parts.ts';
import { NotSeizedStrength, Strength } from '../Strength.tsx';
import { SeparateButton } from '../trace/Separate.tsx';
import type { Saying } from './TaskDialog.tsx';

const ICONS: Record<Settling['kind'], typeof IconFileText> = {
  document: IconFileText,
  exhibit: IconFileText,
  'better-source': IconFileSearch,
  copy: IconFileSearch,
  date: IconCalendarSearch,
  holder: IconUserSearch,
  field: IconColumns3,
  rows: IconRowInsertBottom,
  list: IconFileSearch,
};

const COLOURS = { open: 'yellow', assigned: 'blue', done: 'gray' } as const;

/** What a link rests on, each exhibit a way into it. */
function Rests({ task: { rests, transfer }, model }: { task: ProofTask; model: LineageModel }) {
  const { t } = useTexts();
  const { caseId, words } = useWorkspace();
  const { on, grade, evidence, probability, band, rows } = rests;
  return (
    <div className="vt-quiet">
      {t(`task-rests.${on}`)}
      {grade !== undefined && <span title={words.grade(grade)}> {grade}</span>}
      {transfer !== undefined && (
        <>
          {' · '}
          <ElementLink id={transfer} isBare />
        </>
      )}
      {evidence.map((id) => (
        <span key={id}>
          {' · '}
          <Link className="vt-link" to={evidencePath(caseId, id)}>
            {id}
          </Link>
        </span>
      ))}
      {on === 'inferred' && probability !== undefined && (
        <>
          {' · '}
          <Strength model={model} probability={probability} band={band} />
        </>
      )}
      {on === 'not-seized' && probability !== undefined && (
        <>
          {' · '}
          <NotSeizedStrength model={model} probability={probability} />
        </>
      )}
      {rows !== undefined && rows !== 'agrees' && (
        <>
          {' · '}
          {t('task.rows')} <b>{t(`finding.${rows}`)}</b>
        </>
      )}
    </div>
  );
}

function Wishes({ wishes }: { wishes: readonly Settling[] }) {
  const { t, say } = useTexts();
  if (wishes.length === 0) return null;
  return (
    <>
      <p className="vt-tasks-by">{t('task.settled-by')}</p>
      <ul className="vt-task-wishes">
        {wishes.map((wish, at) => {
          const Icon = ICONS[wish.kind];
          const what = say(wish.what);
          return (
            <li key={at}>
              <Icon size={16} stroke={1.6} aria-hidden />
              <span>
                <Named text={what} />
                {wish.holder !== undefined && !names(what, wish.holder) && (
                  <>
                    {' '}
                    <ElementLink id={wish.holder} isBare />
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface TaskCardProps {
  task: ProofTask;
  model: LineageModel;
  onSay(saying: Saying): void;
}

export function TaskCard({ task, model, onSay }: TaskCardProps) {
  const { t, say, shown } = useTexts();
  const { light } = useSurface();
  const may = useMay('judge');
  const { list, from, handle, transfer, holder, fromHolder, state, assignee, word, proved, between } = task;
  const about = [list, from, handle, transfer, holder, fromHolder].filter((id) => id !== undefined);
  return (
    <li className="vt-card" data-proved={proved}>
      <div className="vt-row">
        <b className="vt-grow">{say(task.what)}</b>
        <Badge
          variant="light"
          className="vt-task-state"
          color={proved ? 'teal' : COLOURS[state]}
          c="var(--mantine-color-text)"
        >
          {proved ? t('task.proved') : t(`task-state.${state}`)}
        </Badge>
      </div>
      {list !== undefined && from !== undefined ? (
        <EdgeLine list={list} from={from} />
      ) : (
        <span>
          {[...new Set([fromHolder, holder, handle, list].filter((id) => id !== undefined))].map((id) => (
            <span key={id}>
              <ElementLink id={id} isBare /> <span className="vt-quiet">{id}</span>{' '}
            </span>
          ))}
        </span>
      )}
      <Rests task={task} model={model} />
      <div className="vt-quiet vt-num">{t('task.lists', { n: formatNumber(task.lists, shown) })}</div>
      {word !== undefined && (
        <p className="vt-quiet">
          {assignee !== undefined && <b>{assignee} · </b>}
          {word.entry.actor} ·{' '}
          <Link className="vt-link vt-num" to={`/journal?entry=${word.entry.seq}`}>
            #{word.entry.seq}
          </Link>
          {word.note !== undefined && ` · ${word.note}`}
        </p>
      )}
      <Wishes wishes={task.settledBy} />
      <div className="vt-row vt-task-do">
        <Button size="compact-xs" variant="default" onClick={() => light(new Set(about))}>
          {t('identity.show')}
        </Button>
        {list !== undefined && from !== undefined && <GroundsButton list={list} from={from} />}
        {between !== undefined && <SeparateButton {...between} />}
      </div>
      {may && !proved && (
        <div className="vt-row vt-task-do">
          {state !== 'done' && (
            <Button size="compact-xs" variant="default" onClick={() => onSay({ task, what: 'assigned' })}>
              {t('task-do.assigned')}
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => onSay({ task, what: state === 'done' ? 'open' : 'done' })}
          >
            {t(`task-do.${state === 'done' ? 'open' : 'done'}`)}
          </Button>
          {word !== undefined && (
            <Button size="compact-xs" variant="subtle" onClick={() => onSay({ task, what: 'undo' })}>
              {t('task-do.undo')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
