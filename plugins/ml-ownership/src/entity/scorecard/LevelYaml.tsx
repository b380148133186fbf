import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { lazy, Suspense, useState } from 'react';
import { useMlTranslation } from '../../translations';
import styles from './NextSteps.module.css';

// Contains a YAML library, and is shown on request.
const LevelYamlBlock = lazy(() => import('./LevelYamlBlock'));

/** What is to be declared for the next level, in one block of YAML. */
export function LevelYaml(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
  const { t } = useMlTranslation();
  const [isOpen, setOpen] = useState(false);
  const level = (scorecard.level ?? 0) + 1;
  const isDeclarable = scorecard.criteria.some(
    criterion =>
      criterion.level <= level &&
      criterion.state !== 'pass' &&
      criterion.remedy?.yaml !== undefined,
  );
  if (!isDeclarable) {
    return null;
  }
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>
        {t('handover.steps.levelYaml', { level: String(level) })}
      </summary>
      {isOpen && (
        <Suspense fallback={null}>
          <LevelYamlBlock level={level} scorecard={scorecard} />
        </Suspense>
      )}
    </details>
  );
}
