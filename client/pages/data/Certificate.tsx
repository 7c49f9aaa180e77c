// The certificate of a purge, to be read, kept as a file and printed.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconCertificate, IconPrinter } from '@tabler/icons-react';
import { certificateQuery } from '../../api/data.ts';
import { download } from '../../api/download.ts';
import { PageWaiting } from '../../components/PageWaiting.tsx';
import { formatMoment, formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { Hash } from '../../panels/Fields.tsx';

export function Certificate({ caseId }: { caseId: string }) {
  const { t, shown } = useTexts();
  const { data, error, refetch } = useQuery(certificateQuery(caseId));
  if (data === undefined) return <PageWaiting error={error} onRetry={() => void refetch()} />;
  const { removed, entry, statement } = data;
  const number = (value: number): string => formatNumber(value, shown);
  return (
    <section className="vt-surface vt-block" aria-label={t('data.certificate')}>
      <div className="vt-row">
        <h2 className="vt-grow">{t('data.certificate')}</h2>
        <Button
          variant="default"
          leftSection={<IconPrinter size={15} aria-hidden />}
          onClick={() => globalThis.print()}
        >
          {t('data.print')}
        </Button>
        <Button
          leftSection={<IconCertificate size={15} aria-hidden />}
          onClick={() =>
            download(
              new Blob([`${JSON.stringify(data, undefined, 2)}\n`], { type: 'application/json' }),
              `${caseId}-purge-certificate.json`,
            )
          }
        >
          {t('data.download')}
        </Button>
      </div>
      <dl className="vt-fields">
        <dt>{t('data.purged-at')}</dt>
        <dd>
          {formatMoment(data.at, shown)} · {data.by}
        </dd>
        <dt>{t('owner.reason')}</dt>
        <dd>{data.reason}</dd>
        <dt>{t('data.removed')}</dt>
        <dd className="vt-num">
          {t('data.removed-counts', {
            lists: number(removed.lists),
            rows: number(removed.rows),
            owners: number(removed.owners),
            keys: number(removed.keys),
            files: number(removed.files),
            entries: number(removed.entries),
          })}
        </dd>
        <dt>{t('data.entry')}</dt>
        <dd>
          {entry.seq} <Hash value={entry.hash} />
        </dd>
      </dl>
      <ul>
        {statement[shown].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="vt-quiet">{t('data.verify')}</p>
    </section>
  );
}
