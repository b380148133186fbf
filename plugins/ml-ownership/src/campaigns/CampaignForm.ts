import {
  Ability,
  CampaignRequest,
  CampaignSummary,
  ML_KINDS,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { dayFromNow } from '../dialog';
import { ABILITIES } from '../verdict';

const DAYS_AHEAD = 90;
const DEFAULT_LEVEL = 2;

/** The tiers that there are. */
export const TIERS = [1, 2, 3, 4] as const;

/** The levels that can be a goal. */
export const GOAL_LEVELS = [1, 2, 3, 4] as const;

/** Search parameters that begin a campaign, besides `new`. */
export const FORM_PARAMETERS = [
  'kind',
  'tier',
  'team',
  'system',
  'ability',
  'level',
] as const;

/**
 * What stands in the form of a campaign.
 */
export interface CampaignForm {
  title: string;
  why: string;
  kinds: MlKind[];
  tiers: number[];
  team?: string;
  system?: string;
  ability?: Ability;
  level: number;
  startsAt: string;
  dueAt: string;
}

/** The form of a new campaign, with what the search parameters ask for; what is not understood is left out. */
export function formOfParameters(params: URLSearchParams): CampaignForm {
  const numbers = (name: string) => params.getAll(name).map(Number);
  return {
    title: '',
    why: '',
    kinds: ML_KINDS.filter(kind => params.getAll('kind').includes(kind)),
    tiers: TIERS.filter(tier => numbers('tier').includes(tier)),
    team: params.get('team') || undefined,
    system: params.get('system') || undefined,
    ability: ABILITIES.find(ability => ability === params.get('ability')),
    level:
      GOAL_LEVELS.find(level => numbers('level').includes(level)) ??
      DEFAULT_LEVEL,
    startsAt: dayFromNow(0),
    dueAt: dayFromNow(DAYS_AHEAD),
  };
}

/** The form of a campaign that is there. */
export function formOfCampaign(campaign: CampaignSummary): CampaignForm {
  const { title, why = '', goal, scope, startsAt, dueAt } = campaign;
  const { kinds = [], tiers = [], team, system } = scope;
  const { ability, level } = goal;
  return {
    title,
    why,
    kinds,
    tiers,
    team,
    system,
    ability,
    level,
    startsAt,
    dueAt,
  };
}

/** What a form asks the backend for. */
export function toRequest(form: CampaignForm): CampaignRequest {
  const { title, why, kinds, tiers, team, system } = form;
  const { ability, level, startsAt, dueAt } = form;
  return {
    title: title.trim(),
    why: why.trim() || undefined,
    goal: { ability, level },
    scope: {
      kinds: kinds.length > 0 ? kinds : undefined,
      tiers: tiers.length > 0 ? tiers : undefined,
      team,
      system,
    },
    startsAt,
    dueAt,
  };
}
