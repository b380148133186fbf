import {
  MlKind,
  RollUp,
  Team,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { CausesChart, LevelsByAbility, VerdictTrend } from '../../ui/charts';
import { FoundationsSection } from '../../ui/foundations';
import { Section } from '../../ui/page';
import { ScorecardFilters, ScorecardsTable } from '../scorecard-tables';
import { useMlTranslation } from '../../translations';
import { TeamFirstSteps } from './TeamFirstSteps';
import { TeamTable } from './TeamTable';
import { teamSentence } from './describeTeam';
import { VerdictCountsList } from './VerdictCountsList';
import layout from '../../ui/layout.module.css';
import styles from './TeamScorecard.module.css';

const KINDS: readonly MlKind[] = ['Model', 'Dataset', 'Pipeline'];

/** The totals of what a group and its descendants own and operate, and the list of entities. */
export function TeamScorecard(props: { team: Team }) {
  const { team } = props;
  const { t, formats } = useMlTranslation();
  const { passed, partlyPassed, failed } = team.drills;
  const ownedKinds = KINDS.filter(kind => team.owned.kinds[kind] > 0);
  const [kindOfTrend] = ownedKinds;
  return (
    <>
      <div className={layout.column2}>
        <p className={styles.sentence}>{teamSentence(t, formats, team)}</p>
        <p className={layout.note}>
          {passed + partlyPassed + failed === 0
            ? t('teams.drills.none')
            : t('teams.drills.done', {
                passed: formats.number(passed),
                partly: formats.number(partlyPassed),
                failed: formats.number(failed),
              })}
        </p>
      </div>
      <div className={styles.columns}>
        <RollUpSection title={t('teams.owns')} rollUp={team.owned} />
        <RollUpSection title={t('teams.operates')} rollUp={team.operated} />
      </div>
      {team.owned.total > 0 && <TeamFirstSteps team={team.entityRef} />}
      {kindOfTrend && (
        <div className={styles.columns}>
          <VerdictTrend
            title={t(`teams.trend.${kindOfTrend}`)}
            cacheKey={[team.entityRef, kindOfTrend]}
            load={api =>
              api.getTeamHistory(team.entityRef, { kind: kindOfTrend })
            }
          />
          <Section title={t('teams.causes')}>
            <CausesChart counted={[{ causes: team.owned.causes }]} />
          </Section>
        </div>
      )}
      {ownedKinds.length > 0 && (
        <FoundationsSection kinds={ownedKinds} owner={team.entityRef} />
      )}
      {team.children.length > 0 && (
        <Section title={t('teams.children')}>
          <TeamTable
            teams={team.children}
            label={t('teams.childrenOf', { title: team.title })}
          />
        </Section>
      )}
      <Section title={t('teams.entities')}>
        <ScorecardFilters />
        <ScorecardsTable team={team.entityRef} />
      </Section>
    </>
  );
}

function RollUpSection(props: { title: string; rollUp: RollUp }) {
  const { title, rollUp } = props;
  const { t, formats } = useMlTranslation();
  if (rollUp.total === 0) {
    return (
      <Section title={title}>
        <p className={layout.note}>{t('teams.nothing')}</p>
      </Section>
    );
  }
  return (
    <Section
      title={title}
      lead={formats.list(
        KINDS.map(kind =>
          t(`verdict.countOf${kind}`, { count: rollUp.kinds[kind] }),
        ),
      )}
    >
      <VerdictCountsList counts={rollUp.verdicts} />
      <LevelsByAbility abilities={rollUp.abilities} />
    </Section>
  );
}
