// Makes a file an exhibit: sent with progress and a way to stop, then said what it is, of when, and how far it can be relied on.
import { useEffect, useRef, useState } from 'react';
import { Button, Progress } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { Upload } from '#contract/import.ts';
import { evidence } from '#contract/model/evidence.ts';
import { attachFile } from '../api/hand.ts';
import { ProblemError } from '../api/problem-error.ts';
import { discardUpload, sendFile } from '../api/uploads.ts';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { formatBytes } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { Hash } from '../panels/Fields.tsx';
import { handStore, typeHand } from '../state/hand.ts';
import { useWorkspace } from '../state/workspace.ts';
import { EntityFields, wholeOf } from './EntityFields.tsx';
import { faultsOf, groundsFrom } from './form.ts';
import { GroundsInput } from './GroundsInput.tsx';
import { HandModal } from './HandModal.tsx';
import { useWrite } from './use-write.ts';

const NAMES = ['kind', 'on', 'summary'] as const;

/** The file on its way: sent as soon as it is there; what was sent and not attached is discarded. */
function SentFile({ file, onSent }: { file: File; onSent(upload: Upload | undefined): void }) {
  const { t, shown } = useTexts();
  const [sent, setSent] = useState(0);
  const [upload, setUpload] = useState<Upload>();
  const [error, setError] = useState<Error>();
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const send = async (): Promise<void> => {
      const { uploads } = await sendFile(file, setSent, signal, 'evidence');
      const [taken] = uploads;
      if (signal.aborted || taken === undefined) return;
      signal.addEventListener('abort', () => void discard(taken.id), { once: true });
      setUpload(taken);
      onSent(taken);
    };
    send().catch((problem: unknown) => {
      if (!signal.aborted) setError(problem instanceof Error ? problem : new Error(String(problem)));
    });
    return () => {
      onSent(undefined);
      controller.abort();
    };
  }, [file, onSent]);
  return (
    <div className="vt-attach-file" aria-live="polite">
      <div className="vt-row">
        <bdi className="vt-grow vt-cut">{file.name}</bdi>
        <span className="vt-quiet vt-num">{formatBytes(file.size, shown)}</span>
        <Button size="compact-xs" variant="default" onClick={() => handStore.setState({ files: [] })}>
          {t(upload === undefined ? 'hand.attach-stop' : 'hand.attach-other')}
        </Button>
      </div>
      {upload === undefined ? (
        <Progress
          value={file.size === 0 ? 100 : (sent / file.size) * 100}
          aria-label={t('hand.attach-sending')}
        />
      ) : (
        <div className="vt-quiet">
          {t('hand.attach-sent')} <Hash value={upload.sha256} />
        </div>
      )}
      {error !== undefined && <ProblemNote error={error} />}
    </div>
  );
}

/** Uploads that became exhibits: they are gone from the server already. */
const attached = new Set<string>();

const discard = async (id: string): Promise<void> => {
  if (!attached.has(id)) await discardUpload(id).catch(() => undefined);
};

export function AttachDialog({ id }: { id: string | undefined }) {
  const { t } = useTexts();
  const { caseId, graph, words } = useWorkspace();
  const { typed, files } = useStore(handStore);
  const [isTried, setTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const [file, ...others] = files;
  const [upload, setUpload] = useState<Upload>();
  const node = id === undefined ? undefined : graph.nodes.get(id);
  const { grounds, faults } = groundsFrom(typed.grounds);
  const whole = wholeOf(NAMES, typed.values);
  const isSound = faultsOf('Evidence', whole, NAMES).size === 0;
  const attaching = useWrite('attach', async () => {
    if (grounds === undefined || upload === undefined) throw new Error('the file is not there yet');
    const { source, grade } = grounds;
    const body = {
      upload: upload.id,
      kind: evidence.schema.shape.kind.parse(whole['kind']),
      ...(whole['on'] === '' ? {} : { on: whole['on'] }),
      ...(whole['summary'] === '' ? {} : { summary: whole['summary'] }),
      grounds: { source, grade },
      ...(id === undefined ? {} : { element: id }),
    };
    const made = await attachFile(caseId, body);
    attached.add(upload.id);
    return made;
  });
  const problem = attaching.error instanceof ProblemError ? attaching.error : undefined;
  const known = problem?.status === 409 ? problem.faults[0]?.value : undefined;
  return (
    <HandModal
      title={node === undefined ? t('hand.attach-title') : t('hand.attach-to', { name: words.caption(node) })}
      action={t('hand.attach-do')}
      isDoing={attaching.isPending}
      error={attaching.error}
      isTyped={file !== undefined}
      isReady={upload !== undefined}
      onDo={() => {
        setTried(true);
        if (isSound && grounds !== undefined) attaching.mutate();
      }}
    >
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={({ currentTarget }) => handStore.setState({ files: [...(currentTarget.files ?? [])] })}
      />
      {file === undefined ? (
        <div className="vt-attach-choose">
          <span className="vt-quiet">{t('hand.attach-how')}</span>
          <Button
            variant="default"
            leftSection={<IconPaperclip size={15} aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {t('import-drop.choose')}
          </Button>
        </div>
      ) : (
        <>
          <SentFile key={`${file.name} ${file.size} ${file.lastModified}`} file={file} onSent={setUpload} />
          {others.length > 0 && <p className="vt-quiet">{t('hand.attach-one', { n: others.length })}</p>}
        </>
      )}
      {known !== undefined && <p role="note">{t('hand.attach-known', { id: known })}</p>}
      <EntityFields
        type="Evidence"
        names={NAMES}
        typed={typed.values}
        isTried={isTried}
        onChange={(values) => typeHand({ values })}
      />
      <GroundsInput
        typed={typed.grounds}
        faults={isTried ? faults : new Set()}
        without={['evidence']}
        onChange={(change) => typeHand({ grounds: { ...typed.grounds, ...change } })}
      />
    </HandModal>
  );
}
