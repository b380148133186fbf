import { z } from 'zod';

/** Only what is read: PagerDuty adds fields and values without a new version. */
const reference = z.object({
  id: z.string(),
  summary: z.string().nullish(),
  html_url: z.string().nullish(),
});

const escalationPolicy = reference.extend({
  escalation_rules: z
    .array(z.object({ escalation_delay_in_minutes: z.number().nullish() }))
    .nullish(),
});

const service = reference.extend({
  name: z.string().nullish(),
  status: z.string().nullish(),
  escalation_policy: escalationPolicy.nullish(),
  integrations: z
    .array(z.object({ integration_key: z.string().nullish() }))
    .nullish(),
});

const onCall = z.object({
  /** From 1. */
  escalation_level: z.number(),
  user: reference.nullish(),
  schedule: reference.nullish(),
  /** Without it, the user is always on call. */
  start: z.string().nullish(),
  end: z.string().nullish(),
});

const page = z.object({ more: z.boolean().nullish() });

export const serviceSchema = z.object({ service });
export const servicesSchema = page.extend({ services: z.array(service) });
export const onCallsSchema = page.extend({ oncalls: z.array(onCall) });

export type PagerDutyService = z.infer<typeof service>;
export type PagerDutyOnCall = z.infer<typeof onCall>;
