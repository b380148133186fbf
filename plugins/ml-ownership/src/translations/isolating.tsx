import { isolate } from '@mlownership/backstage-plugin-ml-ownership-common';
import { isValidElement } from 'react';
import { TranslateFunction } from './Translate';

/**
 * Wraps a translation function so that all interpolated texts and elements are bidi-isolated: direction characters in a
 * title cannot reorder the rest of the sentence.
 */
export function isolating(t: TranslateFunction): TranslateFunction {
  const say = t as (key: string, values?: Record<string, unknown>) => string;
  return ((key: string, values?: Record<string, unknown>) =>
    values
      ? say(
          key,
          Object.fromEntries(
            Object.entries(values).map(([name, value]) => [
              name,
              isolated(value),
            ]),
          ),
        )
      : say(key)) as TranslateFunction;
}

function isolated(value: unknown): unknown {
  if (typeof value === 'string') {
    return isolate(value);
  }
  return isValidElement(value) ? <bdi>{value}</bdi> : value;
}
