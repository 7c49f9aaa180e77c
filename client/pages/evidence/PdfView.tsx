// A PDF page by page, drawn by PDF.js on a canvas: no program in it runs, no form is filled, nothing is loaded from elsewhere.
import { useEffect, useRef, useState } from 'react';
import { ActionIcon, Loader, VisuallyHidden } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- the bundler makes an address of it
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { PdfFiles } from './pdf-files.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Opens a document with all in it switched off that could act. */
function open(data: ArrayBuffer): ReturnType<typeof getDocument> {
  return getDocument({
    data,
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    useWorkerFetch: false,
    useWasm: false,
    cMapPacked: true,
    BinaryDataFactory: PdfFiles,
  });
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

export default function PdfView({
  file,
  page: asked,
  marked,
}: {
  file: Blob;
  page: number;
  marked: ReadonlySet<number>;
}) {
  const { t, shown } = useTexts();
  const [document, setDocument] = useState<PDFDocumentProxy>();
  const [error, setError] = useState<Error>();
  const [number, setNumber] = useState(asked);
  const [words, setWords] = useState('');
  const place = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let task: ReturnType<typeof getDocument> | undefined;
    let isGone = false;
    const read = async (): Promise<void> => {
      const data = await file.arrayBuffer();
      if (isGone) return;
      task = open(data);
      const found = await task.promise;
      setDocument(found);
      setNumber((before) => Math.min(Math.max(1, before), found.numPages));
    };
    read().catch((problem: unknown) => {
      if (!isGone) setError(asError(problem));
    });
    return () => {
      isGone = true;
      void task?.destroy();
    };
  }, [file]);
  useEffect(() => {
    const canvas = place.current;
    if (document === undefined || canvas === null) return undefined;
    let stop = (): void => {};
    let isGone = false;
    const draw = async (): Promise<void> => {
      const page = await document.getPage(number);
      const width = canvas.parentElement?.clientWidth ?? 800;
      const base = page.getViewport({ scale: 1 });
      const density = globalThis.devicePixelRatio;
      const viewport = page.getViewport({ scale: (Math.min(width, 1000) / base.width) * density });
      if (isGone) return;
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      canvas.style.width = `${Math.floor(viewport.width / density)}px`;
      const rendering = page.render({ canvas, viewport });
      stop = () => rendering.cancel();
      await rendering.promise;
      const { items } = await page.getTextContent();
      if (!isGone) setWords(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    };
    draw().catch((problem: unknown) => {
      const isCancelled = problem instanceof Error && problem.name === 'RenderingCancelledException';
      if (!isGone && !isCancelled) setError(asError(problem));
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [document, number]);
  if (error !== undefined) {
    return (
      <>
        <p>{t('evidence.pdf-broken')}</p>
        <ProblemNote error={error} />
      </>
    );
  }
  if (document === undefined) return <Loader size="sm" m={20} role="img" aria-label={t('status.loading')} />;
  const total = document.numPages;
  return (
    <div className="vt-pdf">
      <div className="vt-row">
        <ActionIcon
          variant="default"
          aria-label={t('evidence.page-before')}
          disabled={number <= 1}
          onClick={() => setNumber(number - 1)}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <span className="vt-num" aria-live="polite">
          {t('evidence.page', { n: formatNumber(number, shown), total: formatNumber(total, shown) })}
        </span>
        <ActionIcon
          variant="default"
          aria-label={t('evidence.page-after')}
          disabled={number >= total}
          onClick={() => setNumber(number + 1)}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
        {marked.has(number) && <mark>{t('evidence.page-marked')}</mark>}
      </div>
      <canvas
        ref={place}
        role="img"
        aria-label={t('evidence.page', { n: number, total })}
        data-marked={marked.has(number)}
      />
      {/* What the page says, for whoever reads it by ear. */}
      <VisuallyHidden component="p" className="vt-heard">
        {words}
      </VisuallyHidden>
    </div>
  );
}
