// The form by which a person is let into a case.
import { CASE_ROLES, type CaseRole } from '#contract/rights.ts';
import { NameForm } from '../../components/NameForm.tsx';
import { useTexts } from '../../i18n/i18n.ts';

interface LetInProps {
  isDoing: boolean;
  onDo(user: string, role: CaseRole, done: () => void): void;
}

export function LetIn({ isDoing, onDo }: LetInProps) {
  const { t } = useTexts();
  return (
    <NameForm<CaseRole>
      description={t('people.user-how')}
      label={t('people.role')}
      choices={CASE_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
      first="viewer"
      action={t('people.let-in')}
      isDoing={isDoing}
      onDo={onDo}
    />
  );
}
