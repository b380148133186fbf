import {
  Drill,
  DrillEntry,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode } from 'react';
import { EntityLink } from '../../entity';
import { Section } from '../../page';
import { Translate, useWords } from '../../words';
import { Timeline } from '../record';
import { OutsideLink } from '../words';

/** Everything that was written down about a drill. */
export function DrillRecord(props: { drill: Drill }) {
  const { drill } = props;
  const { entries = [] } = drill;
  const { t } = useWords();
  if (entries.length === 0) {
    return null;
  }
  return (
    <Section title={t('drills.record.title')} lead={t('drills.record.lead')}>
      <Timeline
        entries={entries}
        words={entry => entryWords(t, entry, drill)}
      />
    </Section>
  );
}

function entryWords(t: Translate, entry: DrillEntry, drill: Drill): ReactNode {
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
          {said(t('drills.record.blocker'))} {url && <OutsideLink url={url} />}
        </>
      );
    case 'solved': {
      const solved = drill.entries?.find(({ id }) => id === entry.blocker);
      return t('drills.record.solved', {
        blocker: solved?.text ?? text ?? t('drills.record.aBlocker'),
      });
    }
    case 'helper': {
      if (!person) {
        return text;
      }
      const helper = <EntityLink entityRef={person} hideIcon />;
      return text
        ? t('drills.record.helperFor', { person: helper, text })
        : t('drills.record.helper', { person: helper });
    }
    case 'trace':
      return (
        <>
          {said(t('drills.record.trace'))} {url && <OutsideLink url={url} />}
        </>
      );
    case 'note':
      return text;
    default:
      return said(t(`drills.record.life.${entry.kind}`));
  }
}
