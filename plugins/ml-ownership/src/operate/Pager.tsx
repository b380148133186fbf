import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton } from '@backstage/ui';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { OnCallLabel, peopleOf, useOnCall } from '../people';
import { useWords } from '../words';
import { DeclaredFact } from './DeclaredFact';
import { Fact, FactList, Note } from './Fact';
import { PointedText } from './PointedText';

/** Whom to call, in the order in which one would. */
export function Pager() {
  const { t } = useWords();
  const { entity } = useEntity();
  const { operators, ownerOperates } = peopleOf(entity);
  const escalation = 'operations.recover.escalation';
  return (
    <Section title={t('operate.pager.title')}>
      <FactList>
        <OnCallFact entity={entity} operators={operators} />
        <Fact title={t('operate.pager.operators')}>
          {operators.map(ref => (
            <EntityLink key={ref} entityRef={ref} />
          ))}
          {operators.length === 0 && <Note>{t('operate.pager.nobody')}</Note>}
          {operators.length > 0 && ownerOperates && (
            <Note>{t('operate.pager.ownerOperates')}</Note>
          )}
        </Fact>
        <DeclaredFact
          title={t('operate.pager.failures')}
          path={`${escalation}.failures`}
          missing={t('operate.pager.noFailures')}
          example="group:default/my-team"
          show={text => <Team text={text} />}
        />
        <DeclaredFact
          title={t('operate.pager.regressions')}
          path={`${escalation}.regressions`}
          missing={t('operate.pager.noRegressions')}
          example="group:default/my-team"
          show={text => <Team text={text} />}
        />
      </FactList>
    </Section>
  );
}

function OnCallFact(props: { entity: Entity; operators: string[] }) {
  const { entity, operators } = props;
  const { t } = useWords();
  const { onCall, ofGroup, loading, error } = useOnCall(entity, operators);
  if (loading) {
    return (
      <Fact title={t('operate.pager.onCall')}>
        <Skeleton width={200} height={28} />
      </Fact>
    );
  }
  if (!onCall) {
    return (
      <Fact title={t('operate.pager.onCall')}>
        <Note>
          {error
            ? t('operate.pager.unreadable')
            : t('operate.pager.nobodyOnCall', {
                url: <code>mlownership.dev/on-call: https://…</code>,
                pagerDuty: <code>pagerduty.com/service-id</code>,
                opsgenie: <code>opsgenie.com/team</code>,
              })}
        </Note>
      </Fact>
    );
  }
  return (
    <Fact title={t('operate.pager.onCall')} main>
      <OnCallLabel onCall={onCall} />
      {ofGroup && <Note>{t('operate.pager.ofGroup')}</Note>}
    </Fact>
  );
}

/** A Group or User that the entity names, and whom it has on call. */
function Team(props: { text: string }) {
  const { text } = props;
  const { entity } = useEntity();
  const ref = teamRefOf(entity, text);
  const { onCall } = useOnCall(undefined, ref ? [ref] : []);
  if (!ref) {
    return <PointedText text={text} />;
  }
  return (
    <>
      <EntityLink entityRef={ref} />
      {onCall && <OnCallLabel onCall={onCall} />}
    </>
  );
}

/** What stands where a team is expected is a Group unless it says otherwise. */
function teamRefOf(entity: Entity, text: string): string | undefined {
  if (!/^(?:(?:group|user):)?(?:[\w-]+\/)?[\w.-]+$/i.test(text)) {
    return undefined;
  }
  return stringifyEntityRef(
    parseEntityRef(text, {
      defaultKind: 'group',
      defaultNamespace: entity.metadata.namespace,
    }),
  );
}
