import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useWords } from '../words';
import styles from './LoadingState.module.css';

/**
 * Holds the place of what is loading.
 *
 * @param heights - the heights in pixels of the blocks that will come, from top to bottom
 */
export function LoadingState(props: { subject: string; heights: number[] }) {
  const { subject, heights } = props;
  const { t } = useWords();
  return (
    <div className={styles.root} role="status">
      <VisuallyHidden>{t('states.loading', { subject })}</VisuallyHidden>
      {heights.map((height, index) => (
        <Skeleton key={index} height={height} width="100%" />
      ))}
    </div>
  );
}
