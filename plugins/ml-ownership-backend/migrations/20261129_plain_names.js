// @ts-check

const BATCH = 500;

/**
 * Tables and columns get the names that the API and the documentation use. Nothing is lost. Each area has its own
 * pair of functions.
 *
 * @typedef {{
 *   up(knex: import('knex').Knex): Promise<void>,
 *   down(knex: import('knex').Knex): Promise<void>,
 * }} Area
 */

/** Drills and handovers: table, old name, new name. */
const DRILL_COLUMNS = [
  ['drills', 'planned_for', 'planned_date'],
  ['drills', 'beginning', 'start_snapshot'],
  ['drills', 'proofs', 'assessments'],
  ['drill_entries', 'at', 'created_at'],
  ['drill_entries', 'by', 'created_by'],
  ['handovers', 'answered_by', 'decided_by'],
  ['handovers', 'answered_at', 'decided_at'],
  ['handovers', 'answer', 'decision_comment'],
  ['handover_entries', 'at', 'created_at'],
  ['handover_entries', 'by', 'created_by'],
];

/** Drills and handovers: table, column, old value, new value. */
const DRILL_VALUES = [
  ['drill_entries', 'kind', 'solved', 'blocker-resolved'],
  ['drill_entries', 'kind', 'helper', 'help-requested'],
  ['handover_entries', 'kind', 'solved', 'blocker-resolved'],
  ['handover_entries', 'kind', 'refused', 'declined'],
  ['handovers', 'state', 'refused', 'declined'],
];

/**
 * Drills and handovers: table, column, old text, new text. In JSON, a text of a user cannot contain them: its quotation
 * marks are escaped.
 */
const DRILL_TEXTS = [
  ['drills', 'start_snapshot', '"positions":', '"independence":'],
  ['scorecards', 'drills', '"standings":', '"statuses":'],
  ['scorecards', 'drills', ':"counts"', ':"valid"'],
  ['scorecards', 'drills', ':"void"', ':"invalidated"'],
  ['scorecards', 'drills', '"why":', '"reason":'],
  ['announcements', 'key', 'handover-waiting ', 'handover-proposed '],
  ['announcements', 'key', 'handover-answered ', 'handover-decided '],
  [
    'announcements',
    'content',
    '"type":"handover-waiting"',
    '"type":"handover-proposed"',
  ],
  [
    'announcements',
    'content',
    '"type":"handover-answered"',
    '"type":"handover-decided"',
  ],
  ['announcements', 'content', '"state":"refused"', '"state":"declined"'],
];

/**
 * @param {import('knex').Knex} knex
 * @param {string} table
 * @param {string} from
 * @param {string} to
 */
async function renameColumn(knex, table, from, to) {
  await knex.schema.alterTable(table, builder => {
    builder.renameColumn(from, to);
  });
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} table
 * @param {string} column
 * @param {string} from
 * @param {string} to
 */
async function replaceText(knex, table, column, from, to) {
  await knex(table)
    .where(column, 'like', `%${from}%`)
    .update({ [column]: knex.raw('replace(??, ?, ?)', [column, from, to]) });
}

/** @type {Area} */
const drillsAndHandovers = {
  async up(knex) {
    for (const [table, from, to] of DRILL_COLUMNS) {
      await renameColumn(knex, table, from, to);
    }
    for (const [table, column, from, to] of DRILL_VALUES) {
      await knex(table).where(column, from).update(column, to);
    }
    for (const [table, column, from, to] of DRILL_TEXTS) {
      await replaceText(knex, table, column, from, to);
    }
  },
  async down(knex) {
    for (const [table, column, to, from] of DRILL_TEXTS) {
      await replaceText(knex, table, column, from, to);
    }
    for (const [table, column, to, from] of DRILL_VALUES) {
      await knex(table).where(column, from).update(column, to);
    }
    for (const [table, to, from] of DRILL_COLUMNS) {
      await renameColumn(knex, table, from, to);
    }
  },
};

