import { DocumentFinding } from '../DocumentFinding';

/** A format of data contracts. */
export interface ContractStandard {
  /** "Data Contract Specification". */
  name: string;
  /** Whether a document is meant to be of this format, well-formed or not. */
  matches(document: Record<string, unknown>): boolean;
  read(document: Record<string, unknown>): DocumentFinding;
}

/** A finding about a contract whose format cannot be read; the criterion stays unknown. */
export function unreadContract(detail: string): DocumentFinding {
  return { outcome: 'unknown', detail };
}
