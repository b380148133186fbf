import {
  ABILITIES,
  Ability,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Command } from '../Command';
import { ExitCode } from '../ExitCode';
import { oneOf, requiredText, textOf, textsOf } from '../options';
import { readEntityRef } from '../readEntityRef';
import { connect, URL_OPTION } from '../server/connect';
import { UsageError } from '../UsageError';

/** Plans a drill. */
export const drillPlanCommand: Command = {
  name: 'drill plan',
  usage: 'ENTITY_REF',
  summary: "Plans a drill by another team; needs a user's token",
  options: {
    ability: {
      type: 'string',
      multiple: true,
      help: `one of ${ABILITIES.join(', ')}; may be repeated`,
    },
    team: { type: 'string', help: 'entity ref of the performing team' },
    participant: {
      type: 'string',
      multiple: true,
      help: 'entity ref of a user who takes part; may be repeated',
    },
    date: { type: 'string', help: 'day as YYYY-MM-DD' },
    notes: { type: 'string', help: 'what the participants should know' },
    ...URL_OPTION,
  },
  formats: [],
  async run(args, options, context) {
    const body = {
      entityRef: readEntityRef(args),
      abilities: requiredTexts('ability', textsOf(options, 'ability')).map(
        ability => oneOf('ability', ability, ABILITIES) as Ability,
      ),
      performingTeam: requiredText(options, 'team'),
      operators: requiredTexts('participant', textsOf(options, 'participant')),
      plannedDate: textOf(options, 'date'),
      notes: textOf(options, 'notes'),
    };
    const { api, request } = connect(options, context);
    const drill = await api.planDrill(body, request);
    const on = drill.plannedDate ? ` on ${drill.plannedDate}` : '';
    return {
      command: 'drill plan',
      exitCode: ExitCode.ok,
      text: `Planned drill ${drill.id}: ${
        drill.performingTeam
      } will ${drill.abilities.join(', ')} ${drill.entityRef}${on}`,
      result: drill,
    };
  },
};

function requiredTexts(name: string, texts: string[]): string[] {
  if (texts.length === 0) {
    throw new UsageError(`--${name} is missing`);
  }
  return texts;
}
