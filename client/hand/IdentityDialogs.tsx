// One party or handle that is two, and two that are one: what it would change is shown before it is done, and a reason is always asked for.
import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Select, Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { newFields } from '#contract/hand.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { enumerated } from '#contract/text.ts';
import { joinElements, splitElement } from '../api/hand.ts';
import { answer } from '../api/queries.ts';
import type { QueryResult } from '../api/run-query.ts';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { handStore, typeHand } from '../state/hand.ts';
import { useWorkspace } from '../state/workspace.ts';
import { useChoices } from './choices.ts';
import { EntityFields, wholeOf } from './EntityFields.tsx';
import { MENU } from './FieldInput.tsx';
import { faultsOf, groundsFrom } from './form.ts';
import { GroundsInput } from './GroundsInput.tsx';
import { HandModal } from './HandModal.tsx';
import { useWrite } from './use-write.ts';
import { WordsInput } from './WordsInput.tsx';

type Uses = QueryResult<'element-uses'>;

/** As many facts as are listed; the rest is counted. */
const LISTED = 200;

const usesOf = (caseId: string, id: string, other?: string) => ({
  ...answer('element-uses', {
    case: caseId,
    id,
    limit: LISTED,
    ...(other === undefined ? {} : { other }),
  }),
  staleTime: 0,
});

function FieldNames({ type, names }: { type: EntityType; names: readonly string[] }) {
  const { say, shown } = useTexts();
  const labels = names.map((name) => say(entityOf(type).fields[name]?.label ?? { zh: name, en: name }));
  return <span className="vt-quiet">{enumerated(labels, shown)}</span>;
}

function UseLine({ use }: { use: Uses['uses'][number] }) {
  const { say } = useTexts();
  const { words } = useWorkspace();
  const { title, caption } = entityOf(use.type);
  return (
    <>
      <strong>{say(title)}</strong>{' '}
      <bdi>
        {use.caption === use.id ? use.id : `${use.id} ${words.value(use.type, caption, use.caption)}`}
      </bdi>{' '}
      <FieldNames type={use.type} names={use.fields} />
    </>
  );
}

function Shown({ uses }: { uses: Uses }) {
  const { t, shown } = useTexts();
  return uses.shown < uses.total ? (
    <p className="vt-quiet vt-num">
      {t('count.of', { n: formatNumber(uses.shown, shown), total: formatNumber(uses.total, shown) })}
    </p>
  ) : null;
}

