// What speaks for and against a match: channels as bars, each with its telling cells, the file's beside the list's, masked.
import { Badge } from '@mantine/core';
import { Link } from 'react-router';
import type { MatchChannel } from '#contract/match.ts';
import { useFieldName } from '../../components/use-field-name.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useChannelName } from '../../panels/channel-name.ts';
import { ShownMasked } from '../../panels/ShownMasked.tsx';
import { useTellingName } from '../../panels/telling-name.ts';
import { sideOf, Weight } from '../../panels/Weight.tsx';
import { listPath } from '../../state/paths.ts';

interface MatchChannelsProps {
  caseId: string;
  list: string;
  channels: readonly MatchChannel[];
  /** The list was copied from the file, not the file from the list. */
  isCopy: boolean;
}

function Places({
  caseId,
  list,
  channel,
  isCopy,
}: Omit<MatchChannelsProps, 'channels'> & { channel: MatchChannel }) {
  const { t, shown } = useTexts();
  const fieldName = useFieldName();
  const whatOf = useTellingName();
  return (
    <details className="vt-match-places">
      <summary>{t('channel.rows', { n: formatNumber(channel.rows, shown) })}</summary>
      <div className="vt-scroll" tabIndex={0} role="region" aria-label={t('compare.rows')}>
        <table className="vt-plain">
          <thead>
            <tr>
              <th scope="col">{t('match.here-row')}</th>
              <th scope="col">{t('match.there-row', { list })}</th>
              <th scope="col">{t('separate.field')}</th>
              <th scope="col">{t('match.here')}</th>
              <th scope="col">{list}</th>
              <th scope="col">{t('compare.what')}</th>
            </tr>
          </thead>
          <tbody>
            {channel.places.map((place, at) => {
              const [here, there] = isCopy
                ? [place.parentRow, place.childRow]
                : [place.childRow, place.parentRow];
              return (
                <tr key={at}>
                  <td className="vt-num">{here}</td>
                  <td className="vt-num">
                    <Link className="vt-link" to={listPath(caseId, list, there)}>
                      {there}
                    </Link>
                  </td>
                  <td>{place.field === undefined ? '—' : fieldName(place.field)}</td>
                  <td>{place.here === undefined ? '—' : <mark>{place.here}</mark>}</td>
                  <td>{place.there === undefined ? '—' : <mark>{place.there}</mark>}</td>
                  <td>
                    <Badge color="gray">{whatOf(place.what)}</Badge>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ShownMasked n={channel.places.length} total={channel.placesTotal} />
    </details>
  );
}

export function MatchChannels({ channels, ...of }: MatchChannelsProps) {
  const { t, say } = useTexts();
  const nameOf = useChannelName();
  return (
    <div>
      {channels.map((channel) => (
        <div className="vt-channel" key={channel.name}>
          <strong>{nameOf(channel.name)}</strong>
          <Weight logLR={channel.logLR} />
          <span className="vt-quiet">{t(`channel-side.${sideOf(channel.logLR)}`)}</span>
          <p>{say(channel.note)}</p>
          {channel.places.length > 0 && <Places {...of} channel={channel} />}
        </div>
      ))}
    </div>
  );
}
