import { Button } from '@backstage/ui';
import { useUrlState } from '../../url';
import { useWords } from '../../words';
import styles from './CursorPager.module.css';

/** Leads through the pages of a list that does not know how long it is; the page stands in the search parameters. */
export function CursorPager(props: {
  pageInfo: { nextCursor?: string; prevCursor?: string };
}) {
  const { pageInfo } = props;
  const { t } = useWords();
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
