// What became of an import: every list, with numbers that add up, and the way back.
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Group, Modal, Stack, TextInput, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck, IconInfoCircle, IconRoute } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ImportedList, ImportJob, ImportReport } from '#contract/import.ts';
import { undoImport } from '../../api/imports.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { elementPath, tracePath } from '../../state/paths.ts';
import { SetAside } from './SetAside.tsx';

function Undo({ job }: { job: ImportJob }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const undoing = useMutation({
    mutationFn: () => undoImport(job.id, reason.trim()),
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries();
    },
  });
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconArrowBackUp size={15} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('import-report.undo')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        withinPortal={false}
        styles={{ inner: { left: 0 } }}
        title={t('import-report.undo')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '') undoing.mutate();
          }}
        >
          <Stack gap={12}>
            <span>{t('import-report.undo-how')}</span>
            <TextInput
              size="sm"
              data-autofocus
              label={t('import-report.undo-reason')}
              withAsterisk
              value={reason}
              maxLength={1000}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            {undoing.error !== null && <ProblemNote error={undoing.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setOpen(false)}>
                {t('action.close')}
              </Button>
              <Button type="submit" color="red.9" loading={undoing.isPending} disabled={reason.trim() === ''}>
                {t('import-report.undo')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

function ListLine({ list, caseId, isUndone }: { list: ImportedList; caseId: string; isUndone: boolean }) {
  const { t, shown } = useTexts();
  const number = (value: number): string => formatNumber(value, shown);
  return (
    <tr>
      <th scope="row" className="vt-num">
        {isUndone ? (
          list.id
        ) : (
          <Link
            className="vt-link"
            to={`${elementPath(caseId, list.id)}&below=table`}
            aria-label={t('import-report.open', { id: list.id })}
          >
            {list.id}
          </Link>
        )}
      </th>
      <td title={list.file}>{list.file}</td>
      <td>
        <span className="vt-outcome" data-outcome={isUndone ? 'undone' : list.outcome}>
          {t(isUndone ? 'import-report.taken-back' : `import-report.${list.outcome}`)}
        </span>
      </td>
      <td className="vt-num">{number(list.counts.imported + list.counts.setAside)}</td>
      <td className="vt-num">{number(list.counts.imported)}</td>
      <td className="vt-num">{number(list.counts.setAside)}</td>
      <td className="vt-num">{number(list.owners.new)}</td>
      <td className="vt-num">{number(list.owners.known)}</td>
      <td>
        {!isUndone && (
          <Link
            className="vt-link"
            to={tracePath(caseId, list.id)}
            aria-label={t('import-report.trace-of', { id: list.id })}
          >
            <IconRoute size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> {t('import-report.trace')}
          </Link>
        )}
      </td>
    </tr>
  );
}

interface ReportProps {
  job: ImportJob;
  report: ImportReport;
  caseId: string;
}

export function Report({ job, report, caseId }: ReportProps) {
  const { t, say, shown } = useTexts();
  const { lists } = report;
  const sum = (of: (list: ImportedList) => number): string =>
    formatNumber(
      lists.reduce((total, list) => total + of(list), 0),
      shown,
    );
  const isNothing = report.entries === 0;
  const warnings = lists.flatMap(({ id, warnings: said }) => said.map((warning) => ({ id, warning })));
  return (
    <section className="vt-import-report" aria-labelledby="report-title">
      <div className="vt-row vt-import-report-head" data-undone={job.undone}>
        {job.undone ? <IconArrowBackUp size={26} aria-hidden /> : <IconCircleCheck size={26} aria-hidden />}
        <div className="vt-grow">
          <h3 id="report-title">
            {t(
              job.undone ? 'import-report.undone' : isNothing ? 'import-report.none' : 'import-report.title',
            )}
          </h3>
          <span className="vt-quiet">
            {isNothing
              ? t('import-report.none-how')
              : t('import-report.took', {
                  time: t('import-run.seconds', { n: formatNumber(report.seconds, shown) }),
                  n: formatNumber(report.entries, shown),
                })}
          </span>
        </div>
        {!job.undone && report.entry !== null && <Undo job={job} />}
      </div>
      <div
        className="vt-surface vt-table vt-review"
        tabIndex={0}
        role="region"
        aria-label={t('import.lists', { n: lists.length })}
      >
        <table>
          <thead>
            <tr>
              {(
                [
                  'import-origin.id',
                  'import-origin.file',
                  'import-report.outcome',
                  'import-report.rows',
                  'import-report.imported',
                  'import-report.aside',
                  'import-report.new-owners',
                  'import-report.known',
                ] as const
              ).map((key, at) => (
                <th key={key} scope="col" data-num={at > 2}>
                  {t(key)}
                </th>
              ))}
              <th scope="col">
                <VisuallyHidden>{t('import-report.trace')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {lists.map((list) => (
              <ListLine key={list.id} list={list} caseId={caseId} isUndone={job.undone} />
            ))}
          </tbody>
          {lists.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">{t('import-report.total')}</th>
                <td colSpan={2} />
                <td className="vt-num">{sum(({ counts }) => counts.imported + counts.setAside)}</td>
                <td className="vt-num">{sum(({ counts }) => counts.imported)}</td>
                <td className="vt-num">{sum(({ counts }) => counts.setAside)}</td>
                <td colSpan={3} />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <p className="vt-quiet">
        {t('import-report.sum')}
        {report.lineageUpTo.stale && !job.undone && <> · {t('import-report.stale')}</>}
      </p>
      {!job.undone &&
        lists
          .filter(({ counts }) => counts.setAside > 0)
          .map(({ id, counts }) => <SetAside key={id} caseId={caseId} list={id} count={counts.setAside} />)}
      {warnings.length > 0 && (
        <section className="vt-problems" data-clean aria-label={t('import-report.warnings')}>
          <h3>{t('import-report.warnings')}</h3>
          <ul>
            {warnings.map(({ id, warning }) => (
              <li key={`${id} ${warning.en}`}>
                <IconInfoCircle size={15} aria-hidden />
                <span className="vt-num">{id}</span>
                <span className="vt-grow">{say(warning)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}
