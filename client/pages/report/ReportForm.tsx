// What a report is to be: form, language, letterhead, number, who signs, masked or not.
import { useState } from 'react';
import { Button, Checkbox, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { REPORT_FORMATS, type ReportFormat, type ReportRequest } from '#contract/report.ts';
import { LANGUAGES, type Language } from '#contract/text.ts';
import { useMay } from '../../components/may.ts';
import { useTexts } from '../../i18n/i18n.ts';

interface ReportFormProps {
  isBusy: boolean;
  onStart(wanted: ReportRequest): void;
  onCancel(): void;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export function ReportForm({ isBusy, onStart, onCancel }: ReportFormProps) {
  const { t, shown } = useTexts();
  const mayReveal = useMay('reveal');
  const [format, setFormat] = useState<ReportFormat>('html');
  const [language, setLanguage] = useState<Language>(shown);
  const [letterhead, setLetterhead] = useState('');
  const [caseNumber, setCaseNumber] = useState('');
  const [signatures, setSignatures] = useState('');
  const [select, setSelect] = useState('');
  const [isRevealed, setRevealed] = useState(false);
  const [reason, setReason] = useState('');
  const lacksReason = isRevealed && reason.trim() === '';
  const start = (): void => {
    const [head, signed] = [linesOf(letterhead), linesOf(signatures)];
    const ids = select.split(/[\s,，、]+/).filter((id) => id !== '');
    onStart({
      format,
      language,
      template: {
        ...(head.length === 0 ? {} : { letterhead: head }),
        ...(caseNumber.trim() === '' ? {} : { caseNumber: caseNumber.trim() }),
        ...(signed.length === 0 ? {} : { signatures: signed }),
      },
      ...(ids.length === 0 ? {} : { select: ids }),
      ...(isRevealed ? { reveal: true, reason: reason.trim() } : {}),
    });
  };
  return (
    <form
      className="vt-report-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy && !lacksReason) start();
      }}
    >
      <Stack gap="sm">
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('report.format')}
          </Text>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={t('report.format')}
            value={format}
            onChange={setFormat}
            data={REPORT_FORMATS.map((value) => ({ value, label: t(`report-format.${value}`) }))}
          />
        </div>
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('report.language')}
          </Text>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={t('report.language')}
            value={language}
            onChange={setLanguage}
            data={LANGUAGES.map((value) => ({ value, label: t(`report-language.${value}`) }))}
          />
        </div>
        <Textarea
          size="xs"
          autosize
          maxRows={4}
          label={t('report.letterhead')}
          description={t('report.line-each')}
          value={letterhead}
          onChange={(event) => setLetterhead(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t('report.case-number')}
          maxLength={200}
          value={caseNumber}
          onChange={(event) => setCaseNumber(event.currentTarget.value)}
        />
        <Textarea
          size="xs"
          autosize
          maxRows={6}
          label={t('report.signatures')}
          description={t('report.signatures-help')}
          value={signatures}
          onChange={(event) => setSignatures(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t('report.select')}
          description={t('report.select-help')}
          value={select}
          onChange={(event) => setSelect(event.currentTarget.value)}
        />
        {mayReveal && (
          <Checkbox
            size="xs"
            label={t('report.reveal')}
            checked={isRevealed}
            onChange={(event) => setRevealed(event.currentTarget.checked)}
          />
        )}
        {isRevealed && (
          <TextInput
            size="xs"
            required
            label={t('report.reason')}
            description={t('report.reason-help')}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {isBusy ? (
          <Button variant="default" onClick={onCancel}>
            {t('report.cancel')}
          </Button>
        ) : (
          <Button type="submit" disabled={lacksReason}>
            {t('report.make')}
          </Button>
        )}
      </Stack>
    </form>
  );
}
