// Parties by rank; a row opens into sentences, one for each measure, and what is to be expected.
import { Fragment, useState } from 'react';
import { Checkbox } from '@mantine/core';
import type { HubParty } from '#contract/hubs.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useSurface } from '../../state/surface.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { ElementLink } from '../ElementLink.tsx';

/** Parties shown at first: the hubs, and not everybody. */
const FIRST = 12;
const MEASURES = ['lists', 'in', 'out', 'cuts'] as const;

function Opened({ party }: { party: HubParty }) {
  const { t, say, shown } = useTexts();
  const { expected, handles, cutOff } = party;
  return (
    <div className="vt-hub-open">
      <ul>
        {party.sentences.map(({ measure, text }) => (
          <li key={measure}>{say(text)}</li>
        ))}
      </ul>
      {handles.length > 0 && (
        <p>
          {t('hubs.handles')}{' '}
          {handles.map((id) => (
            <Fragment key={id}>
              <ElementLink id={id} isBare />{' '}
            </Fragment>
          ))}
        </p>
      )}
      {cutOff.length > 0 && (
        <p>
          {t('hubs.cut-off')}{' '}
          {cutOff.map((id) => (
            <Fragment key={id}>
              <ElementLink id={id} isBare /> <span className="vt-quiet">{id}</span>{' '}
            </Fragment>
          ))}
        </p>
      )}
      {expected !== undefined && (
        <dl className="vt-fields">
          {(['in', 'out', 'cuts', 'betweenness'] as const).flatMap((measure) => {
            const spread = expected[measure];
            if (spread === undefined) return [];
            const digits = (value: number): string => formatNumber(Math.round(value * 100) / 100, shown);
            return [
              <dt key={`${measure} name`}>{t(`hubs.${measure}`)}</dt>,
              <dd key={measure} className="vt-num">
                {t('hubs.spread', {
                  mean: digits(spread.mean),
                  sd: digits(spread.sd),
                  low: digits(spread.low),
                  high: digits(spread.high),
                })}
              </dd>,
            ];
          })}
        </dl>
      )}
    </div>
  );
}

interface HubTableProps {
  parties: readonly HubParty[];
  /** Parties of the case, of whom these are the first. */
  total: number;
  /** Those that are taken out. */
  without: readonly string[];
  onToggle(id: string): void;
}

export function HubTable({ parties, total, without, onToggle }: HubTableProps) {
  const { t, shown } = useTexts();
  const { graph, words } = useWorkspace();
  const { light } = useSurface();
  const [open, setOpen] = useState<string>();
  const [isAll, setAll] = useState(false);
  const rows = isAll ? parties : parties.slice(0, FIRST);
  const most = Math.max(1, ...parties.map(({ cuts }) => cuts));
  const nameOf = (id: string): string => {
    const node = graph.nodes.get(id);
    return node === undefined ? id : words.caption(node);
  };
  const toggle = (party: HubParty): void => {
    const isOpen = open === party.id;
    setOpen(isOpen ? undefined : party.id);
    light(isOpen ? undefined : new Set([party.id, ...party.handles, ...party.cutOff]));
  };
  return (
    <div className="vt-hub-scroll" tabIndex={0} role="region" aria-label={t('hubs.ranking')}>
      <table className="vt-plain vt-hub-table">
        <thead>
          <tr>
            <th scope="col">{t('hubs.out-of-way')}</th>
            <th scope="col">{t('hubs.party')}</th>
            {MEASURES.map((measure) => (
              <th key={measure} scope="col" className="vt-right" title={t(`hubs-why.${measure}`)}>
                {t(`hubs.${measure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((party) => (
            <Fragment key={party.id}>
              <tr aria-current={without.includes(party.id)}>
                <td>
                  <Checkbox
                    size="xs"
                    aria-label={t('hubs.take-out', { name: nameOf(party.id) })}
                    checked={without.includes(party.id)}
                    onChange={() => onToggle(party.id)}
                  />
                </td>
                <th scope="row">
                  <button
                    type="button"
                    className="vt-link vt-cut"
                    aria-expanded={open === party.id}
                    onClick={() => toggle(party)}
                  >
                    {nameOf(party.id)}
                  </button>{' '}
                  <span className="vt-quiet">{party.source ? t('hubs.source') : party.id}</span>
                </th>
                {MEASURES.map((measure) => (
                  <td key={measure} className="vt-right vt-num">
                    {measure === 'cuts' && (
                      <i
                        className="vt-hub-bar"
                        style={{ width: `${(26 * party.cuts) / most}px` }}
                        aria-hidden
                      />
                    )}
                    {formatNumber(party[measure], shown)}
                  </td>
                ))}
              </tr>
              {open === party.id && (
                <tr>
                  <td colSpan={2 + MEASURES.length} className="vt-hub-cell">
                    <Opened party={party} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className="vt-quiet vt-num">
        {t('count.of', { n: formatNumber(rows.length, shown), total: formatNumber(total, shown) })}
      </p>
      {parties.length > FIRST && (
        <button type="button" className="vt-link" onClick={() => setAll(!isAll)}>
          {isAll ? t('hubs.fewer') : t('hubs.all', { n: formatNumber(parties.length, shown) })}
        </button>
      )}
    </div>
  );
}

/** Groups of parties, each lit when it is pointed at. */
function Groups({ groups }: { groups: readonly (readonly string[])[] }) {
  const { t } = useTexts();
  const { light } = useSurface();
  return (
    <ul className="vt-hub-groups">
      {groups.map((members, at) => (
        <li key={members.join(' ')}>
          <button type="button" className="vt-link" onClick={() => light(new Set(members))}>
            {t('hubs.group', { n: at + 1, count: members.length })}
          </button>
          <div>
            {members.map((id) => (
              <Fragment key={id}>
                <ElementLink id={id} isBare />{' '}
              </Fragment>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
HubTable.Groups = Groups;
