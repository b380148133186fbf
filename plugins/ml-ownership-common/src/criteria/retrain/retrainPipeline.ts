import { CriterionDefinition } from '../CriterionDefinition';
import { checkTargetsExist } from './checkTargetsExist';
import { upstreamRefs } from './upstreamRefs';

export const retrainPipeline: CriterionDefinition = {
  id: 'retrain.pipeline',
  ability: 'retrain',
  title: 'Producing pipeline is in the catalog',
  level: 1,
  kinds: ['Model', 'Dataset'],
  cause: 'workflow',
  foundation: 'workflow',
  accepts: ['catalog'],
  passesWhen: 'spec.producedBy resolves to a Pipeline.',
  why: 'What was built in a notebook cannot be rebuilt by someone else.',
  failureClause: 'no producing pipeline is declared',
  remedy: {
    text: 'Describe the pipeline in the catalog, and name it here.',
    yaml: 'spec:\n  producedBy:\n    - pipeline:default/my-training\n',
  },
  evaluateCatalog(entity, { snapshot }) {
    return checkTargetsExist(
      snapshot,
      upstreamRefs(snapshot, entity, 'producedBy'),
      'producedBy',
      'Pipeline',
    );
  },
};
