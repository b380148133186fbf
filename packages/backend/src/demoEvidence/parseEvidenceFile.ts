import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  durationToMilliseconds,
  JsonObject,
  JsonValue,
} from '@backstage/types';
import { parse } from 'yaml';
import {
  DisputeCase,
  EvidenceFile,
  ExemptionCase,
  Statement,
} from './EvidenceFile';

/** What a group of statements may say once for all of them. */
const SHARED = ['age', 'expiresIn', 'subjectVersion', 'url'];

/**
 * Reads one file of the demo's evidence. What it holds about several entities comes out as one statement each. An entry that is
 * not as it should be becomes a problem that names file, entry, field, what stands there and what was expected.
 *
 * @param name - name of the file, for messages
 */
export function parseEvidenceFile(name: string, text: string): EvidenceFile {
  const problems: string[] = [];
  const attempt = <T>(action: () => T[]): T[] => {
    try {
      return action();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
      return [];
    }
  };
  const [file] = attempt(() => {
    const entry = new Entry(name, parse(text));
    entry.allow(['metadata', 'evidence', 'exemptions', 'disputes']);
    return [entry];
  });
  const read = <T>(field: string, readEntry: (entry: Entry) => T[]): T[] =>
    attempt(() => file?.entries(field) ?? []).flatMap(entry =>
      attempt(() => readEntry(entry)),
    );
  return {
    name,
    evidence: read('evidence', readStatements),
    exemptions: read('exemptions', entry => [readExemption(entry)]),
    disputes: read('disputes', entry => [readDispute(entry)]),
    problems,
  };
}

function readStatements(group: Entry): Statement[] {
  group.allow(['as', 'about', 'says', ...SHARED]);
  const as = group.text('as');
  return group.refs('about').flatMap(entityRef =>
    group.entries('says').map((own): Statement => {
      own.allow(['criterion', 'pass', 'fail', ...SHARED]);
      const said = own.over(group);
      const outcome = own.has('fail') ? 'fail' : 'pass';
      const about = (value: string | undefined) =>
        value?.replaceAll('{name}', parseEntityRef(entityRef).name);
      return {
        as,
        entityRef,
        criterion: own.text('criterion'),
        outcome,
        detail: about(own.text(outcome))!,
        age: said.duration('age'),
        expiresIn: said.has('expiresIn')
          ? said.duration('expiresIn')
          : undefined,
        subjectVersion: said.optionalText('subjectVersion'),
        url: about(said.optionalText('url')),
      };
    }),
  );
}

function readExemption(entry: Entry): ExemptionCase {
  entry.allow([
    ...['requestedBy', 'about', 'criterion', 'reason', 'until'],
    ...['approvedBy', 'refusedBy'],
  ]);
  const approvedBy = entry.optionalText('approvedBy');
  const refusedBy = entry.optionalText('refusedBy');
  return {
    requestedBy: entry.text('requestedBy'),
    entityRef: entry.ref('about'),
    criterion: entry.text('criterion'),
    reason: entry.text('reason'),
    until: entry.duration('until'),
    decision:
      (approvedBy && { verb: 'approve', by: approvedBy }) ||
      (refusedBy && { verb: 'refuse', by: refusedBy }) ||
      undefined,
  };
}

function readDispute(entry: Entry): DisputeCase {
  entry.allow(['by', 'about', 'criterion', 'reason', 'answer', 'answeredBy']);
  return {
    by: entry.text('by'),
    entityRef: entry.ref('about'),
    criterion: entry.text('criterion'),
    reason: entry.text('reason'),
    answer: entry.has('answer')
      ? { by: entry.text('answeredBy'), text: entry.text('answer') }
      : undefined,
  };
}

/**
 * An object of a file that knows where it stands.
 */
class Entry {
  private readonly fields: JsonObject;

  constructor(private readonly place: string, value: JsonValue | undefined) {
    if (!value || typeof value !== 'object' || Array.isArray(value)) {
      throw new InputError(
        `${place} is ${JSON.stringify(value)}, expected an object`,
      );
    }
    this.fields = value as JsonObject;
  }

  /** @throws InputError where it has another field than these: a slip of the pen would be lost in silence */
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

  /** Its own fields, and those of the group that it does not have. */
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
