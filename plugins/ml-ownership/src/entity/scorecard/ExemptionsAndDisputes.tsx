import {
  Dispute,
  Exemption,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { useRef } from 'react';
import { DisputeList } from '../disputes';
import { ExemptionList } from '../exemptions';
import { Section, useNearViewport } from '../../ui/page';
import { ErrorState, LoadingState, useMlQuery } from '../../ui/async-state';
import { useMlTranslation } from '../../translations';
import layout from '../../ui/layout.module.css';
import styles from './ExemptionsAndDisputes.module.css';

const MAX_SHOWN = 100;

/** The exemptions and disputes of an entity; loaded when the section comes near the viewport. */
export function ExemptionsAndDisputes(props: {
  scorecard: Scorecard;
  onChanged: () => Promise<unknown>;
}) {
  const { scorecard, onChanged } = props;
  const { entityRef } = scorecard;
  const { t } = useMlTranslation();
  const element = useRef<HTMLDivElement>(null);
  const near = useNearViewport(element);
  const exemptions = useMlQuery(
    near ? ['exemptions', entityRef] : undefined,
    api => api.getExemptions({ entityRef, limit: MAX_SHOWN }),
  );
  const disputes = useMlQuery(near ? ['disputes', entityRef] : undefined, api =>
    api.getDisputes({ entityRef, limit: MAX_SHOWN }),
  );

  return (
    <Section title={t('handover.talk.title')} lead={t('handover.talk.lead')}>
      <div ref={element} className={styles.root}>
        <Content
          scorecard={scorecard}
          exemptions={exemptions.data?.items}
          disputes={disputes.data?.items}
          error={exemptions.error ?? disputes.error}
          onRetry={() => {
            exemptions.reload();
            disputes.reload();
          }}
          onChanged={onChanged}
        />
      </div>
    </Section>
  );
}

function Content(props: {
  scorecard: Scorecard;
  exemptions: Exemption[] | undefined;
  disputes: Dispute[] | undefined;
  error: Error | undefined;
  onRetry: () => void;
  onChanged: () => Promise<unknown>;
}) {
  const { scorecard, exemptions, disputes, error, onRetry, onChanged } = props;
  const { t } = useMlTranslation();
  const { criteria, extra } = scorecard;
  const failure = error && (
    <ErrorState
      error={error}
      subject={t('handover.talk.subject')}
      onRetry={onRetry}
    />
  );
  if (!exemptions || !disputes) {
    return (
      failure ?? (
        <LoadingState subject={t('handover.talk.subject')} heights={[44]} />
      )
    );
  }
  const stands = ({ state }: Exemption) =>
    state === 'requested' || state === 'approved';
  const standing = exemptions.filter(stands);
  const past = exemptions.filter(exemption => !stands(exemption));
  const open = disputes.filter(({ state }) => state === 'open');
  const answered = disputes.filter(({ state }) => state !== 'open');
  const named = [...criteria, ...extra];
  const earlier = past.length + answered.length;

  return (
    <>
      {failure}
      {standing.length + open.length === 0 && (
        <p className={layout.note}>{t('handover.talk.none')}</p>
      )}
      {standing.length > 0 && (
        <ExemptionList
          exemptions={standing}
          criteria={named}
          onDecided={onChanged}
        />
      )}
      {open.length > 0 && (
        <DisputeList disputes={open} criteria={named} onResolved={onChanged} />
      )}
      {earlier > 0 && (
        <details className={styles.earlier}>
          <summary>{t('handover.talk.settled', { count: earlier })}</summary>
          {past.length > 0 && (
            <ExemptionList
              exemptions={past}
              criteria={named}
              onDecided={onChanged}
            />
          )}
          {answered.length > 0 && (
            <DisputeList
              disputes={answered}
              criteria={named}
              onResolved={onChanged}
            />
          )}
        </details>
      )}
    </>
  );
}
