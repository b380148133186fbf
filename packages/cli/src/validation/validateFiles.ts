import {
  declaresMlKind,
  findEntityRefusal,
  formatEntityProblems,
  MlEntityProblem,
  readAnnotationRefs,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { DescribedEntity, EntityFile } from '../entities/EntityFile';
import { findFiles } from '../entities/findFiles';
import { readEntityFile } from '../entities/readEntityFile';
import { Finding } from '../report/Report';
import { UsageError } from '../UsageError';
import { fieldOfPolicy } from './fieldOfPolicy';
import { findStrictProblems } from './findStrictProblems';

/** A file with what is wrong with it. */
export interface ValidatedFile extends EntityFile {
  findings: Finding[];
}

/**
 * Validates files with the rules of the catalog, without a server.
 *
 * @throws UsageError if a pattern matches nothing, a file cannot be read, or nothing describes an entity
 */
export async function validateFiles(
  patterns: readonly string[],
  cwd: string,
): Promise<ValidatedFile[]> {
  if (patterns.length === 0) {
    throw new UsageError('expected files, folders or patterns');
  }
  const files: ValidatedFile[] = [];
  for (const path of findFiles(patterns, cwd)) {
    const file = readEntityFile(path, cwd);
    const findings: Finding[] = file.unreadable.map(
      ({ message, location }) => ({
        severity: 'error',
        rule: 'yaml',
        message,
        location,
      }),
    );
    for (const described of file.entities) {
      findings.push(...(await validateEntity(described)));
    }
    files.push({ ...file, findings });
  }
  if (
    files.every(
      ({ findings, entities }) => !findings.length && !entities.length,
    )
  ) {
    throw new UsageError(
      `none of ${files.length} files describes an entity of the catalog`,
    );
  }
  return files;
}

/** What is wrong with an entity: the messages of the catalog, one for each problem, in the order of the fields. */
async function validateEntity(described: DescribedEntity): Promise<Finding[]> {
  const { entity, locate } = described;
  const refusal = await findEntityRefusal(entity);
  if (refusal && refusal.problems.length === 0) {
    return [
      {
        severity: 'error',
        rule: 'rejected',
        message: refusal.message,
        location: locate(fieldOfPolicy(refusal.message)),
      },
    ];
  }
  const rejected = refusal?.problems ?? [];
  const unused = [
    ...readAnnotationRefs(entity).problems,
    ...(declaresMlKind(entity) ? findStrictProblems(entity) : []),
  ].filter(
    ({ field }) => !rejected.some(other => contains(field, other.field)),
  );
  const toFinding =
    (severity: Finding['severity'], rule: Finding['rule']) =>
    (problem: MlEntityProblem): Finding => ({
      severity,
      rule,
      entityRef: stringifyEntityRef(entity),
      message: formatEntityProblems(entity, [problem]),
      location: locate(problem.field),
    });
  return [
    ...rejected.map(toFinding('error', 'rejected')),
    ...unused.map(toFinding('warning', 'unused')),
  ];
}

/** Whether two fields are the same, or one is a part of the other. */
function contains(field: string, other: string): boolean {
  return [
    [field, other],
    [other, field],
  ].some(
    ([outer, inner]) =>
      inner === outer ||
      (inner.startsWith(outer) && ['.', '['].includes(inner[outer.length])),
  );
}
