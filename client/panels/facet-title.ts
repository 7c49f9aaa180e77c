// What a facet is called: a kind of node, a mode of transfer, a kind of relation.
import { useCallback } from 'react';
import { RELATIONS, relationType } from '#contract/model/relation.ts';
import { facetLook } from '../graph/node-looks.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useWords } from '../i18n/words.ts';

/** The title of a facet in the language shown. */
export function useFacetTitle(): (facet: string) => string {
  const { t, say } = useTexts();
  const words = useWords();
  return useCallback(
    (facet) => {
      const [group, value = ''] = facet.split(':');
      if (group === 'mode') return words.value('Transfer', 'mode', value);
      if (group === 'derived') return t(`facet.${facet as 'derived:inferred'}`);
      if (group !== 'relation') return say(facetLook(facet).title);
      const type = relationType.safeParse(value);
      return type.success ? say(RELATIONS[type.data].title) : facet;
    },
    [t, say, words],
  );
}
