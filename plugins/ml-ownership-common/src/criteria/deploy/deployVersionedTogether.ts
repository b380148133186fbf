import { CriterionDefinition } from '../CriterionDefinition';
import { declaredTexts } from '../declarations';

const VERSIONED_TOGETHER = ['code', 'data', 'environment'];

export const deployVersionedTogether: CriterionDefinition = {
  id: 'deploy.versioned-together',
  ability: 'deploy',
  title: 'Code, data and environment are versioned together',
  level: 2,
  kinds: ['Model', 'Pipeline'],
  cause: 'boundaries',
  foundation: 'versioning',
  accepts: ['catalog'],
  passesWhen: 'Code, data and environment are versioned together.',
  why: 'If the three are versioned separately, they cannot be rolled back together.',
  failureClause: 'code, data and environment are not versioned together',
  remedy: {
    text: 'Pin code, data and environment by one version, and declare it.',
    yaml: 'spec:\n  boundaries:\n    versionedTogether: [code, data, environment]\n',
  },
  evaluateCatalog(entity) {
    const declared = declaredTexts(entity, 'boundaries.versionedTogether');
    if (!declared.declared) {
      return { outcome: 'fail', detail: declared.detail };
    }
    const without = VERSIONED_TOGETHER.filter(
      part => !declared.value.includes(part),
    );
    return without.length > 0
      ? {
          outcome: 'fail',
          detail: `spec.boundaries.versionedTogether lacks ${without.join(
            ', ',
          )}`,
        }
      : { outcome: 'pass', detail: declared.value.join(', ') };
  },
};
