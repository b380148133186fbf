import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { useWords } from '../words';
import styles from './FilterBar.module.css';

/**
 * What narrows a list, side by side, with a way to take it all away.
 *
 * @param label - what is narrowed
 * @param onClear - left out while nothing is narrowed
 */
export function FilterBar(props: {
  label: string;
  onClear?: () => void;
  children: ReactNode;
}) {
  const { label, onClear, children } = props;
  const { t } = useWords();
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
