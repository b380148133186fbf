import {
  CRITERIA,
  CriteriaList,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Rules } from './Rules';

/** Lists the criteria with the settings of the installation. */
export function listCriteria({
  extraCriteria,
  settings,
  version,
}: Rules): CriteriaList {
  return {
    rulesVersion: version,
    items: CRITERIA.map(criterion => ({
      id: criterion.id,
      title: criterion.title,
      ability: criterion.ability,
      level: criterion.level,
      kinds: criterion.kinds,
      cause: criterion.cause,
      foundation: criterion.foundation,
      accepts: criterion.accepts,
      passesWhen: criterion.passesWhen,
      why: criterion.why,
      remedy: criterion.remedy,
      maxAgeDays: settings.maxAgeDays.get(criterion.id) ?? criterion.maxAgeDays,
      mayNotApply: criterion.mayNotApply,
      enabled: !settings.switchedOff.has(criterion.id),
    })),
    extra: [...extraCriteria],
  };
}
