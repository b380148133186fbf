import { Button } from '@backstage/ui';
import { useUrlState } from '../../url';
import styles from './CursorPager.module.css';

/** Leads through the pages of a list that does not know how long it is; the page stands in the search parameters. */
export function CursorPager(props: {
  pageInfo: { nextCursor?: string; prevCursor?: string };
}) {
  const { pageInfo } = props;
  const { nextCursor, prevCursor } = pageInfo;
  const { params, update } = useUrlState();
  const isFirst = !params.get('cursor');
  if (isFirst && !nextCursor) {
    return null;
  }
  return (
    <nav className={styles.root} aria-label="Pages">
      <Button
        size="small"
        variant="secondary"
        isDisabled={isFirst}
        onPress={() => update({ cursor: undefined })}
      >
        Latest
      </Button>
      {prevCursor && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => update({ cursor: prevCursor })}
        >
          Later
        </Button>
      )}
      <Button
        size="small"
        variant="secondary"
        isDisabled={!nextCursor}
        onPress={() => update({ cursor: nextCursor })}
      >
        Earlier
      </Button>
    </nav>
  );
}
