import {
  CriterionDefinition,
  CriterionSubject,
  CRITERIA,
  MlEntityFacts,
  upstreamLinks,
} from '../criteria';
import {
  currentVersion,
  effectiveFrom,
  isInEffect,
  SubjectVersion,
  VersionOrder,
} from '../evidence/currentVersion';
import { RecordedEvidence } from '../evidence';
import { sameVersion } from '../versions';
import type { EvaluationInput } from './EvaluationInput';

/** The current version of a subject, and when it may change by time alone. */
export interface CurrentSubject {
  subject?: SubjectVersion;
  /** ISO 8601 instant. */
  changesAt?: string;
}

const ORDERS: Record<CriterionSubject, VersionOrder> = {
  source: 'first-seen',
  'serving-version': 'last-appeared',
};

/** The criteria whose evidence shows the current version of each subject. */
const SHOWING: Record<CriterionSubject, CriterionDefinition[]> = {
  source: showing('source'),
  'serving-version': showing('serving-version'),
};

/** The subject of this criterion is the source of the Pipeline that produces the entity. */
const RUN = 'retrain.run';

function showing(subject: CriterionSubject): CriterionDefinition[] {
  return CRITERIA.filter(
    criterion =>
      criterion.subject === subject && criterion.reportsSubjectVersion,
  );
}

/** The current versions of the subjects of an entity's criteria, each computed once. */
export class CurrentSubjects {
  private readonly known = new Map<CriterionSubject, CurrentSubject>();

  constructor(
    private readonly entity: MlEntityFacts,
    private readonly input: EvaluationInput,
  ) {}

  of({ id, subject }: CriterionDefinition): CurrentSubject | undefined {
    if (!subject) {
      return undefined;
    }
    let current = this.known.get(subject);
    if (!current) {
      const own = this.shown(subject, this.entity.ref);
      current =
        id === RUN && this.entity.kind !== 'Pipeline'
          ? this.sourceOfMakers(own)
          : this.currentOf(subject, own);
      this.known.set(subject, current);
    }
    return current;
  }

  /**
   * The source of an entity is that of the Pipeline that produces it: a run of an older commit of the
   * Pipeline proves nothing. With several Pipelines, a run of the current source of any of them is enough.
   */
  private sourceOfMakers(own: readonly RecordedEvidence[]): CurrentSubject {
    const { snapshot } = this.input;
    const makers = upstreamLinks(snapshot, this.entity.ref)
      .filter(({ relation }) => relation === 'producedBy')
      .map(({ upstream }) => this.shown('source', upstream))
      .filter(pieces => pieces.length > 0);
    if (makers.length === 0) {
      return this.currentOf('source', own);
    }
    const ran = this.currentOf('source', own).subject;
    const each = makers.map(pieces =>
      this.currentOf('source', [...own, ...pieces]),
    );
    const matching = each.find(
      ({ subject }) =>
        ran && subject && sameVersion(subject.version, ran.version),
    );
    return matching ?? this.currentOf('source', [...own, ...makers.flat()]);
  }

  private currentOf(
    subject: CriterionSubject,
    pieces: readonly RecordedEvidence[],
  ): CurrentSubject {
    const now = Date.parse(this.input.now);
    const ahead = pieces.filter(piece => !isInEffect(piece, now));
    return {
      subject: currentVersion(pieces, now, ORDERS[subject]),
      changesAt:
        ahead.length > 0
          ? new Date(Math.min(...ahead.map(effectiveFrom))).toISOString()
          : undefined,
    };
  }

  /** Observed evidence with a version of a subject of an entity. */
  private shown(subject: CriterionSubject, ref: string): RecordedEvidence[] {
    const pieces: RecordedEvidence[] = [];
    for (const { id } of SHOWING[subject]) {
      for (const piece of this.input.evidence(ref, id)) {
        if (
          piece.source === 'observed' &&
          piece.subjectVersion !== undefined &&
          piece.exclusion === undefined
        ) {
          pieces.push(piece);
        }
      }
    }
    return pieces;
  }
}
