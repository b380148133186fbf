import {
  AuditorService,
  AuditorServiceEventSeverityLevel,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { BasicPermission } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import {
  Campaign,
  CRITERIA,
  Drill,
  evidenceWritePermission,
  Handover,
  ML_KINDS,
  packLineage,
  portfolioReadPermission,
  scorecardEvaluatePermission,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import express, { NextFunction, Request, Response } from 'express';
import Router from 'express-promise-router';
import { CampaignService } from './campaigns/CampaignService';
import { ReadableEntities } from './catalog/ReadableEntities';
import { toRef } from './catalog/toRef';
import { CollectorHealthService } from './collectors/CollectorHealthService';
import { holdsNul } from './database/holdsNul';
import { DisputeService } from './disputes/DisputeService';
import { DrillService } from './drills/DrillService';
import { EvaluationService } from './evaluation/EvaluationService';
import { EvidenceDoor } from './evidence/EvidenceDoor';
import { EvidenceRecords } from './evidence/EvidenceRecords';
import { ExemptionService } from './exemptions/ExemptionService';
import { exportScorecards } from './export/exportScorecards';
import { sendStream } from './export/sendStream';
import { HandoverService } from './handovers/HandoverService';
import { HistoryService } from './history/HistoryService';
import { CrossingsService } from './lineage/CrossingsService';
import { DifferencesService } from './lineage/DifferencesService';
import { LineageService } from './lineage/LineageService';
import { OperateService } from './operate/OperateService';
import { PortfolioStore } from './portfolio/PortfolioStore';
import { createOpenApiRouter } from './schema/openapi';
import { requirePermission } from './permissions/requirePermission';
import { AuthorizedScorecards } from './scorecards/AuthorizedScorecards';
import { pageTeams } from './teams/pageTeams';
import { Rules } from './rules/Rules';
import { TeamStore } from './teams/TeamStore';
import { WhatIfService } from './what-if/WhatIfService';

/** Where documents and batches arrive; anything larger is refused with 413. */
const LARGEST_BODY = '5mb';

/** Entities that an audit event names. */
const MOST_AUDITED = 50;

/**
 * What the routes need.
 */
export interface RouterOptions {
  auditor: AuditorService;
  campaigns: CampaignService;
  collectors: CollectorHealthService;
  crossings: CrossingsService;
  differences: DifferencesService;
  disputes: DisputeService;
  drills: DrillService;
  evaluation: EvaluationService;
  evidence: EvidenceDoor;
  evidenceRecords: EvidenceRecords;
  exemptions: ExemptionService;
  handovers: HandoverService;
  history: HistoryService;
  httpAuth: HttpAuthService;
  lineage: LineageService;
  operate: OperateService;
  permissions: PermissionsService;
  portfolio: PortfolioStore;
  readable: ReadableEntities;
  rules: Rules;
  scorecards: AuthorizedScorecards;
  teams: TeamStore;
  whatIf: WhatIfService;
}

/**
 * The HTTP API: each route authenticates, authorises, and answers with what the catalog lets the caller read.
 */
export async function createRouter(
  options: RouterOptions,
): Promise<express.Router> {
  const { readable, scorecards, teams } = options;
  const router = Router();
  // Not as a middleware of the API: it answers every error of those with 400.
  router.use(refuseNulInUrl, express.json({ limit: LARGEST_BODY }));
  const api = await createOpenApiRouter({ middleware: [refuseNulInBody] });
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

  /** Writes what somebody tried, and what came of it, to the audit log. */
  const audited = async <T>(
    req: Request<any, any, any, any, any>,
    event: {
      eventId: string;
      severityLevel?: AuditorServiceEventSeverityLevel;
      meta: JsonObject;
    },
    action: () => Promise<T>,
    outcome: (result: T) => JsonObject,
  ): Promise<T> => {
    const auditEvent = await options.auditor.createEvent({
      severityLevel: 'medium',
      ...event,
      request: req as unknown as Request,
    });
    try {
      const result = await action();
      await auditEvent.success({ meta: outcome(result) });
      return result;
    } catch (error) {
      await auditEvent.fail({ error: error as Error });
      throw error;
    }
  };

  api.get('/v1/scorecards', async (req, res) => {
    res.json(await scorecards.page(req.query, await credentialsOf(req)));
  });

  api.get('/v1/export/scorecards.csv', async (req, res) => {
    const lines = await exportScorecards(
      scorecards,
      req.query,
      await credentialsOf(req),
    );
    res.attachment('scorecards.csv');
    await sendStream(res, lines);
  });

  api.get('/v1/scorecards/:kind/:namespace/:name', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await scorecards.get(scorecardRef(req.params), credentials));
  });

  api.post(
    '/v1/scorecards/:kind/:namespace/:name/evaluate',
    async (req, res) => {
      const { kind, namespace, name } = req.params;
      const scorecard = await audited(
        req,
        {
          eventId: 'scorecard-evaluate',
          meta: { entityRef: `${kind}:${namespace}/${name}` },
        },
        async () => {
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
          // Who asks for it now has often mended something that only a connector sees.
          await options.collectors.lookAgain(entityRef);
          return scorecards.get(entityRef, credentials);
        },
        ({ verdict }) => ({ verdict }),
      );
      res.json(scorecard);
    },
  );

  api.get(
    '/v1/scorecards/:kind/:namespace/:name/evidence',
    async (req, res) => {
      const credentials = await credentialsOf(req);
      const entityRef = scorecardRef(req.params);
      res.json(
        await options.evidenceRecords.page(entityRef, req.query, credentials),
      );
    },
  );

  api.get('/v1/scorecards/:kind/:namespace/:name/history', async (req, res) => {
    const credentials = await credentialsOf(req);
    const entityRef = scorecardRef(req.params);
    res.json(await options.history.ofEntity(entityRef, req.query, credentials));
  });

  api.post('/v1/evidence', async (req, res) => {
    const { entityRefs, ...answer } = await audited(
      req,
      { eventId: 'evidence-record', meta: {} },
      async () => {
        const credentials = await authorize(req, evidenceWritePermission);
        const received = await options.evidence.receive(req.body, credentials);
        if (received.entityRefs.length > 0) {
          await options.evaluation.evaluateChanged(received.entityRefs);
        }
        return received;
      },
      ({ accepted, stored, rejected, entityRefs: refs }) => ({
        accepted,
        stored,
        rejected: rejected.length,
        entityRefs: refs.slice(0, MOST_AUDITED),
      }),
    );
    res.json(answer);
  });

  api.get('/v1/exemptions', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.exemptions.page(req.query, credentials));
  });

  api.post('/v1/exemptions', async (req, res) => {
    const { entityRef, criterion } = req.body;
    const exemption = await audited(
      req,
      { eventId: 'exemption-request', meta: { entityRef, criterion } },
      async () =>
        options.exemptions.request(req.body, await credentialsOf(req)),
      result => ({ after: { ...result } }),
    );
    res.status(201).json(exemption);
  });

  api.delete('/v1/exemptions/:id', async (req, res) => {
    const { id } = req.params;
    res.json(
      await audited(
        req,
        { eventId: 'exemption-withdraw', meta: { id } },
        async () => options.exemptions.withdraw(id, await credentialsOf(req)),
        result => ({ after: { ...result } }),
      ),
    );
  });

  api.post('/v1/exemptions/:id/approve', async (req, res) => {
    const { id } = req.params;
    res.json(
      await audited(
        req,
        {
          eventId: 'exemption-approve',
          severityLevel: 'high',
          meta: { id },
        },
        async () => options.exemptions.approve(id, await credentialsOf(req)),
        result => ({ after: { ...result } }),
      ),
    );
  });

  api.post('/v1/exemptions/:id/refuse', async (req, res) => {
    const { id } = req.params;
    res.json(
      await audited(
        req,
        { eventId: 'exemption-refuse', meta: { id } },
        async () => options.exemptions.refuse(id, await credentialsOf(req)),
        result => ({ after: { ...result } }),
      ),
    );
  });

  api.get('/v1/disputes', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.disputes.page(req.query, credentials));
  });

  api.post('/v1/disputes', async (req, res) => {
    const { entityRef, criterion } = req.body;
    const dispute = await audited(
      req,
      { eventId: 'dispute-open', meta: { entityRef, criterion } },
      async () => options.disputes.open(req.body, await credentialsOf(req)),
      result => ({ after: { ...result } }),
    );
    res.status(201).json(dispute);
  });

  api.post('/v1/disputes/:id/resolve', async (req, res) => {
    const { id } = req.params;
    res.json(
      await audited(
        req,
        { eventId: 'dispute-resolve', meta: { id } },
        async () =>
          options.disputes.resolve(
            id,
            req.body.answer,
            await credentialsOf(req),
          ),
        result => ({ after: { ...result } }),
      ),
    );
  });

  api.get('/v1/drills', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.drills.page(req.query, credentials));
  });

  api.post('/v1/drills', async (req, res) => {
    const { entityRef, performingTeam } = req.body;
    const drill = await audited(
      req,
      { eventId: 'drill-plan', meta: { entityRef, performingTeam } },
      async () => options.drills.plan(req.body, await credentialsOf(req)),
      result => ({ after: toAudit(result) }),
    );
    res.status(201).json(drill);
  });

  api.get('/v1/drills/suggestions', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(
      await options.drills.suggest(
        req.query as typeof req.query & { entityRef: string },
        credentials,
      ),
    );
  });

  api.get('/v1/drills/due', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.drills.due(req.query, credentials));
  });

  api.get('/v1/drills/:id', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.drills.get(req.params.id, credentials));
  });

  /** Changes a record, and keeps in the audit log what it was and what it is. */
  const changed = async <T extends Campaign | Drill | Handover>(
    req: Request<any, any, any, any, any>,
    event: { eventId: string; isResult?: boolean },
    read: (id: string, credentials: BackstageCredentials) => Promise<T>,
    change: (id: string, credentials: BackstageCredentials) => Promise<T>,
  ): Promise<T> => {
    const { id } = req.params;
    const meta: JsonObject = { id };
    return audited(
      req,
      {
        eventId: event.eventId,
        severityLevel: event.isResult ? 'high' : 'medium',
        meta,
      },
      async () => {
        const credentials = await credentialsOf(req);
        meta.before = toAudit(await read(id, credentials));
        return change(id, credentials);
      },
      result => ({ before: meta.before, after: toAudit(result) }),
    );
  };
  const readDrill = options.drills.get.bind(options.drills);
  const readCampaign = options.campaigns.get.bind(options.campaigns);
  const readHandover = options.handovers.get.bind(options.handovers);

  api.post('/v1/drills/:id/start', async (req, res) => {
    res.json(
      await changed(
        req,
        { eventId: 'drill-start' },
        readDrill,
        (id, credentials) => options.drills.start(id, credentials),
      ),
    );
  });

  api.post('/v1/drills/:id/log', async (req, res) => {
    res.json(
      await changed(
        req,
        { eventId: 'drill-log' },
        readDrill,
        (id, credentials) => options.drills.log(id, req.body, credentials),
      ),
    );
  });

  api.post('/v1/drills/:id/finish', async (req, res) => {
    res.json(
      await changed(
        req,
        { eventId: 'drill-finish', isResult: true },
        readDrill,
        (id, credentials) => options.drills.finish(id, req.body, credentials),
      ),
    );
  });

  api.post('/v1/drills/:id/cancel', async (req, res) => {
    res.json(
      await changed(
        req,
        { eventId: 'drill-cancel' },
        readDrill,
        (id, credentials) => options.drills.cancel(id, credentials),
      ),
    );
  });

  api.post('/v1/drills/:id/abandon', async (req, res) => {
    res.json(
      await changed(
        req,
        { eventId: 'drill-abandon' },
        readDrill,
        (id, credentials) =>
          options.drills.abandon(id, req.body.reason, credentials),
      ),
    );
  });

  api.post('/v1/drills/:id/correct', async (req, res) => {
    res.json(
      await changed(
        req,
        { eventId: 'drill-correct', isResult: true },
        readDrill,
        (id, credentials) => options.drills.correct(id, req.body, credentials),
      ),
    );
  });

  api.get('/v1/handovers', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.handovers.page(req.query, credentials));
  });

  api.post('/v1/handovers', async (req, res) => {
    const { entityRef, toTeam } = req.body;
    const handover = await audited(
      req,
      { eventId: 'handover-propose', meta: { entityRef, toTeam } },
      async () => options.handovers.propose(req.body, await credentialsOf(req)),
      result => ({ after: toAudit(result) }),
    );
    res.status(201).json(handover);
  });

  api.get('/v1/handovers/:id', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.handovers.get(req.params.id, credentials));
  });

  api.post('/v1/handovers/:id/shadow', async (req, res) => {
    res.json(
      await changed(
        req,
        { eventId: 'handover-shadow' },
        readHandover,
        (id, credentials) => options.handovers.shadow(id, credentials),
      ),
    );
  });

  api.post('/v1/handovers/:id/log', async (req, res) => {
    res.json(
      await changed(
        req,
        { eventId: 'handover-log' },
        readHandover,
        (id, credentials) => options.handovers.log(id, req.body, credentials),
      ),
    );
  });

  api.post('/v1/handovers/:id/accept', async (req, res) => {
    res.json(
      await changed(
        req,
        { eventId: 'handover-accept', isResult: true },
        readHandover,
        (id, credentials) =>
          options.handovers.accept(id, req.body, credentials),
      ),
    );
  });

  api.post('/v1/handovers/:id/refuse', async (req, res) => {
    res.json(
      await changed(
        req,
        { eventId: 'handover-refuse' },
        readHandover,
        (id, credentials) =>
          options.handovers.refuse(id, req.body.reason, credentials),
      ),
    );
  });

  api.post('/v1/handovers/:id/withdraw', async (req, res) => {
    res.json(
      await changed(
        req,
        { eventId: 'handover-withdraw' },
        readHandover,
        (id, credentials) => options.handovers.withdraw(id, credentials),
      ),
    );
  });

  api.get('/v1/campaigns', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.campaigns.page(req.query, credentials));
  });

  api.post('/v1/campaigns', async (req, res) => {
    const { title } = req.body;
    const campaign = await audited(
      req,
      { eventId: 'campaign-create', meta: { title } },
      async () => options.campaigns.create(req.body, await credentialsOf(req)),
      result => ({ after: toAudit(result) }),
    );
    res.status(201).json(campaign);
  });

  api.get('/v1/campaigns/:id', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.campaigns.get(req.params.id, credentials));
  });

  api.get('/v1/campaigns/:id/entities', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(
      await options.campaigns.entities(req.params.id, req.query, credentials),
    );
  });

  api.post('/v1/campaigns/:id/change', async (req, res) => {
    res.json(
      await changed(
        req,
        { eventId: 'campaign-change' },
        readCampaign,
        (id, credentials) =>
          options.campaigns.change(id, req.body, credentials),
      ),
    );
  });

  api.post('/v1/campaigns/:id/close', async (req, res) => {
    res.json(
      await changed(
        req,
        { eventId: 'campaign-close' },
        readCampaign,
        (id, credentials) => options.campaigns.close(id, credentials),
      ),
    );
  });

  api.post('/v1/campaigns/:id/reopen', async (req, res) => {
    res.json(
      await changed(
        req,
        { eventId: 'campaign-reopen' },
        readCampaign,
        (id, credentials) => options.campaigns.reopen(id, credentials),
      ),
    );
  });

  api.get('/v1/operate/:kind/:namespace/:name', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.operate.get(scorecardRef(req.params), credentials));
  });

  api.post('/v1/what-if', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.whatIf.ask(req.body, credentials));
  });

  api.get('/v1/collectors', async (req, res) => {
    res.json(await options.collectors.list(await credentialsOf(req)));
  });

  api.get('/v1/moves', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.history.moves(req.query, credentials));
  });

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

  api.get('/v1/teams/:namespace/:name/history', async (req, res) => {
    const credentials = await credentialsOf(req);
    const { namespace, name } = req.params;
    const team = toRef('team', `group:${namespace}/${name}`);
    res.json(await options.history.ofPortfolio(req.query, credentials, team));
  });

  api.get('/v1/portfolio/history', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.history.ofPortfolio(req.query, credentials));
  });

  api.get('/v1/portfolio', async (req, res) => {
    const credentials = await authorize(req, portfolioReadPermission);
    res.json(await options.portfolio.get(await readable.of(credentials)));
  });

  api.get('/v1/criteria', async (req, res) => {
    await authorize(req, scorecardReadPermission);
    const { extraCriteria, settings, version } = options.rules;
    res.json({
      rulesVersion: version,
      items: CRITERIA.map(criterion => ({
        id: criterion.id,
        title: criterion.title,
        ability: criterion.ability,
        level: criterion.level,
        kinds: criterion.kinds,
        cause: criterion.cause,
        foundation: criterion.foundation,
        accepts: criterion.accepts,
        passesWhen: criterion.passesWhen,
        why: criterion.why,
        remedy: criterion.remedy,
        maxAgeDays:
          settings.maxAgeDays.get(criterion.id) ?? criterion.maxAgeDays,
        enabled: !settings.switchedOff.has(criterion.id),
      })),
      extra: [...extraCriteria],
    });
  });

  api.get('/v1/lineage', async (req, res) => {
    const credentials = await credentialsOf(req);
    const slice = await options.lineage.slice(req.query, credentials);
    res.json(req.query.packed ? packLineage(slice) : slice);
  });

  api.get('/v1/lineage/entities', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.lineage.entities(req.query, credentials));
  });

  api.get('/v1/lineage/path', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(
      await options.lineage.path(
        req.query as typeof req.query & { from: string },
        credentials,
      ),
    );
  });

  api.get('/v1/lineage/impact', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.lineage.impact(req.query, credentials));
  });

  api.post('/v1/lineage/impact/notify', async (req, res) => {
    const { root, teams: asked } = req.body;
    res.json(
      await audited(
        req,
        {
          eventId: 'impact-notify',
          meta: { root, asked: asked?.slice(0, MOST_AUDITED) ?? 'all' },
        },
        async () => options.lineage.notify(req.body, await credentialsOf(req)),
        ({ notified }) => ({ notified: notified.slice(0, MOST_AUDITED) }),
      ),
    );
  });

  api.get('/v1/lineage/crossings', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.crossings.page(req.query, credentials));
  });

  api.get('/v1/lineage/differences', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await options.differences.page(req.query, credentials));
  });

  return router;
}

/** A record without what is kept, or counted, anyway. */
function toAudit(record: Campaign | Drill | Handover): JsonObject {
  return JSON.parse(
    JSON.stringify({
      ...record,
      entries: undefined,
      steps: undefined,
      history: undefined,
      teams: undefined,
    }),
  );
}

/** PostgreSQL refuses NUL in any text, and nothing that can be asked for has one. */
function refuseNulInUrl(req: Request, _: Response, next: NextFunction) {
  next(
    /%00/.test(req.url)
      ? new InputError('The request holds a NUL character (%00)')
      : undefined,
  );
}

/** Each item of evidence is answered on its own. */
function refuseNulInBody(req: Request, _: Response, next: NextFunction) {
  next(
    req.path !== '/v1/evidence' && holdsNul(req.body)
      ? new InputError('The request holds a NUL character')
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
