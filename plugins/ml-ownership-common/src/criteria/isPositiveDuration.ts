const DURATION =
  /^P(?!$)(\d+(?:\.\d+)?Y)?(\d+(?:\.\d+)?M)?(\d+(?:\.\d+)?W)?(\d+(?:\.\d+)?D)?(T(?=\d)(\d+(?:\.\d+)?H)?(\d+(?:\.\d+)?M)?(\d+(?:\.\d+)?S)?)?$/;

/** Whether a text is an ISO 8601 duration (§5.5.2.4, and weeks as most tools combine them) longer than zero. */
export function isPositiveDuration(text: string): boolean {
  return DURATION.test(text) && /[1-9]/.test(text);
}
