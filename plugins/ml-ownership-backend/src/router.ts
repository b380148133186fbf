import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { BasicPermission } from '@backstage/plugin-permission-common';
import {
  CRITERIA,
  ML_KINDS,
  portfolioReadPermission,
  RULES_VERSION,
  scorecardEvaluatePermission,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import express, { NextFunction, Request, Response } from 'express';
import Router from 'express-promise-router';
import { ReadableEntities } from './catalog/ReadableEntities';
import { toRef } from './catalog/toRef';
import { EvaluationService } from './evaluation/EvaluationService';
import { LineageNodeFacts, LineageStore } from './lineage/LineageStore';
import { sliceLineage } from './lineage/sliceLineage';
import { PortfolioStore } from './portfolio/PortfolioStore';
import { createOpenApiRouter } from './schema/openapi';
import { requirePermission } from './permissions/requirePermission';
import { AuthorizedScorecards } from './scorecards/AuthorizedScorecards';
import { pageTeams } from './teams/pageTeams';
import { TeamStore } from './teams/TeamStore';

const DEFAULT_LINEAGE_DEPTH = 1;
const DEFAULT_LINEAGE_LIMIT = 200;

/**
 * What the routes need.
 */
export interface RouterOptions {
  auditor: AuditorService;
  evaluation: EvaluationService;
  httpAuth: HttpAuthService;
  lineage: LineageStore;
  permissions: PermissionsService;
  portfolio: PortfolioStore;
  readable: ReadableEntities;
  scorecards: AuthorizedScorecards;
  teams: TeamStore;
}

/**
 * The HTTP API: each route authenticates, authorises, and answers with what the catalog lets the caller read.
 */
export async function createRouter(
  options: RouterOptions,
): Promise<express.Router> {
  const { readable, scorecards, teams } = options;
  const router = Router();
  router.use(refuseNul);
  const api = await createOpenApiRouter();
  router.use(api);

  const credentialsOf = (req: Request<any, any, any, any, any>) =>
    options.httpAuth.credentials(req, { allow: ['user', 'service'] });
  const authorize = async (
    req: Request<any, any, any, any, any>,
    permission: BasicPermission,
  ): Promise<BackstageCredentials> => {
    const credentials = await credentialsOf(req);
    await requirePermission(options.permissions, permission, credentials);
    return credentials;
  };

  api.get('/v1/scorecards', async (req, res) => {
    res.json(await scorecards.page(req.query, await credentialsOf(req)));
  });

  api.get('/v1/scorecards/:kind/:namespace/:name', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await scorecards.get(scorecardRef(req.params), credentials));
  });

  api.post(
    '/v1/scorecards/:kind/:namespace/:name/evaluate',
    async (req, res) => {
      const { kind, namespace, name } = req.params;
      const event = await options.auditor.createEvent({
        eventId: 'scorecard-evaluate',
        severityLevel: 'medium',
        request: req as unknown as Request,
        meta: { entityRef: `${kind}:${namespace}/${name}` },
      });
      try {
        const credentials = await authorize(req, scorecardEvaluatePermission);
        await authorize(req, scorecardReadPermission);
        const entityRef = scorecardRef(req.params);
        const found = await options.evaluation.evaluateOne(
          entityRef,
          credentials,
        );
        if (!found) {
          throw new NotFoundError(`No scorecard found for ${entityRef}`);
        }
        const scorecard = await scorecards.get(entityRef, credentials);
        await event.success({ meta: { verdict: scorecard.verdict } });
        res.json(scorecard);
      } catch (error) {
        await event.fail({ error: error as Error });
        throw error;
      }
    },
  );

  api.get('/v1/teams', async (req, res) => {
    const credentials = await authorize(req, portfolioReadPermission);
    res.json(await pageTeams(teams, req.query, await readable.of(credentials)));
  });

  api.get('/v1/teams/:namespace/:name', async (req, res) => {
    const credentials = await authorize(req, portfolioReadPermission);
    const { namespace, name } = req.params;
    const groupRef = toRef('team', `group:${namespace}/${name}`);
    const team = await teams.get(groupRef, await readable.of(credentials));
    if (!team) {
      throw new NotFoundError(`No group found for ${groupRef}`);
    }
    res.json(team);
  });

  api.get('/v1/portfolio', async (req, res) => {
    const credentials = await authorize(req, portfolioReadPermission);
    res.json(await options.portfolio.get(await readable.of(credentials)));
  });

  api.get('/v1/criteria', async (req, res) => {
    await authorize(req, scorecardReadPermission);
    res.json({
      rulesVersion: RULES_VERSION,
      items: CRITERIA.map(
        ({
          problem: _,
          readCatalog: __,
          remedyByKind: ___,
          declaredIn: ____,
          ...criterion
        }) => criterion,
      ),
    });
  });

  api.get('/v1/lineage', async (req, res) => {
    const credentials = await authorize(req, scorecardReadPermission);
    const { direction = 'both', limit = DEFAULT_LINEAGE_LIMIT } = req.query;
    const root = toRef('root', req.query.root);
    const visible = await readable.of(credentials);
    const graph = await options.lineage.graph();
    const known = await options.lineage.nodes([root]);
    if (
      !visible.has(root) ||
      (!graph.has(root) && !isMlKind(known.get(root)!))
    ) {
      throw new NotFoundError(`No lineage found for ${root}`);
    }
    const slice = sliceLineage(graph, {
      root,
      limit,
      origins: req.query.origins,
      upstreamDepth:
        direction === 'downstream'
          ? 0
          : req.query.upstreamDepth ?? DEFAULT_LINEAGE_DEPTH,
      downstreamDepth:
        direction === 'upstream'
          ? 0
          : req.query.downstreamDepth ?? DEFAULT_LINEAGE_DEPTH,
      mayRead: ref => visible.has(ref),
    });
    const facts = await options.lineage.nodes(slice.nodes.map(n => n.ref));
    res.json({
      root,
      nodes: slice.nodes.map(({ ref, distance, beyond }) => ({
        ...facts.get(ref)!,
        distance,
        beyond,
      })),
      edges: slice.edges,
      truncated: slice.truncated,
      totals: slice.totals,
      hidden: slice.hidden,
      revision: graph.revision,
    });
  });

  return router;
}

/** What has no edge has lineage only where it could have some. */
function isMlKind({ kind, missing }: LineageNodeFacts): boolean {
  return !missing && ML_KINDS.some(name => name === kind);
}

/** PostgreSQL refuses NUL in any text, and nothing that can be asked for has one. */
function refuseNul(req: Request, _: Response, next: NextFunction) {
  next(
    /%00/.test(req.url)
      ? new InputError('The request holds a NUL character (%00)')
      : undefined,
  );
}

function scorecardRef(path: {
  kind: string;
  namespace: string;
  name: string;
}): string {
  const ref = toRef('entity', `${path.kind}:${path.namespace}/${path.name}`);
  if (
    !ML_KINDS.some(kind =>
      ref.startsWith(`${kind.toLocaleLowerCase('en-US')}:`),
    )
  ) {
    throw new NotFoundError(
      `No scorecard found for ${ref}: only Models, Datasets and Pipelines have one`,
    );
  }
  return ref;
}
