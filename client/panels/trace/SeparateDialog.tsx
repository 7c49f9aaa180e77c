// What tells two sources of a list apart: channel by channel, cell by cell, and which evidence to look for.
import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, CloseButton, Modal } from '@mantine/core';
import {
  IconCalendarSearch,
  IconColumns3,
  IconFileSearch,
  IconFileText,
  IconRowInsertBottom,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import {
  MOST_PLACES,
  type Difference,
  type Separation,
  type WantedEvidence,
} from '#contract/queries/separate.ts';
import { enumerated } from '#contract/text.ts';
import { answer } from '../../api/queries.ts';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { useFieldName } from '../../components/use-field-name.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { listPath } from '../../state/paths.ts';
import { useChannelName } from '../channel-name.ts';
import { ElementLink } from '../ElementLink.tsx';
import { Named } from '../Named.tsx';
import { names } from '../named-parts.ts';
import { ShownMasked } from '../ShownMasked.tsx';
import { Strength } from '../Strength.tsx';
import type { Pair } from './Separate.tsx';
import './trace.css';

/** Places of a difference that are asked for at first. */
const FIRST_PLACES = 50;

/** Nats at which a bar is full, and below which nothing is told apart. */
const [FULL, NOTHING] = [8, 0.7];

const ICONS: Record<WantedEvidence['kind'], typeof IconFileSearch> = {
  field: IconColumns3,
  rows: IconRowInsertBottom,
  list: IconFileSearch,
  date: IconCalendarSearch,
  document: IconFileText,
};

/** For which of the two something speaks; a bar to the left for A, to the right for B. */
function Balance({ logLR, a, b }: { logLR: number; a: string; b: string }) {
  const { t } = useTexts();
  const share = Math.min(1, Math.abs(logLR) / FULL) * 50;
  const isForA = logLR > 0;
  const label = Math.abs(logLR) < 0.05 ? t('separate.neither') : t('separate.for', { list: isForA ? a : b });
  return (
    <span className="vt-weight vt-balance" role="img" aria-label={label} title={label}>
      <i
        data-side={isForA ? 'a' : 'b'}
        style={{ left: `${isForA ? 50 - share : 50}%`, width: `${share}%` }}
      />
    </span>
  );
}

interface PlaceProps {
  list: string;
  row: number | undefined;
  text: string | undefined;
  isSame: boolean;
}

/** A row of one of the lists, which leads there, and what it says. */
function Place({ list, row, text, isSame }: PlaceProps) {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  if (row === undefined) return <td>—</td>;
  return (
    <td>
      <Link className="vt-link vt-num" to={listPath(caseId, list, row)}>
        {text === undefined ? t('separate.row', { row }) : row}
      </Link>{' '}
      {isSame && text !== undefined ? <mark>{text}</mark> : text}
    </td>
  );
}

interface More {
  /** Asks for more places of each difference; undefined where no more can be had. */
  onMore: (() => void) | undefined;
  isLoading: boolean;
}

function Places({ difference, list, a, b, onMore, isLoading }: { difference: Difference } & Pair & More) {
  const { t, say } = useTexts();
  const fieldName = useFieldName();
  const { places, placesTotal } = difference;
  if (places.length === 0) return null;
  const hasField = places.some(({ field }) => field !== undefined);
  return (
    <>
      <div className="vt-scroll" tabIndex={0} role="region" aria-label={say(difference.what)}>
        <table className="vt-plain">
          <thead>
            <tr>
              {hasField && <th scope="col">{t('separate.field')}</th>}
              <th scope="col">{list}</th>
              <th scope="col">{a}</th>
              <th scope="col">{b}</th>
              <th scope="col">{t('separate.favours')}</th>
            </tr>
          </thead>
          <tbody>
            {places.map((place, at) => (
              <tr key={at}>
                {hasField && <th scope="row">{place.field === undefined ? '—' : fieldName(place.field)}</th>}
                <Place list={list} row={place.row} text={place.here} isSame={place.favours !== 'neither'} />
                <Place list={a} row={place.aRow} text={place.a} isSame={place.favours === 'a'} />
                <Place list={b} row={place.bRow} text={place.b} isSame={place.favours === 'b'} />
                <td>
                  {place.favours === 'neither' ? '—' : place.favours === 'a' ? a : b}
                  {place.unique && <span className="vt-quiet"> · {t('separate.unique')}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ShownMasked n={places.length} total={placesTotal} />
      {places.length < placesTotal && onMore !== undefined && (
        <Button size="compact-sm" variant="default" mb={8} loading={isLoading} onClick={onMore}>
          {t('action.more')}
        </Button>
      )}
    </>
  );
}

function Wanted({ wanted }: { wanted: Separation['wanted'] }) {
  const { t, say, shown } = useTexts();
  if (wanted.length === 0) return <p className="vt-quiet">{t('separate.wanted-none')}</p>;
  return (
    <ol className="vt-wanted">
      {wanted.map((each, at) => {
        const Icon = ICONS[each.kind];
        const what = say(each.what);
        const unnamed = [each.list, each.holder]
          .filter((id) => id !== undefined)
          .filter((id) => !names(what, id));
        return (
          <li key={at}>
            <Icon size={18} stroke={1.5} aria-hidden />
            <span>
              <b>{t(`wanted.${each.kind}`)}</b> <Named text={what} />
              {unnamed.map((id) => (
                <span key={id}>
                  {' '}
                  <ElementLink id={id} isBare /> <span className="vt-quiet">({id})</span>
                </span>
              ))}
              {each.rowsTotal > 0 && (
                <span className="vt-quiet vt-num">
                  {' '}
                  {t('separate.rows', {
                    rows: enumerated(each.rows.slice(0, 8), shown),
                    n: formatNumber(each.rowsTotal, shown),
                  })}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Separated({ data, onMore, isLoading, ...pair }: Pair & More & { data: Separation }) {
  const { t, say } = useTexts();
  const nameOf = useChannelName();
  const { a, b } = pair;
  const { caseId } = useWorkspace();
  const lineage = useQuery(answer('lineage', { case: caseId }));
  const drawn = lineage.data?.lists.find(({ id }) => id === pair.list)?.parents ?? [];
  const areBoth = [a, b].every((id) => drawn.some((parent) => parent.id === id));
  const verdict =
    Math.abs(data.logLR) < NOTHING
      ? t('separate.verdict-none')
      : t('separate.verdict', { list: data.logLR > 0 ? a : b, other: data.logLR > 0 ? b : a });
  return (
    <>
      <div className="vt-versus">
        {([data.a, data.b] as const).map((side, at) => (
          <div key={side.list} data-side={at === 0 ? 'a' : 'b'}>
            <ElementLink id={side.list} /> <span className="vt-quiet">{side.list}</span>
            <div>
              <Strength model={data.model} probability={side.probability} band={side.band} />
            </div>
          </div>
        ))}
      </div>
      <p>
        <b>{verdict}</b> {areBoth && t('separate.both')}
      </p>
      <h3>{t('separate.wanted')}</h3>
      <Wanted wanted={data.wanted} />
      <h3 className="vt-row">
        <span className="vt-grow">{t('separate.channels')}</span>
        <span className="vt-balance-head" aria-hidden>
          <span>← {a}</span>
          <span>{b} →</span>
        </span>
      </h3>
      {data.channels.map(({ name, logLR }) => {
        const differences = data.differences.filter(({ channel }) => channel === name);
        return (
          <details key={name} className="vt-difference">
            <summary>
              <span className="vt-grow">{nameOf(name)}</span>
              <Balance logLR={logLR} a={a} b={b} />
            </summary>
            {differences.length === 0 && <p className="vt-quiet">{t('separate.differences-none')}</p>}
            {differences.map((difference, at) => (
              <div key={at}>
                <p className="vt-row">
                  <span className="vt-grow">{say(difference.what)}</span>
                  {differences.length > 1 && <Balance logLR={difference.logLR} a={a} b={b} />}
                </p>
                <Places difference={difference} onMore={onMore} isLoading={isLoading} {...pair} />
              </div>
            ))}
          </details>
        );
      })}
    </>
  );
}

export default function SeparateDialog({ onClose, ...pair }: Pair & { onClose(): void }) {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  const [places, setPlaces] = useState(FIRST_PLACES);
  const { data, error, isFetching, refetch } = useQuery({
    ...answer('separate', { case: caseId, ...pair, places }),
    placeholderData: keepPreviousData,
  });
  const title = t('separate.title', { a: pair.a, b: pair.b });
  return (
    <Modal.Root opened onClose={onClose} size="min(980px, 94vw)" centered>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <div className="vt-row">
            <h2 className="vt-grow" style={{ fontSize: 16, margin: '4px 0' }}>
              {title}
            </h2>
            <CloseButton aria-label={t('action.close')} onClick={onClose} />
          </div>
          <p className="vt-quiet">{t('separate.how', { list: pair.list })}</p>
          {data === undefined ? (
            <PartWaiting
              height={240}
              doing={t('separate.waiting')}
              error={error}
              onRetry={() => void refetch()}
            />
          ) : (
            <Separated
              data={data}
              isLoading={isFetching}
              onMore={places < MOST_PLACES ? () => setPlaces(MOST_PLACES) : undefined}
              {...pair}
            />
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
