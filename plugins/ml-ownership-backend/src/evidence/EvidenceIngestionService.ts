import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  getAttestors,
  getDeclaration,
  EvidenceIngestionResult,
  EvidenceItem,
  EvidenceSource,
  evidenceWritePermission,
  isMlEntityFacts,
  ML_KINDS,
  MlEntityFacts,
  readEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { UrgentWork } from '../async/UrgentWork';
import { EvaluationService } from '../evaluation/EvaluationService';
import { requirePermission } from '../permissions/requirePermission';
import { findCriterion, Rules } from '../rules/Rules';
import { Clock } from '../time/Clock';
import { EvidenceStore, NewEvidence } from './EvidenceStore';
import { parseEvidenceItem } from './parseEvidenceItem';
import {
  describeScopes,
  EvidenceGrant,
  EvidenceWriters,
  isGrantedOf,
} from './readEvidenceWriters';

const MAX_ITEMS = 1000;

const REPORTED: Record<EvidenceItem['outcome'], string> = {
  pass: 'passes',
  fail: 'fails',
  'not-applicable': 'does not apply',
};

/**
 * The writer of evidence, and the source that its evidence has.
 */
interface Writer {
  name: string;
  source: EvidenceSource;
  /** Grants of a token, or undefined if every criterion that accepts the source may be reported. */
  grants?: readonly EvidenceGrant[];
  /** For a user, the groups that they sign in for. */
  belongsTo?: ReadonlySet<string>;
}

/**
 * Result for the items of a request, and the entities with new evidence.
 */
export interface IngestionResult extends EvidenceIngestionResult {
  entityRefs: string[];
}

/**
 * Ingests evidence: derives the source from the caller, validates each item, stores the valid ones in one transaction,
 * and evaluates the entities.
 */
