import { mention } from '../../facts';
import { distinctPeople } from '../../people/isSamePerson';
import { CriterionDefinition } from '../CriterionDefinition';
import { quote } from '../declarations';

export const ownershipAuthors: CriterionDefinition = {
  id: 'ownership.authors',
  ability: 'all',
  title: 'Authors are named',
  level: 1,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'operating-model',
  foundation: 'ownership',
  accepts: ['catalog'],
  passesWhen: 'At least one author is named and exists as a User.',
  why: 'You cannot tell whether someone else can run it if you do not know who built it.',
  failureClause: 'its authors are not named',
  failureClauseIfMissing: 'none of its declared authors is in the catalog',
  remedy: {
    text: 'Name the Users who built it. They stay authors after a handover.',
    yaml: 'spec:\n  authors:\n    - user:default/jane.doe\n',
  },
  evaluateCatalog(entity, { snapshot }) {
    const { authors } = entity.ml;
    const known = distinctPeople(snapshot, authors).flatMap(author => {
      const facts = [author, ...snapshot.identities(author)]
        .map(identity => snapshot.get(identity))
        .find(found => found?.kind === 'User');
      return facts ? mention(facts) : [];
    });
    if (known.length > 0) {
      return { outcome: 'pass', detail: `Built by ${known.join(', ')}` };
    }
    return {
      outcome: 'fail',
      detail:
        authors.length === 0
          ? 'spec.authors is not declared'
          : `spec.authors is ${quote(
              authors,
            )}, none of which is a User in the catalog`,
      ...(authors.length > 0 && { missing: true }),
    };
  },
};
