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
import { DeclaredFact } from './DeclaredFact';
import { Fact, FactList, Note } from './Fact';
import { PointedText } from './PointedText';

/** Whom to call, in the order in which one would. */
export function Pager() {
  const { entity } = useEntity();
  const { operators, ownerOperates } = peopleOf(entity);
  const escalation = 'operations.recover.escalation';
  return (
    <Section title="Call">
      <FactList>
        <OnCallFact entity={entity} operators={operators} />
        <Fact title="Operated by">
          {operators.map(ref => (
            <EntityLink key={ref} entityRef={ref} />
          ))}
          {operators.length === 0 && <Note>Nobody</Note>}
          {operators.length > 0 && ownerOperates && (
            <Note>the owner, as no operator is declared</Note>
          )}
        </Fact>
        <DeclaredFact
          title="It does not answer: escalate to"
          path={`${escalation}.failures`}
          missing="Nobody is declared who owns failures"
          example="group:default/my-team"
          show={text => <Team text={text} />}
        />
        <DeclaredFact
          title="It answers, and is silently worse: escalate to"
          path={`${escalation}.regressions`}
          missing="Nobody is declared who owns silent regressions"
          example="group:default/my-team"
          show={text => <Team text={text} />}
        />
      </FactList>
    </Section>
  );
}

function OnCallFact(props: { entity: Entity; operators: string[] }) {
  const { entity, operators } = props;
  const { onCall, ofGroup, loading, error } = useOnCall(entity, operators);
  if (loading) {
    return (
      <Fact title="On-call">
        <Skeleton width={200} height={28} />
      </Fact>
    );
  }
  if (!onCall) {
    return (
      <Fact title="On-call">
        <Note>
          {error ? (
            'Not known: the operating group could not be read from the catalog'
          ) : (
            <>
              Nobody is on call. Add the annotation{' '}
              <code>mlownership.dev/on-call: https://…</code>,{' '}
              <code>pagerduty.com/service-id</code> or{' '}
              <code>opsgenie.com/team</code> to the entity or to the group that
              operates it
            </>
          )}
        </Note>
      </Fact>
    );
  }
  return (
    <Fact title="On-call" main>
      <OnCallLabel onCall={onCall} />
      {ofGroup && <Note>of the operating group</Note>}
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
