import {
  AuthService,
  BackstageCredentials,
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
  attestorsOf,
  declarationOf,
  EvidenceAnswer,
  EvidenceItem,
  EvidenceSource,
  isMlEntityFacts,
  ML_KINDS,
  MlEntityFacts,
  readEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { findCriterion, Rules } from '../rules/Rules';
import { EvidenceStore, NewEvidence } from './EvidenceStore';
import { parseEvidenceItem } from './parseEvidenceItem';
import { EvidenceWriters } from './readEvidenceWriters';

const MOST_ITEMS = 1000;

/**
 * Who says something, and what their word counts as.
 */
interface Writer {
  name: string;
  source: EvidenceSource;
  /** The criteria that they may speak to, or undefined for all that accept the source. */
  granted?: ReadonlySet<string>;
  /** A person with the groups that they sign in for. */
  belongsTo?: ReadonlySet<string>;
}

/**
 * What became of the items of a request, and the entities for which something is new.
 */
export interface ReceivedEvidence extends EvidenceAnswer {
  entityRefs: string[];
}

/**
 * Takes evidence in: decides from who is calling what their word counts as, holds every item against what is expected of
 * it, and stores those that pass, all or none.
 */
export class EvidenceDoor {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      rules: Rules;
      store: EvidenceStore;
      userInfo: UserInfoService;
      writers: EvidenceWriters;
    },
  ) {}

  /**
   * Takes one item, or a batch as `items`. Each item is answered on its own.
   *
   * @throws InputError where the body is neither; NotAllowedError where the caller is neither a person nor a token
   */
  async receive(
    body: unknown,
    credentials: BackstageCredentials,
  ): Promise<ReceivedEvidence> {
    const writer = await this.writerOf(credentials);
    const items = itemsOf(body);
    const rejected: EvidenceAnswer['rejected'] = [];
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
        const item = parseEvidenceItem(value);
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
    const { entityRefs, stored } = await this.options.store.add(
      accepted,
      new Date().toISOString(),
    );
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
        granted: writers.get(subject) ?? new Set(),
      };
    }
    throw new NotAllowedError('Only people and tokens can record evidence');
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
        `${item.criterion} takes no ${writer.source} evidence, and what ${
          writer.name
        } says is ${writer.source}: it accepts ${criterion.accepts.join(', ')}`,
      );
    }
    if (writer.granted && !writer.granted.has(item.criterion)) {
      throw new NotAllowedError(
        `${writer.name} may not report ${item.criterion}: grant it in mlOwnership.evidence.writers`,
      );
    }
  }

  /**
   * Facts of the entities, as far as a person may read them. What a token may speak of its grants say: one that is
   * restricted to this plugin could not ask the catalog.
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
        `${item.criterion} is no criterion of a ${
          entity.kind
        }: it is one of ${criterion.kinds.join(', ')}`,
      );
    }
    if (writer.belongsTo && item.authors) {
      throw new NotAllowedError(
        'Only tokens and connectors say who built something: they have seen it',
      );
    }
    const attestors = attestorsOf(criterion, entity);
    if (
      writer.belongsTo &&
      attestors &&
      !attestors.some(ref => writer.belongsTo!.has(ref))
    ) {
      throw new NotAllowedError(
        `${writer.name} cannot confirm ${item.criterion}: spec.${
          criterion.attestedBy
        } of ${entity.ref} names ${attestors.join(', ') || 'nobody'}`,
      );
    }
    return {
      ...item,
      source: writer.source,
      writer: writer.name,
      declaration: declarationOf(criterion, entity),
      detail:
        item.detail ??
        `${writer.name} reports that it ${
          item.outcome === 'pass' ? 'passes' : 'fails'
        }`,
    };
  }
}

function itemsOf(body: unknown): unknown[] {
  const batch =
    typeof body === 'object' && body !== null && 'items' in body
      ? body.items
      : [body];
  if (!Array.isArray(batch)) {
    throw new InputError(
      'items is no list; expected one item of evidence, or a list of them as items',
    );
  }
  if (batch.length > MOST_ITEMS) {
    throw new InputError(
      `items has ${batch.length} items, expected ${MOST_ITEMS} at most`,
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