/** Field by field, what two say of themselves. */
function Compared({ type, compared }: { type: EntityType; compared: Uses['compared'] }) {
  const { t, say } = useTexts();
  const { words } = useWorkspace();
  const { dialogId, other } = useNames();
  return (
    <table className="vt-plain vt-compared">
      <thead>
        <tr>
          <th scope="col">{t('hand.field')}</th>
          <th scope="col">{t('hand.kept', { name: dialogId })}</th>
          <th scope="col">{t('hand.gone', { name: other })}</th>
          <th scope="col">{t('hand.alike')}</th>
        </tr>
      </thead>
      <tbody>
        {compared.map(({ field, here, there, same }) => (
          <tr key={field}>
            <th scope="row">{say(entityOf(type).fields[field]?.label ?? { zh: field, en: field })}</th>
            <td>
              <bdi>{here === undefined ? '—' : words.value(type, field, here)}</bdi>
            </td>
            <td>
              <bdi>{there === undefined ? '—' : words.value(type, field, there)}</bdi>
            </td>
            <td>{t(same ? 'value.boolean.true' : 'value.boolean.false')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the two are called. */
function useNames(): { dialogId: string; other: string } {
  const { graph, words } = useWorkspace();
  const { dialog, typed } = useStore(handStore);
  const nameOf = (id: string): string => {
    const node = graph.nodes.get(id);
    return node === undefined ? id : words.caption(node);
  };
  const id = dialog !== undefined && 'id' in dialog ? (dialog.id ?? '') : '';
  return { dialogId: nameOf(id), other: nameOf(typed.other) };
}

function Reason({ isTried }: { isTried: boolean }) {
  const { t } = useTexts();
  const reason = useStore(handStore, (state) => state.typed.reason);
  return (
    <WordsInput
      label={t('owner.reason')}
      description={t('hand.reason-how')}
      error={isTried && reason.trim() === '' ? t('hand.reason-needed') : undefined}
      value={reason}
      onChange={(words) => typeHand({ reason: words })}
    />
  );
}

/** Grounds without words of their own: the reason is their source. */
function useGrounds() {
  const typed = useStore(handStore, (state) => state.typed);
  const { grounds, faults } = groundsFrom({ ...typed.grounds, source: typed.reason });
  return {
    faults,
    grounds:
      grounds === undefined
        ? undefined
        : {
            grade: grounds.grade,
            ...(grounds.evidence === undefined ? {} : { evidence: grounds.evidence }),
          },
  };
}

/** The fields in which two agree that say nothing of who they are. */
const SAYS_LITTLE: ReadonlySet<string> = new Set(['kind', 'trade', 'region', 'platform', 'grade', 'notes']);

export function JoinDialog({ id, type }: { id: string; type: EntityType }) {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  const { typed } = useStore(handStore);
  const [isTried, setTried] = useState(false);
  const [isConfirmed, setConfirmed] = useState(false);
  const choices = useChoices();
  const names = useNames();
  const isChosen = typed.other !== '';
  const against = useQuery({ ...usesOf(caseId, id, typed.other), enabled: isChosen });
  const moved = useQuery({
    ...usesOf(caseId, typed.other, id),
    enabled: isChosen,
    placeholderData: keepPreviousData,
  });
  const { grounds, faults } = useGrounds();
  const alike = (against.data?.compared ?? []).filter(({ field, same }) => same && !SAYS_LITTLE.has(field));
  const onlyName = against.data !== undefined && alike.every(({ field }) => field === 'name');
  const joining = useWrite('join', () => {
    if (grounds === undefined) throw new Error('the grounds are not whole');
    return joinElements(caseId, id, { other: typed.other, reason: typed.reason.trim(), grounds });
  });
  const error = against.error ?? moved.error;
  return (
    <HandModal
      title={t('hand.join-title', { name: names.dialogId })}
      action={t('hand.join-do')}
      isDoing={joining.isPending}
      error={joining.error}
      isTyped={typed.reason !== ''}
      isReady={isChosen && moved.data !== undefined && (!onlyName || isConfirmed)}
      width={760}
      onDo={() => {
        setTried(true);
        if (grounds !== undefined && typed.reason.trim() !== '') joining.mutate();
      }}
    >
      <Select
        {...MENU}
        size="xs"
        label={t('hand.join-other')}
        description={t('hand.join-how')}
        withAsterisk
        searchable
        nothingFoundMessage={t('search.nothing')}
        placeholder={t('questions.choose')}
        limit={200}
        data={choices([type]).map(({ group, items }) => ({
          group,
          items: items.filter(({ value }) => value !== id),
        }))}
        value={isChosen ? typed.other : null}
        onChange={(other) => {
          typeHand({ other: other ?? '' });
          setConfirmed(false);
        }}
      />
      {error !== null && <ProblemNote error={error} />}
      {isChosen && against.data === undefined && error === null && <Skeleton height={90} />}
      {against.data !== undefined && <Compared type={type} compared={against.data.compared} />}
      {moved.data !== undefined && isChosen && (
        <section>
          <h3>{t('hand.join-moves', { n: moved.data.total, name: names.dialogId })}</h3>
          <ul className="vt-uses">
            {moved.data.uses.map((use) => (
              <li key={`${use.type} ${use.id}`}>
                <UseLine use={use} />
                {use.both && <span className="vt-warn"> {t('hand.join-both')}</span>}
              </li>
            ))}
          </ul>
          <Shown uses={moved.data} />
        </section>
      )}
      {onlyName && (
        <Alert
          color="orange"
          variant="light"
          role="note"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('hand.only-name')}
        >
          <Checkbox
            checked={isConfirmed}
            onChange={(event) => setConfirmed(event.currentTarget.checked)}
            label={t('hand.only-name-confirm')}
          />
        </Alert>
      )}
      <Reason isTried={isTried} />
      <GroundsInput
        typed={typed.grounds}
        faults={isTried ? faults : new Set()}
        without={['source']}
        onChange={(change) => typeHand({ grounds: { ...typed.grounds, ...change } })}
      />
    </HandModal>
  );
}

const keyOf = ({ type, id }: { type: string; id: string }): string => `${type}:${id}`;

export function SplitDialog({ id, type }: { id: string; type: EntityType }) {
  const { t, say } = useTexts();
  const { caseId, graph } = useWorkspace();
  const { typed } = useStore(handStore);
  const [isTried, setTried] = useState(false);
  const names = useNames();
  const { data, error } = useQuery(usesOf(caseId, id));
  const fields = newFields(type);
  // The new one is of the same kind unless somebody says otherwise.
  const { kindField } = entityOf(type);
  const known = graph.nodes.get(id);
  const kind = String(known?.kind ?? known?.props['platform'] ?? '');
  const standing = { [kindField ?? 'platform']: kind };
  const whole = wholeOf(fields, typed.values, standing);
  const chosen = new Set(typed.facts);
  const { grounds, faults } = useGrounds();
  const isSound = faultsOf(type, whole, fields).size === 0;
  const splitting = useWrite('split', () => {
    if (grounds === undefined) throw new Error('the grounds are not whole');
    const filled = Object.entries(whole).filter(([, value]) => value.trim() !== '');
    return splitElement(caseId, id, {
      values: Object.fromEntries(filled),
      facts: (data?.uses ?? [])
        .filter((use) => chosen.has(keyOf(use)))
        .map((use) => ({ type: use.type, id: use.id })),
      reason: typed.reason.trim(),
      grounds,
    });
  });
  const toggle = (key: string): void => {
    const others = typed.facts.filter((one) => one !== key);
    typeHand({ facts: others.length < typed.facts.length ? others : [...typed.facts, key] });
  };
  return (
    <HandModal
      title={t('hand.split-title', { name: names.dialogId })}
      action={t('hand.split-do', { n: chosen.size })}
      isDoing={splitting.isPending}
      error={splitting.error}
      isTyped={typed.reason !== '' || chosen.size > 0}
      isReady={chosen.size > 0}
      width={760}
      onDo={() => {
        setTried(true);
        if (grounds !== undefined && isSound && typed.reason.trim() !== '') splitting.mutate();
      }}
    >
      <p className="vt-quiet">{t('hand.split-how')}</p>
      {error !== null && <ProblemNote error={error} />}
      {data === undefined && error === null && <Skeleton height={120} />}
      {data !== undefined && (
        <fieldset className="vt-grounds">
          <legend>{t('hand.split-choose', { n: chosen.size, total: data.total })}</legend>
          {data.total === 0 && <p className="vt-quiet">{t('hand.split-none')}</p>}
          <div className="vt-uses">
            {data.uses.map((use) => (
              <Checkbox
                key={keyOf(use)}
                size="xs"
                checked={chosen.has(keyOf(use))}
                onChange={() => toggle(keyOf(use))}
                label={<UseLine use={use} />}
              />
            ))}
          </div>
          <Shown uses={data} />
        </fieldset>
      )}
      <section>
        <h3>{t('hand.split-new', { type: say(entityOf(type).title) })}</h3>
        <EntityFields
          type={type}
          names={fields}
          typed={typed.values}
          standing={standing}
          isTried={isTried}
          onChange={(values) => typeHand({ values })}
        />
      </section>
      <Reason isTried={isTried} />
      <GroundsInput
        typed={typed.grounds}
        faults={isTried ? faults : new Set()}
        without={['source']}
        onChange={(change) => typeHand({ grounds: { ...typed.grounds, ...change } })}
      />
    </HandModal>
  );
}
