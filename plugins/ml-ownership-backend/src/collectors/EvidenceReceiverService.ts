import { AuthService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  cutText,
  getDeclaration,
  isMlEntityFacts,
  MlEntityFacts,
  readEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  EvidenceReceiver,
  ReceivedEvidence,
  ReceivedEvidenceResult,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { toRef } from '../catalog/toRef';
import { EvaluationService } from '../evaluation/EvaluationService';
import { EvidenceStore, NewEvidence } from '../evidence/EvidenceStore';
import { findCriterion, Rules } from '../rules/Rules';
import { Clock } from '../time/Clock';
import { CollectorStore } from './CollectorStore';
import {
  CollectedPiece,
  parseCollectedEvidence,
} from './parseCollectorResults';

const MAX_ITEMS = 1000;
const MAX_ERROR_LENGTH = 1000;

/** Stores the evidence that receivers got, and evaluates its entities. */
export class EvidenceReceiverService {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      clock: Clock;
      evaluation: EvaluationService;
      evidence: EvidenceStore;
      rules: Rules;
      store: CollectorStore;
    },
  ) {}

  /** @throws Error if there are too many items, or the database or the catalog does not respond */
  async record(
    receiver: EvidenceReceiver,
    items: readonly ReceivedEvidence[],
  ): Promise<ReceivedEvidenceResult> {
    if (items.length > MAX_ITEMS) {
      throw new Error(
        `${receiver.title} has recorded ${items.length} items at once, expected ${MAX_ITEMS} at most`,
      );
    }
    const { clock, evaluation, evidence, store } = this.options;
    const now = clock.now();
    const rejected: ReceivedEvidenceResult['rejected'] = [];
    const attempt = <T>(index: number, action: () => T): T[] => {
      try {
        return [action()];
      } catch (error) {
        const message = isError(error) ? error.message : String(error);
        rejected.push({ index, error: message });
        return [];
      }
    };
    const parsed = items.flatMap((item, index) =>
      attempt(index, () => ({
        index,
        entityRef: toRef('entityRef', item.entityRef),
        piece: parseCollectedEvidence(item, now),
      })),
    );
    const facts = await this.readFacts(
      parsed.map(({ entityRef }) => entityRef),
    );
    const accepted = parsed.flatMap(({ index, entityRef, piece }) =>
      attempt(index, () =>
        this.toEvidence(receiver, entityRef, facts.get(entityRef), piece),
      ),
    );
    const { entityRefs } = await evidence.add(accepted, now);
    if (entityRefs.length > 0) {
      await evaluation.evaluateChanged(entityRefs);
    }
    await store.writeState(receiver.id, {
      lastRunAt: now,
      lastSuccessAt: now,
      failures: 0,
    });
    return { accepted: accepted.length, rejected };
  }

  async reportProblem(
    receiver: EvidenceReceiver,
    problem: string,
  ): Promise<void> {
    const { clock, store } = this.options;
    const state = await store.readState(receiver.id);
    await store.writeState(receiver.id, {
      ...state,
      lastRunAt: clock.now(),
      lastError: cutText(problem, MAX_ERROR_LENGTH),
      failures: state.failures + 1,
    });
  }

  private toEvidence(
    receiver: EvidenceReceiver,
    entityRef: string,
    entity: MlEntityFacts | undefined,
    { criterion: id, ...piece }: CollectedPiece,
  ): NewEvidence {
    const criterion = receiver.criteria.includes(id)
      ? findCriterion(this.options.rules, id)
      : undefined;
    if (!criterion) {
      throw new Error(
        `criterion is "${id}", expected one of ${receiver.criteria.join(', ')}`,
      );
    }
    if (!entity) {
      throw new Error(`No entity found for ${entityRef}`);
    }
    if (!criterion.kinds.includes(entity.kind)) {
      throw new Error(
        `${id} does not apply to ${
          entity.kind
        }; it applies to ${criterion.kinds.join(', ')}`,
      );
    }
    if (piece.outcome === 'not-applicable' && !criterion.mayNotApply) {
      throw new Error(
        `outcome is "not-applicable", but ${id} always applies; expected pass or fail`,
      );
    }
    return {
      ...piece,
      entityRef,
      criterion: id,
      source: 'observed',
      reportedBy: receiver.id,
      declaration: getDeclaration(criterion, entity),
    };
  }

  private async readFacts(
    refs: readonly string[],
  ): Promise<Map<string, MlEntityFacts>> {
    const { auth, catalog } = this.options;
    const entityRefs = [...new Set(refs)];
    const facts = new Map<string, MlEntityFacts>();
    if (entityRefs.length > 0) {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      items.forEach((entity, index) => {
        const read = entity && readEntityFacts(entity);
        if (read && isMlEntityFacts(read)) {
          facts.set(entityRefs[index], read);
        }
      });
    }
    return facts;
  }
}
