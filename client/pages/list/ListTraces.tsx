// What the file as a whole tells of its history: encoding, delimiter, line ends, sheets, author, cuts.
import type { QueryResult } from '../../api/run-query.ts';
import { ENTITIES } from '#contract/model/registry.ts';
import { traitLines } from '#contract/traits.ts';
import { useTexts } from '../../i18n/i18n.ts';

/** Shown with the columns and the rows. */
const ELSEWHERE = new Set<string>(['header', 'rows']);

export function ListTraces({ data }: { data: QueryResult<'list-file'> }) {
  const { t, say } = useTexts();
  const { fields } = ENTITIES.List;
  const lines =
    data.traits === undefined
      ? [
          { key: 'encoding', title: fields.encoding.label, value: data.encoding },
          { key: 'sheet', title: fields.sheet.label, value: data.sheet },
          { key: 'header', title: fields.header_row.label, value: data.headerRow?.toString() },
        ]
      : traitLines(data.traits)
          .filter(({ trait, column }) => column === undefined && !ELSEWHERE.has(trait))
          .map(({ trait, title, value }) => ({ key: trait, title, value: say(value) }));
  return (
    <>
      <dl className="vt-fields">
        {lines.map(({ key, title, value }) =>
          value === undefined ? null : (
            <div key={key} style={{ display: 'contents' }}>
              <dt>{say(title)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {data.traits === undefined && <p className="vt-quiet">{t('list.traces-unknown')}</p>}
    </>
  );
}
