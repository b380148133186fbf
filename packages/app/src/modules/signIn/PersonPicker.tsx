import {
  Button,
  Card,
  CardBody,
  CardFooter,
  Container,
  Flex,
  Text,
} from '@backstage/ui';
import { useId } from 'react';
import { Mark } from '../brand';
import styles from './PersonPicker.module.css';
import { SignInChoice } from './signInChoiceStorage';

/** An example user available for sign-in. */
export interface DemoPerson {
  /** Full entity ref of a User in the catalog, such as `user:default/ada`. */
  entityRef: string;
  name: string;
  /** One sentence about the person. */
  role: string;
}

/** Lets the visitor choose a user to sign in as. */
export function PersonPicker(props: {
  title: string;
  people: DemoPerson[];
  onChoose: (choice: SignInChoice) => void;
}) {
  const { title, people, onChoose } = props;
  const peopleHeading = useId();
  return (
    <main className={styles.page}>
      <Container>
        <Flex direction="column" gap="8" py="8">
          <Flex direction="column" gap="4">
            <Mark className={styles.mark} />
            <Text as="h1" variant="title-large" weight="bold">
              {title}
            </Text>
            <Text as="p" variant="body-large" color="secondary">
              Can a team other than the author retrain, deploy, observe and
              recover it? Choose any user; no password is needed.
            </Text>
            <Button onPress={() => onChoose('guest')}>Enter as guest</Button>
          </Flex>
          {people.length > 0 && (
            <Flex direction="column" gap="4">
              <Text
                as="h2"
                variant="title-x-small"
                weight="bold"
                id={peopleHeading}
              >
                Or enter as a user of the example company
              </Text>
              <ul className={styles.people} aria-labelledby={peopleHeading}>
                {people.map(person => (
                  <li key={person.entityRef}>
                    <Card className={styles.person}>
                      <CardBody>
                        <Text as="h3" variant="body-large" weight="bold">
                          {person.name}
                        </Text>
                        <Text as="p" variant="body-medium">
                          {person.role}
                        </Text>
                      </CardBody>
                      <CardFooter>
                        <Button
                          variant="secondary"
                          aria-label={`Enter as ${person.name}`}
                          onPress={() => onChoose(person.entityRef)}
                        >
                          Enter as {person.name.split(' ')[0]}
                        </Button>
                      </CardFooter>
                    </Card>
                  </li>
                ))}
              </ul>
            </Flex>
          )}
        </Flex>
      </Container>
    </main>
  );
}
