import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { useMlTranslation } from '../../translations';
import styles from './FilterBar.module.css';

/**
 * The filters of a list in a row, with a button to clear them.
 *
 * @param label - the accessible name of the filters
 * @param onClear - left out if no filter is set
 */
export function FilterBar(props: {
  label: string;
  onClear?: () => void;
  children: ReactNode;
}) {
  const { label, onClear, children } = props;
  const { t } = useMlTranslation();
  return (
    <div className={styles.root} role="search" aria-label={label}>
      {children}
      {onClear && (
        <Button
          variant="tertiary"
          size="small"
          iconStart={<RiCloseLine />}
          onPress={onClear}
        >
          {t('filters.clear')}
        </Button>
      )}
    </div>
  );
}
