import {
  ABILITIES,
  Ability,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Entry, EntryReader } from '../demoDelivery';
import { DrillCase, DrillsFile, HandoverCase, RecordLine } from './DrillsFile';

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
  'refusedBy',
  'answer',
];

/** What a line of a record can be, and the fields beside it. */
const LINES: Record<RecordLine['kind'], string[]> = {
  steps: [],
  note: ['url'],
  blocker: ['url', 'solved'],
  helper: ['text'],
  trace: [],
};

/**
 * Reads one file of the demo's drills and handovers. What it says of several entities comes out as one case each. An entry that
 * is not as it should be becomes a problem that names file, entry, field, what stands there and what was expected.
 *
 * @param name - name of the file, for messages
 */
export function parseDrillsFile(name: string, text: string): DrillsFile {
  const reader = new EntryReader(name, text, ['drills', 'handovers']);
  return {
    name,
    drills: reader.read('drills', readDrills),
    handovers: reader.read('handovers', entry => [readHandover(entry)]),
    problems: reader.problems,
  };
}

function readDrills(entry: Entry): DrillCase[] {
  entry.allow(DRILL);
  const ends = OUTCOMES.filter(outcome => entry.has(outcome));
  if (ends.length > 1) {
    throw entry.problem(`has ${ends.join(' and ')}, expected one of them`);
  }
  const [outcome] = ends;
  const isPlan = entry.has('plannedIn');
  if (isPlan && (outcome || entry.has('age') || entry.has('record'))) {
    throw entry.problem(
      'has plannedIn, expected neither age nor record nor an end beside it',
    );
  }
  // What is given up ends when that is said.
  if (entry.has('age') && outcome !== 'passed' && outcome !== 'failed') {
    throw entry.problem('has age, expected passed or failed beside it');
  }
  const past = entry.has('age')
    ? { age: entry.duration('age'), took: entry.duration('took') }
    : undefined;
  if (past && past.took > past.age) {
    throw entry.problem('took longer than it is ago');
  }
  const drill = {
    by: entry.ref('by'),
    abilities: readAbilities(entry),
    performingTeam: entry.ref('team'),
    operators: entry.refs('operators'),
    why: entry.text('why'),
    past,
    plannedIn: isPlan ? entry.duration('plannedIn') : undefined,
    record: entry.entries('record').map(line => readLine(line, LINES)),
    end: outcome && { outcome, text: entry.text(outcome) },
    authorHelped: entry.isTrue('authorHelped'),
  };
  return entry.refs('about').map(entityRef => ({ ...drill, entityRef }));
}

function readHandover(entry: Entry): HandoverCase {
  entry.allow(HANDOVER);
  if (entry.has('acceptedBy') && entry.has('refusedBy')) {
    throw entry.problem('has acceptedBy and refusedBy, expected one of them');
  }
  const { note, blocker } = LINES;
  const answer = (verb: 'accept' | 'refuse', field: string) =>
    entry.has(field)
      ? { verb, by: entry.ref(field), text: entry.optionalText('answer') }
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
      .map(line => readLine(line, { note, blocker })),
    shadowedBy: entry.has('shadowedBy') ? entry.ref('shadowedBy') : undefined,
    answer: answer('accept', 'acceptedBy') ?? answer('refuse', 'refusedBy'),
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

function readLine(
  entry: Entry,
  lines: Partial<Record<RecordLine['kind'], string[]>>,
): RecordLine {
  const kinds = Object.keys(lines) as RecordLine['kind'][];
  const kind = kinds.find(one => entry.has(one));
  if (!kind) {
    throw entry.problem(`has none of ${kinds.join(', ')}`);
  }
  entry.allow([kind, ...lines[kind]!]);
  switch (kind) {
    case 'steps':
      return { kind, count: entry.count('steps') };
    case 'helper':
      return {
        kind,
        person: entry.ref('helper'),
        text: entry.optionalText('text'),
      };
    case 'trace':
      return { kind, url: entry.text('trace') };
    case 'blocker':
      return {
        kind,
        text: entry.text('blocker'),
        url: entry.optionalText('url'),
        solved: entry.optionalText('solved'),
      };
    default:
      return {
        kind,
        text: entry.text('note'),
        url: entry.optionalText('url'),
      };
  }
}