export class EvidenceIngestionService {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      clock: Clock;
      evaluation: EvaluationService;
      permissions: PermissionsService;
      rules: Rules;
      store: EvidenceStore;
      urgent: UrgentWork;
      userInfo: UserInfoService;
      writers: EvidenceWriters;
    },
  ) {}

  /**
   * Ingests one item, or a batch as `items`. Each item gets its own result.
   *
   * @throws InputError if the body is neither; NotAllowedError if the caller is neither a user nor a token
   */
  async receive(
    body: unknown,
    credentials: BackstageCredentials,
  ): Promise<IngestionResult> {
    return this.options.urgent.run(() => this.ingest(body, credentials));
  }

  private async ingest(
    body: unknown,
    credentials: BackstageCredentials,
  ): Promise<IngestionResult> {
    const { clock, evaluation, permissions, store } = this.options;
    await requirePermission(permissions, evidenceWritePermission, credentials);
    const writer = await this.writerOf(credentials);
    const items = itemsOf(body);
    const rejected: EvidenceIngestionResult['rejected'] = [];
    const parsed: { index: number; item: EvidenceItem }[] = [];
    const attempt = (index: number, action: () => void) => {
      try {
        action();
      } catch (error) {
        rejected.push({ index, error: toAnswer(error) });
      }
    };

    items.forEach((value, index) =>
      attempt(index, () => {
        const item = parseEvidenceItem(value, clock.time());
        this.checkCriterion(item, writer);
        parsed.push({ index, item });
      }),
    );
    const entities = await this.readEntities(
      parsed.map(({ item }) => item.entityRef),
      credentials,
    );
    const accepted: NewEvidence[] = [];
    for (const { index, item } of parsed) {
      attempt(index, () => {
        accepted.push(this.toEvidence(item, writer, entities));
      });
    }
    const { entityRefs, stored } = await store.add(accepted, clock.now());
    if (entityRefs.length > 0) {
      await evaluation.evaluateChanged(entityRefs);
    }
    return {
      accepted: accepted.length,
      stored,
      rejected: rejected.sort((a, b) => a.index - b.index),
      entityRefs,
    };
  }

  private async writerOf(credentials: BackstageCredentials): Promise<Writer> {
    const { auth, userInfo, writers } = this.options;
    if (auth.isPrincipal(credentials, 'user')) {
      const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(
        credentials,
      );
      return {
        name: userEntityRef,
        source: 'attested',
        belongsTo: new Set([userEntityRef, ...ownershipEntityRefs]),
      };
    }
    if (auth.isPrincipal(credentials, 'service')) {
      const { subject } = credentials.principal;
      return {
        name: subject,
        source: 'observed',
        grants: writers.get(subject) ?? [],
      };
    }
    throw new NotAllowedError(
      'Only users and service tokens can submit evidence',
    );
  }

  private checkCriterion(item: EvidenceItem, writer: Writer) {
    const criterion = findCriterion(this.options.rules, item.criterion);
    if (!criterion) {
      throw new InputError(
        `criterion is "${item.criterion}", expected the id of a criterion, see /v1/criteria`,
      );
    }
    if (!criterion.accepts.includes(writer.source)) {
      throw new NotAllowedError(
        `${item.criterion} does not accept ${
          writer.source
        } evidence, which is what ${
          writer.name
        } submits; accepted sources: ${criterion.accepts.join(', ')}`,
      );
    }
    if (item.outcome === 'not-applicable') {
      if (writer.source !== 'observed') {
        throw new NotAllowedError(
          `outcome is "not-applicable", which only service tokens and collectors can report for ${item.criterion}`,
        );
      }
      if (!criterion.mayNotApply) {
        throw new InputError(
          `outcome is "not-applicable", but ${item.criterion} always applies; expected pass or fail`,
        );
      }
    }
    if (writer.grants && grantsOf(writer, item.criterion).length === 0) {
      const granted = new Set(
        writer.grants.flatMap(({ criteria }) => [...criteria]),
      );
      throw new NotAllowedError(
        `${writer.name} may not report ${
          item.criterion
        }: mlOwnership.evidence.writers grants it ${
          [...granted].join(', ') || 'nothing'
        }`,
      );
    }
  }

  /**
   * Entities outside of a grant and missing entities get the same response, so that a token does not learn which
   * entities exist.
   */
  private checkEntity(
    item: EvidenceItem,
    writer: Writer,
    entity: MlEntityFacts | undefined,
  ) {
    if (!writer.grants || !isMlRef(item.entityRef)) {
      return;
    }
    const grants = grantsOf(writer, item.criterion);
    if (
      grants.every(({ of }) => of !== undefined) &&
      !grants.some(grant => entity && isGrantedOf(grant, entity))
    ) {
      throw new NotAllowedError(
        `${writer.name} may not report ${item.criterion} of ${
          item.entityRef
        }: mlOwnership.evidence.writers grants it for ${describeScopes(
          grants,
        )}`,
      );
    }
  }

  /**
   * Returns facts of the entities: for a user those that they may read; for a token all of them, limited by its grants,
   * because a token that is restricted to this plugin cannot read the catalog.
   */
  private async readEntities(
    refs: string[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, MlEntityFacts>> {
    const entityRefs = [...new Set(refs)].filter(isMlRef);
    const facts = new Map<string, MlEntityFacts>();
    if (entityRefs.length > 0) {
      const { auth, catalog } = this.options;
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs },
        {
          credentials: auth.isPrincipal(credentials, 'service')
            ? await auth.getOwnServiceCredentials()
            : credentials,
        },
      );
      for (const entity of items) {
        if (entity) {
          const read = readEntityFacts(entity);
          if (isMlEntityFacts(read)) {
            facts.set(stringifyEntityRef(entity), read);
          }
        }
      }
    }
    return facts;
  }

  private toEvidence(
    item: EvidenceItem,
    writer: Writer,
    entities: ReadonlyMap<string, MlEntityFacts>,
  ): NewEvidence {
    const entity = entities.get(item.entityRef);
    this.checkEntity(item, writer, entity);
    if (!entity) {
      throw new NotFoundError(
        isMlRef(item.entityRef)
          ? `No entity found for ${item.entityRef}`
          : `entityRef is "${item.entityRef}", expected a Model, Dataset or Pipeline`,
      );
    }
    const criterion = findCriterion(this.options.rules, item.criterion)!;
    if (!criterion.kinds.includes(entity.kind)) {
      throw new InputError(
        `${item.criterion} does not apply to ${
          entity.kind
        }; it applies to ${criterion.kinds.join(', ')}`,
      );
    }
    if (writer.belongsTo && item.authors) {
      throw new NotAllowedError(
        'authors can only be reported by service tokens and collectors',
      );
    }
    const attestors = getAttestors(criterion, entity);
    if (
      writer.belongsTo &&
      attestors &&
      !attestors.some(ref => writer.belongsTo!.has(ref))
    ) {
      throw new NotAllowedError(
        `${writer.name} may not attest ${item.criterion}: spec.${
          criterion.attestorsPath
        } of ${entity.ref} names ${attestors.join(', ') || 'nobody'}`,
      );
    }
    return {
      ...item,
      source: writer.source,
      reportedBy: writer.name,
      declaration: getDeclaration(criterion, entity),
      detail:
        item.detail ??
        `${writer.name} reports that it ${REPORTED[item.outcome]}`,
    };
  }
}

/** Returns the grants of a writer that include a criterion. */
function grantsOf(
  { grants = [] }: Writer,
  criterion: string,
): readonly EvidenceGrant[] {
  return grants.filter(({ criteria }) => criteria.has(criterion));
}

function itemsOf(body: unknown): unknown[] {
  const batch =
    typeof body === 'object' && body !== null && 'items' in body
      ? body.items
      : [body];
  if (!Array.isArray(batch)) {
    throw new InputError(
      'items is not an array; expected one item of evidence, or an array of them as items',
    );
  }
  if (batch.length > MAX_ITEMS) {
    throw new InputError(
      `items has ${batch.length} items, expected ${MAX_ITEMS} at most`,
    );
  }
  return batch;
}

function isMlRef(entityRef: string): boolean {
  return ML_KINDS.some(kind =>
    entityRef.startsWith(`${kind.toLocaleLowerCase('en-US')}:`),
  );
}

function toAnswer(error: unknown): { name: string; message: string } {
  return isError(error)
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
}
