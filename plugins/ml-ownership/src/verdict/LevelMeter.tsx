import { VisuallyHidden } from '@backstage/ui';
import { LEVEL_WORDS } from './words';
import styles from './LevelMeter.module.css';

/**
 * A level from 0 to 4 as four steps and its number; its name is there for screen readers and on hover, or in the open
 * with `named`.
 */
export function LevelMeter(props: {
  level: number | undefined;
  exempted?: boolean;
  named?: boolean;
}) {
  const { level, exempted, named } = props;
  if (level === undefined) {
    return (
      <span className={styles.root}>
        <span aria-hidden>–</span>
        <VisuallyHidden>No level</VisuallyHidden>
      </span>
    );
  }
  const name = `${LEVEL_WORDS[level]}${exempted ? ', with an exemption' : ''}`;
  return (
    <span className={styles.root} title={`Level ${level}: ${name}`}>
      <span className={styles.steps} aria-hidden>
        {[1, 2, 3, 4].map(step => (
          <span
            key={step}
            className={styles.step}
            data-reached={step <= level || undefined}
          />
        ))}
      </span>
      <VisuallyHidden>Level </VisuallyHidden>
      {level}
      {exempted && !named && (
        <span className={styles.exempted} aria-hidden>
          exempt
        </span>
      )}
      {named ? <span> {name}</span> : <VisuallyHidden>, {name}</VisuallyHidden>}
    </span>
  );
}
