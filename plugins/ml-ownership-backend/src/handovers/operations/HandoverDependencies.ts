import { VisibleEntityService } from '../../catalog/ReadableEntities';
import { EvaluationService } from '../../evaluation/EvaluationService';
import { Clock } from '../../time/Clock';
import { HandoverStore } from '../HandoverStore';

/** What the operations on handovers use. */
export interface HandoverDependencies {
  clock: Clock;
  evaluation: EvaluationService;
  readable: VisibleEntityService;
  store: HandoverStore;
}
