// The bar of the playback: play, step, place, pace, loop, and what counts as come.
import { ActionIcon, NativeSelect, Popover, Stack, Tooltip } from '@mantine/core';
import {
  IconAdjustments,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
  IconRepeat,
} from '@tabler/icons-react';
import { formatDay, formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { isoOf } from '#contract/days.ts';
import { PACES, type Playback } from './use-playback.ts';

const WINDOWS = [7, 30, 90] as const;

export function PlaybackBar({ playback }: { playback: Playback }) {
  const { t, shown } = useTexts();
  const { day, isPlaying, steps, options } = playback;
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return null;
  const said = day === undefined ? t('playback.off') : formatDay(isoOf(Math.floor(day)), shown);
  const buttons = [
    ['playback.back', IconPlayerTrackPrev, () => playback.step(-1), false],
    [
      isPlaying ? 'playback.pause' : 'playback.play',
      isPlaying ? IconPlayerPause : IconPlayerPlay,
      playback.toggle,
      false,
    ],
    ['playback.forth', IconPlayerTrackNext, () => playback.step(1), false],
    ['playback.stop', IconPlayerStop, () => playback.go(undefined), day === undefined],
  ] as const;
  return (
    <div className="vt-play" role="group" aria-label={t('playback.title')}>
      {buttons.map(([key, Icon, run, isIdle]) => (
        <Tooltip key={key} label={t(key)}>
          <ActionIcon aria-label={t(key)} disabled={isIdle} onClick={run}>
            <Icon size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
      <input
        type="range"
        min={first}
        max={last}
        step={1}
        value={day === undefined ? first : Math.floor(day)}
        aria-label={t('playback.day')}
        aria-valuetext={said}
        onChange={({ currentTarget }) => playback.go(Number(currentTarget.value))}
      />
      <output className="vt-num vt-play-day">{said}</output>
      <Tooltip label={t('playback.loop')}>
        <ActionIcon
          aria-label={t('playback.loop')}
          aria-pressed={playback.isLooped}
          variant={playback.isLooped ? 'light' : 'subtle'}
          onClick={() => playback.setLooped(!playback.isLooped)}
        >
          <IconRepeat size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Popover position="top-start" withinPortal={false} trapFocus returnFocus shadow="md">
        <Popover.Target>
          <Tooltip label={t('playback.settings')}>
            <ActionIcon aria-label={t('playback.settings')}>
              <IconAdjustments size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('playback.settings')}>
          <Stack gap={8}>
            <NativeSelect
              size="xs"
              label={t('playback.pace')}
              value={String(playback.pace)}
              data={PACES.map((pace) => ({ value: String(pace), label: `× ${formatNumber(pace, shown)}` }))}
              onChange={({ currentTarget }) => playback.setPace(Number(currentTarget.value))}
            />
            <NativeSelect
              size="xs"
              label={t('playback.what')}
              value={options.mode === 'sum' ? 'sum' : String(options.days)}
              data={[
                { value: 'sum', label: t('playback.sum') },
                ...WINDOWS.map((days) => ({ value: String(days), label: t('playback.window', { n: days }) })),
              ]}
              onChange={({ currentTarget: { value } }) =>
                playback.setOptions(
                  value === 'sum'
                    ? { ...options, mode: 'sum' }
                    : { ...options, mode: 'window', days: Number(value) },
                )
              }
            />
            <NativeSelect
              size="xs"
              label={t('playback.uncertain')}
              value={options.uncertain}
              data={[
                { value: 'first', label: t('playback.first') },
                { value: 'last', label: t('playback.last') },
              ]}
              onChange={({ currentTarget: { value } }) =>
                playback.setOptions({ ...options, uncertain: value === 'last' ? 'last' : 'first' })
              }
            />
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {day !== undefined && (
        <span className="vt-quiet vt-num" role="status">
          {t('playback.arrived', {
            n: formatNumber(playback.arrived, shown),
            total: formatNumber(playback.dated, shown),
            undated: formatNumber(playback.total - playback.dated, shown),
          })}
        </span>
      )}
    </div>
  );
}
