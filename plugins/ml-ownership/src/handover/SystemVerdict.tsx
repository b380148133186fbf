import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { RiArrowRightLine } from '@remixicon/react';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { abilityWord, LevelMeter, VerdictLabel } from '../verdict';
import styles from './SystemVerdict.module.css';

/** The verdict over a Model with its supply chain, and the weakest link that it rests on. */
export function SystemVerdict(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
  const { systemVerdict, systemLevel, weakestLink, cycles } = scorecard;
  if (!systemVerdict) {
    return null;
  }
  const restsOnItself =
    weakestLink === undefined || weakestLink.entityRef === scorecard.entityRef;
  return (
    <Section
      title="The whole system"
      lead="The model together with its pipelines, its data and its base models, and theirs in turn: the lowest of them decides."
    >
      <div className={styles.verdict}>
        <VerdictLabel verdict={systemVerdict} size="large" />
        {systemLevel !== undefined && <LevelMeter level={systemLevel} named />}
      </div>
      {restsOnItself ? (
        <p className={styles.text}>
          Nothing in its supply chain is weaker than the model itself.
        </p>
      ) : (
        <>
          <p className={styles.text}>
            <strong>Weakest link:</strong>{' '}
            <EntityLink entityRef={weakestLink.entityRef} handover />
            {': '}
            {weakestLink.reason}
            {weakestLink.ability && (
              <>
                {' '}
                ({abilityWord(weakestLink.ability)}
                {weakestLink.level !== undefined &&
                  `, level ${weakestLink.level}`}
                )
              </>
            )}
          </p>
          <ol className={styles.path} aria-label="Path to the weakest link">
            {weakestLink.path.map((ref, index) => (
              <li key={ref}>
                {index > 0 && (
                  <RiArrowRightLine className={styles.arrow} aria-hidden />
                )}
                <EntityLink
                  entityRef={ref}
                  title={index === 0 ? scorecard.title : undefined}
                  handover={ref === weakestLink.entityRef}
                />
              </li>
            ))}
          </ol>
        </>
      )}
      {cycles.length > 0 && (
        <div className={styles.text}>
          The supply chain goes in a circle, and the walk stops there:
          {cycles.map(cycle => (
            <ol
              key={cycle.join()}
              className={styles.path}
              aria-label="Cycle in the supply chain"
            >
              {cycle.map((ref, index) => (
                <li key={`${ref}-${index}`}>
                  {index > 0 && (
                    <RiArrowRightLine className={styles.arrow} aria-hidden />
                  )}
                  <EntityLink entityRef={ref} />
                </li>
              ))}
            </ol>
          ))}
        </div>
      )}
    </Section>
  );
}
