import { MlEntityFacts } from '../CriterionDefinition';

export function inputField(entity: MlEntityFacts): 'trainedOn' | 'consumes' {
  return entity.kind === 'Model' ? 'trainedOn' : 'consumes';
}
