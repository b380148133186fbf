import { VisuallyHidden } from '@backstage/ui';
import { useMlTranslation } from '../../translations';
import styles from './LevelMeter.module.css';

type Level = 0 | 1 | 2 | 3 | 4;

/**
 * A level from 0 to 4 as four steps and its number. Its name is available to screen readers and on hover; `named` makes
 * it visible.
 */
export function LevelMeter(props: {
  level: number | undefined;
  exempted?: boolean;
  named?: boolean;
}) {
  const { level, exempted, named } = props;
  const { t } = useMlTranslation();
  if (level === undefined) {
    return (
      <span className={styles.root}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{t('verdict.noLevel')}</VisuallyHidden>
      </span>
    );
  }
  const levelName = t(`verdict.level.${level as Level}`);
  const name = exempted
    ? t('verdict.levelWithExemption', { level: levelName })
    : levelName;
  return (
    <span
      className={styles.root}
      title={t('verdict.levelAndName', { level: String(level), name })}
    >
      <span className={styles.steps} aria-hidden>
        {[1, 2, 3, 4].map(step => (
          <span
            key={step}
            className={styles.step}
            data-reached={step <= level || undefined}
          />
        ))}
      </span>
      <VisuallyHidden>{t('verdict.levelBefore')} </VisuallyHidden>
      {level}
      {exempted && !named && (
        <span className={styles.exempted} aria-hidden>
          {t('verdict.exemptedLevel')}
        </span>
      )}
      {named ? <span> {name}</span> : <VisuallyHidden>, {name}</VisuallyHidden>}
    </span>
  );
}
