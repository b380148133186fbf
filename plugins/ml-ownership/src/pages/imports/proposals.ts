import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  findDocumentProblems,
  ImportCandidate,
  ImportContext,
  ImportProposal,
  MlEntityProblem,
  MlKind,
  parseProposalYaml,
  proposeEntity,
  ProposalYamlProblem,
  writeProposalYaml,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Sources } from './loadSourceEntities';
import {
  ProposalAuthor,
  NewEntityInput,
  createPlaceholderEntity,
  createEmptyProposal,
} from './createEmptyProposal';
import {
  createRegisteredProposal,
  toRegisteredEntity,
} from './registered-models/createRegisteredProposal';
import { SelectedSource } from './useSelection';

/** The changes of a user to one proposal. */
export interface Edit {
  fixes: NewEntityInput;
  /** The YAML, if it was edited by hand: it overrides the form. */
  text?: string;
}

/** A selected source and the entity proposed for it. */
export interface Proposal {
  pick: SelectedSource;
  /** Absent if it is not in the catalog, or not in its registry. */
  source?: Entity;
  /** The registered model, if it is one. */
  candidate?: ImportCandidate;
  fixes: NewEntityInput;
  byHand: boolean;
  /** Absent without a source or kind. */
  made?: ImportProposal;
  /** The YAML document. */
  text?: string;
  problems: MlEntityProblem[];
  unreadable?: { line: number; problem: ProposalYamlProblem };
  /** Title of another proposal with the same entity ref. */
  sameRefAs?: string;
}

/** Returns whether the catalog would reject the entity. */
export function isFlawed(proposal: Proposal): boolean {
  return problemCount(proposal) > 0;
}

/** Returns the number of problems to fix. */
export function problemCount(proposal: Proposal): number {
  return (
    proposal.problems.length +
    (proposal.unreadable ? 1 : 0) +
    (proposal.sameRefAs ? 1 : 0)
  );
}

/** Returns the title of a source. */
export function titleOf({ pick, source }: Proposal): string {
  return source?.metadata.title ?? source?.metadata.name ?? pick.ref;
}

/** Creates the proposals for all selected sources, taking the other selected sources into account. */
export function makeProposals(
  picks: readonly SelectedSource[],
  sources: Sources,
  edits: ReadonlyMap<string, Edit>,
  describer: ProposalAuthor,
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

function refOf(
  source: Entity,
  kind: string,
  fixes: NewEntityInput = {},
): string {
  return stringifyEntityRef({
    kind,
    namespace: source.metadata.namespace,
    name: fixes.name || source.metadata.name,
  });
}

function propose(
  pick: SelectedSource,
  sources: Sources,
  becomes: (ref: string) => string | undefined,
  describer: ProposalAuthor,
  edit: Edit = { fixes: {} },
): Proposal {
  const { fixes } = edit;
  const candidate = sources.registered.get(pick.ref);
  const source = sourceOf(pick, sources, fixes);
  if (!source || !pick.kind) {
    return { pick, source, fixes, byHand: false, problems: [] };
  }
  const context = {
    becomes,
    related: (ref: string) => sources.neighbours.get(ref),
    overrides: fixes,
  };
  const made = makeProposal(
    { pick, source, candidate, kind: pick.kind, fixes },
    context,
    describer,
  );
  const base = { pick, source, candidate, fixes, made };
  if (edit.text === undefined) {
    return {
      ...base,
      byHand: false,
      text: writeProposalYaml(made),
      problems: findDocumentProblems(made.entity),
    };
  }
  const reading = parseProposalYaml(edit.text);
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

function sourceOf(
  { ref, kind, isNew }: SelectedSource,
  sources: Sources,
  fixes: NewEntityInput,
): Entity | undefined {
  if (isNew && kind) {
    return createPlaceholderEntity(kind, fixes);
  }
  const candidate = sources.registered.get(ref);
  return candidate
    ? toRegisteredEntity(candidate, fixes)
    : sources.entities.get(ref);
}

function makeProposal(
  from: {
    pick: SelectedSource;
    source: Entity;
    candidate: ImportCandidate | undefined;
    kind: MlKind;
    fixes: NewEntityInput;
  },
  context: ImportContext,
  describer: ProposalAuthor,
): ImportProposal {
  const { pick, source, candidate, kind, fixes } = from;
  if (pick.isNew) {
    return createEmptyProposal(source, kind, fixes, describer);
  }
  return candidate
    ? createRegisteredProposal(candidate, source, context)
    : proposeEntity(source, kind, context);
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

/** Returns the ref of the entity in the document, if there is one. */
function describedRef(proposal: Proposal): string | undefined {
  if (
    proposal.text === undefined ||
    proposal.unreadable ||
    proposal.problems.some(({ field }) => !field.startsWith('spec.'))
  ) {
    return undefined;
  }
  const reading = proposal.byHand
    ? parseProposalYaml(proposal.text)
    : undefined;
  const document =
    reading && 'document' in reading ? reading.document : proposal.made?.entity;
  return stringifyEntityRef(document as unknown as Entity);
}

/** Joins all documents into one file. */
export function fileOf(proposals: readonly Proposal[]): string {
  return proposals
    .flatMap(({ text }) =>
      text === undefined ? [] : `${text.replace(/^---\n/, '').trimEnd()}\n`,
    )
    .join('---\n');
}
