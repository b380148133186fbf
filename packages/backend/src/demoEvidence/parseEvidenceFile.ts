import { parseEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';
import {
  duration,
  entry,
  list,
  ref,
  refs,
  SeedFileReader,
  text,
} from '../demoSeed';
import {
  SeedDispute,
  EvidenceFile,
  SeedExemption,
  SeedEvidenceItem,
} from './EvidenceFile';

/** Fields that a group can set for all of its items. */
const shared = {
  age: duration.optional(),
  expiresIn: duration.optional(),
  subjectVersion: text.optional(),
  url: text.optional(),
};

const statement = entry({
  criterion: text,
  pass: text.optional(),
  fail: text.optional(),
  ...shared,
}).refine(({ pass, fail }) => (pass === undefined) !== (fail === undefined), {
  error: 'is without a result or has two, expected pass or fail',
});

const group = entry({
  as: text,
  about: refs,
  says: list(statement),
  ...shared,
}).transform(({ as, about, says, ...defaults }, context) =>
  about.flatMap(entityRef =>
    says.map((own, index): SeedEvidenceItem => {
      const { criterion, pass, fail, age, ...rest } = { ...defaults, ...own };
      if (age === undefined) {
        context.addIssue({
          code: 'custom',
          path: ['says', index, 'age'],
          message: 'is missing here and in the group, expected a duration',
        });
        return z.NEVER;
      }
      const { name } = parseEntityRef(entityRef);
      const named = (value: string) => value.replaceAll('{name}', name);
      return {
        ...rest,
        as,
        entityRef,
        criterion,
        age,
        outcome: fail === undefined ? 'pass' : 'fail',
        detail: named(fail ?? pass ?? ''),
        url: rest.url && named(rest.url),
      };
    }),
  ),
);

const exemption = entry({
  requestedBy: text,
  about: ref,
  criterion: text,
  reason: text,
  age: duration,
  expiresIn: duration.optional(),
  expiredAgo: duration.optional(),
  approvedBy: text.optional(),
  rejectedBy: text.optional(),
})
  .refine(
    ({ expiresIn, expiredAgo }) =>
      (expiresIn === undefined) !== (expiredAgo === undefined),
    { error: 'has no end or two, expected expiresIn or expiredAgo' },
  )
  .transform(
    ({
      about,
      approvedBy,
      rejectedBy,
      expiresIn,
      expiredAgo = 0,
      ...rest
    }): SeedExemption => ({
      ...rest,
      entityRef: about,
      expiresIn: expiresIn ?? -expiredAgo,
      decision:
        (approvedBy && { verb: 'approve', by: approvedBy }) ||
        (rejectedBy && { verb: 'reject', by: rejectedBy }) ||
        undefined,
    }),
  );

const dispute = entry({
  by: text,
  about: ref,
  criterion: text,
  reason: text,
  age: duration,
  resolution: text.optional(),
  resolvedBy: text.optional(),
})
  .refine(
    ({ resolution, resolvedBy }) =>
      (resolution === undefined) === (resolvedBy === undefined),
    { error: 'has resolution or resolvedBy, expected both or none of them' },
  )
  .transform(
    ({ about, resolution, resolvedBy, ...rest }): SeedDispute => ({
      ...rest,
      entityRef: about,
      resolution:
        resolution && resolvedBy
          ? { by: resolvedBy, comment: resolution }
          : undefined,
    }),
  );

/**
 * Parses a seed file of evidence. An entry about several entities returns one item for each. An invalid entry becomes
 * problems that name file, entry, field, the value found and the value expected.
 *
 * @param name - name of the file, for messages
 */
export function parseEvidenceFile(name: string, yaml: string): EvidenceFile {
  const reader = new SeedFileReader(name, yaml, [
    'evidence',
    'exemptions',
    'disputes',
  ]);
  return {
    name,
    evidence: reader.read('evidence', group).flat(),
    exemptions: reader.read('exemptions', exemption),
    disputes: reader.read('disputes', dispute),
    problems: reader.problems,
  };
}
