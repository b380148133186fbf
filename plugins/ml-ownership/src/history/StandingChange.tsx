import { Verdict } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisuallyHidden } from '@backstage/ui';
import { RiArrowRightLine } from '@remixicon/react';
import { VerdictLabel } from '../verdict';
import { useWords } from '../words';
import styles from './StandingChange.module.css';

interface Standing {
  verdict?: Verdict;
  level?: number;
}

/** Verdict and level before and after, or alone where there is no before or nothing of it changed. */
export function StandingChange(props: { before?: Standing; after?: Standing }) {
  const { before, after } = props;
  const { t } = useWords();
  const same =
    before &&
    after &&
    before.verdict === after.verdict &&
    before.level === after.level;
  return (
    <span className={styles.root}>
      {before && !same && <StandingLabel standing={before} />}
      {before && after && !same && (
        <>
          <RiArrowRightLine className={styles.arrow} aria-hidden />
          <VisuallyHidden>{t('history.became')}</VisuallyHidden>
        </>
      )}
      {after && <StandingLabel standing={after} />}
    </span>
  );
}

function StandingLabel(props: { standing: Standing }) {
  const { verdict, level } = props.standing;
  const { t } = useWords();
  return (
    <span className={styles.standing}>
      {verdict && <VerdictLabel verdict={verdict} />}
      {level !== undefined && t('history.level', { level: String(level) })}
    </span>
  );
}