/**
 * Pairs of a name before and after the upgrade.
 *
 * @typedef {[before: string, after: string]} Rename
 */

/**
 * @param {readonly Rename[]} renames
 * @returns {Rename[]}
 */
function reversed(renames) {
  return renames.map(([before, after]) => [after, before]);
}

/** @type {Rename[]} */
const EVIDENCE_TABLES = [
  ['facts', 'entity_facts'],
  ['collections', 'collector_checks'],
  ['announcements', 'notification_outbox'],
  ['notices', 'impact_notifications'],
];

/**
 * By table, with its name after the upgrade.
 *
 * @type {Record<string, Rename[]>}
 */
const EVIDENCE_COLUMNS = {
  entity_facts: [['node', 'lineage_node']],
  scorecards: [
    ['known', 'known_count'],
    ['applicable', 'applicable_count'],
    ['times', 'state_timestamps'],
    ['boundary', 'boundary_states'],
    ['drills', 'drill_results'],
  ],
  evidence: [
    ['writer', 'reported_by'],
    ['is_newest', 'is_latest'],
  ],
  collector_checks: [
    ['next_at', 'next_check_at'],
    ['state', 'cursor'],
    ['unreadable', 'unchecked'],
    ['has_gaps', 'is_incomplete'],
  ],
};

/** @type {[table: string, columns: string[], name: Rename][]} */
const EVIDENCE_INDEXES = [
  [
    'entity_facts',
    ['revision', 'entity_ref'],
    ['facts_revision_idx', 'entity_facts_revision_idx'],
  ],
  [
    'collector_checks',
    ['entity_ref'],
    ['collections_entity_ref_idx', 'collector_checks_entity_ref_idx'],
  ],
  [
    'notification_outbox',
    ['sent_at'],
    ['announcements_sent_at_idx', 'notification_outbox_sent_at_idx'],
  ],
  [
    'impact_notifications',
    ['sent_by', 'sent_at'],
    ['notices_sent_by_idx', 'impact_notifications_sent_by_idx'],
  ],
];

/** @type {Rename[]} */
const EVIDENCE_STATUSES = [
  ['decides', 'decisive'],
  ['outweighed', 'overruled'],
];

/** @type {Rename[]} */
const REASON_TYPES = [
  ['open', 'no-evidence'],
  ['contract-open', 'contract-no-evidence'],
];

/**
 * Evidence, collectors, notifications and scorecards. After the drills, whose statements have the old names of tables.
 *
 * @type {Area}
 */
const evidenceAndScorecards = {
  async up(knex) {
    for (const [before, after] of EVIDENCE_TABLES) {
      await knex.schema.renameTable(before, after);
    }
    for (const [table, columns] of Object.entries(EVIDENCE_COLUMNS)) {
      for (const [before, after] of columns) {
        await renameColumn(knex, table, before, after);
      }
    }
    for (const [table, columns, [before, after]] of EVIDENCE_INDEXES) {
      await renameIndex(knex, table, columns, before, after);
    }
    await renameUniqueKey(knex, 'announcements', 'notification_outbox');
    await replaceText(
      knex,
      'notification_outbox',
      'content',
      '"type":"exemption-ending"',
      '"type":"exemption-expiring"',
    );
    await rewriteScorecards(knex, upgradeSummary, upgradeCriterion);
  },
  async down(knex) {
    await rewriteScorecards(knex, downgradeSummary, downgradeCriterion);
    await replaceText(
      knex,
      'notification_outbox',
      'content',
      '"type":"exemption-expiring"',
      '"type":"exemption-ending"',
    );
    await renameUniqueKey(knex, 'notification_outbox', 'announcements');
    for (const [table, columns, [before, after]] of EVIDENCE_INDEXES) {
      await renameIndex(knex, table, columns, after, before);
    }
    for (const [table, columns] of Object.entries(EVIDENCE_COLUMNS)) {
      for (const [before, after] of columns) {
        await renameColumn(knex, table, after, before);
      }
    }
    for (const [before, after] of EVIDENCE_TABLES) {
      await knex.schema.renameTable(after, before);
    }
  },
};

