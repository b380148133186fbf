import { mention } from '../../facts';
import { CriterionDefinition } from '../CriterionDefinition';
import { describeMissingRef } from '../describeMissingRef';

export const boundariesSystem: CriterionDefinition = {
  id: 'boundaries.system',
  ability: 'all',
  title: 'Part of a system',
  level: 1,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'boundaries',
  foundation: 'ownership',
  accepts: ['catalog'],
  passesWhen: 'It is part of a System that exists.',
  why: 'A part without a system has no boundary that a team could take over.',
  failureClause: 'it is not part of any system',
  failureClauseIfMissing: 'its declared system is not in the catalog',
  remedy: {
    text: 'Name the System that it belongs to.',
    yaml: 'spec:\n  system: my-system\n',
  },
  evaluateCatalog(entity, { snapshot }) {
    const system = snapshot.get(entity.system);
    if (system?.kind === 'System') {
      return { outcome: 'pass', detail: `Part of ${mention(system)}` };
    }
    return describeMissingRef('system', entity.system, 'System');
  },
};
