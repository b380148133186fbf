import {
  ABILITIES,
  Ability,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Entry, EntryReader } from '../demoDelivery';
import {
  DrillCase,
  DrillsFile,
  HandoverCase,
  RecordLine,
  Remark,
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
  'refusedBy',
  'answer',
];

/** What a line of a record can be, and the fields beside it. */
const REMARKS: Record<Remark['kind'], string[]> = {
  note: ['url'],
  blocker: ['url', 'solved'],
};
const LINES: Record<RecordLine['kind'], string[]> = {
  steps: [],
  helper: ['text'],
  trace: [],
  ...REMARKS,
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
    record: entry.entries('record').map(readLine),
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
      .map(line => readRemark(line, kindOf(line, REMARKS))),
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

function readLine(entry: Entry): RecordLine {
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

function readRemark(entry: Entry, kind: Remark['kind']): Remark {
  const said = { text: entry.text(kind), url: entry.optionalText('url') };
  return kind === 'blocker'
    ? { kind, ...said, solved: entry.optionalText('solved') }
    : { kind, ...said };
}

/** @throws InputError where it is of none of the kinds, or has fields of another */
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
