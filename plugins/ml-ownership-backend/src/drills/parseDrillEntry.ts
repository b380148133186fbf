import { InputError } from '@backstage/errors';
import {
  Ability,
  DrillEntryRequest,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { toRef } from '../catalog/toRef';
import { parseHttpUrl } from '../text/parseHttpUrl';
import { parseUserText } from '../text/parseUserText';
import { assertBlocker } from './assertBlocker';
import {
  DrillEntryContent,
  DrillEntryRow,
  DrillStartSnapshot,
} from './DrillRow';
import { parseDrillAbility } from './parseDrillAbility';

/**
 * Parses a new entry of a record.
 *
 * @throws InputError if a field is missing or not allowed
 */
export function parseDrillEntry(
  request: DrillEntryRequest,
  drill: { abilities: readonly Ability[]; start?: DrillStartSnapshot },
  entries: readonly DrillEntryRow[],
): DrillEntryContent {
  const url =
    request.url === undefined ? undefined : parseHttpUrl('url', request.url);
  const requiredText = () => parseUserText('text', request.text ?? '', 1);
  const optionalText = () =>
    request.text === undefined ? undefined : requiredText();
  switch (request.kind) {
    case 'step': {
      const steps = drill.start?.steps.length ?? 0;
      if (request.step === undefined || request.step >= steps) {
        throw new InputError(
          `step is ${
            request.step ?? 'missing'
          }, expected the index of one of ${steps} steps`,
        );
      }
      return { step: request.step, done: request.done ?? true };
    }
    case 'blocker':
      return {
        text: requiredText(),
        url,
        ability: parseDrillAbility('ability', request.ability, drill.abilities),
      };
    case 'blocker-resolved':
      assertBlocker(request.blocker, entries);
      return { blocker: request.blocker, text: optionalText() };
    case 'help-requested':
      return {
        person: toRef('person', request.person ?? '', 'user'),
        text: optionalText(),
      };
    case 'trace':
      if (!url) {
        throw new InputError('url is missing, expected a link to a run');
      }
      return { url };
    default:
      return { text: requiredText(), url };
  }
}
