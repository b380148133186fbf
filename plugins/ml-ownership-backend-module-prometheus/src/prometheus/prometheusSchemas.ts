import { z } from 'zod';
import { relabelConfigSchema } from '../alerting';

const labels = z
  .record(z.string(), z.string())
  .nullish()
  .transform(value => value ?? {});

const ruleSchema = z.object({
  type: z.string(),
  name: z.string(),
  health: z.string(),
  lastError: z.string().nullish(),
  labels,
  alerts: z
    .array(
      z.object({ labels, state: z.string(), activeAt: z.string().nullish() }),
    )
    .nullish()
    .transform(alerts => alerts ?? []),
  /** Of Grafana. */
  uid: z.string().nullish(),
  isPaused: z.boolean().nullish(),
});

export type PrometheusRule = z.output<typeof ruleSchema>;

/** A page of the groups of rules, of Prometheus and of Grafana. */
export const rulesSchema = z.object({
  data: z.object({
    groups: z
      .array(
        z.object({
          name: z.string(),
          file: z
            .string()
            .nullish()
            .transform(file => file ?? ''),
          rules: z.array(ruleSchema),
        }),
      )
      .nullish()
      .transform(groups => groups ?? []),
    groupNextToken: z.string().nullish(),
  }),
});

export type RuleGroup = z.output<typeof rulesSchema>['data']['groups'][number];

export const configSchema = z.object({
  data: z.object({ yaml: z.string() }),
});

const relabelConfigs = z
  .array(relabelConfigSchema)
  .nullish()
  .transform(configs => configs ?? []);

/** What is read of the configuration of Prometheus. */
export const configFileSchema = z.object({
  global: z
    .object({
      external_labels: z.record(z.string(), z.coerce.string()).nullish(),
    })
    .nullish(),
  alerting: z
    .object({
      alert_relabel_configs: relabelConfigs,
      alertmanagers: z
        .array(z.object({ alert_relabel_configs: relabelConfigs }))
        .nullish(),
    })
    .nullish(),
});

export const alertmanagersSchema = z.object({
  data: z.object({
    activeAlertmanagers: z
      .array(z.object({ url: z.string() }))
      .nullish()
      .transform(active => active ?? []),
  }),
});

export const vectorSchema = z.object({
  data: z.object({
    result: z.array(
      z.object({ metric: labels, value: z.tuple([z.number(), z.string()]) }),
    ),
  }),
});

export const statusSchema = z.object({
  config: z.object({ original: z.string() }),
});

export const silencesSchema = z.array(
  z.object({
    status: z.object({ state: z.string() }),
    endsAt: z.string(),
    createdBy: z
      .string()
      .nullish()
      .transform(by => by ?? ''),
    comment: z
      .string()
      .nullish()
      .transform(comment => comment ?? ''),
    matchers: z.array(
      z.object({
        name: z.string(),
        value: z.string(),
        isRegex: z.boolean(),
        isEqual: z.boolean().optional(),
      }),
    ),
  }),
);
