// One file in full: what was detected, what is to be looked at, its columns and first rows, each to be corrected in place.
import { useEffect, useState } from 'react';
import { Alert, Badge, Button, Progress, SegmentedControl, Skeleton, Switch } from '@mantine/core';
import { IconBookmark, IconCopyCheck, IconPlayerStop } from '@tabler/icons-react';
import { useParams } from 'react-router';
import type { Preview } from '#contract/import.ts';
import { enumerated } from '#contract/text.ts';
import { RevealButton, RevealCountdown, RevealDialog } from '../../components/Reveal.tsx';
import { useReveal } from '../../state/use-reveal.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { Refused } from './Refused.tsx';
import { formatBytes, formatNumber, formatProbability } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { ColumnsTable } from './ColumnsTable.tsx';
import type { FilesStore, ImportFile } from './files-store.ts';
import { Problems } from './Problems.tsx';
import { ReadingBar } from './ReadingBar.tsx';
import { TopOfFile } from './TopOfFile.tsx';

interface PanelProps {
  file: ImportFile;
  store: FilesStore;
}

function Known({ file, store, preview }: PanelProps & { preview: Preview }) {
  const { t, shown } = useTexts();
  if (preview.known.length === 0) return null;
  const lists = enumerated(
    preview.known.map(({ list, title }) => (title === '' || title === list ? list : `${list} ${title}`)),
    shown,
  );
  return (
    <Alert color="blue" variant="light" icon={<IconCopyCheck aria-hidden />} className="vt-known">
      <b>{t('import-detail.known', { lists })}</b>
      <p>{t('import-detail.known-how')}</p>
      <Switch
        size="xs"
        label={t('import-detail.known-import')}
        checked={!file.skip}
        onChange={({ currentTarget }) => store.setSkip(file.key, !currentTarget.checked)}
      />
    </Alert>
  );
}

function Mapping({ file, store, preview: { mapping } }: PanelProps & { preview: Preview }) {
  const { t } = useTexts();
  if (mapping === null || (!mapping.applied && file.options.fields !== undefined)) return null;
  const { name, applied } = mapping;
  return (
    <p className="vt-row vt-mapping">
      <IconBookmark size={15} aria-hidden />
      <span>{t(applied ? 'import-detail.mapping-used' : 'import-detail.mapping-fits', { name })}</span>
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => store.correct(file.key, { withoutMapping: applied })}
      >
        {t(applied ? 'import-detail.mapping-aside' : 'import-detail.mapping-use')}
      </Button>
    </p>
  );
}

