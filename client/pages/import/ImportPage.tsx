// The import wizard of a case: files, their origin, a review, the import and its report.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Center, Loader } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconChevronRight, IconFileImport } from '@tabler/icons-react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useStore } from 'zustand';
import type { ImportJob } from '#contract/import.ts';
import { contextQuery, isRunning, jobsQuery, startImport } from '../../api/imports.ts';
import { answer } from '../../api/queries.ts';
import { askUploads } from '../../api/uploads.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTitle } from '../../components/use-title.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { attentionOf } from './attention.ts';
import { filesStore, type ImportFile } from './files-store.ts';
import { FilesStep } from './FilesStep.tsx';
import { faultsOf, NO_ORIGIN, planOf, requestOf, type OriginFaults } from './origin.ts';
import { forgetOrigin, keepOrigin, keptOrigin, originOf, type OriginMemory } from './origin-memory.ts';
import { OriginStep } from './OriginStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { RunStep } from './RunStep.tsx';
import { StepBar, type Step } from './StepBar.tsx';
import { StepHeading } from './StepHeading.tsx';
import { graphImportPath } from '../../state/paths.ts';
import './import.css';
import './drop.css';
import './files.css';
import './file-panel.css';
import './origin.css';

const NO_FAULTS: OriginFaults = new Map();

const isWaiting = ({ phase, isRereading }: ImportFile): boolean =>
  phase === 'sending' || phase === 'reading' || isRereading;
const isMeant = ({ phase, skip }: ImportFile): boolean => phase === 'ready' && !skip;

/** What the files come to, in a line. */
function useSummary(files: readonly ImportFile[]): string {
  const { t } = useTexts();
  const count = (of: (file: ImportFile) => boolean): number => files.filter(of).length;
  const parts = [
    [count((file) => isMeant(file)), 'import-foot.ready'],
    [
      count((file) => isMeant(file) && file.preview !== undefined && attentionOf(file.preview).count > 0),
      'import-foot.look',
    ],
    [count(({ phase }) => phase === 'refused'), 'import-foot.refused'],
    [count(({ phase, skip }) => phase === 'ready' && skip), 'import-foot.out'],
    [count(isWaiting), 'import.wait'],
  ] as const;
  return parts
    .filter(([n]) => n > 0)
    .map(([n, key]) => t(key, { n }))
    .join(' · ');
}

