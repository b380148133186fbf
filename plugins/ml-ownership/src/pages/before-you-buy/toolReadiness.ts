import {
  CriterionCounts,
  MlOwnershipApi,
  ScorecardsPage,
  Tool,
  TOOL_PREREQUISITES,
  ToolDecision,
  ToolPrerequisites,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** The number of entities listed with a warning sign. */
const SHOWN_ENTITIES = 5;

/** The numbers of entities of a criterion that the backend does not know. */
const NONE = { pass: 0, fail: 0, unknown: 0, exempt: 0, urgent: 0 };

/** A decision, and the numbers of entities by whether it is made for them. */
export type CountedDecision = ToolDecision & { counts: CriterionCounts };

/** What is decided for the entities that a tool would hold. */
export interface ToolReadiness {
  tool: Tool;
  /** Entity ref of the group whose entities are counted. */
  owner?: string;
  /** In the order in which the decisions depend on each other. */
  decisions: CountedDecision[];
  /** The sign that the tool came before its decisions, with the first entities that show it. */
  smell?: NonNullable<ToolPrerequisites['smell']> &
    Pick<ScorecardsPage, 'items' | 'totalItems'>;
}

/** Counts for which entities the decisions are made that a tool needs. */
export async function loadToolReadiness(
  api: MlOwnershipApi,
  tool: Tool,
  owner: string | undefined,
): Promise<ToolReadiness> {
  const { decisions, smell } = TOOL_PREREQUISITES[tool];
  const kinds = [...new Set(decisions.map(({ kind }) => kind))];
  const [counted, smelling] = await Promise.all([
    Promise.all(
      kinds.map(async kind => {
        const ofKind = decisions.filter(decision => decision.kind === kind);
        const { items } = await api.getCriteriaCounts({
          kind,
          owner,
          criterion: ofKind.map(({ criterion }) => criterion),
        });
        return ofKind.map(decision => ({
          ...decision,
          counts: items.find(
            ({ criterion }) => criterion === decision.criterion,
          ) ?? { criterion: decision.criterion, ...NONE },
        }));
      }),
    ),
    smell &&
      api.getScorecards({
        kind: [smell.kind],
        owner: owner ? [owner] : undefined,
        smell: [smell.id],
        limit: SHOWN_ENTITIES,
      }),
  ]);
  return {
    tool,
    owner,
    decisions: counted.flat(),
    smell: smell && smelling && { ...smell, ...smelling },
  };
}

/** Returns whether a decision applies to an entity. */
export function isApplicable({ counts }: CountedDecision): boolean {
  return counts.pass + counts.fail + counts.unknown + counts.exempt > 0;
}

/** Returns whether a decision is made for every entity to which it applies. */
export function isMade(decision: CountedDecision): boolean {
  const { fail, unknown } = decision.counts;
  return isApplicable(decision) && fail + unknown === 0;
}

/**
 * Returns the decisions that most entities of tier 1 and 2 lack first; at equal numbers, they stay in their order.
 * Those that none of them lacks are left out.
 */
export function stepsOf(decisions: readonly CountedDecision[]) {
  return decisions
    .filter(({ counts }) => counts.urgent > 0)
    .sort((a, b) => b.counts.urgent - a.counts.urgent);
}
