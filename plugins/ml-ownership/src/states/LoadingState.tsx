import { Skeleton, VisuallyHidden } from '@backstage/ui';
import styles from './LoadingState.module.css';

/**
 * Holds the place of what is loading.
 *
 * @param heights - the heights in pixels of the blocks that will come, from top to bottom
 */
export function LoadingState(props: { subject: string; heights: number[] }) {
  const { subject, heights } = props;
  return (
    <div className={styles.root} role="status">
      <VisuallyHidden>Loading {subject}</VisuallyHidden>
      {heights.map((height, index) => (
        <Skeleton key={index} height={height} width="100%" />
      ))}
    </div>
  );
}
