import { CriterionDefinition } from '../CriterionDefinition';
import { checkTargetsExist } from './checkTargetsExist';
import { inputField } from './inputField';
import { upstreamRefs } from './upstreamRefs';

export const retrainInputs: CriterionDefinition = {
  id: 'retrain.inputs',
  ability: 'retrain',
  title: 'Input datasets are in the catalog',
  level: 1,
  kinds: ['Model', 'Pipeline'],
  cause: 'data-path',
  foundation: 'versioning',
  accepts: ['catalog'],
  passesWhen: 'All declared input datasets exist in the catalog.',
  why: 'The same code on other data is another model.',
  failureClause: 'its input data is not declared',
  remedy: {
    text: 'Describe the datasets in the catalog, and name them here.',
    yaml: 'spec:\n  trainedOn:\n    - dataset:default/my-data\n',
  },
  textsByKind: {
    Pipeline: {
      remedy: {
        text: 'Describe the datasets in the catalog, and name them here.',
        yaml: 'spec:\n  consumes:\n    - dataset:default/my-data\n',
      },
    },
  },
  evaluateCatalog(entity, { snapshot }) {
    const field = inputField(entity);
    const refs = upstreamRefs(snapshot, entity, field);
    return checkTargetsExist(snapshot, refs, field, 'Dataset');
  },
};
