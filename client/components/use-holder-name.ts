// What holders are called on pages that do not show the case around them.
import { useQuery } from '@tanstack/react-query';
import { answer } from '../api/queries.ts';
import { useWords } from '../i18n/words.ts';

/** The name of a party or handle by its id; the id until the case's overview is here, and where it does not hold it. */
export function useHolderName(caseId: string): (id: string) => string {
  const { data } = useQuery(answer('overview', { case: caseId }));
  const words = useWords();
  return (id) => {
    const node = data?.nodes.find((each) => each.id === id);
    return node === undefined ? id : words.caption(node);
  };
}
