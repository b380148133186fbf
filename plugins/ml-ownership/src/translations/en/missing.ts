import { CRITERIA } from '@mlownership/backstage-plugin-ml-ownership-common';

/** Groups and Users that entities refer to and that are missing from the catalog. */
export const missing = {
  mark: 'not in the catalog',
  /** A name in a sentence or on the lineage canvas. */
  marked: '{{title}} (not in the catalog)',
  /** Clauses of a headline, by criterion id, for criteria that fail because a reference is missing from the catalog. */
  problem: Object.fromEntries(
    CRITERIA.flatMap(({ id, failureClauseIfMissing }) =>
      failureClauseIfMissing ? [[id, failureClauseIfMissing]] : [],
    ),
  ) as Record<string, string>,
  title: 'Groups and users missing from the catalog',
  lead: 'Entities name these groups and users as owners, operators, approvers or contacts, but the catalog does not have them, so nobody can be called. Add them to the catalog, or name others.',
  subject: 'the missing groups and users',
  shown: '{{shown}} of {{total}} are shown.',
  more: '{{entities}} and {{more}} more',
  role: {
    owner: 'Owner of {{entities}}',
    operator: 'Operator of {{entities}}',
    author: 'Author of {{entities}}',
    steward: 'Steward of {{entities}}',
    decider: 'Approver of changes or retraining for {{entities}}',
    approver: 'Release approver for {{entities}}',
    escalation: 'Escalation contact for {{entities}}',
    'platform-owner': 'Platform owner for {{entities}}',
  },
  nobodyCanBeCalled: '{{ref}} is not in the catalog, so nobody can be called',
  team: '{{ref}} is not in the catalog. Until it is added or replaced by another group, nobody can be called for the entities below.',
} as const;
