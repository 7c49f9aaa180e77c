// A refusal of the server in words: title, detail, places, and what to do.
import { Alert, Button, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { isApprovalNeeded, ProblemError } from '../api/problem-error.ts';
import { useTexts } from '../i18n/i18n.ts';
import type { TextKey } from '../i18n/i18n.ts';

/** What a person can do about a status. */
function adviceOf(status: number | undefined): TextKey {
  switch (status) {
    case 0:
    case 502:
    case 503:
    case 504:
      return 'problem.advice.wait';
    case 401:
      return 'problem.advice.sign-in';
    case 403:
      return 'problem.advice.role';
    case 404:
      return 'problem.advice.gone';
    case 409:
      return 'problem.advice.compare';
    case 429:
      return 'problem.advice.later';
    case 400:
    case 413:
    case 422:
      return 'problem.advice.input';
    default:
      return 'problem.advice.report';
  }
}

/** How many places in the input are listed; the rest is counted. */
const MOST_FAULTS = 20;

export function ProblemNote({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useTexts();
  const found = error instanceof ProblemError ? error : undefined;
  const faults = found?.faults ?? [];
  const title =
    found === undefined ? t('problem.unreadable') : found.problem.title || t('problem.unreachable');
  const detail = found?.problem.detail ?? '';
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert">
      {detail !== '' && detail !== title && <Text size="sm">{detail}</Text>}
      {faults.length > 0 && (
        <List size="sm" my={4}>
          {faults.slice(0, MOST_FAULTS).map((fault, at) => (
            <List.Item key={at}>
              {[
                fault.file,
                fault.line === undefined ? undefined : t('problem.line', { n: fault.line }),
                fault.column,
                fault.value,
              ]
                .filter((part) => part !== undefined)
                .join(' · ')}{' '}
              {fault.message}
            </List.Item>
          ))}
          {faults.length > MOST_FAULTS && (
            <List.Item>{t('count.of', { n: MOST_FAULTS, total: faults.length })}</List.Item>
          )}
        </List>
      )}
      <Text size="sm">
        {t(isApprovalNeeded(error) ? 'problem.advice.approval' : adviceOf(found?.status))}
      </Text>
      {onRetry !== undefined && (
        <Button mt={8} variant="default" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </Alert>
  );
}
