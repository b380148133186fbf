import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useMlTranslation } from '../../translations';
import styles from './LoadingState.module.css';

/**
 * A placeholder for loading content.
 *
 * @param heights - the heights in pixels of the blocks that will be rendered, from top to bottom
 */
export function LoadingState(props: { subject: string; heights: number[] }) {
  const { subject, heights } = props;
  const { t } = useMlTranslation();
  return (
    <div className={styles.root} role="status">
      <VisuallyHidden>{t('states.loading', { subject })}</VisuallyHidden>
      {heights.map((height, index) => (
        <Skeleton key={index} height={height} width="100%" />
      ))}
    </div>
  );
}
