import {
  CampaignGoal,
  CampaignScope,
  CampaignSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { dayFromNow } from '../../ui/dialog';
import { formatDay } from '../../ui/time';
import { abilityName } from '../../ui/verdict';
import { LocaleFormatters, TranslateFunction } from '../../translations';

const DAY = 86_400_000;

/** Describes the progress and the remaining time of a campaign in one sentence without a full stop. */
export function campaignHeadline(
  t: TranslateFunction,
  formats: LocaleFormatters,
  campaign: CampaignSummary,
): string {
  const { goal, progress, scope } = campaign;
  const said = {
    met: formats.number(progress.met),
    total: formats.number(progress.total),
    nouns: nounsOf(t, formats, scope),
    level: String(goal.level),
  };
  const inAbility = () =>
    t('campaigns.headline.ability', {
      ...said,
      ability: abilityOf(t, goal, scope),
    });
  const overall = () =>
    t(
      goal.levelOf === 'system'
        ? 'campaigns.headline.system'
        : 'campaigns.headline.level',
      said,
    );
  const reached = goal.ability ? inAbility() : overall();
  return t('campaigns.headline.whole', {
    reached: progress.total > 0 ? reached : t('campaigns.headline.nobody'),
    time: timeOf(t, formats, campaign),
  });
}

/** Describes the goal of a campaign. */
export function describeGoal(
  t: TranslateFunction,
  goal: CampaignGoal,
  scope: CampaignScope,
): string {
  const said = {
    level: String(goal.level),
    name: t(`verdict.level.${goal.level as 1 | 2 | 3 | 4}`),
  };
  if (goal.ability) {
    return t('campaigns.facts.abilityGoal', {
      ...said,
      ability: abilityOf(t, goal, scope),
    });
  }
  return t(
    goal.levelOf === 'system'
      ? 'campaigns.facts.systemGoal'
      : 'campaigns.facts.levelGoal',
    said,
  );
}

function abilityOf(
  t: TranslateFunction,
  { ability = 'all' }: { ability?: CampaignGoal['ability'] | 'all' },
  { kinds }: CampaignScope,
): string {
  return abilityName(t, ability, kinds?.length === 1 ? kinds[0] : undefined);
}

function nounsOf(
  t: TranslateFunction,
  formats: LocaleFormatters,
  scope: CampaignScope,
): string {
  const { kinds = [], tiers } = scope;
  const kind = kinds.length === 1 ? kinds[0] : 'any';
  return tiers
    ? t(`campaigns.nounsOfTier.${kind}`, {
        tiers: formats.list(tiers.map(String)),
      })
    : t(`campaigns.nouns.${kind}`);
}

function timeOf(
  t: TranslateFunction,
  formats: LocaleFormatters,
  campaign: CampaignSummary,
): string {
  const { state, startsAt, dueAt, closedAt } = campaign;
  const days = (Date.parse(dueAt) - Date.parse(dayFromNow(0))) / DAY;
  switch (state) {
    case 'planned':
      return t('campaigns.when.starts', { day: formatDay(formats, startsAt) });
    case 'closed':
      return t('campaigns.when.closed', {
        day: formats.day(new Date(closedAt!)),
      });
    default:
      if (days === 0) {
        return t('campaigns.when.lastDay');
      }
      return days > 0
        ? t('campaigns.when.daysLeft', { count: days })
        : t('campaigns.when.overdue', { count: -days });
  }
}
