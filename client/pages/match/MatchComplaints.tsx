// Complaints in: which holders' lists explain them, and each complaint with the rows that say what the caller knew.
import { useQuery } from '@tanstack/react-query';
import { Button, Group } from '@mantine/core';
import { IconPhoneCall, IconRefresh } from '@tabler/icons-react';
import type { ComplaintMatch } from '#contract/match.ts';
import { forget, matchComplaints, sendLists } from '../../api/match.ts';
import { ProblemError } from '../../api/problem-error.ts';
import { answer } from '../../api/queries.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { Refused } from '../import/Refused.tsx';
import { ComplaintAnswer } from './ComplaintAnswer.tsx';
import { MatchAsking, MatchDrop } from './MatchDrop.tsx';
import { useWork, type Watch } from './use-match.ts';

/**
 * Sends the table and asks, and leaves nothing behind that was not answered.
 *
 * @param notOne says that there is not exactly one table in the file
 * @throws ProblemError
 */
async function matchTable(
  caseId: string,
  file: File,
  watch: Watch,
  notOne: (n: number) => string,
): Promise<ComplaintMatch> {
  const { uploads } = await sendLists(file, watch);
  watch.onArrived();
  const [table, ...others] = uploads;
  if (table === undefined || others.length > 0) {
    forget(uploads);
    const message = notOne(uploads.length);
    throw new ProblemError({
      type: 'about:blank',
      title: message,
      status: 422,
      detail: '',
      errors: [{ file: file.name, message }],
    });
  }
  try {
    watch.signal.throwIfAborted();
    return await matchComplaints(caseId, table.id, watch.signal);
  } catch (error) {
    if (watch.signal.aborted) forget(uploads);
    throw error;
  }
}

export function MatchComplaints({ caseId }: { caseId: string }) {
  const { t } = useTexts();
  const work = useWork<{ found: ComplaintMatch; isOwn: boolean }>();
  const overview = useQuery(answer('overview', { case: caseId }));
  const own = overview.data?.counts.nodes['Complaint'] ?? 0;
  if (work.asking !== undefined) return <MatchAsking asking={work.asking} onStop={work.stop} />;
  if (work.answer === undefined) {
    return (
      <div className="vt-match-start">
        <MatchDrop
          title={t('match.drop-complaints')}
          formats={t('match.formats-complaints')}
          accept=".csv"
          onFiles={([file]) =>
            work.begin(file, async (watch) => ({
              found: await matchTable(caseId, file, watch, (n) => t('match.not-one-table', { n })),
              isOwn: false,
            }))
          }
        >
          {own > 0 && (
            <Button
              size="sm"
              variant="default"
              leftSection={<IconPhoneCall size={16} aria-hidden />}
              onClick={() =>
                work.begin({ name: t('match.own-complaints', { n: own }), size: 0 }, async ({ signal }) => ({
                  found: await matchComplaints(caseId, undefined, signal),
                  isOwn: true,
                }))
              }
            >
              {t('match.own-complaints', { n: own })}
            </Button>
          )}
        </MatchDrop>
        {work.error !== undefined && <Refused error={work.error} isAlone />}
      </div>
    );
  }
  return (
    <div className="vt-match-found">
      <Group justify="space-between" mb={10}>
        <p className="vt-row vt-kept" style={{ margin: 0 }}>
          {t(work.answer.isOwn ? 'match.own-used' : 'match.gone-complaints')}
        </p>
        <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={work.clear}>
          {t('match.again')}
        </Button>
      </Group>
      <section className="vt-surface vt-match-list">
        <ComplaintAnswer caseId={caseId} found={work.answer.found} />
      </section>
    </div>
  );
}
