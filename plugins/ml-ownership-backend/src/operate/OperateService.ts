import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  EvidencePiece,
  Operate,
  OperateVersion,
  Scorecard,
  UpstreamChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { ReadableEntities } from '../catalog/ReadableEntities';
import { AuthorizedScorecards } from '../scorecards/AuthorizedScorecards';

const DAY = 86_400_000;
const MOST_CHANGES = 100;

/** How far upstream changes are looked for. */
const HOPS = 3;
const MOST_UPSTREAM = 2000;

interface ChangeRow {
  entity_ref: string;
  title: string | null;
  changed_at: string;
  removed: boolean;
  owner: string | null;
  previous_owner: string | null;
  verdict: string | null;
  previous_verdict: string | null;
}

interface GateRow {
  subject_version: string;
  detail: string;
  observed_at: string;
  url: string | null;
}

interface FailRow {
  entity_ref: string;
  title: string | null;
  observed_at: string;
  detail: string;
}

/**
 * What somebody on call needs who has never seen an entity: what serves, what served well before, and what has changed in
 * what it is made from.
 */
export class OperateService {
  constructor(
    private readonly options: {
      client: Knex;
      readable: ReadableEntities;
      scorecards: AuthorizedScorecards;
    },
  ) {}

  /** @throws NotAllowedError; NotFoundError where the caller may not see it either */
  async get(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Operate> {
    const { readable, scorecards } = this.options;
    const scorecard = await scorecards.get(entityRef, credentials);
    const visible = await readable.of(credentials);
    const serving = versionBy(
      scorecard,
      'deploy.artifact',
      'retrain.traceable',
    );
    const since = new Date(Date.now() - DAY).toISOString();
    const changes = await this.changesSince(
      await this.upstreamOf(entityRef),
      since,
    );
    const shown = changes.filter(change => visible.has(change.entityRef));
    return {
      evaluatedAt: scorecard.evaluatedAt,
      serving,
      lastGood: await this.lastGood(entityRef, scorecard, serving),
      since,
      upstream: shown.slice(0, MOST_CHANGES),
      hidden: changes.length - shown.length,
    };
  }

  /** The last version that passed its gate before the one that serves; else what is known of an earlier one. */
  private async lastGood(
    entityRef: string,
    scorecard: Scorecard,
    serving: OperateVersion | undefined,
  ): Promise<OperateVersion | undefined> {
    const row: GateRow | undefined =
      serving?.version === undefined
        ? undefined
        : await this.options
            .client('evidence')
            .where({
              entity_ref: entityRef,
              criterion: 'deploy.gate',
              source: 'observed',
              outcome: 'pass',
            })
            .whereNot('subject_version', serving.version)
            .orderBy('observed_at', 'desc')
            .first('subject_version', 'detail', 'observed_at', 'url');
    if (row) {
      return {
        version: row.subject_version,
        detail: row.detail,
        observedAt: row.observed_at,
        url: row.url ?? undefined,
      };
    }
    const earlier = scorecard.criteria.find(
      ({ id }) => id === 'recover.previous-version',
    );
    const known = versionBy(scorecard, 'recover.previous-version');
    // The evidence is about the version that serves, and says in words which one was before.
    return earlier?.state === 'pass' && known
      ? { ...known, version: undefined }
      : undefined;
  }

  private async upstreamOf(entityRef: string): Promise<string[]> {
    const found = new Set<string>();
    let level = [entityRef];
    for (let hop = 0; hop < HOPS && level.length > 0; hop += 1) {
      const next: string[] = await this.options
        .client('edges')
        .distinct('from_ref')
        .whereIn('to_ref', level)
        .whereNot('origin', 'claimed')
        .orderBy('from_ref')
        .limit(MOST_UPSTREAM)
        .pluck('from_ref');
      level = next.filter(ref => ref !== entityRef && !found.has(ref));
      level.forEach(ref => found.add(ref));
    }
    return [...found].slice(0, MOST_UPSTREAM);
  }

  private async changesSince(
    refs: readonly string[],
    since: string,
  ): Promise<UpstreamChange[]> {
    const { client } = this.options;
    const changes: ChangeRow[] = await client('scorecard_changes')
      .leftJoin(
        'scorecards',
        'scorecards.entity_ref',
        'scorecard_changes.entity_ref',
      )
      .whereIn('scorecard_changes.entity_ref', [...refs])
      .where('changed_at', '>', since)
      .select(
        'scorecard_changes.entity_ref',
        'scorecards.title',
        'changed_at',
        'removed',
        'scorecard_changes.owner',
        'previous_owner',
        'scorecard_changes.verdict',
        'previous_verdict',
      )
      .orderBy('changed_at', 'desc')
      .limit(MOST_CHANGES);
    const fails: FailRow[] = await client('evidence')
      .leftJoin('scorecards', 'scorecards.entity_ref', 'evidence.entity_ref')
      .whereIn('evidence.entity_ref', [...refs])
      .where({ source: 'observed', outcome: 'fail', is_newest: true })
      .where('observed_at', '>', since)
      .select('evidence.entity_ref', 'scorecards.title', 'observed_at')
      .select('evidence.detail')
      .orderBy('observed_at', 'desc')
      .limit(MOST_CHANGES);
    return [
      ...changes.flatMap(row =>
        wordsFor(row).map(what => ({
          entityRef: row.entity_ref,
          title: row.title ?? row.entity_ref,
          at: row.changed_at,
          what,
        })),
      ),
      ...fails.map(row => ({
        entityRef: row.entity_ref,
        title: row.title ?? row.entity_ref,
        at: row.observed_at,
        what: row.detail,
      })),
    ].sort((a, b) => b.at.localeCompare(a.at));
  }
}

/** What has changed, in words. */
function wordsFor(row: ChangeRow): string[] {
  if (row.removed) {
    return ['It left the catalog'];
  }
  if (row.previous_verdict === null) {
    return ['It is new in the catalog'];
  }
  return [
    ...(row.owner !== row.previous_owner
      ? [
          `Its owner was ${row.previous_owner || 'nobody'}, and is ${
            row.owner || 'nobody'
          }`,
        ]
      : []),
    ...(row.verdict !== row.previous_verdict
      ? [
          `Could another team run it? It was "${row.previous_verdict}", and is "${row.verdict}"`,
        ]
      : []),
  ];
}

/** The version that the newest evidence of the first of some criteria shows. */
function versionBy(
  { criteria }: Scorecard,
  ...ids: string[]
): OperateVersion | undefined {
  for (const id of ids) {
    const newest = criteria
      .find(criterion => criterion.id === id)
      ?.evidence.filter(({ source }) => source !== 'catalog')
      .reduce<EvidencePiece | undefined>(
        (last, piece) =>
          last && last.observedAt >= piece.observedAt ? last : piece,
        undefined,
      );
    if (newest) {
      return {
        version: newest.subjectVersion,
        detail: newest.detail,
        observedAt: newest.observedAt,
        url: newest.url,
      };
    }
  }
  return undefined;
}
