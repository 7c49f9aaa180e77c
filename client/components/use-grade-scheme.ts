// The scheme by which people here grade; what others graded by another one is read all the same.
import { useQuery } from '@tanstack/react-query';
import { halvesOf } from '#contract/grades.ts';
import { sessionQuery } from '../api/session.ts';

/** What a source's half of a grade can be, and its information's. */
export function useGradeScheme(): ReturnType<typeof halvesOf> {
  const { data } = useQuery(sessionQuery);
  return halvesOf(data?.grades ?? 'admiralty');
}
