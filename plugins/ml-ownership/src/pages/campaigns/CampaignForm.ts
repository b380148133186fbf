import {
  Ability,
  CampaignRequest,
  CampaignSummary,
  ML_KINDS,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { dayFromNow } from '../../ui/dialog';
import { ABILITIES } from '../../ui/verdict';

const DAYS_AHEAD = 90;
const DEFAULT_LEVEL = 2;

export const TIERS = [1, 2, 3, 4] as const;

/** The levels that can be the goal of a campaign. */
export const GOAL_LEVELS = [1, 2, 3, 4] as const;

/** Search parameters that prefill a new campaign, besides `new`. */
export const FORM_PARAMETERS = [
  'kind',
  'tier',
  'team',
  'system',
  'ability',
  'level',
  'levelOf',
] as const;

/** The values of the campaign form. */
export interface CampaignForm {
  title: string;
  purpose: string;
  kinds: MlKind[];
  tiers: number[];
  team?: string;
  system?: string;
  /** The system level instead of the own level; then there is no ability. */
  wholeSystem: boolean;
  ability?: Ability;
  level: number;
  startsAt: string;
  dueAt: string;
}

/** Creates the form of a new campaign from the search parameters; invalid parameters are ignored. */
export function formOfParameters(params: URLSearchParams): CampaignForm {
  const numbers = (name: string) => params.getAll(name).map(Number);
  const wholeSystem = params.get('levelOf') === 'system';
  return {
    title: '',
    purpose: '',
    kinds: ML_KINDS.filter(kind => params.getAll('kind').includes(kind)),
    tiers: TIERS.filter(tier => numbers('tier').includes(tier)),
    team: params.get('team') || undefined,
    system: params.get('system') || undefined,
    wholeSystem,
    ability: wholeSystem
      ? undefined
      : ABILITIES.find(ability => ability === params.get('ability')),
    level:
      GOAL_LEVELS.find(level => numbers('level').includes(level)) ??
      DEFAULT_LEVEL,
    startsAt: dayFromNow(0),
    dueAt: dayFromNow(DAYS_AHEAD),
  };
}

/** Creates the form of an existing campaign. */
export function formOfCampaign(campaign: CampaignSummary): CampaignForm {
  const { title, purpose = '', goal, scope, startsAt, dueAt } = campaign;
  const { kinds = [], tiers = [], team, system } = scope;
  const { ability, level, levelOf } = goal;
  return {
    title,
    purpose,
    kinds,
    tiers,
    team,
    system,
    wholeSystem: levelOf === 'system',
    ability,
    level,
    startsAt,
    dueAt,
  };
}

/** Converts a form to a request to the backend. */
export function toRequest(form: CampaignForm): CampaignRequest {
  const { title, purpose, kinds, tiers, team, system } = form;
  const { wholeSystem, ability, level, startsAt, dueAt } = form;
  return {
    title: title.trim(),
    purpose: purpose.trim() || undefined,
    goal: { ability, level, levelOf: wholeSystem ? 'system' : 'own' },
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
