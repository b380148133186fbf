import { FileLocation } from '../entities/EntityFile';

/** What kinds of findings there are, with what each means. */
export const RULES = {
  yaml: 'The file is not valid YAML',
  rejected: 'The catalog rejects the entity',
  unused:
    'The catalog accepts the entity, and the field has no effect or fails a criterion',
  worse: 'The verdict, the level or a criterion of the entity gets worse',
  gate: 'The entity does not meet the requirement',
} as const;

/** Something that is wrong. */
export interface Finding {
  severity: 'error' | 'warning';
  rule: keyof typeof RULES;
  message: string;
  entityRef?: string;
  location?: FileLocation;
}

/** A file or an entity that was examined. */
export interface ReportItem {
  name: string;
  findings: readonly Finding[];
}

/** The result of a command. */
export interface Report {
  /** The name of the command. */
  command: string;
  exitCode: number;
  /** For `human`. */
  text: string;
  /** For `json`. */
  result: unknown;
  /** For `junit` and `sarif`. */
  items?: readonly ReportItem[];
  /** For `markdown`. */
  markdown?: string;
}
