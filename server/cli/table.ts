// Tables for people, in columns that line up with Chinese characters too.

/** Characters that a terminal draws two cells wide (Unicode East Asian Width W and F, the blocks that occur). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/gu;

/** How many cells of a terminal a text takes. */
const widthOf = (text: string): number => [...text].length + (text.match(WIDE)?.length ?? 0);

const pad = (text: string, width: number, isRight: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return isRight ? space + text : text + space;
};

type Cell = string | number | null | undefined;

/** A table with a header and a rule; numbers stand to the right. */
export function table(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) =>
    row.map((cell) => (cell === null || cell === undefined ? '' : String(cell))),
  );
  const widths = header.map((name, column) =>
    Math.max(widthOf(name), ...texts.map((row) => widthOf(row[column] ?? ''))),
  );
  const isNumber = header.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => pad(cell, widths[column] ?? 0, isNumber[column] === true))
      .join('  ')
      .trimEnd();
  return [line(header), widths.map((width) => '─'.repeat(width)).join('  '), ...texts.map(line)].join('\n');
}

/** A probability as a percentage; never 0% or 100%, for the tool is not that sure. */
export function percent(probability: number): string {
  if (probability > 0 && probability < 0.005) return '<0.5%';
  if (probability < 1 && probability > 0.995) return '>99.5%';
  return `${Math.round(probability * 100)}%`;
}
