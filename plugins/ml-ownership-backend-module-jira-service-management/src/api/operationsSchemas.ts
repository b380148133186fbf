import { z } from 'zod';

/** Only what is read. */
const recipient = z.object({ id: z.string().nullish(), type: z.string() });

const escalation = z.object({
  id: z.string(),
  name: z.string(),
  enabled: z.boolean().nullish(),
  rules: z
    .array(
      z.object({
        /** Whom of a schedule or team to call. */
        notifyType: z.string().nullish(),
        /** Minutes from the alert. */
        delay: z.number().nullish(),
        recipient,
      }),
    )
    .nullish(),
});

const routingRule = z.object({
  isDefault: z
    .union([z.boolean(), z.enum(['true', 'false'])])
    .nullish()
    .transform(value => value === true || value === 'true'),
  notify: recipient.nullish(),
});

const pageOf = <T extends z.ZodType>(value: T) =>
  z.object({
    values: z.array(value).nullish(),
    links: z.object({ next: z.string().nullish() }).nullish(),
  });

export interface OnCallParticipant {
  id: string;
  type: string;
  onCallParticipants?: OnCallParticipant[] | null;
}

const participant: z.ZodType<OnCallParticipant> = z.lazy(() =>
  z.object({
    id: z.string(),
    type: z.string(),
    onCallParticipants: z.array(participant).nullish(),
  }),
);

export const escalationsSchema = pageOf(escalation);
export const routingRulesSchema = pageOf(routingRule);
export const scheduleSchema = z.object({
  id: z.string(),
  name: z.string(),
  enabled: z.boolean().nullish(),
});
export const onCallsSchema = z.object({
  onCallParticipants: z.array(participant).nullish(),
});
export const usersSchema = z.object({
  values: z
    .array(
      z.object({
        accountId: z.string(),
        displayName: z.string().nullish(),
        active: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

export type Escalation = z.infer<typeof escalation>;
export type Recipient = z.infer<typeof recipient>;
export type RoutingRule = z.infer<typeof routingRule>;
export type Schedule = z.infer<typeof scheduleSchema>;

/** An account of the site. */
export interface Account {
  name?: string;
  isActive: boolean;
}
