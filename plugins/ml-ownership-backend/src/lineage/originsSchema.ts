import { z } from 'zod';

/** Origins of edges as a cursor holds them. */
export const originsSchema = z
  .array(z.enum(['declared', 'claimed', 'observed', 'inferred']))
  .optional();
