import { SourceClient } from '@mlownership/backstage-plugin-ml-ownership-node';
import { Silence } from '../alerting';
import { Matcher } from '../matchers';
import { silencesSchema } from './prometheusSchemas';

/** Reads the silences of an Alertmanager, or of the one in Grafana, that are active now. */
export async function readSilences(
  client: SourceClient,
  path: string,
  signal: AbortSignal,
): Promise<Silence[]> {
  const silences = await client.read({ path, schema: silencesSchema, signal });
  return silences
    .filter(({ status }) => status.state === 'active')
    .map(({ matchers, endsAt, createdBy, comment }) => ({
      matchers: matchers.map(({ name, value, isRegex, isEqual = true }) => {
        const sign = isEqual ? '=' : '!';
        const equal = isEqual ? '=' : '!=';
        return new Matcher(name, isRegex ? `${sign}~` : equal, value);
      }),
      endsAt: Date.parse(endsAt),
      createdBy,
      comment,
    }));
}
