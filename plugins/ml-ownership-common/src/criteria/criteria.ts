import { CriterionDefinition } from './CriterionDefinition';
import { deployAcceptance } from './deploy/deployAcceptance';
import { deployArtifact } from './deploy/deployArtifact';
import { deployEnvironment } from './deploy/deployEnvironment';
import { deployGate } from './deploy/deployGate';
import { deployPromotion } from './deploy/deployPromotion';
import { deployReleaseCriteria } from './deploy/deployReleaseCriteria';
import { deployRun } from './deploy/deployRun';
import { deploySchema } from './deploy/deploySchema';
import { deployVersionedTogether } from './deploy/deployVersionedTogether';
import { deployWorkflow } from './deploy/deployWorkflow';
import { drillCriterion } from './drillCriterion';
import { boundariesContract } from './every-ability/boundariesContract';
import { boundariesPlatform } from './every-ability/boundariesPlatform';
import { boundariesSystem } from './every-ability/boundariesSystem';
import { changeDecisions } from './every-ability/changeDecisions';
import { dataContract } from './every-ability/dataContract';
import { dataFreshness } from './every-ability/dataFreshness';
import { ownershipAccess } from './every-ability/ownershipAccess';
import { ownershipAuthors } from './every-ability/ownershipAuthors';
import { ownershipBeyondAuthor } from './every-ability/ownershipBeyondAuthor';
import { ownershipGroup } from './every-ability/ownershipGroup';
import { observeAlerts } from './observe/observeAlerts';
import { observeDashboard } from './observe/observeDashboard';
import { observeDataChecks } from './observe/observeDataChecks';
import { observeFeatureLogic } from './observe/observeFeatureLogic';
import { observeFeedback } from './observe/observeFeedback';
import { observeOnCall } from './observe/observeOnCall';
import { observeRelevanceReview } from './observe/observeRelevanceReview';
import { observeSignals } from './observe/observeSignals';
import { observeSkew } from './observe/observeSkew';
import { recoverAuthority } from './recover/recoverAuthority';
import { recoverCriteria } from './recover/recoverCriteria';
import { recoverEscalation } from './recover/recoverEscalation';
import { recoverPreviousVersion } from './recover/recoverPreviousVersion';
import { recoverReview } from './recover/recoverReview';
import { recoverRollbackRun } from './recover/recoverRollbackRun';
import { recoverRunbook } from './recover/recoverRunbook';
import { retrainEnvironment } from './retrain/retrainEnvironment';
import { retrainInputs } from './retrain/retrainInputs';
import { retrainInputsFresh } from './retrain/retrainInputsFresh';
import { retrainInputsRetrievable } from './retrain/retrainInputsRetrievable';
import { retrainInputsVersioned } from './retrain/retrainInputsVersioned';
import { retrainLineageMatches } from './retrain/retrainLineageMatches';
import { retrainPipeline } from './retrain/retrainPipeline';
import { retrainRun } from './retrain/retrainRun';
import { retrainRunbook } from './retrain/retrainRunbook';
import { retrainTests } from './retrain/retrainTests';
import { retrainTraceable } from './retrain/retrainTraceable';
import { retrainTrigger } from './retrain/retrainTrigger';
import { runbookCriterion } from './runbookCriterion';

/**
 * The version of the rules. It changes when a criterion is added, removed, or decides differently.
 *
 * @public
 */
export const RULES_VERSION = '1';

/**
 * Every criterion in the order of the scorecard. Source: DESIGN §5.
 *
 * @public
 */
export const CRITERIA: readonly CriterionDefinition[] = [
  ownershipGroup,
  ownershipAuthors,
  boundariesSystem,
  ownershipBeyondAuthor,
  boundariesPlatform,
  boundariesContract,
  changeDecisions,
  dataContract,
  dataFreshness,
  ownershipAccess,
  retrainRunbook,
  retrainPipeline,
  retrainInputs,
  runbookCriterion('retrain'),
  retrainTrigger,
  retrainInputsVersioned,
  retrainEnvironment,
  retrainRun,
  retrainTests,
  retrainTraceable,
  retrainInputsRetrievable,
  retrainLineageMatches,
  retrainInputsFresh,
  drillCriterion('retrain'),
  deployWorkflow,
  runbookCriterion('deploy'),
  deployReleaseCriteria,
  deployPromotion,
  deployVersionedTogether,
  deployArtifact,
  deployEnvironment,
  deployRun,
  deployGate,
  deployAcceptance,
  deploySchema,
  drillCriterion('deploy'),
  observeDashboard,
  observeOnCall,
  observeSignals,
  observeFeatureLogic,
  observeFeedback,
  observeSkew,
  observeAlerts,
  observeDataChecks,
  observeRelevanceReview,
  drillCriterion('observe'),
  recoverRunbook,
  recoverEscalation,
  runbookCriterion('recover'),
  recoverCriteria,
  recoverAuthority,
  recoverPreviousVersion,
  recoverRollbackRun,
  recoverReview,
  drillCriterion('recover'),
];

const BY_ID = new Map(CRITERIA.map(criterion => [criterion.id, criterion]));

/**
 * Returns the criterion with an id.
 *
 * @throws Error if there is no such criterion
 * @public
 */
export function getCriterion(id: string): CriterionDefinition {
  const criterion = BY_ID.get(id);
  if (!criterion) {
    throw new Error(`Unknown criterion "${id}"`);
  }
  return criterion;
}
