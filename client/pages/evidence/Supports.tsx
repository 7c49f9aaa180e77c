// What an exhibit supports, passage by passage; with a passage chosen more can be entered on it.
import { Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { handFields, type Passage } from '#contract/hand.ts';
import { entityOf } from '#contract/model/registry.ts';
import type { ExhibitFile } from '#contract/queries/evidence-file.ts';
import { useMay } from '../../components/may.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { openHand } from '../../state/hand.ts';
import { casePath, elementPath } from '../../state/paths.ts';

interface SupportsProps {
  caseId: string;
  data: ExhibitFile;
  chosen: Passage | undefined;
}

export function Supports({ caseId, data, chosen }: SupportsProps) {
  const { t, say } = useTexts();
  const navigate = useNavigate();
  const mayWrite = useMay('write');
  const unit = data.form === 'pdf' ? 'page' : 'line';
  const begin = (dialog: Parameters<typeof openHand>[1], selected?: string): void => {
    openHand(caseId, dialog, {
      evidence: data.evidence,
      ...(chosen === undefined ? {} : { passage: chosen }),
    });
    void navigate(selected === undefined ? casePath(caseId) : elementPath(caseId, selected));
  };
  return (
    <section className="vt-surface vt-block">
      <h2>{t('evidence.supports', { n: data.passages.length })}</h2>
      {data.passages.length === 0 && <p className="vt-quiet">{t('evidence.supports-nothing')}</p>}
      <ul className="vt-plain-list">
        {data.passages.map(({ element, type, from, to, entry }) => (
          <li key={`${element} ${from ?? ''} ${entry}`} className="vt-row">
            <span>{say(entityOf(type).title)}</span>
            {entityOf(type).as === 'node' ? (
              <Link className="vt-link" to={elementPath(caseId, element)}>
                {element}
              </Link>
            ) : (
              <span>{element.replace(`${type}:`, '')}</span>
            )}
            <span className="vt-quiet vt-grow">
              {from === undefined
                ? t('evidence.no-passage')
                : t(unit === 'page' ? 'evidence.pages' : 'evidence.lines', {
                    lines: from === to ? from : `${from}–${to}`,
                  })}
            </span>
            {mayWrite && chosen !== undefined && handFields(type).length > 0 && (
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconPencil size={13} aria-hidden />}
                onClick={() => begin({ kind: 'edit', id: element }, element)}
              >
                {t('evidence.mark-for', { id: element })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <div className="vt-row" style={{ marginTop: 8, flexWrap: 'wrap' }}>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => begin({ kind: 'add', type: 'Transfer' })}
          >
            {chosen === undefined
              ? t('evidence.add-on-this')
              : t('evidence.add-on-lines', {
                  lines: chosen.from === chosen.to ? chosen.from : `${chosen.from}–${chosen.to}`,
                })}
          </Button>
          <span className="vt-quiet">{t('evidence.choose-how')}</span>
        </div>
      )}
    </section>
  );
}
