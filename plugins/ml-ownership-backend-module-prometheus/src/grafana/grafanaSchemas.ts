import { z } from 'zod';
import { namedIntervalsSchema } from '../routing';

/** Rules of the provisioning API, with what the API of Prometheus does not show. */
export const provisionedRulesSchema = z.array(
  z.object({
    uid: z.string().nullish(),
    title: z.string(),
    ruleGroup: z.string(),
    isPaused: z.boolean().nullish(),
    notification_settings: z
      .object({ receiver: z.string().nullish() })
      .nullish(),
  }),
);

export type ProvisionedRule = z.output<typeof provisionedRulesSchema>[number];

/** The policies have the shape of a route of Alertmanager, which is parsed with that of Alertmanager. */
export const policiesSchema = z.looseObject({ receiver: z.string() });

export const contactPointsSchema = z
  .array(z.object({ name: z.string() }))
  .nullish()
  .transform(points => points ?? []);

export const muteTimingsSchema = z
  .array(namedIntervalsSchema)
  .nullish()
  .transform(timings => timings ?? []);

/** A page of objects of the API of Grafana 13. */
export const pageOf = <T extends z.ZodType>(spec: T) =>
  z.object({
    metadata: z.object({ continue: z.string().nullish() }).nullish(),
    items: z.array(
      z.object({ metadata: z.object({ name: z.string() }), spec }),
    ),
  });

export const routingTreeSpec = z.object({
  defaults: z.object({ receiver: z.string() }),
  routes: z
    .array(z.unknown())
    .nullish()
    .transform(routes => routes ?? []),
});

export const receiverSpec = z.object({
  title: z.string(),
  integrations: z
    .array(z.unknown())
    .nullish()
    .transform(integrations => integrations ?? []),
});

/** A route of Grafana 13, whose matchers are objects. */
export const appRouteSchema = z.object({
  matchers: z
    .array(z.object({ type: z.string(), label: z.string(), value: z.string() }))
    .nullish()
    .transform(matchers => matchers ?? []),
  routes: z
    .array(z.unknown())
    .nullish()
    .transform(routes => routes ?? []),
});