/**
 * @param {import('knex').Knex} knex
 * @param {string} table
 * @param {string[]} columns
 * @param {string} before
 * @param {string} after
 */
async function renameIndex(knex, table, columns, before, after) {
  await knex.schema.alterTable(table, builder => {
    builder.dropIndex(columns, before);
    builder.index(columns, after);
  });
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} before
 * @param {string} after
 */
async function renameUniqueKey(knex, before, after) {
  await knex.schema.alterTable('notification_outbox', builder => {
    builder.dropUnique(['key'], `${before}_key_uniq`);
    builder.unique(['key'], { indexName: `${after}_key_uniq` });
  });
}

/**
 * Rewrites the JSON of every scorecard, so that it can be read before the next evaluation.
 *
 * @param {import('knex').Knex} knex
 * @param {(summary: any) => any} toSummary
 * @param {(criterion: any) => any} toCriterion
 */
async function rewriteScorecards(knex, toSummary, toCriterion) {
  let last = '';
  for (;;) {
    const rows = await knex('scorecards')
      .select('entity_ref', 'summary', 'detail')
      .where('entity_ref', '>', last)
      .orderBy('entity_ref')
      .limit(BATCH);
    if (rows.length === 0) {
      break;
    }
    for (const row of rows) {
      const detail = JSON.parse(row.detail);
      await knex('scorecards')
        .where({ entity_ref: row.entity_ref })
        .update({
          summary: JSON.stringify(toSummary(JSON.parse(row.summary))),
          detail: JSON.stringify({
            ...detail,
            criteria: detail.criteria?.map(toCriterion),
            extra: detail.extra?.map(toCriterion),
          }),
        });
    }
    last = rows[rows.length - 1].entity_ref;
  }
  // Every scorecard is written once more, with a hash over the renamed columns.
  await knex('evaluation_state').update({ rules_version: null });
}

/** @param {any} summary */
function upgradeSummary({ because, weakestLink, ...summary }) {
  return {
    ...summary,
    reason: withType(because, REASON_TYPES),
    weakestLink: weakestLink && {
      ...weakestLink,
      because: undefined,
      reasonText: weakestLink.reason,
      reason: withType(weakestLink.because, REASON_TYPES),
    },
  };
}

/** @param {any} summary */
function downgradeSummary({ reason, weakestLink, ...summary }) {
  return {
    ...summary,
    because: withType(reason, reversed(REASON_TYPES)),
    weakestLink: weakestLink && {
      ...weakestLink,
      reasonText: undefined,
      reason: weakestLink.reasonText,
      because: withType(weakestLink.reason, reversed(REASON_TYPES)),
    },
  };
}

/**
 * @param {any} reason
 * @param {readonly Rename[]} types
 */
function withType(reason, types) {
  return reason && { ...reason, type: renamed(reason.type, types) };
}

/** @param {any} criterion */
function upgradeCriterion({ awaitsLook, evidence, exemption, ...criterion }) {
  return {
    ...criterion,
    exemption: exemption && {
      ...exemption,
      until: undefined,
      expiresAt: exemption.until,
    },
    awaitingEvidence: awaitsLook,
    evidence: evidence?.map(
      (/** @type {any} */ { writer, standing, ...piece }) => ({
        ...piece,
        reportedBy: writer,
        status: renamed(standing, EVIDENCE_STATUSES),
      }),
    ),
  };
}

/** @param {any} criterion */
function downgradeCriterion({
  awaitingEvidence,
  evidence,
  exemption,
  ...criterion
}) {
  return {
    ...criterion,
    exemption: exemption && {
      ...exemption,
      expiresAt: undefined,
      until: exemption.expiresAt,
    },
    awaitsLook: awaitingEvidence,
    evidence: evidence?.map(
      (/** @type {any} */ { reportedBy, status, ...piece }) => ({
        ...piece,
        writer: reportedBy,
        standing: renamed(status, reversed(EVIDENCE_STATUSES)),
      }),
    ),
  };
}

