import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiForbidLine,
} from '@remixicon/react';
import { Section } from '../../page';
import { useWords } from '../../words';
import { abilityOf } from '../words';
import styles from './DrillProofs.module.css';

/** What a drill says about each ability, and why. */
export function DrillProofs(props: { drill: Drill }) {
  const { drill } = props;
  const { t } = useWords();
  const isOver = drill.state === 'passed' || drill.state === 'failed';
  if (drill.proves.length === 0) {
    return null;
  }
  return (
    <Section
      title={t(isOver ? 'drills.proofs.shows' : 'drills.proofs.wouldShow')}
    >
      <ul className={styles.list}>
        {drill.proves.map(proof => {
          const { Icon, says } = looksOf(drill, proof.valid);
          return (
            <li key={proof.ability} className={styles.proof}>
              <div className={styles.header}>
                <Icon
                  className={styles.icon}
                  data-good={proof.valid && drill.state !== 'failed'}
                  aria-hidden
                />
                <strong>
                  {t('drills.proofs.verdictOf', {
                    ability: abilityOf(t, drill.entityRef, proof.ability),
                    verdict: t(`drills.proofs.${says}`),
                  })}
                </strong>
                <span>{t(`drills.standing.${proof.standing}`)}</span>
              </div>
              {isOver && (
                <p className={styles.fact}>
                  {t(`drills.trace.${proof.trace}`)}
                </p>
              )}
              <ul className={styles.reasons}>
                {proof.reasons.map(reason => (
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

function looksOf(drill: Drill, valid: boolean) {
  switch (drill.state) {
    case 'failed':
      return {
        Icon: RiCloseCircleFill,
        says: valid ? 'cannot' : 'saysNothing',
      } as const;
    case 'passed':
      return valid
        ? ({ Icon: RiCheckboxCircleFill, says: 'can' } as const)
        : ({ Icon: RiForbidLine, says: 'nothing' } as const);
    case 'abandoned':
      return { Icon: RiForbidLine, says: 'nothing' } as const;
    default:
      return valid
        ? ({ Icon: RiCheckboxCircleFill, says: 'wouldProve' } as const)
        : ({ Icon: RiForbidLine, says: 'wouldProveNothing' } as const);
  }
}
