import { Button } from '@backstage/ui';
import { useUrlState } from '../../../ui/url';
import { useMlTranslation } from '../../../translations';
import styles from './CursorPager.module.css';

/** Pagination for a list of unknown length; the cursor is kept in the search parameters. */
export function CursorPager(props: {
  pageInfo: { nextCursor?: string; prevCursor?: string };
}) {
  const { pageInfo } = props;
  const { t } = useMlTranslation();
  const { nextCursor, prevCursor } = pageInfo;
  const { params, update } = useUrlState();
  const isFirst = !params.get('cursor');
  if (isFirst && !nextCursor) {
    return null;
  }
  return (
    <nav className={styles.root} aria-label={t('drills.list.pages')}>
      <Button
        size="small"
        variant="secondary"
        isDisabled={isFirst}
        onPress={() => update({ cursor: undefined })}
      >
        {t('drills.list.latest')}
      </Button>
      {prevCursor && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => update({ cursor: prevCursor })}
        >
          {t('drills.list.later')}
        </Button>
      )}
      <Button
        size="small"
        variant="secondary"
        isDisabled={!nextCursor}
        onPress={() => update({ cursor: nextCursor })}
      >
        {t('drills.list.earlier')}
      </Button>
    </nav>
  );
}
