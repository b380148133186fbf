import { Reading } from '../Reading';

/** What a contract says, whatever standard it follows. */
export interface ContractContent {
  /** "ODCS v3.1.0". */
  standard: string;
  /** "2 tables with 14 columns"; absent where nothing describes the data. */
  schema?: string;
  owner?: string;
  /** "latency 1 d". */
  freshness?: string;
  /** "3 quality rules". */
  quality?: string;
}

/** The reading of what a contract says: schema and owner are needed, the rest is told. */
export function describeContract(
  content: ContractContent,
  missing: { schema: string; owner: string },
): Reading {
  const found = [
    content.schema,
    content.owner && `owned by ${content.owner}`,
    content.freshness
      ? `freshness: ${content.freshness}`
      : 'it promises no freshness',
    content.quality ?? 'it states no quality rules',
  ].filter((part): part is string => Boolean(part));
  const problems = [
    content.schema ? [] : [missing.schema],
    content.owner ? [] : [missing.owner],
  ].flat();
  return problems.length > 0
    ? {
        outcome: 'fail',
        detail: `${content.standard}: ${problems.join('; ')}`,
      }
    : { outcome: 'pass', detail: `${content.standard}: ${found.join('; ')}` };
}

/** A number with its noun. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** A text of a contract as it may be shown, or undefined. */
export function shownText(value: unknown): string | undefined {
  const text =
    typeof value === 'string' || typeof value === 'number'
      ? String(value).replace(/\s+/g, ' ').trim()
      : '';
  return text ? text.slice(0, 80) : undefined;
}

/** The objects in a list, or an object alone. */
export function listOf(value: unknown): Record<string, unknown>[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (item): item is Record<string, unknown> =>
      typeof item === 'object' && item !== null && !Array.isArray(item),
  );
}
