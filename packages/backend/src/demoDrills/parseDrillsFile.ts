import {
  ABILITIES,
  Ability,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Entry, SeedFileReader } from '../demoSeed';
import {
  SeedDrill,
  DrillsFile,
  SeedHandover,
  SeedTimelineEntry,
  SeedNote,
} from './DrillsFile';

const OUTCOMES = ['passed', 'failed', 'abandoned'] as const;

const DRILL = [
  'about',
  'abilities',
  'team',
  'operators',
  'by',
  'why',
  'age',
  'took',
  'plannedIn',
  'record',
  'authorHelped',
  ...OUTCOMES,
];

const HANDOVER = [
  'about',
  'abilities',
  'to',
  'by',
  'why',
  'targetIn',
  'record',
  'shadowedBy',
  'acceptedBy',
  'declinedBy',
  'comment',
];

/** Kinds of entries in a record, and their additional fields. */
const REMARKS: Record<SeedNote['kind'], string[]> = {
  note: ['url'],
  blocker: ['url', 'resolved'],
};
const LINES: Record<SeedTimelineEntry['kind'], string[]> = {
  steps: [],
  helper: ['text'],
  trace: [],
  ...REMARKS,
};

/**
 * Parses a seed file of drills and handovers. An entry about several entities returns one drill for each. An invalid
 * entry becomes a problem that names file, entry, field, the value found and the value expected.
 *
 * @param name - name of the file, for messages
 */
export function parseDrillsFile(name: string, text: string): DrillsFile {
  const reader = new SeedFileReader(name, text, ['drills', 'handovers']);
  return {
    name,
    drills: reader.read('drills', readDrills),
    handovers: reader.read('handovers', entry => [readHandover(entry)]),
    problems: reader.problems,
  };
}

function readDrills(entry: Entry): SeedDrill[] {
  entry.allow(DRILL);
  const ends = OUTCOMES.filter(outcome => entry.has(outcome));
  if (ends.length > 1) {
    throw entry.problem(`has ${ends.join(' and ')}, expected one of them`);
  }
  const [outcome] = ends;
  const isPlan = entry.has('plannedIn');
  if (isPlan && (outcome || entry.has('age') || entry.has('record'))) {
    throw entry.problem(
      'has plannedIn, expected no age, record or result with it',
    );
  }
  // An abandoned drill ends when it is abandoned, so it cannot have an age.
  if (entry.has('age') && outcome !== 'passed' && outcome !== 'failed') {
    throw entry.problem('has age, expected passed or failed with it');
  }
  const past = entry.has('age')
    ? { age: entry.duration('age'), took: entry.duration('took') }
    : undefined;
  if (past && past.took > past.age) {
    throw entry.problem('has a duration longer than its age');
  }
  const drill = {
    by: entry.ref('by'),
    abilities: readAbilities(entry),
    performingTeam: entry.ref('team'),
    operators: entry.refs('operators'),
    why: entry.text('why'),
    past,
    plannedIn: isPlan ? entry.duration('plannedIn') : undefined,
    record: entry.entries('record').map(readLine),
    end: outcome && { outcome, text: entry.text(outcome) },
    authorHelped: entry.isTrue('authorHelped'),
  };
  return entry.refs('about').map(entityRef => ({ ...drill, entityRef }));
}

function readHandover(entry: Entry): SeedHandover {
  entry.allow(HANDOVER);
  if (entry.has('acceptedBy') && entry.has('declinedBy')) {
    throw entry.problem('has acceptedBy and declinedBy, expected one of them');
  }
  const decision = (verb: 'accept' | 'decline', field: string) =>
    entry.has(field)
      ? { verb, by: entry.ref(field), text: entry.optionalText('comment') }
      : undefined;
  return {
    by: entry.ref('by'),
    entityRef: entry.ref('about'),
    toTeam: entry.ref('to'),
    why: entry.text('why'),
    abilities: entry.has('abilities') ? readAbilities(entry) : undefined,
    targetIn: entry.has('targetIn') ? entry.duration('targetIn') : undefined,
    record: entry
      .entries('record')
      .map(line => readRemark(line, kindOf(line, REMARKS))),
    shadowedBy: entry.has('shadowedBy') ? entry.ref('shadowedBy') : undefined,
    decision:
      decision('accept', 'acceptedBy') ?? decision('decline', 'declinedBy'),
  };
}

function readAbilities(entry: Entry): Ability[] {
  return entry.texts('abilities').map(text => {
    const ability = ABILITIES.find(one => one === text);
    if (!ability) {
      throw entry.problem(
        `has an ability "${text}", expected ${ABILITIES.join(', ')}`,
      );
    }
    return ability;
  });
}

function readLine(entry: Entry): SeedTimelineEntry {
  const kind = kindOf(entry, LINES);
  switch (kind) {
    case 'steps':
      return { kind, count: entry.count(kind) };
    case 'helper':
      return {
        kind,
        person: entry.ref(kind),
        text: entry.optionalText('text'),
      };
    case 'trace':
      return { kind, url: entry.text(kind) };
    default:
      return readRemark(entry, kind);
  }
}

function readRemark(entry: Entry, kind: SeedNote['kind']): SeedNote {
  const said = { text: entry.text(kind), url: entry.optionalText('url') };
  return kind === 'blocker'
    ? { kind, ...said, resolved: entry.optionalText('resolved') }
    : { kind, ...said };
}

/** @throws InputError if the entry is of no known kind, or has fields of another kind */
function kindOf<K extends string>(
  entry: Entry,
  fields: Record<K, string[]>,
): K {
  const kinds = Object.keys(fields) as K[];
  const kind = kinds.find(one => entry.has(one));
  if (!kind) {
    throw entry.problem(`has none of ${kinds.join(', ')}`);
  }
  entry.allow([kind, ...fields[kind]]);
  return kind;
}
