import {
  CatalogView,
  doubtExemption,
  EntityRecord,
  EvaluationInput,
  evidenceKey,
  isMlEntityFacts,
  MlEntityFacts,
  RecordedAuthor,
  RecordedDrill,
  RecordedEvidence,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { CriterionExemption, InputChanges } from './inputs/InputStore';
import { Rules } from '../rules/Rules';

const NOTHING: readonly never[] = [];

/**
 * In-memory inputs of the evaluation, apart from the catalog.
 */
export class EvaluationInputs {
  private evidence = new Map<string, Map<string, RecordedEvidence[]>>();
  private exemptions = new Map<string, Map<string, CriterionExemption[]>>();
  private drills = new Map<string, RecordedDrill[]>();
  private records = new Map<string, EntityRecord>();
  private ownerChanges = new Map<string, string[]>();

  /** Returns an independent copy. Shallow, because the values are only replaced, never mutated. */
  copy(): EvaluationInputs {
    const copy = new EvaluationInputs();
    copy.evidence = new Map(this.evidence);
    copy.exemptions = new Map(this.exemptions);
    copy.drills = new Map(this.drills);
    copy.records = new Map(this.records);
    copy.ownerChanges = new Map(this.ownerChanges);
    return copy;
  }

  /**
   * Applies changes.
   *
   * @returns refs of the changed entities, and the keys by which other entities depend on them
   */
  apply(changes: InputChanges): { refs: Set<string>; keys: Set<string> } {
    const refs = new Set<string>();
    const keys = new Set<string>();
    for (const [ref, pieces] of changes.evidence) {
      this.evidence.set(ref, pieces);
      refs.add(ref);
      keys.add(evidenceKey(ref));
    }
    for (const [ref, exemptions] of changes.exemptions) {
      this.exemptions.set(ref, byCriterion(exemptions));
      refs.add(ref);
      keys.add(evidenceKey(ref));
    }
    for (const [ref, drills] of changes.drills) {
      this.drills.set(ref, drills);
      refs.add(ref);
      keys.add(drillsKey(ref));
    }
    for (const [ref, record] of changeRecords(this.records, changes)) {
      this.records.set(ref, record);
      keys.add(recordKey(ref));
      keys.add(evidenceKey(ref));
    }
    for (const { entityRef, at } of changes.ownerChanges) {
      const list = this.ownerChanges.get(entityRef) ?? [];
      this.ownerChanges.set(entityRef, [...list, at]);
      refs.add(entityRef);
    }
    return { refs, keys };
  }

  /** The record of an entity; undefined if there is none. */
  recordOf(ref: string): EntityRecord | undefined {
    return this.records.get(ref);
  }

  /** Drills of an entity that are over. */
  drillsOf(ref: string): readonly RecordedDrill[] {
    return this.drills.get(ref) ?? NOTHING;
  }

  /**
   * Returns the input of an evaluation at an instant.
   *
   * @param note - called with the key of each read that does not go to the catalog
   */
  at(
    now: string,
    snapshot: CatalogView,
    rules: Rules,
    note: (key: string) => void = () => {},
  ): EvaluationInput {
    return {
      snapshot,
      now,
      evidence: (ref, criterion) => {
        note(evidenceKey(ref));
        const pieces = this.evidence.get(ref)?.get(criterion) ?? NOTHING;
        const mayCount = ({ source, reportedBy = '' }: RecordedEvidence) =>
          source !== 'observed' ||
          rules.mayReport(reportedBy, criterion, factsOf(snapshot, ref));
        // Fast path: nearly always all of them count, and there are half a million.
        return pieces.every(mayCount)
          ? pieces
          : pieces.map(piece =>
              mayCount(piece) ? piece : { ...piece, exclusion: 'not-accepted' },
            );
      },
      exemption: (ref, criterion) => {
        const approved = this.exemptions.get(ref)?.get(criterion) ?? NOTHING;
        return (
          [...approved]
            .reverse()
            .find(item => !doubtExemption(item, ref, snapshot)) ??
          approved.at(-1)
        );
      },
      drills: ref => {
        note(drillsKey(ref));
        return this.drillsOf(ref);
      },
      record: ref => {
        note(recordKey(ref));
        return this.recordOf(ref);
      },
      ownerChanges: ref => this.ownerChanges.get(ref) ?? NOTHING,
      settings: rules.settings,
      extraCriteria: rules.extraCriteria,
    };
  }
}

function factsOf(
  snapshot: CatalogView,
  ref: string,
): MlEntityFacts | undefined {
  const facts = snapshot.get(ref);
  return isMlEntityFacts(facts) ? facts : undefined;
}

/** Dependency key of the record of an entity. */
function recordKey(ref: string): string {
  return `${ref}@`;
}

/** Dependency key of the drills of an entity, for its successors. */
function drillsKey(ref: string): string {
  return `${ref}!`;
}

/** Returns new records for the entities whose records change. */
function changeRecords(
  records: ReadonlyMap<string, EntityRecord>,
  changes: InputChanges,
): ReadonlyMap<string, EntityRecord> {
  const authors = new Map<string, Map<string, RecordedAuthor>>();
  const predecessors = new Map<string, Set<string>>();
  const renewals = new Map<string, string>();
  for (const { entityRef, ...author } of changes.authors) {
    const known =
      authors.get(entityRef) ??
      new Map<string, RecordedAuthor>(
        records.get(entityRef)?.authors.map(item => [item.person, item]),
      );
    authors.set(entityRef, known.set(author.person, author));
  }
  for (const { entityRef, predecessor, inForce } of changes.predecessors) {
    const known =
      predecessors.get(entityRef) ??
      new Set<string>(records.get(entityRef)?.predecessors);
    known[inForce ? 'add' : 'delete'](predecessor);
    predecessors.set(entityRef, known);
  }
  for (const { entityRef, at } of changes.renewals) {
    renewals.set(entityRef, at);
  }
  const changed = new Map<string, EntityRecord>();
  for (const ref of [
    ...authors.keys(),
    ...predecessors.keys(),
    ...renewals.keys(),
  ]) {
    const before = records.get(ref);
    changed.set(ref, {
      authors: [...(authors.get(ref)?.values() ?? before?.authors ?? NOTHING)],
      predecessors: [
        ...(predecessors.get(ref) ?? before?.predecessors ?? NOTHING),
      ],
      renewedAt: renewals.get(ref) ?? before?.renewedAt,
    });
  }
  return changed;
}

function byCriterion<T extends { criterion: string }>(
  items: readonly T[],
): Map<string, T[]> {
  const result = new Map<string, T[]>();
  for (const item of items) {
    const list = result.get(item.criterion);
    if (list) {
      list.push(item);
    } else {
      result.set(item.criterion, [item]);
    }
  }
  return result;
}
