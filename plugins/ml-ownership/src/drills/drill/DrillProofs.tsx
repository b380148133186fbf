import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiForbidLine,
} from '@remixicon/react';
import { Section } from '../../page';
import { abilityOf, DRILL_STANDING_WORDS, DRILL_TRACE_WORDS } from '../words';
import styles from './DrillProofs.module.css';

/** What a drill says about each ability, and why. */
export function DrillProofs(props: { drill: Drill }) {
  const { drill } = props;
  const isOver = drill.state === 'passed' || drill.state === 'failed';
  if (drill.proves.length === 0) {
    return null;
  }
  return (
    <Section title={isOver ? 'What it shows' : 'What it would show'}>
      <ul className={styles.list}>
        {drill.proves.map(proof => {
          const { Icon, words } = looksOf(drill, proof.valid);
          return (
            <li key={proof.ability} className={styles.proof}>
              <div className={styles.header}>
                <Icon
                  className={styles.icon}
                  data-good={proof.valid && drill.state !== 'failed'}
                  aria-hidden
                />
                <strong>
                  {abilityOf(drill.entityRef, proof.ability)}: {words}
                </strong>
                <span>{DRILL_STANDING_WORDS[proof.standing]}</span>
              </div>
              {isOver && (
                <p className={styles.fact}>{DRILL_TRACE_WORDS[proof.trace]}.</p>
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
        words: valid
          ? 'another team could not do it'
          : 'it says nothing about this',
      };
    case 'passed':
      return valid
        ? { Icon: RiCheckboxCircleFill, words: 'another team can do it' }
        : { Icon: RiForbidLine, words: 'it proves nothing' };
    case 'abandoned':
      return { Icon: RiForbidLine, words: 'it proves nothing' };
    default:
      return valid
        ? {
            Icon: RiCheckboxCircleFill,
            words: 'a pass would prove that another team can do it',
          }
        : { Icon: RiForbidLine, words: 'a pass would prove nothing' };
  }
}
