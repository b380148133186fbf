import {
  Scorecard,
  WeakestLink,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { RiArrowRightLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { problemOfCriterion, translateReason } from '../../ui/criterion';
import { EntityLink } from '../../ui/entity';
import { Section } from '../../ui/page';
import { abilityName, LevelMeter, VerdictLabel } from '../../ui/verdict';
import { TranslateFunction, useMlTranslation } from '../../translations';
import layout from '../../ui/layout.module.css';
import styles from './SystemVerdict.module.css';

/** The system verdict of a Model, and its weakest link. */
export function SystemVerdict(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
  const { t } = useMlTranslation();
  const { systemVerdict, systemLevel, systemExemptions, weakestLink, cycles } =
    scorecard;
  if (!systemVerdict) {
    return null;
  }
  const restsOnItself = weakestLink
    ? weakestLink.entityRef === scorecard.entityRef
    : systemVerdict === scorecard.verdict;
  /** Titles in the scorecard; the others are loaded from the catalog. */
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
        {systemLevel !== undefined && (
          <LevelMeter
            level={systemLevel}
            exempted={systemExemptions !== undefined && systemLevel === 3}
            named
          />
        )}
      </div>
      {systemExemptions && (
        <div className={layout.text}>
          {t('handover.system.exempted', { count: systemExemptions.count })}
          <ul>
            {systemExemptions.edges.map(({ entityRef, title, criteria }) => (
              <li key={entityRef}>
                <EntityLink entityRef={entityRef} title={title} handover />
                {': '}
                {criteria.map(id => problemOfCriterion(t, id)).join(', ')}
              </li>
            ))}
          </ul>
        </div>
      )}
      {restsOnItself && (
        <p className={layout.text}>{t('handover.system.restsOnItself')}</p>
      )}
      {!restsOnItself && !weakestLink && (
        <p className={layout.text}>{t('handover.system.hidden')}</p>
      )}
      {!restsOnItself && weakestLink && (
        <>
          <p className={layout.text}>
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
        <div className={layout.text}>
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

/** Names the weakest link of the supply chain, the reason and the ability. */
export function weakestLinkSentence(
  t: TranslateFunction,
  weakestLink: WeakestLink,
  link: JSX.Element,
): ReactNode {
  const { ability, level } = weakestLink;
  const parts = {
    link,
    reason: translateReason(t, weakestLink),
  };
  if (ability === undefined) {
    return t('handover.system.weakest', parts);
  }
  const abilityLabel = abilityName(t, ability);
  return level === undefined
    ? t('handover.system.weakestAbility', { ...parts, ability: abilityLabel })
    : t('handover.system.weakestLevel', {
        ...parts,
        ability: abilityLabel,
        level: String(level),
      });
}