function Wizard({ caseId }: { caseId: string }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const jobId = params.get('job') ?? undefined;
  const store = useMemo(() => filesStore(caseId), [caseId]);
  const { files, skipped } = useStore(store);
  const context = useQuery(contextQuery(caseId));
  const jobs = useQuery(jobsQuery(caseId));
  const overview = useQuery(answer('overview', { case: caseId }));
  const [noted] = useState(() => keptOrigin(caseId));
  const [typed, setTyped] = useState<OriginMemory['step']>('files');
  const [origin, setOrigin] = useState(NO_ORIGIN);
  const [isRestored, setRestored] = useState(false);
  const [isTried, setTried] = useState(false);
  /** The job that is known to stand still. */
  const [ended, setEnded] = useState<string>();
  const step: Step = jobId === undefined ? typed : 'run';
  const title = overview.data?.case.title ?? caseId;
  useTitle(t('import.title'));

  const isAtJob = jobId !== undefined;
  useEffect(() => {
    // Files that were uploaded before the page was opened anew; a job that is looked at needs none of them.
    if (isAtJob) return;
    const restore = async (): Promise<void> => {
      const found = await askUploads().catch(() => []);
      store.restore(found);
      if (noted === undefined || found.length === 0) return;
      setOrigin(originOf(noted, store.getState().files));
      setTyped(noted.step);
      setRestored(noted.isPart);
    };
    void restore();
  }, [store, isAtJob, noted]);
  useEffect(() => {
    if (!isAtJob && (typed !== 'files' || origin !== NO_ORIGIN))
      keepOrigin(caseId, typed, origin, store.getState().files);
  }, [caseId, store, isAtJob, typed, origin]);
  const meant = files.filter(isMeant);
  const out = files.filter((file) => !isMeant(file));
  const plan = planOf(meant, origin, context.data);
  const faults = context.data === undefined ? NO_FAULTS : faultsOf(plan, origin, context.data);
  const summary = useSummary(files);
  const starting = useMutation({
    mutationFn: async () => {
      if (context.data === undefined) throw new Error('the case was not read');
      return startImport(caseId, requestOf(plan, origin, context.data));
    },
    onSuccess: (job) => {
      forgetOrigin(caseId);
      setParams({ job: job.id });
    },
  });
  const go = (to: Step): void => {
    starting.reset();
    if (to !== 'run') setTyped(to);
  };
  const next = (): void => {
    if (typed === 'files') go('origin');
    else if (typed === 'origin') {
      setTried(true);
      if (faults.size === 0) go('review');
      else requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    } else starting.mutate();
  };
  const again = (): void => {
    store.clear();
    forgetOrigin(caseId);
    setOrigin(NO_ORIGIN);
    setTried(false);
    setTyped('files');
    setParams({});
    void client.invalidateQueries();
  };
  const onEnded = useCallback(
    ({ id }: ImportJob) => {
      setEnded(id);
      // What the case holds has changed; the job itself has just been read.
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'import' });
    },
    [client],
  );
  const runs = jobs.data?.find((job) => isRunning(job) || job.state === 'interrupted');
  const error = context.error;

  return (
    <div className="vt-import">
      <header className="vt-import-head">
        <div className="vt-row">
          <Link to={`/cases/${encodeURIComponent(caseId)}`} className="vt-link vt-cut" title={title}>
            {title}
          </Link>
          <IconChevronRight size={14} aria-hidden />
          <h1>{t('import.title')}</h1>
          <Link to={graphImportPath(caseId)} className="vt-link">
            {t('graph-import.title')}
          </Link>
        </div>
        <StepBar step={step} onStep={step === 'run' ? undefined : go} />
      </header>
      <div className="vt-import-body">
        <StepHeading key={step} step={step} />
        {error !== null && <ProblemNote error={error} onRetry={() => void context.refetch()} />}
        {jobId === undefined && runs !== undefined && (
          <Alert color="blue" className="vt-import-note">
            {t(runs.state === 'interrupted' ? 'import-run.interrupted' : 'import.running')}{' '}
            <button type="button" className="vt-link" onClick={() => setParams({ job: runs.id })}>
              {t('import.running-show')}
            </button>
          </Alert>
        )}
        {isRestored && step !== 'run' && (
          <Alert
            color="blue"
            className="vt-import-note"
            withCloseButton
            closeButtonLabel={t('action.close')}
            onClose={() => setRestored(false)}
          >
            {t('import-origin.forgotten')}
          </Alert>
        )}
        {step === 'files' && <FilesStep files={files} skipped={skipped} store={store} />}
        {step === 'origin' && context.data !== undefined && (
          <OriginStep
            plan={plan}
            origin={origin}
            context={context.data}
            faults={isTried ? faults : NO_FAULTS}
            onOrigin={setOrigin}
          />
        )}
        {step === 'review' && context.data !== undefined && (
          <ReviewStep plan={plan} origin={origin} context={context.data} out={out} error={starting.error} />
        )}
        {step === 'run' && jobId !== undefined && <RunStep jobId={jobId} caseId={caseId} onEnded={onEnded} />}
      </div>
      <footer className="vt-import-foot">
        {step === 'run' ? (
          <>
            <span className="vt-gap" />
            {ended === jobId && (
              <Button variant="default" onClick={again}>
                {t('import.again')}
              </Button>
            )}
            <Button component={Link} to={`/cases/${encodeURIComponent(caseId)}`}>
              {t('import.case')}
            </Button>
          </>
        ) : (
          <>
            <span className="vt-quiet" role="status">
              {summary}
            </span>
            <span className="vt-gap" />
            {step !== 'files' && (
              <Button
                variant="default"
                leftSection={<IconArrowLeft size={15} aria-hidden />}
                onClick={() => go(step === 'review' ? 'origin' : 'files')}
              >
                {t('import.back')}
              </Button>
            )}
            <Button
              loading={starting.isPending}
              disabled={meant.length === 0 || files.some(isWaiting) || context.data === undefined}
              rightSection={step === 'review' ? undefined : <IconArrowRight size={15} aria-hidden />}
              leftSection={step === 'review' ? <IconFileImport size={15} aria-hidden /> : undefined}
              onClick={next}
            >
              {step === 'review' ? t('import-review.start', { n: plan.length }) : t('import.continue')}
            </Button>
          </>
        )}
      </footer>
    </div>
  );
}

export default function ImportPage() {
  const { caseId = '' } = useParams();
  if (caseId === '') {
    return (
      <Center h="100%">
        <Loader size="sm" />
      </Center>
    );
  }
  return <Wizard key={caseId} caseId={caseId} />;
}
