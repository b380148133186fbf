import { Report } from './Report';
import { toJUnit } from './toJUnit';
import { toSarif } from './toSarif';

/** The report in one of the formats of its command. */
export function formatReport(report: Report, format: string): string {
  switch (format) {
    case 'json':
      return toJson(report.result);
    case 'junit':
      return toJUnit(report);
    case 'sarif':
      return toJson(toSarif(report));
    case 'markdown':
      return report.markdown ?? report.text;
    default:
      return report.text;
  }
}

function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
