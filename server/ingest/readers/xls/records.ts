// The records of a BIFF8 stream ([MS-XLS] 2.1.4): two bytes of kind, two of length, then the data.

export const RECORD = {
  formula: 0x0006,
  eof: 0x000a,
  dateMode: 0x0022,
  filePass: 0x002f,
  continued: 0x003c,
  columnInfo: 0x007d,
  boundSheet: 0x0085,
  mulRk: 0x00bd,
  richString: 0x00d6,
  extendedFormat: 0x00e0,
  mergedCells: 0x00e5,
  sharedStrings: 0x00fc,
  labelShared: 0x00fd,
  dimensions: 0x0200,
  number: 0x0203,
  label: 0x0204,
  boolError: 0x0205,
  string: 0x0207,
  row: 0x0208,
  rk: 0x027e,
  format: 0x041e,
  begin: 0x0809,
} as const;

/** What a spreadsheet writes into a cell whose formula has no value, by [MS-XLS] 2.5.10. */
export const ERRORS: Record<number, string> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

/** Thrown for a stream that ends within what it announces. */
export class BrokenStream extends Error {
  override name = 'BrokenStream';
}

/**
 * Calls `take` with each record of a substream, from its beginning to its end; the records of charts within it are passed
 * over. `take` may say `true` to stop. Throws `BrokenStream` where the substream has no end.
 */
export function eachRecord(
  stream: Buffer,
  start: number,
  take: (kind: number, at: number, length: number) => boolean | void,
): void {
  let depth = 0;
  for (let at = start; at + 4 <= stream.length;) {
    const kind = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    const data = at + 4;
    if (data + length > stream.length) break;
    if (kind === RECORD.begin) depth += 1;
    else if (kind === RECORD.eof) {
      depth -= 1;
      if (depth <= 0) return;
    } else if (depth <= 1 && take(kind, data, length) === true) return;
    at = data + length;
  }
  throw new BrokenStream('the stream has no end');
}

/** A number of four bytes: thirty bits of a whole number or of a fraction, perhaps in hundredths. */
export function rkNumber(stream: Buffer, at: number): number {
  const bits = stream.readInt32LE(at);
  let value = bits >> 2;
  if ((bits & 2) === 0) {
    FRACTION.setInt32(4, bits & ~3, true);
    value = FRACTION.getFloat64(0, true);
  }
  return (bits & 1) === 0 ? value : value / 100;
}

const FRACTION = new DataView(new ArrayBuffer(8));
