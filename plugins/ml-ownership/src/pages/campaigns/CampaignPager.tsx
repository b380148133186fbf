import { Button } from '@backstage/ui';
import { useUrlState } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import layout from '../../ui/layout.module.css';

/** Links to the next and to the first page of a list; the cursor is kept in the search parameters. */
export function CampaignPager(props: { nextCursor?: string }) {
  const { nextCursor } = props;
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const isFirst = !params.get('cursor');
  if (isFirst && !nextCursor) {
    return null;
  }
  return (
    <nav className={layout.row2} aria-label={t('campaigns.list.pages')}>
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
