import { Impact } from '@mlownership/backstage-plugin-ml-ownership-common';

/** Who is affected where an entity breaks, in words: what the caller may see, and how much there is besides. */
export function impactSentence(impact: Impact): string {
  const { root, counts, totalTeams, hidden } = impact;
  const unseen =
    hidden > 0
      ? ` ${count(hidden, 'entity', 'entities')} more ${
          hidden === 1 ? 'is' : 'are'
        } affected that you may not see.`
      : '';
  if (counts.entities === 0) {
    return `If ${root.title} breaks, nothing ${
      hidden > 0 ? 'that you may see' : 'that the catalog knows of'
    } is affected.${unseen}`;
  }
  const models = counts.kinds.Model ?? 0;
  const others = counts.entities - models;
  const affected = [
    models > 0 && count(models, 'model', 'models'),
    others > 0 &&
      (models > 0
        ? count(others, 'other entity', 'other entities')
        : count(others, 'entity', 'entities')),
    totalTeams > 0 && count(totalTeams, 'team', 'teams'),
  ].filter(Boolean);
  const worst = [
    counts.tierOne > 0 && `${counts.tierOne} of tier 1`,
    counts.nobodyElse > 0 &&
      `${count(counts.nobodyElse, 'model', 'models')} that nobody else can run`,
  ].filter(Boolean);
  return `If ${root.title} breaks: ${[affected.join(', '), ...worst].join(
    '; ',
  )}.${unseen}`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
