import {
  Handover,
  HandoverEntry,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode } from 'react';
import { Timeline } from '../drills/record';
import { ExternalLink } from '../drills/text';
import { Section } from '../../ui/page';
import { TranslateFunction, useMlTranslation } from '../../translations';

/** The timeline of a handover. */
export function HandoverTimeline(props: { handover: Handover }) {
  const { handover } = props;
  const { entries = [] } = handover;
  const { t } = useMlTranslation();
  if (entries.length === 0) {
    return null;
  }
  return (
    <Section title={t('handovers.record.title')}>
      <Timeline
        entries={entries}
        describe={entry => describeEntry(t, entry, handover)}
      />
    </Section>
  );
}

function describeEntry(
  t: TranslateFunction,
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
          {said(t('drills.record.blocker'))} {url && <ExternalLink url={url} />}
        </>
      );
    case 'blocker-resolved': {
      const resolved = handover.blockers.find(({ id }) => id === entry.blocker);
      return t('drills.record.resolved', {
        blocker: resolved?.text ?? text ?? t('drills.record.aBlocker'),
      });
    }
    default:
      return said(t(`handovers.record.life.${kind}`));
  }
}
