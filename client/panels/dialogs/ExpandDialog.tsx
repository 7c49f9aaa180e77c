// Guarded expand: what stands around an element, counted first; a person chooses what is drawn, how much of it and what first.
import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ActionIcon, Button, Group, NumberInput, Select, Skeleton, Tooltip } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { entityOf } from '#contract/model/registry.ts';
import { RELATIONS } from '#contract/model/relation.ts';
import { neighbourOrder } from '#contract/queries/neighbours.ts';
import { answer } from '../../api/queries.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { MOST } from '../../state/actions.ts';
import { asTable, writeAround } from '../../state/around.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { DialogFrame } from './DialogFrame.tsx';
import {
  firstChoice,
  keyOf,
  knownOf,
  promised,
  toExpansions,
  type Choice,
  type RelationCount,
} from './expand-choice.ts';
import './dialogs.css';

interface RowProps {
  count: RelationCount;
  known: number;
  choice: Choice;
  onChange(choice: Choice): void;
  onTable(): void;
}

function RelationRow({ count, known, choice, onChange, onTable }: RowProps) {
  const { t, say, shown } = useTexts();
  const { relation, direction, type, total } = count;
  const name = `${say(RELATIONS[relation].title)} ${direction === 'out' ? '→' : '←'} ${say(entityOf(type).title)}`;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="vt-num">
        {t('count.of', { n: formatNumber(known, shown), total: formatNumber(total, shown) })}
      </td>
      <td>
        <Select
          aria-label={`${name}: ${t('expand.as')}`}
          allowDeselect={false}
          w={150}
          value={choice.as}
          onChange={(as) => onChange({ ...choice, as: as === 'elements' || as === 'count' ? as : 'none' })}
          data={[
            { value: 'none', label: t('expand.none') },
            { value: 'elements', label: t('expand.elements') },
            { value: 'count', label: t('expand.group') },
          ]}
        />
      </td>
      <td>
        <NumberInput
          aria-label={`${name}: ${t('expand.how-many')}`}
          w={92}
          min={1}
          max={Math.min(total, MOST)}
          clampBehavior="strict"
          allowDecimal={false}
          disabled={choice.as !== 'elements'}
          value={choice.limit}
          onChange={(limit) => onChange({ ...choice, limit: Math.max(1, Number(limit) || 1) })}
        />
      </td>
      <td>
        <Tooltip label={t('expand.table')}>
          <ActionIcon aria-label={`${name}: ${t('expand.table')}`} onClick={onTable}>
            <IconTable size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </td>
    </tr>
  );
}

function Choices({ id, counts, onClose }: { id: string; counts: readonly RelationCount[]; onClose(): void }) {
  const { t, shown } = useTexts();
  const { graph, actions, address, go } = useWorkspace();
  const known = useMemo(
    () => new Map(counts.map((count) => [keyOf(count), knownOf(graph, id, count)])),
    [counts, graph, id],
  );
  const [changed, setChanged] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [order, setOrder] = useState(neighbourOrder.enum.degree as (typeof neighbourOrder.options)[number]);
  const choices = new Map(
    counts.map((count) => {
      const key = keyOf(count);
      return [key, changed.get(key) ?? firstChoice(count, known.get(key) ?? 0)];
    }),
  );
  const { elements, groups } = promised(counts, choices);
  const isCut = counts.some((count) => {
    const choice = choices.get(keyOf(count));
    return choice?.as === 'elements' && choice.limit < count.total;
  });
  const draw = (): void => {
    actions.draw(id, toExpansions(id, counts, choices, order));
    onClose();
  };
  return (
    <>
      <div className="vt-scroll">
        <table className="vt-plain vt-expand">
          <thead>
            <tr>
              <th scope="col">{t('expand.relation')}</th>
              <th scope="col">{t('expand.drawn')}</th>
              <th scope="col">{t('expand.as')}</th>
              <th scope="col">{t('expand.how-many')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {counts.map((count) => {
              const key = keyOf(count);
              return (
                <RelationRow
                  key={key}
                  count={count}
                  known={Math.min(count.total, known.get(key) ?? 0)}
                  choice={choices.get(key) ?? { as: 'none', limit: 1 }}
                  onChange={(choice) => setChanged(new Map([...changed, [key, choice]]))}
                  onTable={() => {
                    go(asTable(writeAround({ ...count, id }), address.view));
                    onClose();
                  }}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <Group mt={12} gap={8} align="flex-end">
        <Select
          label={t('expand.order')}
          allowDeselect={false}
          w={210}
          disabled={!isCut}
          value={order}
          onChange={(value) => setOrder(neighbourOrder.catch('id').parse(value))}
          data={neighbourOrder.options.map((value) => ({ value, label: t(`expand-order.${value}`) }))}
        />
        <span className="vt-gap" />
        <span className="vt-quiet" role="status">
          {t('expand.promise', { n: formatNumber(elements, shown), groups: formatNumber(groups, shown) })}
        </span>
        <Button onClick={draw} disabled={elements + groups === 0} data-autofocus>
          {t('expand.draw')}
        </Button>
      </Group>
    </>
  );
}

export default function ExpandDialog({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useTexts();
  const { caseId, graph, words } = useWorkspace();
  const { data, error, refetch } = useQuery(answer('element', { case: caseId, id }));
  const node = graph.nodes.get(id);
  return (
    <DialogFrame
      size={640}
      onClose={onClose}
      title={t('expand.title', { name: node === undefined ? id : words.caption(node) })}
    >
      {data === undefined && error === null && <Skeleton height={160} />}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data !== undefined && data.relations.length === 0 && <p>{t('relations.none')}</p>}
      {data !== undefined && data.relations.length > 0 && (
        <Choices id={id} counts={data.relations} onClose={onClose} />
      )}
    </DialogFrame>
  );
}
