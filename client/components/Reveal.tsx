// How personal data are shown in the clear, the same everywhere: a button, a reason and how far, a countdown that masks again.
import './reveal.css';
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Select } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import type { OwnerColumn } from '#contract/owner.ts';
import { recordFieldTitle } from '#contract/model/record-field.ts';
import { REVEAL_MINUTES, type Reveal } from '#contract/reveal.ts';
import { beginReveal } from '../api/reveals.ts';
import { useTexts } from '../i18n/i18n.ts';
import type { Revealing } from '../state/use-reveal.ts';
import { AskApproval } from './AskApproval.tsx';
import { Announce } from './Announce.tsx';
import { useMay } from './may.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

interface RevealDialogProps {
  caseId: string;
  element: string;
  /** What is meant, in words and masked. */
  name: string;
  /** One row of a list. */
  row?: number | undefined;
  /** Columns of which one can be revealed alone. */
  fields?: readonly OwnerColumn[];
  title?: string;
  action?: string;
  onClose(): void;
  onDone(reveal: Reveal): void | Promise<void>;
}

export function RevealDialog(props: RevealDialogProps) {
  const { caseId, element, name, row, fields = [], title, action, onClose, onDone } = props;
  const { t, say } = useTexts();
  const [field, setField] = useState<string | null>(null);
  const revealing = useMutation({
    mutationFn: async (reason: string): Promise<void> =>
      onDone(
        await beginReveal(caseId, {
          element,
          reason,
          ...(row === undefined ? {} : { row }),
          ...(field === null ? {} : { field: field as OwnerColumn }),
        }),
      ),
    onSuccess: onClose,
    // What was revealed stays on this page alone.
    gcTime: 0,
  });
  return (
    <ReasonDialog
      title={title ?? t('reveal.title', { name })}
      action={action ?? t('reveal.do')}
      isDoing={revealing.isPending}
      error={revealing.error}
      width={520}
      onClose={onClose}
      onDo={(reason) => revealing.mutate(reason)}
    >
      <p>{t('reveal.how', { minutes: REVEAL_MINUTES })}</p>
      <AskApproval
        caseId={caseId}
        scope={{ kind: 'reveal', element, ...(field === null ? {} : { field: field as OwnerColumn }) }}
        error={revealing.error}
        reason={revealing.variables ?? ''}
      />
      {fields.length > 1 && (
        <Select
          label={t('reveal.what')}
          placeholder={t('reveal.all')}
          data={fields.map((value) => ({ value, label: say(recordFieldTitle[value]) }))}
          value={field}
          onChange={setField}
          clearable
          comboboxProps={{ withinPortal: false }}
        />
      )}
    </ReasonDialog>
  );
}

/** `9:05`. */
const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** How long it is shown still, and a button that masks it now; nothing while all is masked. */
export function RevealCountdown({ revealing: { standing, left, end } }: { revealing: Revealing }) {
  const { t } = useTexts();
  const isShown = standing !== undefined;
  return (
    <>
      {isShown && (
        <span className="vt-countdown" data-ending={left <= 60}>
          <IconEye size={15} aria-hidden />
          <span role="timer" aria-label={t('reveal.left')} className="vt-num">
            {clock(left)}
          </span>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconEyeOff size={15} aria-hidden />}
            onClick={end}
          >
            {t('reveal.mask')}
          </Button>
        </span>
      )}
      <Announce>
        {!isShown ? '' : t(left <= 60 ? 'reveal.ending' : 'reveal.begun', { minutes: REVEAL_MINUTES })}
      </Announce>
    </>
  );
}

interface RevealButtonProps {
  isShown: boolean;
  size?: 'sm' | 'compact-sm';
  onClick(): void;
}

/** The button that asks for a reason; absent where the role may not, and while something is shown. */
export function RevealButton({ isShown, size = 'sm', onClick }: RevealButtonProps) {
  const { t } = useTexts();
  const may = useMay('reveal');
  if (!may || isShown) return null;
  return (
    <Button size={size} variant="default" leftSection={<IconEye size={15} aria-hidden />} onClick={onClick}>
      {t('reveal.begin')}
    </Button>
  );
}
