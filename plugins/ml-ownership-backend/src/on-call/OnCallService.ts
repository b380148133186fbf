import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  cutText,
  EntityFacts,
  getOperator,
  isHttpUrl,
  MlEntityFacts,
  OnCallAnswer,
  OnCallNow,
  OnCallPerson,
  readEntityFacts,
  sanitizeText,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  endsOnOnePerson,
  findOnCallDeclaration,
  OnCallReading,
  readOnCallCursor,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { EntityAccess } from '../access/EntityAccess';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { CollectorStore } from '../collectors/CollectorStore';
import { OnCallReader } from './OnCallReader';
import { RegisteredOnCallSource } from './OnCallSourceRegistry';

const MAX_LEVELS = 20;
const MAX_PEOPLE = 20;
const MAX_TEXT_LENGTH = 200;
const MAX_REASON_LENGTH = 1_000;

/** Tells users who is on call for an entity now. */
export class OnCallService {
  constructor(
    private readonly options: {
      access: EntityAccess;
      readable: VisibleEntityService;
      reader: OnCallReader;
      sources: readonly RegisteredOnCallSource[];
      store: CollectorStore;
    },
  ) {}

  /**
   * The on-call that the entity declares, otherwise that of the group that operates it if the caller may read the group.
   *
   * @throws NotAllowedError; NotFoundError if the catalog does not show the entity to the caller
   */
  async get(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<OnCallNow> {
    const { access, sources } = this.options;
    const entity = await access.readEntity(entityRef, credentials);
    if (sources.length === 0) {
      return { items: [] };
    }
    const declaration = await this.findDeclaration(entity, credentials);
    const answers = await Promise.all(
      sources.map(async system => {
        const subject =
          declaration && system.source.subjectIn(declaration.annotations);
        return subject === undefined
          ? []
          : [await this.answer(system, entity.ref, declaration!.ref, subject)];
      }),
    );
    return { items: answers.flat() };
  }

  private async findDeclaration(
    entity: MlEntityFacts,
    credentials: BackstageCredentials,
  ): Promise<EntityFacts | undefined> {
    const own = findOnCallDeclaration(entity, undefined);
    const operator = getOperator(entity);
    if (own || operator === undefined) {
      return own;
    }
    const group = await this.options.readable.getEntity(operator, credentials);
    return findOnCallDeclaration(entity, group && readEntityFacts(group));
  }

  private async answer(
    system: RegisteredOnCallSource,
    entityRef: string,
    declaredBy: string,
    subject: string,
  ): Promise<OnCallAnswer> {
    const { reader, store } = this.options;
    const common = { system: system.title, declaredBy };
    const outcome = await reader.read(system, subject);
    if ('reading' in outcome) {
      const { reading, readAt } = outcome;
      return { ...common, status: 'current', readAt, ...toAnswer(reading) };
    }
    const reason = cutText(outcome.reason, MAX_REASON_LENGTH);
    const last = readOnCallCursor(await store.readCursor(system.id, entityRef));
    // The annotation may have changed since.
    return last?.subject === subject
      ? {
          ...common,
          status: 'stored',
          readAt: last.readAt,
          reason,
          ...toAnswer(last.reading),
        }
      : { ...common, status: 'unreadable', reason, levels: [] };
  }
}

function toAnswer({
  name,
  url,
  state,
  levels,
}: OnCallReading): Pick<
  OnCallAnswer,
  'name' | 'url' | 'state' | 'levels' | 'endsOnOnePerson'
> {
  return {
    name: shortened(name),
    url: url !== undefined && isHttpUrl(url) ? url : undefined,
    state,
    levels: levels
      .slice(0, MAX_LEVELS)
      .map(({ afterMinutes, people, unresolved = 0 }) => ({
        afterMinutes,
        people: people.slice(0, MAX_PEOPLE).map(
          (person): OnCallPerson => ({
            name: person.name && shortened(person.name),
            since: person.since,
            until: person.until,
            schedule: person.schedule && shortened(person.schedule),
          }),
        ),
        unresolved,
      })),
    endsOnOnePerson: endsOnOnePerson(levels),
  };
}

function shortened(text: string): string {
  return sanitizeText(text, MAX_TEXT_LENGTH);
}
