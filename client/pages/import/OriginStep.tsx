// The second step: with whom the lists were found, and when; once for all, and of its own where one differs.
import { Switch, TextInput } from '@mantine/core';
import type { ImportContext } from '#contract/import.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { NewEvidence } from './NewEvidence.tsx';
import { NewPartyForm } from './NewPartyForm.tsx';
import {
  freeId,
  NEW_EVIDENCE,
  NO_VALUES,
  ownOf,
  type Origin,
  type OriginFaults,
  type OwnValues,
  type PlannedList,
} from './origin.ts';
import { OriginFields } from './OriginFields.tsx';

interface OriginStepProps {
  plan: readonly PlannedList[];
  origin: Origin;
  context: ImportContext;
  faults: OriginFaults;
  onOrigin(origin: Origin): void;
}

interface ListRowProps extends Omit<OriginStepProps, 'plan'> {
  list: PlannedList;
  isOnly: boolean;
}

function ListRow({ list, isOnly, origin, context, faults, onOrigin }: ListRowProps) {
  const { t } = useTexts();
  const { key, name } = list.file;
  const own = ownOf(origin, key);
  const set = (change: Partial<OwnValues>): void =>
    onOrigin({ ...origin, own: { ...origin.own, [key]: { ...own, ...change } } });
  const idFault = faults.get(`${key}.id`);
  return (
    <li className="vt-surface vt-origin-list">
      <div className="vt-origin-line">
        <span className="vt-cut vt-file-name" title={name}>
          {name}
        </span>
        <TextInput
          size="xs"
          label={t('import-origin.id')}
          value={list.id}
          error={idFault === undefined ? undefined : t(idFault)}
          onChange={(event) => set({ id: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label={t('import-origin.title')}
          value={list.title}
          maxLength={500}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        {!isOnly && (
          <Switch
            size="xs"
            label={t('import-origin.own')}
            aria-label={t('import-origin.own-of', { name })}
            checked={own.isOpen}
            onChange={({ currentTarget }) =>
              set(currentTarget.checked ? { isOpen: true } : { ...NO_VALUES, isOpen: false })
            }
          />
        )}
      </div>
      {own.isOpen && (
        <OriginFields
          at={key}
          values={own}
          origin={origin}
          context={context}
          faults={faults}
          onChange={(values) => set(values)}
        />
      )}
    </li>
  );
}

export function OriginStep({ plan, origin, context, faults, onOrigin }: OriginStepProps) {
  const { t } = useTexts();
  const isOnly = plan.length === 1;
  const taken = [...context.holders, ...origin.parties].map(({ id }) => id);
  const hasNewEvidence = plan.some(({ evidence }) => evidence === NEW_EVIDENCE);
  return (
    <div className="vt-import-column">
      <section className="vt-surface vt-origin-all" aria-labelledby="origin-all">
        <h3 id="origin-all">{isOnly ? plan[0]?.file.name : t('import-origin.all')}</h3>
        {!isOnly && <p className="vt-quiet">{t('import-origin.all-how')}</p>}
        <OriginFields
          at="all"
          values={origin.all}
          origin={origin}
          context={context}
          faults={faults}
          onChange={(all) => onOrigin({ ...origin, all })}
          besideHolder={
            <NewPartyForm
              id={freeId('P', taken)}
              onAdd={(party) =>
                onOrigin({
                  ...origin,
                  parties: [...origin.parties, party],
                  all: { ...origin.all, holder: party.id },
                })
              }
            />
          }
        />
        {hasNewEvidence && (
          <NewEvidence
            value={origin.exhibit}
            faults={faults}
            onChange={(exhibit) => onOrigin({ ...origin, exhibit })}
          />
        )}
      </section>
      <section aria-labelledby="origin-lists">
        <h3 id="origin-lists">{t('import.lists', { n: plan.length })}</h3>
        <ul className="vt-origin-lists">
          {plan.map((list) => (
            <ListRow
              key={list.file.key}
              list={list}
              isOnly={isOnly}
              origin={origin}
              context={context}
              faults={faults}
              onOrigin={onOrigin}
            />
          ))}
        </ul>
      </section>
    </div>
  );
}
