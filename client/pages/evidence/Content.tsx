// What an exhibit says: lines, a picture or a PDF, with the passages marked that support something; else why it is not shown.
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { Loader } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import type { Passage } from '#contract/hand.ts';
import type { ExhibitFile } from '#contract/queries/evidence-file.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatBytes, formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { Lines } from './Lines.tsx';

const PdfView = lazy(() => import('./PdfView.tsx'));

/** Lines or pages that support a statement. */
const markedIn = (passages: ExhibitFile['passages']): Set<number> =>
  new Set(
    passages.flatMap(({ from, to }) =>
      from === undefined ? [] : Array.from({ length: (to ?? from) - from + 1 }, (_, at) => from + at),
    ),
  );

/** A picture of a kind that browsers draw and nothing in it can act; its address is gone with the page. */
function Picture({ file, name, mediaType }: { file: Blob; name: string; mediaType: string }) {
  const url = useMemo(() => URL.createObjectURL(new Blob([file], { type: mediaType })), [file, mediaType]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img className="vt-exhibit-image" src={url} alt={name} />;
}

/** The form of an exhibit that is not shown, or not before somebody says why. */
function closedForm(form: ExhibitFile['form'], isOpen: boolean) {
  switch (form) {
    case 'none':
    case 'other':
    case 'large':
      return form;
    case 'image':
    case 'pdf':
      return isOpen ? undefined : form;
    default:
      return undefined;
  }
}

interface ContentProps {
  data: ExhibitFile;
  /** The bytes of a picture or PDF, while they are revealed. */
  file: Blob | undefined;
  /** The line or page that the address names. */
  asked: number | undefined;
  chosen: Passage | undefined;
  onChoose(chosen: Passage | undefined): void;
}

export function Content({ data, file, asked, chosen, onChoose }: ContentProps) {
  const { t, say, shown } = useTexts();
  const marked = useMemo(() => markedIn(data.passages), [data.passages]);
  const closed = closedForm(data.form, file !== undefined);
  if (closed !== undefined) {
    return (
      <EmptyState icon={<IconEyeOff size={28} aria-hidden />} title={t(`evidence-form.${closed}`)}>
        <p>{t(`evidence-how.${closed}`)}</p>
      </EmptyState>
    );
  }
  if (file !== undefined && data.form === 'pdf') {
    return (
      <Suspense fallback={<Loader size="sm" m={20} />}>
        <PdfView file={file} page={asked ?? 1} marked={marked} />
      </Suspense>
    );
  }
  if (file !== undefined && data.form === 'image')
    return (
      <Picture file={file} name={data.file ?? data.evidence} mediaType={data.mediaType ?? 'image/png'} />
    );
  return (
    <>
      {data.warnings.map((warning) => (
        <p key={warning.en} className="vt-warn">
          {say(warning)}
        </p>
      ))}
      {data.headers.length > 0 && (
        <dl className="vt-fields vt-mail-head">
          {data.headers.map(({ name, value }) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
          {data.attachments.map(({ name, mediaType, bytes }, at) => (
            <div key={at} style={{ display: 'contents' }}>
              <dt>{t('evidence.attachment')}</dt>
              <dd>
                <bdi>{name === '' ? t('evidence.no-name') : name}</bdi>{' '}
                <span className="vt-quiet">
                  {mediaType} {formatBytes(bytes, shown)}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Lines data={data} marked={marked} asked={asked} chosen={chosen} onChoose={onChoose} />
      <p className="vt-quiet vt-num">
        {t('count.of', { n: formatNumber(data.shown, shown), total: formatNumber(data.total, shown) })} ·{' '}
        {t(data.revealed ? 'evidence.in-clear' : 'evidence.masked')}
      </p>
    </>
  );
}
