// Makes canaries: for whom, how many, in the manner of which list.
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, NumberInput, Select } from '@mantine/core';
import { MOST_CANARIES, type PhoneOrigin } from '#contract/canaries.ts';
import { makeCanaries } from '../../api/canaries.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useChoices } from '../../hand/choices.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';

const COUNT = 5;

export function MakeCanaries({ phoneFrom }: { phoneFrom: PhoneOrigin }) {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  const client = useQueryClient();
  const choices = useChoices();
  const [recipient, setRecipient] = useState<string | null>(null);
  const [list, setList] = useState<string | null>(null);
  const [count, setCount] = useState(COUNT);
  const making = useMutation({
    mutationFn: (whom: string) =>
      makeCanaries(caseId, { recipient: whom, count, ...(list === null ? {} : { list }) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['query'] }),
  });
  return (
    <form
      className="vt-canaries-make"
      onSubmit={(event) => {
        event.preventDefault();
        if (recipient !== null) making.mutate(recipient);
      }}
    >
      <p className="vt-quiet">{t('canaries.make-how')}</p>
      <p className="vt-quiet">{t(`canaries.phone-${phoneFrom}`)}</p>
      <Select
        size="xs"
        label={t('canaries.recipient')}
        data={choices(['Party', 'Handle'])}
        value={recipient}
        searchable
        onChange={setRecipient}
      />
      <Select
        size="xs"
        label={t('canaries.list')}
        placeholder={t('canaries.list-any')}
        data={choices(['List'])}
        value={list}
        searchable
        clearable
        onChange={setList}
      />
      <NumberInput
        size="xs"
        label={t('canaries.count')}
        min={1}
        max={MOST_CANARIES}
        clampBehavior="strict"
        allowDecimal={false}
        value={count}
        onChange={(value) => setCount(typeof value === 'number' ? value : COUNT)}
      />
      <Button type="submit" size="xs" loading={making.isPending} disabled={recipient === null}>
        {t('canaries.make-do')}
      </Button>
      {making.error !== null && <ProblemNote error={making.error} />}
      {making.data !== undefined && (
        <p role="status">
          {t('canaries.made', { n: making.data.canaries.length, recipient: making.data.recipient })}
        </p>
      )}
    </form>
  );
}
