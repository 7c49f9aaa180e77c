// Joining an owner with another: whom, what speaks for and against it, before and after, why.
import { useState } from 'react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Loader, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import type { DecisionResult, OwnerBrief } from '#contract/decision.ts';
import { joinOwners } from '../../api/owners.ts';
import { answer } from '../../api/queries.ts';
import type { QueryResult } from '../../api/run-query.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatNumber, formatSureness } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { Waterfall } from './Waterfall.tsx';

interface JoinDialogProps {
  caseId: string;
  owner: OwnerBrief;
  /** Whom it might be: others who share a number. */
  alike: readonly OwnerBrief[];
  onClose(): void;
  onDone(result: DecisionResult): void;
}

/** Owners that a search finds, but not the one that is open. */
function useOthers(caseId: string, owner: string, text: string) {
  const [wanted] = useDebouncedValue(text.trim(), 200);
  const { data, isFetching, error } = useQuery({
    ...answer('search', { case: caseId, q: wanted, limit: 100 }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
    // What was searched for may be a person's number: it is not kept.
    gcTime: 0,
  });
  const hits = wanted === '' ? [] : (data?.hits ?? []);
  const found = hits.flatMap(({ element }): OwnerBrief[] =>
    element.type === 'Owner' && element.id !== owner
      ? [{ id: element.id, caption: element.caption, rows: Number(element.props['records'] ?? 0) }]
      : [],
  );
  return { found, isFetching: isFetching && wanted !== '', error, wanted };
}

function Candidates({
  title,
  owners,
  chosen,
  onChoose,
}: {
  title: string;
  owners: readonly OwnerBrief[];
  chosen: string | undefined;
  onChoose(owner: OwnerBrief): void;
}) {
  const { t, shown } = useTexts();
  return (
    <div className="vt-candidates" role="group" aria-label={title}>
      <h3>{title}</h3>
      {owners.map((owner) => (
        <button
          type="button"
          key={owner.id}
          className="vt-candidate"
          aria-pressed={owner.id === chosen}
          onClick={() => onChoose(owner)}
        >
          <strong>{owner.caption}</strong>
          <span className="vt-mono vt-quiet">{owner.id}</span>
          <span className="vt-num">{t('owner.rows', { n: formatNumber(owner.rows, shown) })}</span>
        </button>
      ))}
    </div>
  );
}

function Side({ title, side }: { title: string; side: { rows: number; lists: number; homes?: number } }) {
  const { t, shown } = useTexts();
  return (
    <section className="vt-card">
      <h3>{title}</h3>
      <dl className="vt-fields">
        <dt>{t('owner.figure-rows')}</dt>
        <dd className="vt-num">{formatNumber(side.rows, shown)}</dd>
        <dt>{t('owner.figure-lists')}</dt>
        <dd className="vt-num">{formatNumber(side.lists, shown)}</dd>
        {side.homes !== undefined && (
          <>
            <dt>{t('owner.figure-homes')}</dt>
            <dd className="vt-num">{formatNumber(side.homes, shown)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Comparison({ data }: { data: QueryResult<'owner-against'> }) {
  const { t, shown } = useTexts();
  const { left, right, weighed, rows, lists } = data;
  return (
    <>
      <div className="vt-sides" data-three>
        <Side title={left.caption} side={left} />
        <Side title={right.caption} side={right} />
        <Side title={t('owner.together')} side={{ rows, lists }} />
      </div>
      <p style={{ margin: '10px 0 0' }}>
        {t('owner.weighed', { p: formatSureness(weighed.probability, shown) })}
      </p>
      <Waterfall tie={weighed} />
    </>
  );
}

export function JoinDialog({ caseId, owner, alike, onClose, onDone }: JoinDialogProps) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [other, setOther] = useState<OwnerBrief>();
  const [isConfirmed, setConfirmed] = useState(false);
  const { found, isFetching, error, wanted } = useOthers(caseId, owner.id, text);
  const against = useQuery({
    ...answer('owner-against', { case: caseId, owner: owner.id, other: other?.id ?? '' }),
    enabled: other !== undefined,
  });
  const joining = useMutation({
    mutationFn: (reason: string) => joinOwners(caseId, owner.id, other?.id ?? '', reason),
    onSuccess: onDone,
  });
  const needsConfirmation = against.data?.idNumbersDiffer === true;
  const choose = (chosen: OwnerBrief): void => {
    setOther(chosen);
    setConfirmed(false);
  };
  return (
    <ReasonDialog
      title={t('owner.join-title', { name: owner.caption })}
      action={t('owner.join-do')}
      suggestions={[t('owner-because.same-home'), t('owner-because.same-number'), t('owner-because.typo')]}
      isDoing={joining.isPending}
      error={joining.error}
      isReady={against.data !== undefined && (!needsConfirmation || isConfirmed)}
      width={760}
      onClose={onClose}
      onDo={(reason) => joining.mutate(reason)}
    >
      <TextInput
        label={t('owner.join-search')}
        description={t('owner.join-search-how')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={isFetching ? <Loader size={12} /> : null}
        autoComplete="off"
        spellCheck={false}
      />
      {error !== null && <ProblemNote error={error} />}
      {found.length > 0 && (
        <Candidates title={t('owner.join-found')} owners={found} chosen={other?.id} onChoose={choose} />
      )}
      {wanted !== '' && !isFetching && found.length === 0 && error === null && (
        <p className="vt-quiet">{t('owner.join-nobody')}</p>
      )}
      {wanted === '' && alike.length > 0 && (
        <Candidates title={t('owner.join-alike')} owners={alike} chosen={other?.id} onChoose={choose} />
      )}
      {other !== undefined && against.data === undefined && against.error === null && (
        <Skeleton height={160} mt={10} />
      )}
      {against.error !== null && <ProblemNote error={against.error} />}
      {against.data !== undefined && <Comparison data={against.data} />}
      {needsConfirmation && (
        <Alert
          color="orange"
          variant="light"
          role="note"
          mt={10}
          icon={<IconAlertTriangle aria-hidden />}
          title={t('owner.ids-differ')}
        >
          <Checkbox
            checked={isConfirmed}
            onChange={(event) => setConfirmed(event.currentTarget.checked)}
            label={t('owner.ids-differ-confirm')}
          />
        </Alert>
      )}
    </ReasonDialog>
  );
}
