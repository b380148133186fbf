import { EmptyState } from '../../ui/async-state';
import { useMlTranslation } from '../../translations';

/** An empty state for a group without any Model, Dataset or Pipeline, which is not a problem. */
export function NothingOwned() {
  const { t } = useMlTranslation();
  return (
    <EmptyState title={t('teams.nothingOwnedTitle')}>
      {t('teams.nothingOwned')}
    </EmptyState>
  );
}
