import { Verdict } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisuallyHidden } from '@backstage/ui';
import { RiArrowRightLine } from '@remixicon/react';
import { VerdictLabel } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import styles from './ScorecardChangeRow.module.css';

interface State {
  verdict?: Verdict;
  level?: number;
}

/** Verdict and level before and after a change; shown once if they are equal or one side is absent. */
export function ScorecardChangeRow(props: { before?: State; after?: State }) {
  const { before, after } = props;
  const { t } = useMlTranslation();
  const same =
    before &&
    after &&
    before.verdict === after.verdict &&
    before.level === after.level;
  return (
    <span className={styles.root}>
      {before && !same && <StateLabel state={before} />}
      {before && after && !same && (
        <>
          <RiArrowRightLine className={styles.arrow} aria-hidden />
          <VisuallyHidden>{t('history.became')}</VisuallyHidden>
        </>
      )}
      {after && <StateLabel state={after} />}
    </span>
  );
}

function StateLabel(props: { state: State }) {
  const { verdict, level } = props.state;
  const { t } = useMlTranslation();
  return (
    <span className={styles.state}>
      {verdict && <VerdictLabel verdict={verdict} />}
      {level !== undefined && t('history.level', { level: String(level) })}
    </span>
  );
}
