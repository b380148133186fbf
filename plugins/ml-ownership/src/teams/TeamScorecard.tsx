import {
  RollUp,
  Team,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisuallyHidden } from '@backstage/ui';
import { Section } from '../page';
import {
  ABILITIES,
  abilityWord,
  CAUSE_MEANINGS,
  CAUSE_WORDS,
  CAUSES,
  countOf,
  LEVEL_WORDS,
  VERDICT_WORDS,
  VerdictBar,
  VERDICTS,
  VerdictSwatch,
} from '../verdict';
import { ScorecardFilters, ScorecardsTable } from '../scorecards';
import { TeamTable } from './TeamTable';
import { teamSentence } from './lib/teamSentence';
import styles from './TeamScorecard.module.css';

/** What a group and the groups under it own and operate, counted, and the entities themselves. */
export function TeamScorecard(props: { team: Team }) {
  const { team } = props;
  return (
    <>
      <p className={styles.sentence}>{teamSentence(team)}</p>
      <div className={styles.columns}>
        <RollUpSection title="Owns" rollUp={team.owns} />
        <RollUpSection title="Operates" rollUp={team.operates} />
      </div>
      {team.children.length > 0 && (
        <Section title="Teams under it">
          <TeamTable
            teams={team.children}
            label={`Teams under ${team.title}`}
          />
        </Section>
      )}
      <Section title="What it owns or operates">
        <ScorecardFilters />
        <ScorecardsTable team={team.entityRef} />
      </Section>
    </>
  );
}

function RollUpSection(props: { title: string; rollUp: RollUp }) {
  const { title, rollUp } = props;
  if (rollUp.total === 0) {
    return (
      <Section title={title}>
        <p className={styles.none}>Nothing.</p>
      </Section>
    );
  }
  const causes = CAUSES.filter(cause => rollUp.causes[cause] > 0).sort(
    (a, b) => rollUp.causes[b] - rollUp.causes[a],
  );
  return (
    <Section
      title={title}
      lead={`${countOf(rollUp.kinds.Model, 'Model')}, ${countOf(
        rollUp.kinds.Dataset,
        'Dataset',
      )}, ${countOf(rollUp.kinds.Pipeline, 'Pipeline')}.`}
    >
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
      <div className={styles.scroll}>
        <table className={styles.levels}>
          <caption>
            Entities at each level, from 0 (nothing yet) to 4 (proven by another
            team)
          </caption>
          <thead>
            <tr>
              <th scope="col">Ability</th>
              {LEVEL_WORDS.map((word, level) => (
                <th key={word} scope="col" title={word}>
                  {level}
                  <VisuallyHidden> {word}</VisuallyHidden>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ABILITIES.map(ability => (
              <tr key={ability}>
                <th scope="row">{abilityWord(ability)}</th>
                {rollUp.abilities[ability].map((count, level) => (
                  <td key={level} data-zero={count === 0 || undefined}>
                    {count}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {causes.length > 0 && (
        <ul className={styles.legend}>
          {causes.map(cause => (
            <li key={cause} title={CAUSE_MEANINGS[cause]}>
              {CAUSE_WORDS[cause]}: {rollUp.causes[cause]}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
