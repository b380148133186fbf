import {
  RollUp,
  TeamSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisuallyHidden } from '@backstage/ui';
import { useMemo } from 'react';
import {
  ABILITIES,
  abilityWord,
  CAUSE_WORDS,
  CAUSES,
  LEVEL_WORDS,
  LevelBar,
  VERDICT_WORDS,
  VerdictBar,
  VERDICTS,
} from '../verdict';
import { orderByTree } from './lib/orderByTree';
import { TeamLink } from './TeamLink';
import styles from './TeamTable.module.css';

/** Teams with what they own and operate, children indented under their parents. */
export function TeamTable(props: { teams: TeamSummary[]; label: string }) {
  const { teams, label } = props;
  const rows = useMemo(() => orderByTree(teams), [teams]);

  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col" className={styles.number}>
              Members
            </th>
            <th scope="col" className={styles.number}>
              Owns
            </th>
            <th scope="col">Verdicts of what it owns</th>
            <th scope="col" className={styles.number}>
              Operates
            </th>
            <th scope="col" className={styles.number}>
              Drills for others
            </th>
            <th scope="col">Main cause</th>
            {ABILITIES.map(ability => (
              <th key={ability} scope="col" title="Entities at each level">
                {abilityWord(ability)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ team, depth }) => (
            <tr key={team.entityRef}>
              <th scope="row" style={{ paddingLeft: `${depth * 24 + 8}px` }}>
                {depth > 0 && (
                  <VisuallyHidden>{`Under the team above, at depth ${depth}: `}</VisuallyHidden>
                )}
                <TeamLink entityRef={team.entityRef} title={team.title} />
              </th>
              <td className={styles.number}>{team.members}</td>
              <td className={styles.number}>{team.owns.total}</td>
              <td>
                <VerdictsOf rollUp={team.owns} />
              </td>
              <td className={styles.number}>{team.operates.total}</td>
              <td
                className={styles.number}
                title={`${team.drills.passed} passed, ${team.drills.failed} failed`}
              >
                {team.drills.passed + team.drills.failed}
              </td>
              <td>{mostFrequentCause(team.owns)}</td>
              {ABILITIES.map(ability => (
                <td key={ability}>
                  <Levels counts={team.owns.abilities[ability]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function VerdictsOf(props: { rollUp: RollUp }) {
  const { rollUp } = props;
  if (rollUp.total === 0) {
    return <>–</>;
  }
  const words = VERDICTS.filter(verdict => rollUp.verdicts[verdict] > 0).map(
    verdict =>
      `${rollUp.verdicts[verdict]} ${VERDICT_WORDS[
        verdict
      ].toLocaleLowerCase()}`,
  );
  return (
    <span className={styles.verdicts}>
      <VerdictBar counts={rollUp.verdicts} />
      <span>{words.join(', ')}</span>
    </span>
  );
}

/** How many are at each level: an average would hide the weakest. */
function Levels(props: { counts: number[] }) {
  const { counts } = props;
  const words = counts.flatMap((count, level) =>
    count > 0 ? [`${count} at ${level}`] : [],
  );
  if (words.length === 0) {
    return <>–</>;
  }
  return (
    <span
      className={styles.levels}
      title={counts
        .map(
          (count, level) => `${count} at level ${level}, ${LEVEL_WORDS[level]}`,
        )
        .join('\n')}
    >
      <LevelBar counts={counts} />
      <span>{words.join(', ')}</span>
    </span>
  );
}

function mostFrequentCause(rollUp: RollUp): string {
  const [cause] = [...CAUSES].sort(
    (a, b) => rollUp.causes[b] - rollUp.causes[a],
  );
  return rollUp.causes[cause] > 0
    ? `${CAUSE_WORDS[cause]} (${rollUp.causes[cause]})`
    : '–';
}
