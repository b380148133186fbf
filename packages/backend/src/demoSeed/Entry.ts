import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  durationToMilliseconds,
  JsonObject,
  JsonValue,
} from '@backstage/types';

/**
 * An object of a seed file that knows its position, so that every error names the position, the value found and the
 * value expected.
 */
export class Entry {
  private readonly fields: JsonObject;

  constructor(private readonly place: string, value: JsonValue | undefined) {
    if (!value || typeof value !== 'object' || Array.isArray(value)) {
      throw new InputError(
        `${place} is ${JSON.stringify(value)}, expected an object`,
      );
    }
    this.fields = value as JsonObject;
  }

  /** @throws InputError if it has other fields, so that typing errors are not ignored */
  allow(names: readonly string[]) {
    for (const name of Object.keys(this.fields)) {
      if (!names.includes(name)) {
        throw new InputError(
          `${this.place} has a field ${name}, expected ${names.join(', ')}`,
        );
      }
    }
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined;
  }

  /** Its own fields, with those of the group as defaults. */
  over(group: Entry): Entry {
    return new Entry(this.place, { ...group.fields, ...this.fields });
  }

  text(name: string): string {
    const value = this.fields[name];
    if (typeof value !== 'string' || !value.trim()) {
      throw this.unexpected(name, 'a text');
    }
    return value.trim();
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  texts(name: string): string[] {
    const value = this.fields[name];
    if (
      !Array.isArray(value) ||
      value.length === 0 ||
      !value.every(one => typeof one === 'string')
    ) {
      throw this.unexpected(name, 'a list of strings');
    }
    return value as string[];
  }

  /** @returns a whole number, at least one */
  count(name: string): number {
    const value = this.fields[name];
    if (!Number.isInteger(value) || (value as number) < 1) {
      throw this.unexpected(name, 'a whole number from 1 on');
    }
    return value as number;
  }

  isTrue(name: string): boolean {
    const value = this.fields[name] ?? false;
    if (typeof value !== 'boolean') {
      throw this.unexpected(name, 'true or false');
    }
    return value;
  }

  /** @returns milliseconds */
  duration(name: string): number {
    try {
      return durationToMilliseconds(
        readDurationFromConfig(new ConfigReader({ [name]: this.text(name) }), {
          key: name,
        }),
      );
    } catch {
      throw this.unexpected(name, 'an ISO 8601 duration, such as "P3D"');
    }
  }

  ref(name: string): string {
    return this.toRef(name, this.fields[name]);
  }

  refs(name: string): string[] {
    const value = this.fields[name];
    return (Array.isArray(value) ? value : [value]).map(one =>
      this.toRef(name, one),
    );
  }

  entries(name: string): Entry[] {
    const value = this.fields[name] ?? [];
    if (!Array.isArray(value)) {
      throw this.unexpected(name, 'a list');
    }
    return value.map(
      (one, index) => new Entry(`${this.place} ${name}[${index}]`, one),
    );
  }

  /** An error about fields that contradict each other. */
  problem(text: string): InputError {
    return new InputError(`${this.place} ${text}`);
  }

  private toRef(name: string, value: JsonValue | undefined): string {
    try {
      return stringifyEntityRef(parseEntityRef(value as string));
    } catch {
      throw this.unexpected(name, 'an entity ref with its kind');
    }
  }

  private unexpected(name: string, expected: string): InputError {
    return new InputError(
      `${this.place}: ${name} is ${JSON.stringify(
        this.fields[name],
      )}, expected ${expected}`,
    );
  }
}
