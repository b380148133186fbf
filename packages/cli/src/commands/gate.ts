import {
  ABILITIES,
  Gate,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Command } from '../Command';
import { ExitCode } from '../ExitCode';
import { oneOf, textOf } from '../options';
import { describeSteps } from '../report/describeSteps';
import { readEntityRef } from '../readEntityRef';
import { connect, URL_OPTION } from '../server/connect';

/** Asks whether an entity meets a requirement. */
export const gateCommand: Command = {
  name: 'gate',
  usage: 'ENTITY_REF',
  summary: 'Passes if an entity meets a requirement, for release pipelines',
  options: {
    ability: {
      type: 'string',
      help: `one of ${ABILITIES.join(
        ', ',
      )}; without it, the entity, for a Model with its supply chain`,
    },
    level: { type: 'string', help: 'the least level, from 1 to 4' },
    verdict: {
      type: 'string',
      help: 'the least verdict, yes or unproven; yes, if there is no --level either',
    },
    ...URL_OPTION,
  },
  formats: ['junit', 'sarif'],
  async run(args, options, context) {
    const entityRef = readEntityRef(args);
    const level = oneOf('level', textOf(options, 'level'), [
      '1',
      '2',
      '3',
      '4',
    ]);
    const query = {
      ability: oneOf('ability', textOf(options, 'ability'), ABILITIES),
      level: level && Number(level),
      verdict: oneOf('verdict', textOf(options, 'verdict'), [
        'yes',
        'unproven',
      ]),
    };
    const { api, request } = connect(options, context);
    const gate = await api.getGate(entityRef, query, request);
    return {
      command: 'gate',
      exitCode: gate.passes ? ExitCode.ok : ExitCode.failed,
      text: describeGate(gate),
      result: gate,
      items: [
        {
          name: [gate.entityRef, gate.ability].filter(Boolean).join(', '),
          findings: gate.passes
            ? []
            : [
                {
                  severity: 'error',
                  rule: 'gate',
                  message: `${gate.message}. ${gate.reason}`,
                  entityRef: gate.entityRef,
                },
              ],
        },
      ],
    };
  },
};

function describeGate(gate: Gate): string {
  const { entityRef, message, nextSteps, nextStepsFor, passes, reason } = gate;
  const subject =
    nextStepsFor === entityRef ? 'Next' : `Next, for ${nextStepsFor}`;
  return [
    `${passes ? 'passes' : 'does not pass'}: ${message}`,
    ...(passes ? [] : [`  ${reason}`]),
    ...describeSteps(nextSteps).map(step => `  ${subject}: ${step}`),
  ].join('\n');
}
