import {
  Scorecard,
  WeakestLink,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { RiArrowRightLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { reasonInWords } from '../criterion';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { abilityName, LevelMeter, VerdictLabel } from '../verdict';
import { Translate, useWords } from '../words';
import styles from './SystemVerdict.module.css';

/** The verdict over a Model with its supply chain, and the weakest link that it rests on. */
export function SystemVerdict(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
  const { t } = useWords();
  const { systemVerdict, systemLevel, weakestLink, cycles } = scorecard;
  if (!systemVerdict) {
    return null;
  }
  const restsOnItself = weakestLink
    ? weakestLink.entityRef === scorecard.entityRef
    : systemVerdict === scorecard.verdict;
  /** What is known without asking; the others come from the catalog. */
  const titles = new Map([
    [scorecard.entityRef, scorecard.title],
    ...(weakestLink
      ? [[weakestLink.entityRef, weakestLink.title] as const]
      : []),
  ]);
  return (
    <Section
      title={t('handover.system.title')}
      lead={t('handover.system.lead')}
    >
      <div className={styles.verdict}>
        <VerdictLabel verdict={systemVerdict} size="large" />
        {systemLevel !== undefined && <LevelMeter level={systemLevel} named />}
      </div>
      {restsOnItself && (
        <p className={styles.text}>{t('handover.system.restsOnItself')}</p>
      )}
      {!restsOnItself && !weakestLink && (
        <p className={styles.text}>{t('handover.system.hidden')}</p>
      )}
      {!restsOnItself && weakestLink && (
        <>
          <p className={styles.text}>
            {weakestLinkSentence(
              t,
              weakestLink,
              <EntityLink
                entityRef={weakestLink.entityRef}
                title={weakestLink.title}
                handover
              />,
            )}
          </p>
          <ol className={styles.path} aria-label={t('handover.system.path')}>
            {weakestLink.path.map((ref, index) => (
              <li key={ref}>
                {index > 0 && (
                  <RiArrowRightLine className={styles.arrow} aria-hidden />
                )}
                <EntityLink
                  entityRef={ref}
                  title={titles.get(ref)}
                  handover={ref === weakestLink.entityRef}
                />
              </li>
            ))}
          </ol>
        </>
      )}
      {cycles.length > 0 && (
        <div className={styles.text}>
          {t('handover.system.circle')}
          {cycles.map(cycle => (
            <ol
              key={cycle.join()}
              className={styles.path}
              aria-label={t('handover.system.cycle')}
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

/** Which member of the supply chain is the weakest, why, and in what. */
export function weakestLinkSentence(
  t: Translate,
  weakestLink: WeakestLink,
  link: JSX.Element,
): ReactNode {
  const { ability, level } = weakestLink;
  const parts = {
    link,
    reason: reasonInWords(t, weakestLink),
  };
  if (ability === undefined) {
    return t('handover.system.weakest', parts);
  }
  const word = abilityName(t, ability);
  return level === undefined
    ? t('handover.system.weakestAbility', { ...parts, ability: word })
    : t('handover.system.weakestLevel', {
        ...parts,
        ability: word,
        level: String(level),
      });
}
