import {
  Drill,
  DrillEntry,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode } from 'react';
import { EntityLink } from '../../../ui/entity';
import { Section } from '../../../ui/page';
import { TranslateFunction, useMlTranslation } from '../../../translations';
import { Timeline } from '../record';
import { ExternalLink } from '../text';

/** The timeline of a drill. */
export function DrillTimeline(props: { drill: Drill }) {
  const { drill } = props;
  const { entries = [] } = drill;
  const { t } = useMlTranslation();
  if (entries.length === 0) {
    return null;
  }
  return (
    <Section title={t('drills.record.title')} lead={t('drills.record.lead')}>
      <Timeline
        entries={entries}
        describe={entry => describeEntry(t, entry, drill)}
      />
    </Section>
  );
}

function describeEntry(
  t: TranslateFunction,
  entry: DrillEntry,
  drill: Drill,
): ReactNode {
  const { text, url, person } = entry;
  const said = (what: string) =>
    text ? t('drills.record.said', { what, text }) : what;
  switch (entry.kind) {
    case 'step': {
      const step = drill.steps?.find(({ index }) => index === entry.step);
      return t(entry.done ? 'drills.record.done' : 'drills.record.openAgain', {
        step:
          step?.text ??
          text ??
          t('drills.record.step', { number: String(entry.step) }),
      });
    }
    case 'blocker':
      return (
        <>
          {said(t('drills.record.blocker'))} {url && <ExternalLink url={url} />}
        </>
      );
    case 'blocker-resolved': {
      const resolved = drill.entries?.find(({ id }) => id === entry.blocker);
      return t('drills.record.resolved', {
        blocker: resolved?.text ?? text ?? t('drills.record.aBlocker'),
      });
    }
    case 'help-requested': {
      if (!person) {
        return text;
      }
      const helper = <EntityLink entityRef={person} hideIcon />;
      return text
        ? t('drills.record.helpRequestedFor', { person: helper, text })
        : t('drills.record.helpRequested', { person: helper });
    }
    case 'trace':
      return (
        <>
          {said(t('drills.record.trace'))} {url && <ExternalLink url={url} />}
        </>
      );
    case 'note':
      return text;
    default:
      return said(t(`drills.record.life.${entry.kind}`));
  }
}
