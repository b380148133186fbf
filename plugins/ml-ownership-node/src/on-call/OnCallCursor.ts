import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { OnCallReading } from './OnCallSystem';

const person = z.object({
  id: z.string(),
  name: z.string().optional(),
  since: z.string().optional(),
  until: z.string().optional(),
  schedule: z.string().optional(),
});

const cursorSchema = z.object({
  subject: z.string(),
  readAt: z.string(),
  reading: z.object({
    name: z.string(),
    url: z.string().optional(),
    state: z.enum(['active', 'maintenance', 'disabled', 'missing']),
    levels: z.array(
      z.object({
        afterMinutes: z.number().optional(),
        people: z.array(person),
        unresolved: z.number().optional(),
      }),
    ),
  }),
});

/**
 * What the collector of an on-call system keeps of its last check of an entity. Each check replaces it, so that it is no
 * record of who was on call when.
 *
 * @public
 */
export interface OnCallCursor {
  /** The service or team, see {@link OnCallSource.subjectIn}. */
  subject: string;
  /** ISO 8601 instant. */
  readAt: string;
  reading: OnCallReading;
}

/**
 * Reads the cursor of the collector of an on-call system.
 *
 * @returns undefined if there is none, or another version has written it
 *
 * @public
 */
export function readOnCallCursor(
  cursor: JsonObject | undefined,
): OnCallCursor | undefined {
  return cursorSchema.safeParse(cursor).data;
}
