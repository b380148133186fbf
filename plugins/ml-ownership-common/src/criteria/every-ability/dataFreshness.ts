import { CriterionDefinition } from '../CriterionDefinition';
import { quote } from '../declarations';
import { isPositiveDuration } from '../isPositiveDuration';

export const dataFreshness: CriterionDefinition = {
  id: 'data.freshness',
  ability: 'all',
  title: 'Freshness target is declared',
  level: 2,
  kinds: ['Dataset'],
  cause: 'data-path',
  foundation: 'observability',
  accepts: ['catalog'],
  passesWhen: 'A freshness target is declared as an ISO 8601 duration.',
  why: 'Data cannot be late if no one has said when it is due.',
  failureClause: 'no freshness target is declared',
  remedy: {
    text: 'Declare the maximum age of the newest data as an ISO 8601 duration.',
    yaml: 'spec:\n  freshness: PT24H\n',
  },
  evaluateCatalog(entity) {
    const { freshness } = entity.ml;
    if (!freshness) {
      return { outcome: 'fail', detail: 'spec.freshness is not declared' };
    }
    return isPositiveDuration(freshness)
      ? { outcome: 'pass', detail: `At most ${freshness} old` }
      : {
          outcome: 'fail',
          detail: `${entity.kind} "${entity.ref}": spec.freshness is ${quote(
            freshness,
          )}, expected an ISO 8601 duration, such as "PT24H"`,
        };
  },
};
