import { mention } from '../../facts';
import { CriterionDefinition } from '../CriterionDefinition';
import { inputField } from './inputField';
import { upstreamRefs } from './upstreamRefs';

export const retrainInputsVersioned: CriterionDefinition = {
  id: 'retrain.inputs-versioned',
  ability: 'retrain',
  title: 'Input data is versioned',
  level: 2,
  kinds: ['Model', 'Pipeline'],
  cause: 'data-path',
  foundation: 'versioning',
  accepts: ['catalog'],
  passesWhen: 'Every input dataset declares how a version is pinned.',
  why: 'If data changes under the same name, training cannot be repeated.',
  failureClause: 'its input data is not versioned',
  remedy: {
    text: 'Declare in each input dataset how a version is pinned.',
    yaml: 'spec: # of the dataset\n  versioning: delta\n',
  },
  yamlOfAnotherEntity: true,
  evaluateCatalog(entity, { snapshot }) {
    const inputs = upstreamRefs(snapshot, entity, inputField(entity));
    if (inputs.length === 0) {
      return { outcome: 'unknown', detail: 'No input dataset is declared' };
    }
    const without = inputs.filter(ref => !snapshot.get(ref)?.ml?.versioning);
    return without.length > 0
      ? {
          outcome: 'fail',
          detail: `spec.versioning is not declared by ${without
            .map(ref => {
              const input = snapshot.get(ref);
              return input ? mention(input) : `${ref} (not in the catalog)`;
            })
            .join(', ')}`,
        }
      : {
          outcome: 'pass',
          detail: inputs
            .map(ref => {
              const input = snapshot.get(ref)!;
              return `${mention(input)}: ${input.ml!.versioning}`;
            })
            .join(', '),
        };
  },
};