/**
 * @param {string | undefined} name
 * @param {readonly Rename[]} renames
 */
function renamed(name, renames) {
  return renames.find(([before]) => before === name)?.[1] ?? name;
}

/**
 * By table, with its name after the upgrade.
 *
 * @type {Record<string, Rename[]>}
 */
const LINEAGE_COLUMNS = {
  dataset_aliases: [['holds', 'is_primary']],
  edges: [['run', 'last_run']],
  ghosts: [['key', 'normalized_name']],
  teams: [['members', 'member_count']],
};

/** @type {Area} */
const lineageAndTeams = {
  async up(knex) {
    await knex.schema.renameTable('dataset_names', 'dataset_aliases');
    await renameIndex(
      knex,
      'dataset_aliases',
      ['entity_ref'],
      'dataset_names_entity_ref_idx',
      'dataset_aliases_entity_ref_idx',
    );
    for (const [table, columns] of Object.entries(LINEAGE_COLUMNS)) {
      for (const [before, after] of columns) {
        await renameColumn(knex, table, before, after);
      }
    }
  },
  async down(knex) {
    for (const [table, columns] of Object.entries(LINEAGE_COLUMNS)) {
      for (const [before, after] of columns) {
        await renameColumn(knex, table, after, before);
      }
    }
    await renameIndex(
      knex,
      'dataset_aliases',
      ['entity_ref'],
      'dataset_aliases_entity_ref_idx',
      'dataset_names_entity_ref_idx',
    );
    await knex.schema.renameTable('dataset_aliases', 'dataset_names');
  },
};

/** Campaigns, exemptions, disputes and versions of the rules: table, old name, new name. */
const CAMPAIGN_COLUMNS = [
  ['campaigns', 'why', 'purpose'],
  ['campaigns', 'team', 'owner_group'],
  ['exemptions', 'until', 'expires_at'],
  ['disputes', 'answer', 'resolution_comment'],
  ['rules_versions', 'since', 'effective_from'],
];

/** @type {Area} */
const campaignsAndHistory = {
  async up(knex) {
    for (const [table, from, to] of CAMPAIGN_COLUMNS) {
      await renameColumn(knex, table, from, to);
    }
    await knex('exemptions')
      .where({ state: 'refused' })
      .update({ state: 'rejected' });
    for (const { id, kinds, tiers } of await knex('campaigns').select()) {
      await knex('campaigns')
        .where({ id })
        .update({
          kinds: JSON.stringify(fromCommas(kinds)),
          tiers: JSON.stringify(fromCommas(tiers).map(Number)),
        });
    }
  },
  async down(knex) {
    for (const { id, kinds, tiers } of await knex('campaigns').select()) {
      await knex('campaigns')
        .where({ id })
        .update({
          kinds: toCommas(JSON.parse(kinds)),
          tiers: toCommas(JSON.parse(tiers)),
        });
    }
    await knex('exemptions')
      .where({ state: 'rejected' })
      .update({ state: 'refused' });
    for (const [table, to, from] of CAMPAIGN_COLUMNS) {
      await renameColumn(knex, table, from, to);
    }
  },
};

/**
 * @param {string} text - values with a comma before, between and after them
 */
function fromCommas(text) {
  return text.split(',').filter(value => value !== '');
}

/**
 * @param {unknown[]} values
 */
function toCommas(values) {
  return values.length > 0 ? `,${values.join(',')},` : '';
}

/** In the order of the upgrade. */
const AREAS = [
  campaignsAndHistory,
  drillsAndHandovers,
  evidenceAndScorecards,
  lineageAndTeams,
];

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const area of AREAS) {
    await area.up(knex);
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const area of [...AREAS].reverse()) {
    await area.down(knex);
  }
};
