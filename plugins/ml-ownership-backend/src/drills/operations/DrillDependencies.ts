import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  VisibilityFilter,
  VisibleEntityService,
} from '../../catalog/ReadableEntities';
import { EvaluationService } from '../../evaluation/EvaluationService';
import { Clock } from '../../time/Clock';
import { DrillContextLoader } from '../DrillContextLoader';
import { DrillContextStore } from '../DrillContextStore';
import { DrillStore } from '../DrillStore';
import { RunbookVersions } from '../RunbookVersions';
import { TraceVerifierRegistry } from '../TraceVerifierRegistry';

/** What the operations on drills use. */
export interface DrillDependencies {
  clock: Clock;
  contextLoader: DrillContextLoader;
  contextStore: DrillContextStore;
  evaluation: EvaluationService;
  readable: VisibleEntityService;
  store: DrillStore;
  traces: TraceVerifierRegistry;
  versions: RunbookVersions;
}

/** The user who changes a drill. */
export interface DrillActor {
  credentials: BackstageCredentials;
  /** Entity ref of the user. */
  person: string;
  visible: VisibilityFilter;
}
