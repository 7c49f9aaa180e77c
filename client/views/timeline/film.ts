// Films of the playback: frames of the graph as it is lit day by day, as WebM through the browser's recorder or as GIF.
import type { Canvas } from '../../graph/canvas.ts';
import { FONTS, PALETTE, type Theme } from '../../graph/palette.ts';

export interface Film {
  canvas: Canvas;
  theme: Theme;
  title: string;
  days: readonly number[];
  litAt(day: number): ReadonlySet<string>;
  /** The day in words, and what is said below it. */
  day(day: number): string;
  note(day: number): string;
  onProgress(share: number): void;
  signal: AbortSignal;
}

const [HEAD, FOOT, EDGE] = [44, 28, 16];
/** Frames of a film, and how long each stands (ms). */
const FRAMES = 96;
const FRAME_MS = 110;
/** A GIF is smaller in both, for it holds every frame whole. */
const GIF_FRAMES = 48;
const GIF_MS = 220;

/** Days from the first to the last, evenly, at most so many. */
export function frameDays([first, last]: readonly [number, number], most: number): number[] {
  const count = Math.max(2, Math.min(most, last - first + 1));
  return Array.from({ length: count }, (_, at) => first + ((last - first) * at) / (count - 1));
}

export const filmDays = (span: readonly [number, number]): number[] => frameDays(span, FRAMES);
export const gifDays = (span: readonly [number, number]): number[] => frameDays(span, GIF_FRAMES);

interface Sheet {
  canvas: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
}

function sheetOf(width: number, height: number): Sheet {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas can be had for the film');
  return { canvas, context };
}

async function paintFrame({ canvas, context }: Sheet, film: Film, day: number): Promise<void> {
  const colours = PALETTE[film.theme];
  film.canvas.light(film.litAt(day));
  await film.canvas.painted();
  const { width, height } = canvas;
  context.fillStyle = colours.canvas;
  context.fillRect(0, 0, width, height);
  film.canvas.paintInto(context, { x: 0, y: HEAD, width, height: height - HEAD - FOOT });
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillStyle = colours.text;
  context.font = `600 18px ${FONTS}`;
  context.fillText(film.title, EDGE, HEAD / 2, width * 0.6);
  context.textAlign = 'right';
  context.fillText(film.day(day), width - EDGE, HEAD / 2);
  context.font = `13px ${FONTS}`;
  context.fillStyle = colours.quiet;
  context.textAlign = 'left';
  context.fillText(film.note(day), EDGE, height - FOOT / 2, width - 2 * EDGE);
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** The first container and codec that this browser records; undefined where it records none. */
export const filmType = (): string | undefined =>
  'MediaRecorder' in globalThis && 'captureStream' in HTMLCanvasElement.prototype
    ? ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm'].find((type) =>
        MediaRecorder.isTypeSupported(type),
      )
    : undefined;

const isFrameTrack = (track: MediaStreamTrack | undefined): track is CanvasCaptureMediaStreamTrack =>
  track !== undefined && 'requestFrame' in track;

/**
 * Records the film in the time that it takes to play it.
 *
 * @throws AbortError where it is cancelled; Error where the browser cannot record
 */
export async function filmWebm(film: Film): Promise<Blob> {
  const type = filmType();
  if (type === undefined) throw new Error('this browser records no WebM');
  const sheet = sheetOf(1280, 720);
  const stream = sheet.canvas.captureStream(0);
  const [track] = stream.getVideoTracks();
  const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: 6_000_000 });
  const pieces: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  const ended = new Promise((resolve) => {
    recorder.addEventListener('stop', resolve, { once: true });
  });
  recorder.start(1000);
  try {
    for (const [at, day] of film.days.entries()) {
      film.signal.throwIfAborted();
      const begun = performance.now();
      await paintFrame(sheet, film, day);
      if (isFrameTrack(track)) track.requestFrame();
      await pause(Math.max(0, FRAME_MS - (performance.now() - begun)));
      film.onProgress((at + 1) / film.days.length);
    }
    await pause(FRAME_MS * 6);
  } finally {
    if (recorder.state !== 'inactive') recorder.stop();
    await ended;
    track?.stop();
  }
  return new Blob(pieces, { type: 'video/webm' });
}

/**
 * Makes a GIF; colours are reduced and packed in a worker.
 *
 * @throws AbortError where it is cancelled
 */
export async function filmGif(film: Film): Promise<Blob> {
  const sheet = sheetOf(960, 540);
  const worker = new Worker(new URL('gif.worker.ts', import.meta.url), { type: 'module' });
  const answer = (): Promise<Uint8Array<ArrayBuffer> | undefined> =>
    new Promise((resolve, reject) => {
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<Uint8Array<ArrayBuffer> | undefined>) => resolve(data),
        {
          once: true,
        },
      );
      worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true });
    });
  try {
    for (const [at, day] of film.days.entries()) {
      film.signal.throwIfAborted();
      await paintFrame(sheet, film, day);
      const { width, height } = sheet.canvas;
      const { data } = sheet.context.getImageData(0, 0, width, height);
      const packed = answer();
      worker.postMessage({ frame: data, width, height, delay: GIF_MS }, [data.buffer]);
      await packed;
      film.onProgress((at + 1) / film.days.length);
    }
    const whole = answer();
    worker.postMessage('end', []);
    return new Blob([(await whole) ?? new Uint8Array()], { type: 'image/gif' });
  } finally {
    worker.terminate();
  }
}
