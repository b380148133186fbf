import {
  cutText,
  declaresNothing,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { DocumentFinding } from '../DocumentFinding';

/** Content of a contract, independent of its standard. */
export interface ContractContent {
  /** "ODCS v3.1.0". */
  standard: string;
  /** "2 tables with 14 columns"; absent if nothing describes the data. */
  schema?: string;
  owner?: string;
  /** "latency 1 d". */
  freshness?: string;
  /** "3 quality rules". */
  quality?: string;
}

/** The finding about a contract: schema and owner are required, the rest is reported. */
export function describeContract(
  content: ContractContent,
  missing: { schema: string; owner: string },
): DocumentFinding {
  const found = [
    content.schema,
    content.owner && `owned by ${content.owner}`,
    content.freshness
      ? `freshness: ${content.freshness}`
      : 'it declares no freshness',
    content.quality ?? 'it declares no quality rules',
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

/** Returns a text of a contract for display, or undefined. */
export function shownText(value: unknown): string | undefined {
  const text =
    typeof value === 'string' || typeof value === 'number'
      ? String(value).replace(/\s+/g, ' ').trim()
      : '';
  return text ? cutText(text, 80) : undefined;
}

/** What a template has instead of a value: "<team>", "[More Information Needed]". */
const PLACEHOLDER = /^[<[{].*[>\]}]$/;

/** The name of an owner for display, or undefined if it is missing or a placeholder. */
export function ownerName(value: unknown): string | undefined {
  const name = shownText(value);
  return name && !declaresNothing(name) && !PLACEHOLDER.test(name)
    ? name
    : undefined;
}

/** The objects in a list, or a single object as a list. */
export function listOf(value: unknown): Record<string, unknown>[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (item): item is Record<string, unknown> =>
      typeof item === 'object' && item !== null && !Array.isArray(item),
  );
}
