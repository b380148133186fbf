import { parseEntityRef } from '@backstage/catalog-model';
import { Entry, EntryReader } from '../demoDelivery';
import {
  DisputeCase,
  EvidenceFile,
  ExemptionCase,
  Statement,
} from './EvidenceFile';

/** What a group of statements may say once for all of them. */
const SHARED = ['age', 'expiresIn', 'subjectVersion', 'url'];

const ABOUT = ['about', 'criterion', 'reason'];
const EXEMPTION = ['requestedBy', ...ABOUT, 'until', 'approvedBy', 'refusedBy'];
const DISPUTE = ['by', ...ABOUT, 'answer', 'answeredBy'];

/**
 * Reads one file of the demo's evidence. What it holds about several entities comes out as one statement each. An entry that is
 * not as it should be becomes a problem that names file, entry, field, what stands there and what was expected.
 *
 * @param name - name of the file, for messages
 */
export function parseEvidenceFile(name: string, text: string): EvidenceFile {
  const reader = new EntryReader(name, text, [
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

function readStatements(group: Entry): Statement[] {
  group.allow(['as', 'about', 'says', ...SHARED]);
  const as = group.text('as');
  return group.refs('about').flatMap(entityRef =>
    group.entries('says').map((own): Statement => {
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

function readExemption(entry: Entry): ExemptionCase {
  entry.allow(EXEMPTION);
  const approvedBy = entry.optionalText('approvedBy');
  const refusedBy = entry.optionalText('refusedBy');
  return {
    requestedBy: entry.text('requestedBy'),
    entityRef: entry.ref('about'),
    criterion: entry.text('criterion'),
    reason: entry.text('reason'),
    until: entry.duration('until'),
    decision:
      (approvedBy && { verb: 'approve', by: approvedBy }) ||
      (refusedBy && { verb: 'refuse', by: refusedBy }) ||
      undefined,
  };
}

function readDispute(entry: Entry): DisputeCase {
  entry.allow(DISPUTE);
  return {
    by: entry.text('by'),
    entityRef: entry.ref('about'),
    criterion: entry.text('criterion'),
    reason: entry.text('reason'),
    answer: entry.has('answer')
      ? { by: entry.text('answeredBy'), text: entry.text('answer') }
      : undefined,
  };
}
