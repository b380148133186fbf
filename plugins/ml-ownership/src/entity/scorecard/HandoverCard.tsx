import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useEntityTabPath } from '../../ui/entity';
import { ErrorState, LoadingState } from '../../ui/async-state';
import {
  ABILITIES,
  abilityName,
  LevelMeter,
  VerdictLabel,
} from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { headlineOf } from '../../ui/criterion';
import { ForYesLine } from './ForYesLine';
import { useScorecard } from './useScorecard';
import styles from './HandoverCard.module.css';

/** A card with the verdict, for the overview page of a Model, Dataset or Pipeline. */
export function HandoverCard() {
  const { entity } = useEntity();
  const { t } = useMlTranslation();
  const title = t('handover.question');
  const entityRef = stringifyEntityRef(entity);
  const tabPath = useEntityTabPath(entityRef, 'handover');
  const { data, error, loading, reload } = useScorecard(entityRef);

  if (loading) {
    return (
      <EntityInfoCard title={title}>
        <LoadingState
          subject={t('handover.scorecard')}
          heights={[24, 44, 24]}
        />
      </EntityInfoCard>
    );
  }
  if (!data) {
    return (
      <EntityInfoCard title={title}>
        <ErrorState
          error={error ?? new Error(t('states.noAnswer'))}
          subject={t('handover.scorecard')}
          onRetry={reload}
        />
      </EntityInfoCard>
    );
  }
  return (
    <EntityInfoCard
      title={title}
      footerActions={
        tabPath && <Link href={tabPath}>{t('handover.whyAndNext')}</Link>
      }
    >
      <div className={styles.root}>
        <VerdictLabel
          verdict={data.systemVerdict ?? data.verdict}
          size="large"
        />
        <p className={styles.headline}>{headlineOf(t, data)}</p>
        <ForYesLine scorecard={data} path={tabPath} plain={!tabPath} />
        {data.verdict !== 'not-assessed' && (
          <dl className={styles.abilities}>
            {ABILITIES.map(ability => (
              <div key={ability}>
                <dt>{abilityName(t, ability, data.kind)}</dt>
                <dd>
                  <LevelMeter
                    level={data.abilities[ability]?.level}
                    exempted={data.abilities[ability]?.exempted}
                  />
                </dd>
              </div>
            ))}
            {data.systemVerdict && (
              <div>
                <dt>{t('handover.withoutSupplyChain')}</dt>
                <dd>
                  <VerdictLabel verdict={data.verdict} />
                </dd>
              </div>
            )}
          </dl>
        )}
        {ABILITIES.some(ability => data.abilities[ability]?.exempted) && (
          <p className={styles.note}>{t('handover.exemptNote')}</p>
        )}
      </div>
    </EntityInfoCard>
  );
}
