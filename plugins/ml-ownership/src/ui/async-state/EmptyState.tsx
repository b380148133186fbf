import { Text } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** An empty state that explains why there is no data and what to do. */
export function EmptyState(props: { title: string; children?: ReactNode }) {
  const { title, children } = props;
  return (
    <div className={styles.root}>
      <Text as="p" variant="title-x-small" weight="bold">
        {title}
      </Text>
      {children && <div className={styles.body}>{children}</div>}
    </div>
  );
}
