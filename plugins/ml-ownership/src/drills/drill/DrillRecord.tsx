import {
  Drill,
  DrillEntry,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode } from 'react';
import { EntityLink } from '../../entity';
import { Section } from '../../page';
import { Timeline } from '../record';
import { OutsideLink } from '../words';

const LIFE_WORDS = {
  planned: 'Planned',
  started: 'Started',
  finished: 'Finished',
  abandoned: 'Given up',
  corrected: 'Corrected',
} as const;

/** Everything that was written down about a drill. */
export function DrillRecord(props: { drill: Drill }) {
  const { drill } = props;
  const { entries = [] } = drill;
  if (entries.length === 0) {
    return null;
  }
  return (
    <Section
      title="Record"
      lead="Nothing is ever taken out of it: a correction is a new line."
    >
      <Timeline entries={entries} words={entry => entryWords(entry, drill)} />
    </Section>
  );
}

function entryWords(entry: DrillEntry, drill: Drill): ReactNode {
  const { text, url } = entry;
  const step = drill.steps?.find(({ index }) => index === entry.step);
  const blocker = drill.entries?.find(({ id }) => id === entry.blocker);
  const said = text ? `: ${text}` : '';
  switch (entry.kind) {
    case 'step':
      return `${entry.done ? 'Done' : 'Open again'}: ${
        step?.text ?? text ?? `step ${entry.step}`
      }`;
    case 'blocker':
      return (
        <>
          Blocker{said} {url && <OutsideLink url={url} />}
        </>
      );
    case 'solved':
      return `Solved: ${blocker?.text ?? text ?? 'a blocker'}`;
    case 'helper':
      return (
        <>
          Asked for help:{' '}
          {entry.person && <EntityLink entityRef={entry.person} hideIcon />}
          {text && `, ${text}`}
        </>
      );
    case 'trace':
      return (
        <>
          Trace: {url && <OutsideLink url={url} />} {text}
        </>
      );
    case 'note':
      return text;
    default:
      return `${LIFE_WORDS[entry.kind]}${said}`;
  }
}
