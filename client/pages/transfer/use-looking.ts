// A transfer file on its way here: sent once, looked into as often as another passphrase is tried, and let go of with the page.
import { useEffect, useRef, useState } from 'react';
import type { TransferJob } from '#contract/transfer.ts';
import { askTransfer, cancelTransfer, lookIntoTransfer, type Opening } from '../../api/transfers.ts';
import { discardUpload, sendFile } from '../../api/uploads.ts';
import { useServerJob, type ServerJob } from '../../state/use-server-job.ts';

export interface Looking extends ServerJob<TransferJob, Opening> {
  file: File | null;
  /** Another file, or none: what is on its way is stopped. */
  choose(file: File | null): void;
  /** The upload that the file became. */
  upload: string;
  /** How much of it is on its way; undefined where nothing is. */
  sent: { done: number; total: number } | undefined;
}

export function useLooking(): Looking {
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<Looking['sent']>();
  const [taken, setTaken] = useState<{ file: File; upload: string }>();
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const upload = taken?.file === file ? (taken?.upload ?? '') : '';

  async function uploaded(chosen: File): Promise<string> {
    if (upload !== '') return upload;
    if (taken !== undefined) void discardUpload(taken.upload).catch(() => undefined);
    stop.current = new AbortController();
    setSent({ done: 0, total: chosen.size });
    try {
      const { uploads } = await sendFile(
        chosen,
        (done) => setSent({ done, total: chosen.size }),
        stop.current.signal,
        'evidence',
      );
      const id = uploads[0]?.id ?? '';
      setTaken({ file: chosen, upload: id });
      return id;
    } finally {
      setSent(undefined);
    }
  }
  const looking = useServerJob({
    key: ['transfer', 'look', file?.name ?? '', file?.size ?? 0, file?.lastModified ?? 0],
    start: async (opening: Opening) => lookIntoTransfer(await uploaded(file!), opening),
    find: askTransfer,
    cancel: cancelTransfer,
    idOf: ({ id }) => id,
  });
  return {
    ...looking,
    file,
    choose(chosen) {
      stop.current.abort();
      setFile(chosen);
    },
    upload,
    sent,
    cancel: () => (sent === undefined ? looking.cancel() : stop.current.abort()),
  };
}
