import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  CRITERIA,
  ML_KINDS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { extraCriteriaExtensionPoint } from '@mlownership/backstage-plugin-ml-ownership-node';

/** Adds company-specific criteria, until every kind has the requested number. */
export function moduleExtraCriteria(criteriaPerKind: number) {
  return createBackendModule({
    pluginId: 'ml-ownership',
    moduleId: 'extra-criteria',
    register(env) {
      env.registerInit({
        deps: { extraCriteria: extraCriteriaExtensionPoint },
        async init({ extraCriteria }) {
          for (const kind of ML_KINDS) {
            const fixed = CRITERIA.filter(({ kinds }) =>
              kinds.includes(kind),
            ).length;
            for (let index = fixed; index < criteriaPerKind; index++) {
              extraCriteria.addCriterion({
                id: `acme.${kind.toLowerCase()}-${index}`,
                title: `Criterion ${index}`,
                kinds: [kind],
                accepts: ['observed', 'attested'],
                passesWhen: 'It is so.',
                why: 'It is measured.',
                remedy: { text: 'Do it.' },
              });
            }
          }
        },
      });
    },
  });
}
