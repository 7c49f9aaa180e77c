// What is still unproved: of the case, or of the chain behind what is selected; what would change most comes first.
import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Checkbox, NativeSelect } from '@mantine/core';
import { TASKS_SHOWN } from '#contract/queries/tasks.ts';
import { answer } from '../../api/queries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { MoreRow } from '../../components/MoreRow.tsx';
import { useLimit } from '../../components/use-limit.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { SeparationHost } from '../trace/Separate.tsx';
import { StaleNotice } from '../trace/StaleNotice.tsx';
import { TaskCard } from './TaskCard.tsx';
import { TaskDialog, type Saying } from './TaskDialog.tsx';
import './tasks.css';

/** Of what a chain can be asked. */
const ASKED = new Set(['List', 'Party', 'Handle']);

export default function Tasks() {
  const { t, say, shown } = useTexts();
  const { caseId, graph, address } = useWorkspace();
  const [show, setShow] = useState<(typeof TASKS_SHOWN)[number]>('unproved');
  const [isOfSelection, setOfSelection] = useState(false);
  const [saying, setSaying] = useState<Saying>();
  const chosen = address.selection.filter((id) => ASKED.has(graph.nodes.get(id)?.type ?? ''));
  const of = isOfSelection && chosen.length > 0 ? { of: chosen.join(',') } : {};
  const { limit, moreOf } = useLimit(200);
  const { data, error, isFetching, refetch } = useQuery({
    ...answer('tasks', { case: caseId, show, limit, ...of }),
    placeholderData: keepPreviousData,
  });
  if (data === undefined)
    return (
      <div className="vt-panel">
        <PartWaiting height={200} error={error} onRetry={() => void refetch()} />
      </div>
    );
  const { counts } = data;
  return (
    <div className="vt-panel vt-tasks">
      <StaleNotice caseId={caseId} />
      <div className="vt-row vt-tasks-ask">
        <NativeSelect
          size="xs"
          label={t('task.show')}
          value={show}
          onChange={({ currentTarget }) =>
            setShow(TASKS_SHOWN.find((one) => one === currentTarget.value) ?? 'unproved')
          }
          data={TASKS_SHOWN.map((one) => ({ value: one, label: t(`task-show.${one}`) }))}
        />
        <Checkbox
          size="xs"
          label={t('task.of-selection', { n: formatNumber(chosen.length, shown) })}
          checked={isOfSelection && chosen.length > 0}
          disabled={chosen.length === 0}
          onChange={({ currentTarget }) => setOfSelection(currentTarget.checked)}
        />
      </div>
      <p className="vt-quiet vt-num">
        {t('task.counts', {
          open: formatNumber(counts.open, shown),
          assigned: formatNumber(counts.assigned, shown),
          done: formatNumber(counts.done, shown),
          proved: formatNumber(counts.proved, shown),
        })}
      </p>
      {data.total === 0 && (
        <EmptyState title={t('task.none')}>
          <p>{t(data.lineageUpTo.lists === 0 ? 'task.none-lists' : 'task.none-how')}</p>
        </EmptyState>
      )}
      <SeparationHost>
        <ol>
          {data.tasks.map((task) => (
            <TaskCard key={task.id} task={task} model={data.model} onSay={setSaying} />
          ))}
        </ol>
      </SeparationHost>
      <p className="vt-quiet">
        {t('task.order')} {say(data.model.note)}
      </p>
      <MoreRow n={data.shown} total={data.total} onMore={moreOf(data)} isLoading={isFetching} />
      {saying !== undefined && (
        <TaskDialog caseId={caseId} {...saying} onClose={() => setSaying(undefined)} />
      )}
    </div>
  );
}
