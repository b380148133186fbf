import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { ErrorState, LoadingState } from '../states';
import {
  CAUSE_WORDS,
  CAUSES,
  VERDICT_WORDS,
  VerdictBar,
  VERDICTS,
  VerdictSwatch,
} from '../verdict';
import { useEntityTabPath } from '../entity';
import { teamSentence } from './lib/teamSentence';
import { useTeam } from './useTeam';
import styles from './TeamScorecard.module.css';

/** The card of a Group in the catalog. */
export function GroupScorecardCard() {
  const { entity } = useEntity();
  const groupRef = stringifyEntityRef(entity);
  const tabPath = useEntityTabPath(groupRef, 'ml-scorecard');
  const { team, isEmpty, error, loading, reload } = useTeam(groupRef);

  if (loading) {
    return (
      <EntityInfoCard title="ML scorecard">
        <LoadingState subject="the ML scorecard" heights={[44, 16, 20]} />
      </EntityInfoCard>
    );
  }
  if (isEmpty) {
    return (
      <EntityInfoCard title="ML scorecard">
        <p className={styles.none}>
          Owns and operates no Model, Dataset or Pipeline.
        </p>
      </EntityInfoCard>
    );
  }
  if (!team) {
    return (
      <EntityInfoCard title="ML scorecard">
        <ErrorState
          error={error ?? new Error('The backend gave no answer')}
          subject="the ML scorecard"
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
      title="ML scorecard"
      footerActions={tabPath && <Link href={tabPath}>Open the scorecard</Link>}
    >
      <div className={styles.card}>
        <p className={styles.cardSentence}>{teamSentence(team)}</p>
        <VerdictBar counts={rollUp.verdicts} />
        <ul className={styles.legend}>
          {VERDICTS.filter(verdict => rollUp.verdicts[verdict] > 0).map(
            verdict => (
              <li key={verdict}>
                <VerdictSwatch verdict={verdict} /> {rollUp.verdicts[verdict]}{' '}
                {VERDICT_WORDS[verdict]}
              </li>
            ),
          )}
        </ul>
        {rollUp.causes[cause] > 0 && (
          <p className={styles.none}>
            Most frequent cause: {CAUSE_WORDS[cause]}.
          </p>
        )}
      </div>
    </EntityInfoCard>
  );
}
