// What an entry of the journal is about, in words.
import { entityOf, entityType } from '#contract/model/registry.ts';
import { useTexts } from '../i18n/i18n.ts';

/** `Party:R1` as the party R1; what is no element of the contract stays as it is written. */
export function useSubjectName(): (subject: string) => string {
  const { say } = useTexts();
  return (subject) => {
    const at = subject.indexOf(':');
    const type = entityType.safeParse(subject.slice(0, Math.max(0, at)));
    return type.success ? `${say(entityOf(type.data).title)} ${subject.slice(at + 1)}` : subject;
  };
}
