import {
  AffectedEntity,
  Check,
  FACT_KINDS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Command } from '../Command';
import { DescribedEntity } from '../entities/EntityFile';
import { ExitCode } from '../ExitCode';
import { describeChange, describeCheck } from '../report/describeCheck';
import { formatFinding } from '../report/formatFinding';
import { Finding, Report, ReportItem } from '../report/Report';
import { toMarkdown } from '../report/toMarkdown';
import { connect, URL_OPTION } from '../server/connect';
import { UsageError } from '../UsageError';
import { ValidatedFile, validateFiles } from '../validation/validateFiles';

/** As many as the server accepts in a request. */
const MAX_ENTITIES = 1_000;

/** Shows what the files would change, without writing anything. */
export const checkCommand: Command = {
  name: 'check',
  usage: 'FILE|FOLDER|PATTERN ...',
  summary:
    'Shows the verdicts that YAML files would get, and what gets better or worse',
  options: URL_OPTION,
  formats: ['junit', 'sarif', 'markdown'],
  async run(patterns, options, context) {
    const { api, request } = connect(options, context);
    const files = await validateFiles(patterns, context.cwd);
    const findings = files
      .flatMap(file => file.findings)
      .filter(({ severity }) => severity === 'error');
    if (findings.length > 0) {
      return rejectedReport(files, findings);
    }
    const described = files
      .flatMap(({ entities }) => entities)
      .filter(({ entity }) => FACT_KINDS.some(kind => kind === entity.kind));
    if (described.length === 0 || described.length > MAX_ENTITIES) {
      throw new UsageError(
        `${described.length} entities can be evaluated, expected 1 to ${MAX_ENTITIES}`,
      );
    }
    const check = await api.checkEntities(
      {
        // A copy without anything that JSON cannot express.
        entities: described.map(({ entity }) =>
          JSON.parse(JSON.stringify(entity)),
        ),
      },
      request,
    );
    return checkedReport(check, described);
  },
};

function rejectedReport(
  files: readonly ValidatedFile[],
  findings: readonly Finding[],
): Report {
  const text = findings.map(formatFinding);
  return {
    command: 'check',
    exitCode: ExitCode.failed,
    text: [...text, 'Not checked: the catalog would reject it.'].join('\n'),
    markdown: toMarkdown({ findings: text }),
    result: { findings },
    items: files.map(({ file, findings: own }) => ({
      name: file,
      findings: own,
    })),
  };
}

function checkedReport(
  check: Check,
  described: readonly DescribedEntity[],
): Report {
  const byRef = new Map(
    described.map(item => [stringifyEntityRef(item.entity), item]),
  );
  const toItem = (entity: AffectedEntity): ReportItem => ({
    name: entity.entityRef,
    findings:
      entity.change === 'worse'
        ? [
            {
              severity: 'error',
              rule: 'worse',
              message: describeChange(entity),
              entityRef: entity.entityRef,
              location: byRef.get(entity.entityRef)?.locate(),
            },
          ]
        : [],
  });
  return {
    command: 'check',
    exitCode: check.totals.worse > 0 ? ExitCode.failed : ExitCode.ok,
    text: describeCheck(check),
    markdown: toMarkdown({ check }),
    result: check,
    items: [...check.entities, ...check.others].map(toItem),
  };
}
