// The channels that speak for or against a derivation: weight, note, and the rows themselves side by side.
import { lazy, Suspense, useState } from 'react';
import { Button } from '@mantine/core';
import { IconTablePlus } from '@tabler/icons-react';
import type { Channel } from '#contract/lineage.ts';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useChannelName } from './channel-name.ts';
import { sideOf, Weight } from './Weight.tsx';

const CompareRows = lazy(() => import('./CompareRows.tsx'));

interface ChannelsProps {
  child: string;
  parent: string;
  channels: readonly Channel[];
}

export function Channels({ child, parent, channels }: ChannelsProps) {
  const { t, say, shown } = useTexts();
  const nameOf = useChannelName();
  const [opened, setOpened] = useState<Channel>();
  return (
    <div>
      {channels.map((channel) => {
        const side = sideOf(channel.logLR);
        return (
          <div className="vt-channel" key={channel.name}>
            <strong>{nameOf(channel.name)}</strong>
            <Weight logLR={channel.logLR} />
            <span className="vt-quiet vt-num" style={{ textAlign: 'right' }}>
              {channel.places.length > 0 ? (
                <Button
                  variant="subtle"
                  px={6}
                  size="compact-xs"
                  leftSection={<IconTablePlus size={14} aria-hidden />}
                  onClick={() => setOpened(channel)}
                >
                  {t('channel.rows', { n: formatNumber(channel.rows, shown) })}
                </Button>
              ) : (
                t(`channel-side.${side}`)
              )}
            </span>
            <p>{say(channel.note)}</p>
          </div>
        );
      })}
      {opened !== undefined && (
        <Suspense fallback={null}>
          <CompareRows child={child} parent={parent} channel={opened} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </div>
  );
}
