import {
  Team,
  TeamSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** How a team stands, in one sentence. */
export function teamSentence(team: Team | TeamSummary): string {
  const { owns, operates, title } = team;
  if (owns.total === 0 && operates.total === 0) {
    return `${title} owns and operates no Model, Dataset or Pipeline.`;
  }
  if (owns.total === 0) {
    return `${title} owns nothing, and operates ${operates.total} for others.`;
  }
  const clauses = [
    [owns.verdicts.no, 'cannot be run by another team'],
    [
      owns.verdicts.unproven,
      owns.verdicts.unproven === 1 ? 'is unproven' : 'are unproven',
    ],
    [
      owns.verdicts.yes,
      owns.verdicts.yes === 1
        ? 'has been run by another team'
        : 'have been run by another team',
    ],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, words]) => `${count} ${words}`);
  const verdicts =
    clauses.length > 0 ? clauses.join(', ') : 'none has been assessed';
  return `Of the ${owns.total} that ${title} owns, ${verdicts}. It operates ${operates.total}.`;
}
