// A list that is not in the case: dropped, compared with all lists, answered; a file at a time, or an archive of several.
import { useMutation } from '@tanstack/react-query';
import { Button, Group } from '@mantine/core';
import { IconFileImport, IconRefresh } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { Match } from '#contract/match.ts';
import { enumerated } from '#contract/text.ts';
import { forget, matchUpload, sendLists } from '../../api/match.ts';
import { sendFile } from '../../api/uploads.ts';
import { useMayImport } from '../../components/may.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { importPath } from '../../state/paths.ts';
import { Refused } from '../import/Refused.tsx';
import { MatchAnswer } from './MatchAnswer.tsx';
import { MatchAsking, MatchDrop } from './MatchDrop.tsx';
import { useWork, type Watch } from './use-match.ts';

const ACCEPT = '.csv,.tsv,.tab,.txt,.xlsx,.xlsm,.xls,.et,.zip';

/** What came of one list of a file. */
interface Answered {
  name: string;
  match?: Match;
  error?: Error;
}

interface Found {
  file: File;
  lists: Answered[];
  skipped: string[];
}

/** Sends the file, asks for each list in it, and leaves nothing behind that was not answered. */
async function matchAll(caseId: string, file: File, watch: Watch): Promise<Found> {
  const { uploads, skipped } = await sendLists(file, watch);
  watch.onArrived();
  const lists: Answered[] = [];
  try {
    for (const { id, name } of uploads) {
      const asked = matchUpload(caseId, id, watch.signal);
      const one = await asked.then(
        (match): Answered => ({ name, match }),
        (error: Error): Answered => ({ name, error }),
      );
      watch.signal.throwIfAborted();
      lists.push(one);
    }
  } catch (error) {
    forget(uploads);
    throw error;
  }
  return { file, lists, skipped };
}

function Import({ caseId, file }: { caseId: string; file: File }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const mayImport = useMayImport();
  const importing = useMutation({
    // It was not stored: it is sent again, to be kept this time.
    mutationFn: () => sendFile(file, () => {}, new AbortController().signal),
    onSuccess: () => navigate(importPath(caseId)),
  });
  if (!mayImport) return null;
  return (
    <>
      <Button
        variant="default"
        loading={importing.isPending}
        leftSection={<IconFileImport size={16} aria-hidden />}
        onClick={() => importing.mutate()}
      >
        {t('match.import')}
      </Button>
      {importing.error !== null && <ProblemNote error={importing.error} />}
    </>
  );
}

export function MatchLists({ caseId }: { caseId: string }) {
  const { t, shown } = useTexts();
  const work = useWork<Found>();
  if (work.asking !== undefined) return <MatchAsking asking={work.asking} onStop={work.stop} />;
  const { answer, error } = work;
  if (answer === undefined) {
    return (
      <div className="vt-match-start">
        <MatchDrop
          title={t('match.drop')}
          formats={t('match.formats')}
          accept={ACCEPT}
          onFiles={([file]) => work.begin(file, (watch) => matchAll(caseId, file, watch))}
        />
        {error !== undefined && <Refused error={error} isAlone />}
      </div>
    );
  }
  return (
    <div className="vt-match-found">
      <Group justify="space-between" mb={10}>
        <p className="vt-row vt-kept" style={{ margin: 0 }}>
          {t('match.gone')}
        </p>
        <Group gap={8}>
          {answer.lists.some(({ match }) => match !== undefined) && (
            <Import caseId={caseId} file={answer.file} />
          )}
          <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={work.clear}>
            {t('match.again')}
          </Button>
        </Group>
      </Group>
      {answer.skipped.length > 0 && (
        <p className="vt-quiet">{t('import-drop.skipped', { names: enumerated(answer.skipped, shown) })}</p>
      )}
      {answer.lists.length === 0 && (
        <EmptyState title={t('match.no-list')}>
          <p>{t('match.formats')}</p>
        </EmptyState>
      )}
      {answer.lists.map(({ name, match, error: refused }) => (
        <section key={name} className="vt-surface vt-match-list" aria-label={name}>
          <h2 className="vt-cut">{name}</h2>
          {match !== undefined && <MatchAnswer caseId={caseId} match={match} />}
          {refused !== undefined && <Refused error={refused} isAlone />}
        </section>
      ))}
    </div>
  );
}
