import { VisuallyHidden } from '@backstage/ui';
import { LevelBar } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import styles from './LevelCounts.module.css';

type Level = 0 | 1 | 2 | 3 | 4;

/**
 * The number of entities at each level: an average would hide the weakest.
 *
 * @param withNumbers - shows the numbers next to the bar
 */
export function LevelCounts(props: {
  counts: number[];
  withNumbers?: boolean;
}) {
  const { counts, withNumbers } = props;
  const { t, formats } = useMlTranslation();
  const labels = counts.flatMap((count, level) =>
    count > 0
      ? [
          t('teams.atLevel', {
            number: formats.number(count),
            level: String(level),
          }),
        ]
      : [],
  );
  if (labels.length === 0) {
    return <>–</>;
  }
  return (
    <span
      className={styles.root}
      title={counts
        .map((count, level) =>
          t('teams.atLevelNamed', {
            number: formats.number(count),
            level: String(level),
            name: t(`verdict.level.${level as Level}`),
          }),
        )
        .join('\n')}
    >
      <LevelBar counts={counts} />
      {withNumbers ? (
        <span>{labels.join(', ')}</span>
      ) : (
        <VisuallyHidden>{labels.join(', ')}</VisuallyHidden>
      )}
    </span>
  );
}