function Ready({ file, store, preview }: PanelProps & { preview: Preview }) {
  const { t, shown } = useTexts();
  const [view, setView] = useState<'columns' | 'top'>('columns');
  const { caseId = '' } = useParams();
  const { key, options } = file;
  const revealing = useReveal(caseId);
  const [isAsking, setAsking] = useState(false);
  const standing = revealing.standing?.reveal;
  // What was in the clear goes with its reveal, though the masked one may not be here yet.
  const isOver = preview.revealed && standing === undefined;
  useEffect(() => {
    if (standing === undefined) return undefined;
    store.correct(key, { reveal: standing });
    // Masked again when it ends, and when another file is looked at.
    return () => store.correct(key, { reveal: undefined });
  }, [standing, key, store]);
  const chips = [
    preview.format.toUpperCase(),
    ...(preview.format === 'csv' ? [preview.encoding.toUpperCase()] : []),
    ...(preview.sheet === undefined ? [] : [preview.sheet]),
    preview.headerRow === 0
      ? t('import-detail.header-none')
      : `${t('import-detail.header-row')} ${preview.headerRow}`,
    t(preview.whole ? 'import-file.rows' : 'import-file.rows-more', { n: formatNumber(preview.rows, shown) }),
    formatBytes(file.bytes, shown),
  ];
  return (
    <div className="vt-ready" aria-busy={file.isRereading} data-busy={file.isRereading}>
      {isAsking && file.upload !== undefined && (
        <RevealDialog
          caseId={caseId}
          element={file.upload.id}
          name={file.name}
          onClose={() => setAsking(false)}
          onDone={revealing.begun}
        />
      )}
      <div className="vt-chips" aria-label={t('import-detail.read-as')} role="group">
        {chips.map((chip, at) => (
          <Badge key={at} color="gray" size="md" fw={500}>
            {chip}
          </Badge>
        ))}
      </div>
      {file.error !== undefined && (
        <>
          <ProblemNote error={file.error} />
          <p className="vt-quiet">{t('import-detail.refused')}</p>
        </>
      )}
      <Known file={file} store={store} preview={preview} />
      <Problems preview={preview} />
      <Mapping file={file} store={store} preview={preview} />
      <ReadingBar
        preview={preview}
        options={options}
        onOptions={(changed) => store.correct(key, { options: changed })}
      />
      <div className="vt-row vt-sample-head">
        <SegmentedControl
          size="xs"
          aria-label={t('import-detail.view')}
          value={view}
          onChange={(value) => setView(value as typeof view)}
          data={[
            { value: 'columns', label: t('import.columns') },
            { value: 'top', label: t('import-detail.top') },
          ]}
        />
        <span className="vt-quiet">
          {view === 'columns' && t('import-detail.sample', { n: preview.sample.length })}
        </span>
        <span className="vt-gap" />
        {!preview.revealed && <span className="vt-quiet">{t('import-detail.masked')}</span>}
        <RevealButton
          isShown={revealing.standing !== undefined}
          size="compact-sm"
          onClick={() => setAsking(true)}
        />
        <RevealCountdown revealing={revealing} />
      </div>
      {isOver ? (
        <Skeleton height={220} />
      ) : view === 'columns' ? (
        <ColumnsTable
          preview={preview}
          onFields={(fields) => store.correct(key, { options: { ...options, fields } })}
        />
      ) : (
        <TopOfFile
          preview={preview}
          onHeaderRow={(headerRow) => {
            const { fields: _former, ...layout } = options;
            store.correct(key, { options: { ...layout, headerRow } });
          }}
        />
      )}
    </div>
  );
}

function Sending({ file: { bytes, sent }, onStop }: { file: ImportFile; onStop(): void }) {
  const { t, shown } = useTexts();
  const share = bytes === 0 ? 1 : Math.min(1, sent / bytes);
  const said = t('import-file.sending', { percent: formatProbability(share, shown) });
  return (
    <div className="vt-sending">
      <p className="vt-row">
        <b className="vt-grow">{said}</b>
        <span className="vt-quiet vt-num">
          {t('count.of', { n: formatBytes(Math.min(sent, bytes), shown), total: formatBytes(bytes, shown) })}
        </span>
      </p>
      <Progress value={share * 100} aria-label={said} />
      <p className="vt-quiet">{t('import-drop.kept')}</p>
      <Button variant="default" leftSection={<IconPlayerStop size={15} aria-hidden />} onClick={onStop}>
        {t('import-file.stop')}
      </Button>
    </div>
  );
}

export function FilePanel({ file, store }: PanelProps) {
  const { t } = useTexts();
  return (
    <section className="vt-file-panel vt-surface" aria-label={file.name}>
      <header className="vt-row">
        <h2 className="vt-cut" title={file.name}>
          {file.name}
        </h2>
        {file.upload?.archive !== undefined && (
          <span className="vt-quiet vt-cut">{t('import-detail.archive', { name: file.upload.archive })}</span>
        )}
      </header>
      {file.phase === 'sending' && <Sending file={file} onStop={() => store.remove(file.key)} />}
      {file.phase === 'reading' && (
        <div aria-label={t('import-file.reading')} role="status">
          <p className="vt-quiet">{t('import-file.reading')}</p>
          <Skeleton height={22} width="50%" mb={12} />
          <Skeleton height={80} mb={12} />
          <Skeleton height={220} />
        </div>
      )}
      {file.phase === 'refused' && file.error !== undefined && <Refused error={file.error} />}
      {file.phase === 'ready' && file.preview !== undefined && (
        <Ready key={file.key} file={file} store={store} preview={file.preview} />
      )}
    </section>
  );
}
