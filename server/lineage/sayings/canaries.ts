// Canaries in words: which invented records show that the list passed through the source's holder.
import { type Saying, words } from './define.ts';

export const canaries: Saying = ({ canaries: found }) => {
  const ids = found.map(({ canary }) => canary).join(', ');
  return words(
    found.length,
    `标记记录 ${ids} 曾交给该来源的持有者，并出现在本名单中：名单经过其手，但不一定直接得自其手`,
    `Canaries ${ids} were given to this source's holder and stand in this list: it has passed through that hand, not necessarily directly`,
    found.map(({ childRow, parentRow }) => ({ childRow, parentRow, what: 'canary' })),
  );
};
