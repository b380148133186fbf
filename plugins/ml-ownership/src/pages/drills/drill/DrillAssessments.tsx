import {
  Drill,
  DrillAssessment,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiForbidLine,
} from '@remixicon/react';
import { Section } from '../../../ui/page';
import { useMlTranslation } from '../../../translations';
import { abilityOf, isFinished } from '../text';
import styles from './DrillAssessments.module.css';

/** The assessment of each ability by a drill, with the reasons. */
export function DrillAssessments(props: { drill: Drill }) {
  const { drill } = props;
  const { t } = useMlTranslation();
  const isOver = isFinished(drill);
  if (drill.assessments.length === 0) {
    return null;
  }
  return (
    <Section
      title={t(
        isOver ? 'drills.assessments.shows' : 'drills.assessments.wouldShow',
      )}
    >
      <ul className={styles.list}>
        {drill.assessments.map(assessment => {
          const { Icon, says } = assessmentStyle(assessment);
          return (
            <li key={assessment.ability} className={styles.assessment}>
              <div className={styles.header}>
                <Icon
                  className={styles.icon}
                  data-good={
                    assessment.valid && assessment.outcome !== 'failed'
                  }
                  aria-hidden
                />
                <strong>
                  {t('drills.assessments.verdictOf', {
                    ability: abilityOf(t, drill.entityRef, assessment.ability),
                    verdict: t(`drills.assessments.${says}`),
                  })}
                </strong>
                {assessment.outcome !== 'abandoned' && (
                  <span>{t(`drills.status.${assessment.status}`)}</span>
                )}
              </div>
              {isOver && assessment.outcome !== 'abandoned' && (
                <p className={styles.fact}>
                  {t(`drills.trace.${assessment.trace}`)}
                </p>
              )}
              <ul className={styles.reasons}>
                {assessment.reasons.map(reason => (
                  <li key={reason}>{reason}.</li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function assessmentStyle({ outcome, valid }: DrillAssessment) {
  switch (outcome) {
    case 'failed':
      return { Icon: RiCloseCircleFill, says: 'cannot' } as const;
    case 'passed':
      return valid
        ? ({ Icon: RiCheckboxCircleFill, says: 'can' } as const)
        : ({ Icon: RiForbidLine, says: 'nothing' } as const);
    case 'abandoned':
      return { Icon: RiForbidLine, says: 'abandoned' } as const;
    default:
      return valid
        ? ({ Icon: RiCheckboxCircleFill, says: 'wouldProve' } as const)
        : ({ Icon: RiForbidLine, says: 'wouldProveNothing' } as const);
  }
}
