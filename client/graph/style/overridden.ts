// Which kinds no longer look as their kind does, because a rule colours them: so that no legend says what is not drawn.
import { fieldDefinitions } from '../../state/fields.ts';
import type { LegendScale } from './paint.ts';

/** Whether a rule decides the colour (and with it the dash) of a facet’s elements. */
export function isRecoloured(facet: string, legend: readonly LegendScale[]): boolean {
  const [group = '', value = ''] = facet.split(':');
  const type =
    group === 'mode'
      ? 'Transfer'
      : group === 'derived'
        ? 'DERIVED_FROM'
        : group === 'relation'
          ? value
          : group;
  const isLine = group === 'mode' || group === 'derived' || group === 'relation';
  return legend.some(({ channels, source }) => {
    if (!channels.includes(isLine ? 'edge-colour' : 'node-colour')) return false;
    const field = fieldDefinitions().get(source);
    return field === undefined ? !isLine : field.type === type;
  });
}
