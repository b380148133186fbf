import { EmptyState } from '../states';
import { useWords } from '../words';

/** A group that has to do with no Model, Dataset or Pipeline, which is nothing to worry about. */
export function NothingOwned() {
  const { t } = useWords();
  return (
    <EmptyState title={t('teams.nothingOwnedTitle')}>
      {t('teams.nothingOwned')}
    </EmptyState>
  );
}
