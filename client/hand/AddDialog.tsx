// Adds a party, handle, transfer or exhibit by hand.
import { useState } from 'react';
import { SegmentedControl, TextInput } from '@mantine/core';
import { useStore } from 'zustand';
import { ADDED_TYPES, newFields } from '#contract/hand.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { id as idShape } from '#contract/scalars.ts';
import { addElement } from '../api/hand.ts';
import { oneOf } from '../i18n/one-of.ts';
import { useTexts } from '../i18n/i18n.ts';
import { handStore, NOTHING_TYPED, openHand, typeHand } from '../state/hand.ts';
import { useWorkspace } from '../state/workspace.ts';
import { EntityFields, wholeOf } from './EntityFields.tsx';
import { faultsOf, groundsFrom } from './form.ts';
import { GroundsInput } from './GroundsInput.tsx';
import { HandModal } from './HandModal.tsx';
import { Namesakes } from './Namesakes.tsx';
import { useWrite } from './use-write.ts';

export function AddDialog({ type }: { type: EntityType }) {
  const { t, say, shown } = useTexts();
  const { caseId } = useWorkspace();
  const typed = useStore(handStore, (state) => state.typed);
  const [isTried, setTried] = useState(false);
  const names = newFields(type);
  const whole = wholeOf(names, typed.values);
  const { grounds, faults } = groundsFrom(typed.grounds);
  const isSound = faultsOf(type, whole, names).size === 0;
  const isId = typed.id === '' || idShape.safeParse(typed.id.trim()).success;
  const adding = useWrite('add', () => {
    if (grounds === undefined) throw new Error('the grounds are not whole');
    const filled = Object.entries(whole).filter(([, value]) => value.trim() !== '');
    return addElement(caseId, {
      type,
      values: Object.fromEntries(filled),
      grounds,
      ...(typed.id.trim() === '' ? {} : { id: typed.id.trim() }),
    });
  });
  return (
    <HandModal
      title={t('hand.add-title')}
      action={t('hand.add-do', { type: oneOf(entityOf(type).title, shown) })}
      isDoing={adding.isPending}
      error={adding.error}
      isTyped={typed !== NOTHING_TYPED && Object.values(typed.values).some((value) => value !== '')}
      onDo={() => {
        setTried(true);
        if (isSound && isId && grounds !== undefined) adding.mutate();
      }}
    >
      <SegmentedControl
        size="xs"
        aria-label={t('hand.type')}
        data={ADDED_TYPES.map((value) => ({ value, label: say(entityOf(value).title) }))}
        value={type}
        onChange={(value) => {
          const chosen = ADDED_TYPES.find((one) => one === value);
          if (chosen === undefined || chosen === type) return;
          const { grounds: kept } = typed;
          openHand(caseId, { kind: 'add', type: chosen });
          typeHand({ grounds: kept });
          setTried(false);
        }}
      />
      <EntityFields
        key={type}
        type={type}
        names={names}
        typed={typed.values}
        isTried={isTried}
        onChange={(values) => typeHand({ values })}
      />
      {type === 'Party' && <Namesakes name={whole['name'] ?? ''} />}
      <TextInput
        size="xs"
        w={240}
        label={t('hand.id')}
        description={t('hand.id-how')}
        error={isId ? undefined : t('questions.wrong')}
        value={typed.id}
        onChange={({ currentTarget }) => typeHand({ id: currentTarget.value })}
      />
      <GroundsInput
        typed={typed.grounds}
        faults={isTried ? faults : new Set()}
        {...(type === 'Evidence' ? { without: ['evidence'] } : {})}
        onChange={(change) => typeHand({ grounds: { ...typed.grounds, ...change } })}
      />
    </HandModal>
  );
}
