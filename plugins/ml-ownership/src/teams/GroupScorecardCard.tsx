import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { ErrorState, LoadingState } from '../states';
import { CAUSES } from '../verdict';
import { useWords } from '../words';
import { useEntityTabPath } from '../entity';
import { teamSentence } from './lib/teamSentence';
import { useTeam } from './useTeam';
import { VerdictCountsList } from './VerdictCountsList';
import styles from './TeamScorecard.module.css';

/** The card of a Group in the catalog. */
export function GroupScorecardCard() {
  const { entity } = useEntity();
  const { t, formats } = useWords();
  const groupRef = stringifyEntityRef(entity);
  const tabPath = useEntityTabPath(groupRef, 'ml-scorecard');
  const { team, isEmpty, error, loading, reload } = useTeam(groupRef);

  if (loading) {
    return (
      <EntityInfoCard title={t('teams.scorecard')}>
        <LoadingState
          subject={t('teams.scorecardSubject')}
          heights={[44, 16, 20]}
        />
      </EntityInfoCard>
    );
  }
  if (isEmpty) {
    return (
      <EntityInfoCard title={t('teams.scorecard')}>
        <p className={styles.none}>{t('teams.ownsNothing')}</p>
      </EntityInfoCard>
    );
  }
  if (!team) {
    return (
      <EntityInfoCard title={t('teams.scorecard')}>
        <ErrorState
          error={error ?? new Error(t('states.noAnswer'))}
          subject={t('teams.scorecardSubject')}
          onRetry={reload}
        />
      </EntityInfoCard>
    );
  }
  const rollUp = team.owns.total > 0 ? team.owns : team.operates;
  const [cause] = [...CAUSES].sort(
    (a, b) => rollUp.causes[b] - rollUp.causes[a],
  );
  return (
    <EntityInfoCard
      title={t('teams.scorecard')}
      footerActions={
        tabPath && <Link href={tabPath}>{t('teams.openScorecard')}</Link>
      }
    >
      <div className={styles.card}>
        <p className={styles.cardSentence}>{teamSentence(t, formats, team)}</p>
        <VerdictCountsList counts={rollUp.verdicts} />
        {rollUp.causes[cause] > 0 && (
          <p className={styles.none}>
            {t('teams.mainCauseIs', { cause: t(`verdict.cause.${cause}`) })}
          </p>
        )}
      </div>
    </EntityInfoCard>
  );
}
