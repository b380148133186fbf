import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useEntityTabPath } from '../entity';
import { ErrorState, LoadingState } from '../states';
import { ABILITIES, abilityWord, LevelMeter, VerdictLabel } from '../verdict';
import { useScorecard } from './useScorecard';
import styles from './HandoverCard.module.css';

const TITLE = 'Can another team run this?';

/** The verdict on the overview page of a Model, Dataset or Pipeline. */
export function HandoverCard() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const tabPath = useEntityTabPath(entityRef, 'handover');
  const { data, error, loading, reload } = useScorecard(entityRef);

  if (loading) {
    return (
      <EntityInfoCard title={TITLE}>
        <LoadingState subject="the scorecard" heights={[24, 44, 24]} />
      </EntityInfoCard>
    );
  }
  if (!data) {
    return (
      <EntityInfoCard title={TITLE}>
        <ErrorState
          error={error ?? new Error('The backend gave no answer')}
          subject="the scorecard"
          onRetry={reload}
        />
      </EntityInfoCard>
    );
  }
  return (
    <EntityInfoCard
      title={TITLE}
      footerActions={
        tabPath && <Link href={tabPath}>Why, and what to do next</Link>
      }
    >
      <div className={styles.root}>
        <VerdictLabel
          verdict={data.systemVerdict ?? data.verdict}
          size="large"
        />
        <p className={styles.headline}>{data.headline}</p>
        {data.verdict !== 'not-assessed' && (
          <dl className={styles.abilities}>
            {ABILITIES.map(ability => (
              <div key={ability}>
                <dt>{abilityWord(ability, data.kind)}</dt>
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
                <dt>Without its supply chain</dt>
                <dd>
                  <VerdictLabel verdict={data.verdict} />
                </dd>
              </div>
            )}
          </dl>
        )}
        {ABILITIES.some(ability => data.abilities[ability]?.exempted) && (
          <p className={styles.note}>
            “Exempt” levels rest on an exemption, so they cannot go above 3.
          </p>
        )}
      </div>
    </EntityInfoCard>
  );
}
