import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  findDocumentProblems,
  ImportProposal,
  MlEntityProblem,
  proposeEntity,
  readYaml,
  writeProposalYaml,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Sources } from './loadSources';
import { Describer, NewFixes, newSource, proposeNew } from './proposeNew';
import { Pick } from './usePicked';

/** What a person changed about one proposal. */
export interface Edit {
  fixes: NewFixes;
  /** The YAML, where it was changed by hand: it counts, and the form does not. */
  text?: string;
}

/** One thing that was chosen, and what would describe it. */
export interface Proposal {
  pick: Pick;
  /** Absent where the catalog does not have it. */
  source?: Entity;
  fixes: NewFixes;
  byHand: boolean;
  /** Absent where there is no source, or no kind yet. */
  made?: ImportProposal;
  /** The YAML document. */
  text?: string;
  problems: MlEntityProblem[];
  unreadable?: { line: number; problem: string };
  /** Title of another one that would be described under the same name. */
  sameRefAs?: string;
}

/** Whether the catalog would not take it. */
export function isFlawed(proposal: Proposal): boolean {
  return problemCount(proposal) > 0;
}

/** How many things there are to mend. */
export function problemCount(proposal: Proposal): number {
  return (
    proposal.problems.length +
    (proposal.unreadable ? 1 : 0) +
    (proposal.sameRefAs ? 1 : 0)
  );
}

/** What a source is called. */
export function titleOf({ pick, source }: Proposal): string {
  return source?.metadata.title ?? source?.metadata.name ?? pick.ref;
}

/** Proposes what would describe everything that was chosen, each with regard to the others. */
export function makeProposals(
  picks: readonly Pick[],
  sources: Sources,
  edits: ReadonlyMap<string, Edit>,
  describer: Describer,
): Proposal[] {
  const becoming = new Map(
    picks.flatMap(({ ref, kind }) => {
      const source = sources.entities.get(ref);
      return source && kind
        ? [[ref, refOf(source, kind, edits.get(ref)?.fixes)]]
        : [];
    }),
  );
  const becomes = (ref: string) =>
    becoming.get(ref) ?? sources.imported.get(ref);

  const proposals = picks.map(pick =>
    propose(pick, sources, becomes, describer, edits.get(pick.ref)),
  );
  return proposals.map(proposal => ({
    ...proposal,
    sameRefAs: findSameRef(proposal, proposals),
  }));
}

function refOf(source: Entity, kind: string, fixes: NewFixes = {}): string {
  return stringifyEntityRef({
    kind,
    namespace: source.metadata.namespace,
    name: fixes.name || source.metadata.name,
  });
}

function propose(
  pick: Pick,
  sources: Sources,
  becomes: (ref: string) => string | undefined,
  describer: Describer,
  edit: Edit = { fixes: {} },
): Proposal {
  const { fixes } = edit;
  const source =
    pick.isNew && pick.kind
      ? newSource(pick.kind, fixes)
      : sources.entities.get(pick.ref);
  if (!source || !pick.kind) {
    return { pick, source, fixes, byHand: false, problems: [] };
  }
  const made = pick.isNew
    ? proposeNew(source, pick.kind, fixes, describer)
    : proposeEntity(source, pick.kind, {
        becomes,
        related: ref => sources.neighbours.get(ref),
        fixes,
      });
  const base = { pick, source, fixes, made };
  if (edit.text === undefined) {
    return {
      ...base,
      byHand: false,
      text: writeProposalYaml(made),
      problems: findDocumentProblems(made.entity),
    };
  }
  const reading = readYaml(edit.text);
  return 'document' in reading
    ? {
        ...base,
        byHand: true,
        text: edit.text,
        problems: findDocumentProblems(reading.document),
      }
    : {
        ...base,
        byHand: true,
        text: edit.text,
        problems: [],
        unreadable: reading,
      };
}

function findSameRef(
  proposal: Proposal,
  all: readonly Proposal[],
): string | undefined {
  const own = describedRef(proposal);
  const other =
    own &&
    all.find(
      candidate =>
        candidate.pick.ref !== proposal.pick.ref &&
        describedRef(candidate) === own,
    );
  return other ? titleOf(other) : undefined;
}

/** The ref of what the document describes, where it describes something. */
function describedRef(proposal: Proposal): string | undefined {
  if (
    proposal.text === undefined ||
    proposal.unreadable ||
    proposal.problems.some(({ field }) => !field.startsWith('spec.'))
  ) {
    return undefined;
  }
  const reading = proposal.byHand ? readYaml(proposal.text) : undefined;
  const document =
    reading && 'document' in reading ? reading.document : proposal.made?.entity;
  return stringifyEntityRef(document as unknown as Entity);
}

/** Everything as one file. */
export function fileOf(proposals: readonly Proposal[]): string {
  return proposals
    .flatMap(({ text }) =>
      text === undefined ? [] : `${text.replace(/^---\n/, '').trimEnd()}\n`,
    )
    .join('---\n');
}
