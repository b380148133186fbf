import { JsonObject } from '@backstage/types';
import { z } from 'zod';

const cursorSchema = z.object({ systems: z.array(z.string()) });

/** What is remembered of an entity: ids of the systems that had rules for it. */
export type AlertingCursor = z.output<typeof cursorSchema>;

export function readCursor(
  value: JsonObject | undefined,
): AlertingCursor | undefined {
  return cursorSchema.safeParse(value).data;
}
