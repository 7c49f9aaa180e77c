// What is to be sent, for whom it is locked, and why.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import {
  Button,
  Checkbox,
  MultiSelect,
  PasswordInput,
  SegmentedControl,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { transferRequest, type TransferRequest } from '#contract/transfer.ts';
import { answer } from '../../api/queries.ts';
import { useMay } from '../../components/may.ts';
import { useTexts } from '../../i18n/i18n.ts';

const LOCKS = ['recipient', 'passphrase'] as const;

interface SendFormProps {
  caseId: string;
  isBusy: boolean;
  onSend(wanted: TransferRequest): void;
}

export function SendForm({ caseId, isBusy, onSend }: SendFormProps) {
  const { t } = useTexts();
  const mayReveal = useMay('reveal');
  const [by, setBy] = useState<(typeof LOCKS)[number]>('recipient');
  const [recipient, setRecipient] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [masks, setMasks] = useState(false);
  const [lists, setLists] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const known = useQuery(answer('lists', { case: caseId }));
  const masked = masks || !mayReveal;
  const wanted = transferRequest.safeParse({
    lock: by === 'recipient' ? { recipient } : { passphrase },
    masked,
    ...(lists.length === 0 ? {} : { lists }),
    reason,
  });
  /** A lock that was begun and is none yet. */
  const isNoLock =
    (by === 'recipient' ? recipient : passphrase) !== '' &&
    wanted.error?.issues.some(({ path }) => path[0] === 'lock') === true;
  return (
    <form
      className="vt-surface"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted.success) onSend(wanted.data);
      }}
    >
      <div>
        <Text size="sm" fw={500} mb={4} id="transfer-lock">
          {t('transfer.lock')}
        </Text>
        <SegmentedControl
          fullWidth
          aria-labelledby="transfer-lock"
          value={by}
          onChange={setBy}
          data={[
            { value: 'recipient', label: t('transfer.by-key') },
            { value: 'passphrase', label: t('transfer.by-passphrase') },
          ]}
        />
      </div>
      {by === 'recipient' ? (
        <TextInput
          required
          label={t('transfer.recipient')}
          description={t('transfer.recipient-how')}
          placeholder="age1…"
          value={recipient}
          error={isNoLock && t('transfer.recipient-wrong')}
          onChange={({ currentTarget }) => setRecipient(currentTarget.value)}
        />
      ) : (
        <PasswordInput
          required
          label={t('transfer.passphrase')}
          description={t('transfer.passphrase-how')}
          autoComplete="new-password"
          value={passphrase}
          error={isNoLock && t('transfer.passphrase-short')}
          onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
        />
      )}
      <Checkbox
        label={t('transfer.masked')}
        description={t(mayReveal ? 'transfer.masked-how' : 'transfer.masked-only')}
        checked={masked}
        disabled={!mayReveal}
        onChange={({ currentTarget }) => setMasks(currentTarget.checked)}
      />
      <MultiSelect
        label={t('transfer.lists')}
        description={t('transfer.lists-how')}
        placeholder={lists.length === 0 ? t('transfer.lists-all') : ''}
        searchable
        clearable
        comboboxProps={{ withinPortal: false }}
        clearButtonProps={{ 'aria-label': t('transfer.lists-clear') }}
        data={(known.data?.lists ?? []).map(({ id, title }) => ({ value: id, label: `${id} ${title}` }))}
        value={lists}
        onChange={setLists}
      />
      <Textarea
        required
        label={t('transfer.reason')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Button
        type="submit"
        disabled={!wanted.success || isBusy}
        leftSection={<IconLock size={15} aria-hidden />}
      >
        {t('transfer.make')}
      </Button>
    </form>
  );
}
