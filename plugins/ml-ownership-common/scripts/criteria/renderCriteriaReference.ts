import { CRITERIA, RULES_VERSION } from '../../src/criteria';
import { ABILITIES } from '../../src/verdict';

const HEADINGS = {
  all: 'Every ability',
  retrain: 'Retrain',
  deploy: 'Deploy',
  observe: 'Observe',
  recover: 'Recover',
};

/** The reference of all criteria, as Markdown. */
export function renderCriteriaReference(): string {
  return [
    `# Criteria

<!-- Made by \`yarn workspace @mlownership/backstage-plugin-ml-ownership-common generate\` from the definitions in
plugins/ml-ownership-common/src/criteria. Change those, and run it again. -->

Rules version ${RULES_VERSION}. How each criterion is read where this table leaves room is
[fixed here](decisions/0002-how-each-criterion-is-read.md).

## From criteria to a verdict

- A criterion is answered by **evidence**, from the sources that it accepts: \`drill\`, \`observed\`, \`document\`, \`catalog\`, \`attested\`,
  strongest first. The strongest that has not expired decides; at equal strength a fail wins. Without evidence it is \`unknown\`, and only
  \`pass\` counts.
- The **level** of an ability is the highest at and below which every applicable criterion passes: 1 declared, 2 documented,
  3 repeatable, 4 proven by another team. The level of an entity is the lowest of its abilities.
- The **verdict** of an ability is *yes* at level 4; *no* where a failed drill stands, or where a criterion of level 1 or 2 fails and
  no valid drill stands; else *unproven*. An entity is as good as its worst ability.
- The **system verdict** of a Model is the worst over itself and everything that it is made from. The weakest link is named.
- The **primary cause** is the one with most fails at the lowest unmet level.

Today the catalog is the one source that is connected: a criterion that does not accept it stays \`unknown\`.
`,
    ...(['all', ...ABILITIES] as const).map(ability =>
      [
        `## ${HEADINGS[ability]}`,
        '| criterion | level | kinds | passes when | why | cause | accepts | at most |',
        '|---|---|---|---|---|---|---|---|',
        ...CRITERIA.filter(criterion => criterion.ability === ability).map(
          ({ id, level, kinds, passesWhen, why, cause, accepts, maxAgeDays }) =>
            `| \`${id}\` | ${level} | ${kinds.join(
              ', ',
            )} | ${passesWhen} | ${why} | ${cause} | ${accepts.join(', ')} | ${
              maxAgeDays ? `${maxAgeDays} days` : ''
            } |`,
        ),
      ].join('\n'),
    ),
  ].join('\n\n');
}
