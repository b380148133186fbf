import { ProxiedSignInPage } from '@backstage/core-components';
import { ResponseError } from '@backstage/errors';
import {
  configApiRef,
  IdentityApi,
  useApi,
} from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import { DemoPerson, PersonPicker } from './PersonPicker';
import { rememberedChoice, SignInChoice } from './signInChoiceStorage';

/** Clears the remembered choice on sign-out; otherwise the next page load would sign the user in again. */
function forgettingOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    async signOut() {
      rememberedChoice.forget();
      await identity.signOut();
    },
  };
}

/** The error message of the backend, in place of its status text. */
function reasonFor(error?: Error): string {
  return error instanceof ResponseError
    ? error.body.error.message
    : error?.message ?? 'The backend gave no reason.';
}

/** Signs in to the demo as a guest or as one of the example users. */
export function DemoSignInPage({ onSignInSuccess }: SignInPageProps) {
  const config = useApi(configApiRef);
  const people: DemoPerson[] = (
    config.getOptionalConfigArray('demo.people') ?? []
  ).map(person => ({
    entityRef: person.getString('entityRef'),
    name: person.getString('name'),
    role: person.getString('role'),
  }));
  const [choice, setChoice] = useState<SignInChoice | undefined>(() => {
    const remembered = rememberedChoice.read();
    const stillOffered =
      remembered === 'guest' ||
      people.some(person => person.entityRef === remembered);
    return stillOffered ? remembered : undefined;
  });
  const [attempt, setAttempt] = useState(1);

  if (choice === undefined) {
    return (
      <PersonPicker
        title={config.getOptionalString('app.title') ?? 'Backstage'}
        people={people}
        onChoose={setChoice}
      />
    );
  }

  return (
    <ProxiedSignInPage
      key={`${choice} ${attempt}`}
      provider={choice === 'guest' ? 'guest' : 'demo'}
      headers={choice === 'guest' ? {} : { 'x-demo-person': choice }}
      onSignInSuccess={identity => {
        rememberedChoice.write(choice);
        onSignInSuccess(forgettingOnSignOut(identity));
      }}
      ErrorComponent={({ error }) => (
        <main>
          <Flex p="6" direction="column" align="start" gap="4">
            <Text as="h1" variant="title-small" weight="bold">
              Signing in
            </Text>
            <Alert
              status="danger"
              title="Signing in failed"
              description={reasonFor(error)}
            />
            <Flex gap="2">
              <Button onPress={() => setAttempt(attempt + 1)}>Try again</Button>
              <Button
                variant="secondary"
                onPress={() => {
                  rememberedChoice.forget();
                  setChoice(undefined);
                }}
              >
                Choose another user
              </Button>
            </Flex>
          </Flex>
        </main>
      )}
    />
  );
}
