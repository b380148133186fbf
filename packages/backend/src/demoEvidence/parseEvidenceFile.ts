import { parseEntityRef } from '@backstage/catalog-model';
import { Entry, SeedFileReader } from '../demoSeed';
import {
  SeedDispute,
  EvidenceFile,
  SeedExemption,
  SeedEvidenceItem,
} from './EvidenceFile';

/** Fields that a group can set for all of its items. */
const SHARED = ['age', 'expiresIn', 'subjectVersion', 'url'];

const ABOUT = ['about', 'criterion', 'reason'];
const EXEMPTION = [
  'requestedBy',
  ...ABOUT,
  'expiresIn',
  'approvedBy',
  'rejectedBy',
];
const DISPUTE = ['by', ...ABOUT, 'resolution', 'resolvedBy'];

/**
 * Parses a seed file of evidence. An entry about several entities returns one item for each. An invalid entry becomes a
 * problem that names file, entry, field, the value found and the value expected.
 *
 * @param name - name of the file, for messages
 */
export function parseEvidenceFile(name: string, text: string): EvidenceFile {
  const reader = new SeedFileReader(name, text, [
    'evidence',
    'exemptions',
    'disputes',
  ]);
  return {
    name,
    evidence: reader.read('evidence', readStatements),
    exemptions: reader.read('exemptions', entry => [readExemption(entry)]),
    disputes: reader.read('disputes', entry => [readDispute(entry)]),
    problems: reader.problems,
  };
}

function readStatements(group: Entry): SeedEvidenceItem[] {
  group.allow(['as', 'about', 'says', ...SHARED]);
  const as = group.text('as');
  return group.refs('about').flatMap(entityRef =>
    group.entries('says').map((own): SeedEvidenceItem => {
      own.allow(['criterion', 'pass', 'fail', ...SHARED]);
      const said = own.over(group);
      const outcome = own.has('fail') ? 'fail' : 'pass';
      const about = (value: string | undefined) =>
        value?.replaceAll('{name}', parseEntityRef(entityRef).name);
      return {
        as,
        entityRef,
        criterion: own.text('criterion'),
        outcome,
        detail: about(own.text(outcome))!,
        age: said.duration('age'),
        expiresIn: said.has('expiresIn')
          ? said.duration('expiresIn')
          : undefined,
        subjectVersion: said.optionalText('subjectVersion'),
        url: about(said.optionalText('url')),
      };
    }),
  );
}

function readExemption(entry: Entry): SeedExemption {
  entry.allow(EXEMPTION);
  const approvedBy = entry.optionalText('approvedBy');
  const rejectedBy = entry.optionalText('rejectedBy');
  return {
    requestedBy: entry.text('requestedBy'),
    entityRef: entry.ref('about'),
    criterion: entry.text('criterion'),
    reason: entry.text('reason'),
    expiresIn: entry.duration('expiresIn'),
    decision:
      (approvedBy && { verb: 'approve', by: approvedBy }) ||
      (rejectedBy && { verb: 'reject', by: rejectedBy }) ||
      undefined,
  };
}

function readDispute(entry: Entry): SeedDispute {
  entry.allow(DISPUTE);
  return {
    by: entry.text('by'),
    entityRef: entry.ref('about'),
    criterion: entry.text('criterion'),
    reason: entry.text('reason'),
    resolution: entry.has('resolution')
      ? { by: entry.text('resolvedBy'), comment: entry.text('resolution') }
      : undefined,
  };
}
