// One's second factor: set up by a picture and a first code, with recovery codes that are shown once; ended by password and code.
import { useState, type ReactNode } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Group, Stack } from '@mantine/core';
import {
  confirmSecondFactor,
  endSecondFactor,
  offerSecondFactor,
  secondFactorQuery,
} from '../../api/account.ts';
import { CodeField } from '../../components/CodeField.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { PasswordField } from '../../components/PasswordField.tsx';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { QrCode } from './QrCode.tsx';

function Form({
  children,
  action,
  isDoing,
  isReady,
  onDo,
}: {
  children: ReactNode;
  action: string;
  isDoing: boolean;
  isReady: boolean;
  onDo(): void;
}) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onDo();
      }}
    >
      <Stack gap="sm" maw={420}>
        {children}
        <Group>
          <Button type="submit" loading={isDoing} disabled={!isReady}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The codes, until it is said that they are kept. */
function Recovery({ codes, onKept }: { codes: readonly string[]; onKept(): void }) {
  const { t } = useTexts();
  return (
    <Stack gap="sm" maw={420}>
      <div role="status">{t('account.recovery-how')}</div>
      <ol className="vt-mono" style={{ columns: 2, margin: 0, paddingLeft: 28 }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Group gap={8}>
        <CopyButton value={codes.join('\n')} />
        <Button onClick={onKept}>{t('account.recovery-kept')}</Button>
      </Group>
    </Stack>
  );
}

export function SecondFactor({ onDone }: { onDone(): void }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(secondFactorQuery);
  const [current, setCurrent] = useState('');
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<readonly string[]>();
  const clear = async (): Promise<void> => {
    setCurrent('');
    setCode('');
    await client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
  };
  const offering = useMutation({ mutationFn: () => offerSecondFactor(current) });
  const confirming = useMutation({
    mutationFn: () => confirmSecondFactor(code),
    onSuccess: async (made) => {
      setCodes(made);
      offering.reset();
      await clear();
    },
  });
  const ending = useMutation({ mutationFn: () => endSecondFactor(current, code), onSuccess: clear });
  const password = <PasswordField label={t('account.current')} value={current} onType={setCurrent} />;
  const digits = <CodeField value={code} onType={setCode} />;
  if (data === undefined) return <PartWaiting height={80} error={error} onRetry={() => void refetch()} />;
  if (codes !== undefined) {
    return (
      <Recovery
        codes={codes}
        onKept={() => {
          setCodes(undefined);
          onDone();
        }}
      />
    );
  }
  if (data.isOn) {
    return (
      <Form
        action={t('account.factor-end')}
        isDoing={ending.isPending}
        isReady={current !== '' && code.trim().length >= 6}
        onDo={() => ending.mutate()}
      >
        <div>{t('account.factor-on', { n: data.recoveryLeft })}</div>
        {password}
        {digits}
        {ending.error !== null && <ProblemNote error={ending.error} />}
      </Form>
    );
  }
  if (offering.data === undefined) {
    return (
      <Form
        action={t('account.factor-begin')}
        isDoing={offering.isPending}
        isReady={current !== ''}
        onDo={() => offering.mutate()}
      >
        <div>{t(data.isRequired ? 'account.factor-required' : 'account.factor-off')}</div>
        {password}
        {offering.error !== null && <ProblemNote error={offering.error} />}
      </Form>
    );
  }
  return (
    <Form
      action={t('account.factor-confirm')}
      isDoing={confirming.isPending}
      isReady={code.trim().length >= 6}
      onDo={() => confirming.mutate()}
    >
      <div>{t('account.factor-how')}</div>
      <QrCode text={offering.data.uri} label={t('account.factor-picture')} />
      <div className="vt-quiet">
        {t('account.factor-typed')}{' '}
        <span className="vt-mono">{offering.data.secret.replaceAll(/(.{4})/g, '$1 ').trim()}</span>
      </div>
      {digits}
      {confirming.error !== null && <ProblemNote error={confirming.error} />}
    </Form>
  );
}
