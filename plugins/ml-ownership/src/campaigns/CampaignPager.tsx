import { Button } from '@backstage/ui';
import { useUrlState } from '../url';
import { useWords } from '../words';
import styles from './CampaignPage.module.css';

/** Leads onward through a list, and back to its beginning; the page stands in the search parameters. */
export function CampaignPager(props: { nextCursor?: string }) {
  const { nextCursor } = props;
  const { t } = useWords();
  const { params, update } = useUrlState();
  const isFirst = !params.get('cursor');
  if (isFirst && !nextCursor) {
    return null;
  }
  return (
    <nav className={styles.actions} aria-label={t('campaigns.list.pages')}>
      <Button
        size="small"
        variant="secondary"
        isDisabled={isFirst}
        onPress={() => update({ cursor: undefined })}
      >
        {t('campaigns.list.first')}
      </Button>
      <Button
        size="small"
        variant="secondary"
        isDisabled={!nextCursor}
        onPress={() => update({ cursor: nextCursor })}
      >
        {t('campaigns.list.next')}
      </Button>
    </nav>
  );
}
