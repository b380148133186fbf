import {
  Handover,
  HandoverEntry,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode } from 'react';
import { Timeline } from '../drills/record';
import { OutsideLink } from '../drills/words';
import { Section } from '../page';
import { Translate, useWords } from '../words';

/** Everything that was written down about a handover. */
export function HandoverRecord(props: { handover: Handover }) {
  const { handover } = props;
  const { entries = [] } = handover;
  const { t } = useWords();
  if (entries.length === 0) {
    return null;
  }
  return (
    <Section title={t('handovers.record.title')}>
      <Timeline
        entries={entries}
        words={entry => entryWords(t, entry, handover)}
      />
    </Section>
  );
}

function entryWords(
  t: Translate,
  entry: HandoverEntry,
  handover: Handover,
): ReactNode {
  const { kind, text, url } = entry;
  const said = (what: string) =>
    text ? t('drills.record.said', { what, text }) : what;
  switch (kind) {
    case 'note':
      return text;
    case 'blocker':
      return (
        <>
          {said(t('drills.record.blocker'))} {url && <OutsideLink url={url} />}
        </>
      );
    case 'solved': {
      const solved = handover.blockers.find(({ id }) => id === entry.blocker);
      return t('drills.record.solved', {
        blocker: solved?.text ?? text ?? t('drills.record.aBlocker'),
      });
    }
    default:
      return said(t(`handovers.record.life.${kind}`));
  }
}
