import { ABILITIES } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  count,
  duration,
  entry,
  flag,
  list,
  oneOf,
  recognisedBy,
  ref,
  refs,
  SeedFileReader,
  someOf,
  text,
} from '../demoSeed';
import {
  SeedDrill,
  DrillsFile,
  SeedHandover,
  SeedTimelineEntry,
  SeedNote,
} from './DrillsFile';

const OUTCOMES = ['passed', 'failed', 'abandoned', 'finished'] as const;

const ability = oneOf(ABILITIES);
const abilities = someOf(ability);

const outcome = oneOf(['passed', 'failed', 'abandoned'] as const).optional();
const outcomes = entry({
  retrain: outcome,
  deploy: outcome,
  observe: outcome,
  recover: outcome,
});

const remarks = {
  note: entry({ note: text, url: text.optional() }).transform(
    ({ note, url }): SeedNote => ({ kind: 'note', text: note, url }),
  ),
  blocker: entry({
    blocker: text,
    url: text.optional(),
    resolved: text.optional(),
  }).transform(
    ({ blocker, ...rest }): SeedNote => ({
      kind: 'blocker',
      text: blocker,
      ...rest,
    }),
  ),
};

const timeline = {
  steps: entry({ steps: count }).transform(
    ({ steps }): SeedTimelineEntry => ({ kind: 'steps', count: steps }),
  ),
  helper: entry({ helper: ref, text: text.optional() }).transform(
    ({ helper, ...rest }): SeedTimelineEntry => ({
      kind: 'helper',
      person: helper,
      ...rest,
    }),
  ),
  trace: entry({ trace: text }).transform(
    ({ trace }): SeedTimelineEntry => ({ kind: 'trace', url: trace }),
  ),
  ...remarks,
  blocker: entry({
    blocker: text,
    url: text.optional(),
    ability: ability.optional(),
    resolved: text.optional(),
  }).transform(
    ({ blocker, ...rest }): SeedTimelineEntry => ({
      kind: 'blocker',
      text: blocker,
      ...rest,
    }),
  ),
};

const drill = entry({
  about: refs,
  abilities,
  team: ref,
  operators: refs,
  by: ref,
  why: text,
  age: duration.optional(),
  took: duration.optional(),
  plannedIn: duration.optional(),
  record: list(recognisedBy<SeedTimelineEntry>(timeline)),
  authorHelped: flag,
  passed: text.optional(),
  failed: text.optional(),
  abandoned: text.optional(),
  finished: text.optional(),
  outcomes: outcomes.optional(),
})
  .superRefine((fields, context) => {
    const { age, took, plannedIn, record, passed, failed, finished } = fields;
    const ends = OUTCOMES.filter(end => fields[end]);
    const fail = (message: string) =>
      context.addIssue({ code: 'custom', message });
    if (ends.length > 1) {
      fail(`has ${ends.join(' and ')}, expected one of them`);
    }
    const isPast = ends.length > 0 || age !== undefined || record.length > 0;
    if (plannedIn !== undefined && isPast) {
      fail('has plannedIn, expected no age, record or result with it');
    }
    // An abandoned drill ends when it is abandoned, so it cannot have an age.
    if (age !== undefined && !passed && !failed && !finished) {
      fail('has age, expected passed, failed or finished with it');
    }
    if ((finished === undefined) !== (fields.outcomes === undefined)) {
      fail('has finished or outcomes, expected both or none of them');
    }
    if ((age === undefined) !== (took === undefined)) {
      fail('has age or took, expected both or none of them');
    }
    if (age !== undefined && took !== undefined && took > age) {
      fail('has a duration longer than its age');
    }
  })
  .transform(
    ({
      about,
      age,
      took,
      team,
      passed,
      failed,
      abandoned,
      finished,
      outcomes: given,
      ...rest
    }) => {
      const ends = { passed, failed, abandoned, finished };
      const end = OUTCOMES.find(one => ends[one]);
      return about.map(
        (entityRef): SeedDrill => ({
          ...rest,
          entityRef,
          performingTeam: team,
          past:
            age !== undefined && took !== undefined ? { age, took } : undefined,
          end: end && { outcome: end, outcomes: given, text: ends[end]! },
        }),
      );
    },
  );

const handover = entry({
  about: ref,
  abilities: abilities.optional(),
  to: ref,
  by: ref,
  why: text,
  age: duration.default(0),
  targetIn: duration.optional(),
  record: list(recognisedBy<SeedNote>(remarks)),
  shadowedBy: ref.optional(),
  acceptedBy: ref.optional(),
  declinedBy: ref.optional(),
  comment: text.optional(),
})
  .refine(({ acceptedBy, declinedBy }) => !acceptedBy || !declinedBy, {
    error: 'has acceptedBy and declinedBy, expected one of them',
  })
  .transform(
    ({
      about,
      to,
      acceptedBy,
      declinedBy,
      comment,
      ...rest
    }): SeedHandover => ({
      ...rest,
      entityRef: about,
      toTeam: to,
      decision:
        (acceptedBy && { verb: 'accept', by: acceptedBy, text: comment }) ||
        (declinedBy && { verb: 'decline', by: declinedBy, text: comment }) ||
        undefined,
    }),
  );

/**
 * Parses a seed file of drills and handovers. An entry about several entities returns one drill for each. An invalid
 * entry becomes problems that name file, entry, field, the value found and the value expected.
 *
 * @param name - name of the file, for messages
 */
export function parseDrillsFile(name: string, yaml: string): DrillsFile {
  const reader = new SeedFileReader(name, yaml, ['drills', 'handovers']);
  return {
    name,
    drills: reader.read('drills', drill).flat(),
    handovers: reader.read('handovers', handover),
    problems: reader.problems,
  };
}
