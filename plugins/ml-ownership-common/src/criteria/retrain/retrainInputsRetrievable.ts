import { CriterionDefinition } from '../CriterionDefinition';

export const retrainInputsRetrievable: CriterionDefinition = {
  id: 'retrain.inputs-retrievable',
  ability: 'retrain',
  title: 'Training data of the serving version is still available',
  level: 3,
  kinds: ['Model'],
  cause: 'data-path',
  foundation: 'versioning',
  accepts: ['observed', 'attested'],
  subject: 'serving-version',
  passesWhen: 'The input versions of the training run can still be retrieved.',
  why: 'A version that retention has deleted cannot be trained on again.',
  failureClause:
    'the training data of the serving version is no longer available',
  remedy: {
    text: 'Keep the input versions for as long as a model trained on them is serving.',
  },
  maxAgeDays: 90,
};
