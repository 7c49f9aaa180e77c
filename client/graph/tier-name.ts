// What a column of the chain is called.
import { party } from '#contract/model/party.ts';
import { useTexts } from '../i18n/i18n.ts';

/** Names a tier by the kinds of party that stand in it. */
export function useTierName(): (tier: number) => string {
  const { say } = useTexts();
  return (tier) =>
    party.kinds
      .filter((kind) => kind.tier === tier)
      .map(({ text }) => say(text))
      .join(' · ');
}
