// Imports a graph that another program wrote: its file, or its table of nodes and its table of edges, what is what in it, what it comes to, and what came of it.
import { useState } from 'react';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconChevronRight } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import type { GraphImported, GraphMapping, GraphPreview } from '#contract/graph-import.ts';
import { askGraphPreview, importGraphFiles } from '../../api/graph-imports.ts';
import { answer } from '../../api/queries.ts';
import { sendFile } from '../../api/uploads.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTitle } from '../../components/use-title.ts';
import { HelpMark } from '../../help/HelpMark.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { casePath } from '../../state/paths.ts';
import { MatchAsking, MatchDrop, type Dropped } from '../match/MatchDrop.tsx';
import { useWork } from '../match/use-match.ts';
import '../import/import.css';
import '../import/drop.css';
import '../match/match.css';
import './graph-import.css';
import { GraphForm } from './GraphForm.tsx';
import { GraphOutcome } from './GraphOutcome.tsx';
import { GraphSample } from './GraphSample.tsx';
import { RulesTable } from './RulesTable.tsx';
import { useWaiting } from './use-waiting.ts';

/** A table of nodes and one of edges. */
const MOST_FILES = 2;

/** Files of one graph that have arrived, and what they would come to by the mapping that was suggested. */
interface Read {
  name: string;
  uploads: string[];
  first: GraphPreview;
}

export default function GraphImportPage() {
  const { caseId = '' } = useParams();
  const { t, shown } = useTexts();
  const client = useQueryClient();
  const overview = useQuery(answer('overview', { case: caseId }));
  const title = overview.data?.case.title ?? caseId;
  const reading = useWork<Read>();
  const importing = useWork<GraphImported>();
  const waiting = useWaiting();
  const [mapping, setMapping] = useState<GraphMapping>();
  const { answer: read } = reading;
  const { answer: made } = importing;
  useTitle(t('graph-import.title'));
  const trying = useQuery({
    queryKey: ['graph-preview', caseId, read?.uploads, mapping],
    queryFn: ({ signal }) => askGraphPreview(caseId, read?.uploads ?? [], mapping, signal),
    enabled: read !== undefined && mapping !== undefined && made === undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const take = (files: Dropped): void => {
    setMapping(undefined);
    const name = files.map((file) => file.name).join(' + ');
    const size = files.reduce((sum, file) => sum + file.size, 0);
    reading.begin({ name, size }, async ({ onSent, onArrived, signal }) => {
      const arrived: string[] = [];
      let gone = 0;
      try {
        for (const file of files) {
          const before = gone;
          const sent = await sendFile(file, (bytes) => onSent(before + bytes), signal, 'evidence');
          gone += file.size;
          for (const { id } of sent.uploads) {
            waiting.wait(id);
            arrived.push(id);
          }
        }
        onArrived();
        return { name, uploads: arrived, first: await askGraphPreview(caseId, arrived, undefined, signal) };
      } catch (error) {
        waiting.drop();
        throw error;
      }
    });
  };
  const again = (): void => {
    waiting.drop();
    importing.clear();
    reading.clear();
    setMapping(undefined);
  };
  const found = (mapping === undefined ? undefined : trying.data) ?? read?.first;
  const current = mapping ?? read?.first.mapping;
  const isAsking = reading.asking !== undefined || importing.asking !== undefined;
  return (
    <div className="vt-match">
      <header className="vt-import-head">
        <div className="vt-row">
          <Link to={casePath(caseId)} className="vt-link vt-cut" title={title}>
            {title}
          </Link>
          <IconChevronRight size={14} aria-hidden />
          <h1>{t('graph-import.title')}</h1>
          <HelpMark topic="graph-import" />
        </div>
        {read !== undefined && importing.asking === undefined && (
          <Button size="xs" variant="default" onClick={again}>
            {t('graph-import.again')}
          </Button>
        )}
      </header>
      <div className="vt-match-body">
        {[reading.error, importing.error, trying.error].map(
          (error, at) =>
            error !== undefined &&
            error !== null && (
              <div key={at} className="vt-match-start">
                <ProblemNote error={error} />
              </div>
            ),
        )}
        {reading.asking !== undefined && (
          <MatchAsking asking={reading.asking} doing={t('graph-import.reading')} onStop={reading.stop} />
        )}
        {importing.asking !== undefined && (
          <MatchAsking
            asking={importing.asking}
            doing={t('graph-import.doing')}
            onStop={() => {
              importing.stop();
              // Whether it was written by then, the case and another look at the file tell.
              void client.invalidateQueries();
            }}
          >
            <p className="vt-quiet">{t('graph-import.all-or-nothing')}</p>
          </MatchAsking>
        )}
        {read === undefined && !isAsking && (
          <div className="vt-match-start">
            <MatchDrop
              title={t('graph-import.drop')}
              formats={t('graph-import.formats')}
              kept={t('graph-import.kept')}
              accept=".graphml,.gexf,.csv,.tsv,.txt,.zip,.mtgx,.xml"
              most={MOST_FILES}
              tooMany={(n) => t('graph-import.two-files', { n })}
              onFiles={take}
            />
          </div>
        )}
        {made !== undefined && read !== undefined && (
          <section className="vt-surface vt-graph-import">
            <h2 className="vt-cut">{t('graph-import.done', { name: read.name })}</h2>
            <GraphOutcome outcome={made} />
            <p className="vt-num">
              {made.entry === null
                ? t('graph-import.nothing-new')
                : t('graph-import.entries', { n: formatNumber(made.entries, shown), entry: made.entry })}
            </p>
            <Button component={Link} to={casePath(caseId)}>
              {t('action.open-case')}
            </Button>
          </section>
        )}
        {read !== undefined &&
          made === undefined &&
          !isAsking &&
          found !== undefined &&
          current !== undefined && (
            <div className="vt-graph-import">
              <section className="vt-surface">
                <h2 className="vt-cut">{read.name}</h2>
                <GraphOutcome outcome={found} />
              </section>
              <div className="vt-graph-rules">
                {(['nodes', 'edges'] as const).map((of) => (
                  <div className="vt-surface" key={of}>
                    <RulesTable
                      of={of}
                      rules={current[of]}
                      attributes={found.attributes[of]}
                      total={found[of].read}
                      onChange={(rules) => setMapping({ ...current, [of]: rules })}
                    />
                  </div>
                ))}
              </div>
              <GraphSample preview={found} />
              <GraphForm
                name={read.name}
                isTrying={trying.isFetching || trying.isError}
                onImport={(said) =>
                  importing.begin({ name: read.name, size: 0 }, async ({ signal }) => {
                    const wanted = { uploads: read.uploads, mapping: current, ...said };
                    const imported = await importGraphFiles(caseId, wanted, signal);
                    waiting.done();
                    await client.invalidateQueries({
                      predicate: ({ queryKey }) => queryKey[0] !== 'graph-preview',
                    });
                    return imported;
                  })
                }
              />
            </div>
          )}
      </div>
    </div>
  );
}
