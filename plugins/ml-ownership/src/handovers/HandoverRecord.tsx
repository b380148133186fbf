import {
  Handover,
  HandoverEntry,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode } from 'react';
import { Timeline } from '../drills/record';
import { OutsideLink } from '../drills/words';
import { Section } from '../page';

const LIFE_WORDS = {
  proposed: 'Proposed',
  shadowing: 'The taking team began to shadow',
  accepted: 'Accepted',
  refused: 'Refused',
} as const;

/** Everything that was written down about a handover. */
export function HandoverRecord(props: { handover: Handover }) {
  const { handover } = props;
  const { entries = [] } = handover;
  if (entries.length === 0) {
    return null;
  }
  return (
    <Section title="Record">
      <Timeline
        entries={entries}
        words={entry => entryWords(entry, handover)}
      />
    </Section>
  );
}

function entryWords(entry: HandoverEntry, handover: Handover): ReactNode {
  const { kind, text, url } = entry;
  const blocker = handover.blockers.find(({ id }) => id === entry.blocker);
  const said = text ? `: ${text}` : '';
  switch (kind) {
    case 'note':
      return text;
    case 'blocker':
      return (
        <>
          Blocker{said} {url && <OutsideLink url={url} />}
        </>
      );
    case 'solved':
      return `Solved: ${blocker?.text ?? text ?? 'a blocker'}`;
    default:
      return `${LIFE_WORDS[kind]}${said}`;
  }
}
