import {
  CriterionDefinition,
  getCriterion,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  EvidenceCollector,
  EvidenceReceiver,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { EvidenceWriters } from '../evidence/readEvidenceWriters';

/** What can answer the criteria that neither the catalog nor people can. */
export interface EvidenceSources {
  collectors: readonly Pick<
    EvidenceCollector,
    'id' | 'title' | 'criteria' | 'kinds'
  >[];
  receivers: readonly Pick<EvidenceReceiver, 'criteria'>[];
  writers: EvidenceWriters;
}

/**
 * Why a criterion of the rules has no evidence about an entity, although no connected system gave a reason: none answers
 * it, or one that does has not checked the entity yet. Undefined if neither is the case.
 *
 * @param checkedBy - ids of the collectors that have checked the entity
 */
export function explainAbsence(
  { collectors, receivers, writers }: EvidenceSources,
  criterion: string,
  kind: MlKind,
  checkedBy: ReadonlySet<string>,
): string | undefined {
  const { accepts } = getCriterion(criterion);
  if (!accepts.includes('observed') && !accepts.includes('document')) {
    return undefined;
  }
  const answering = collectors.filter(
    ({ criteria, kinds }) =>
      criteria.includes(criterion) && (!kinds || kinds.includes(kind)),
  );
  const isReported =
    receivers.some(({ criteria }) => criteria.includes(criterion)) ||
    [...writers.values()].some(grants =>
      grants.some(({ criteria }) => criteria.has(criterion)),
    );
  if (answering.length === 0) {
    return isReported ? undefined : describeNoSource(accepts);
  }
  const waiting = answering.filter(({ id }) => !checkedBy.has(id));
  return waiting.length === 0
    ? undefined
    : `${waiting
        .map(({ title }) => title)
        .join(
          ' and ',
        )} did not check it yet; if that does not change within minutes, the page Connectors says why`;
}

function describeNoSource(accepts: CriterionDefinition['accepts']): string {
  const source = accepts.includes('observed')
    ? 'let a job of CI report it, with a token of mlOwnership.evidence.writers'
    : 'install the documents module in the backend';
  const attest = accepts.includes('attested') ? ', or have it attested' : '';
  return `No connected system answers it for this kind, and no token may report it; ${source}${attest}`;
}
